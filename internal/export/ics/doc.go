// Package ics writes what is expected in a story as a calendar (iCalendar, RFC 5545).
//
// In: the expectations of ledgers, and the address of each article. Out: one event for each
// that has a day, over the days of its window, with its status and the words it rests on.
package ics
