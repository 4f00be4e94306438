// Package timex finds time expressions in English news and keeps every way to read
// them.
//
// In: an analysed document, the day of publication and, later, what was said when.
// Out: record.Time values after TIMEX3 (TimeML 1.2.1) with readings by anchor
// (publication, utterance, narrative) and week rule (ISO, Sunday), one of them chosen.
//
// The grammar matches over its own small lexemes (runs of letters, runs of digits,
// single marks), so that it does not depend on how a tokeniser cuts "mid-2011" or
// "10:32 a.m."; only the direction of a date without a year is read off the tagged
// verbs around it. A match is an expression without an anchor; resolving it for a
// day and a week rule is pure calendar arithmetic. The grammar never looks further
// than a bounded number of lexemes, so time is linear in the text.
package timex
