// Package scene lays moves out as a ladder: parties as columns, moves as arrows between
// them in the order of time, what was answered and what is still owed along the column
// of the party that answers.
//
// In: parties and moves that know no domain, a width, the size of the words. Out: a
// drawing with a spot for each move. All functions are pure.
package scene
