// Package query is the language in which a person asks: words, phrases, fields and days,
// joined by AND, OR and NOT.
//
// In: the line as typed. Out: a Node, or an Error that says where and what to change. It
// knows nothing of an index.
//
//	written response         both words, in any form
//	"written response"       one after the other
//	draft OR proposal        one of them, or both
//	-rumour, NOT rumour      without it
//	(draft OR text) treaty   grouped
//	talk*                    begins so
//	Lavrov~                  spelt nearly so; ~2 allows two letters
//	answer near/5 proposal   at most five words apart
//	by:Nuland about:Russia   fields, see Fields
//	said:2022-01..2022-03    days, months or years; an end may be left out
package query
