// Package date reads the dates that feeds and pages state for programs.
//
// In: a date as RFC 822 and 2822, ISO 8601 or C's asctime write it, and what people make
// of them. Out: the moment by ISO 8601, as precise as it was stated. Dates that are
// printed for readers are read by package frontmatter.
package date
