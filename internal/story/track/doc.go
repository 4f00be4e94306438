// Package track gives the track record of every announcer and every outlet: what came
// of the events that were announced.
//
// In: the ledgers of a story. Out: Records of plain data, in which every number is a
// list of the expectations it stands on.
//
// Only outcomes that the analyst settled count: an expectation has one when it was
// resolved. One that is merely proposed stays open or overdue, and is listed under
// Proposed too, so that a record says how much of it waits for a ruling. Rejected
// expectations give nothing. The window is that of the first announcement, the outlet
// the one that printed it; an expectation without a known announcer counts for its
// outlet alone.
package track
