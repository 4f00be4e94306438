// Package layout lays marks out in time and draws them: the maths of the timeline, apart
// from any toolkit.
//
// In: a Set of marks sorted into lanes, and a timeaxis.View that says which stretch of
// time lies on how many pixels. Out: a Scene of rows and boxes in pixels, what lies
// under a point, and the Drawing that the window shows and PNG and SVG are written from.
// A lane with more marks than can be told apart is counted per column of pixels. All
// functions are pure: they may run off the UI goroutine.
package layout
