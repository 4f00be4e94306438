// Package scene lays marks out in time: the maths of the timeline, apart from any
// drawing.
//
// In: marks with days, a View that says which stretch of time lies on how many
// pixels. Out: ticks, rows and boxes in pixels, what lies under a point. Time is
// counted in days since 1 January 1970 as float64; all functions are pure and hold
// at any zoom from minutes to millennia.
package scene
