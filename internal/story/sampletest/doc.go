// Package sampletest reads the sample story of the program for tests.
//
// In: the embedded sample. Out: what a story is built from.
package sampletest
