// Package series gives, for each ordered pair of actors, where it is heading: the PLOVER
// scores of what one did towards the other, day by day.
//
// In: the ledgers of a story. Out: Pairs of plain data; every number stands on Points,
// and every Point names the signals and the passages that it is made of.
//
// What counts. A signal counts by the score of its ledger row. One that is rejected,
// whose event the analyst fixed to something that is denied or not said to be so, or
// that lacks one of the two, gives nothing. Within one origin (a report with all its
// reprints) a pair does an act of one PLOVER root once a day: the headline, the lead,
// the body and five reprints that tell it are one Point (the one-a-day filter of event
// data: Schrodt, "Event Data in Foreign Policy Analysis", 1994, here for each origin).
// Two origins that tell of one act are two Points, so a day is given by its mean, which
// does not grow with the press that an act gets; the sum and the counts stand beside.
//
// The day of a Point is that on which its event begins; where no day is told, or the
// event was still to come, that on which the first article of its origin was printed:
// of what is announced it is the announcement that signals.
//
// Smoothing. The smoothed value of a day is the mean of all Points up to that day, each
// weighing half for every HalfLife days of its age. It looks back only, so a value that
// was handed over does not change because days pass; it needs no even spacing, so
// silence is not filled with zeros but lets what is old fade before what is new; and it
// has no window at whose edge an old event drops out with a jump.
//
// A day on which nothing of the pair was reported has no value. Such days are Gaps.
package series
