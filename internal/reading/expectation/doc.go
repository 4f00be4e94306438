// Package expectation finds announced events that have yet to be seen: who is to do
// what, in which window of days, how likely by the announcer's own word and under
// which condition.
//
// In: an analysed document with the mentions, times, statements and events found in
// it. Out: records of expectations in text order, one for each announced event and
// announcer within the article.
//
// An expectation is an event still to come that somebody holds certain, probable or
// possible (also one called unlikely, which has its band too). What is only thought
// of, wished for, asked for, threatened or refused is none.
package expectation
