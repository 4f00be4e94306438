// Package dateparser stands in for github.com/markusmobius/go-dateparser, which the
// page extractor links but which Readout never calls: its language tables alone cost
// each start of the program 0.14 s and 45 MB, and every binary 4.5 MB.
//
// In: nothing. Out: the few names that go-htmldate v1.9.1 is compiled against; Parse
// finds no date. go.mod puts it in place with a replace line. When go-htmldate is
// updated and asks for more names, they are added here.
package dateparser

import (
	"errors"
	"time"
)

// ParserType is a way to parse.
type ParserType uint8

// The ways that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says which of several days is meant.
type PreferredDateSource uint8

// Past prefers days before today.
const Past PreferredDateSource = 2

// Configuration holds the fields that go-htmldate sets.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Parser parses nothing.
type Parser struct{ ParserTypes []ParserType }

// Date is a day that was found; here always the zero time.
type Date struct{ Time time.Time }

// ErrAbsent is what Parse gives.
var ErrAbsent = errors.New("the date parser is not part of this program")

// Parse fails with ErrAbsent.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, ErrAbsent }
