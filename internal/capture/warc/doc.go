// Package warc opens web archives (ISO 28500, WARC 1.0 and 1.1), as crawlers keep
// them, packed with gzip or not.
//
// In: the bytes of a WARC file, at any size. Out: the pages and documents that servers
// answered with, each with its address, in the order they were kept.
package warc
