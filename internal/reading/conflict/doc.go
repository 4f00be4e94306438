// Package conflict finds pairs of passages in one article that do not agree: in
// time, number, wording or office, a headline and its body, a claim and its denial.
//
// In: an analysed text, its front matter and the records found in it. Out: one
// Conflict a pair; one that is explained, such as "next week" printed a day after it
// was said, says by what. Both sides stay.
//
// The rules are narrow: what merely could be a conflict gives none.
package conflict
