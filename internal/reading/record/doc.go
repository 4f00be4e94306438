// Package record defines the records of a Reading: what one article says, each
// record with the passage it came from and the rule that found it.
//
// In: spans, rules and values from the packages of reading. Out: plain data that
// marshals to the fixed JSON of the contract (schema readout.reading/1).
//
// A record is only made by its constructor, which takes the span and the rule, so
// that there is no record without evidence; a test in this package keeps composite
// literals of records out of the rest of the code.
package record
