// Package scene holds a drawing as plain shapes in pixels, apart from any toolkit:
// what a timeline, a ladder, a chain or a chart is laid out to.
//
// In: shapes put on a Drawing by a layout, colours by name. Out: the same drawing as
// SVG and as an image, and which of its keys lies under a point. The package stage
// shows it in a window. All coordinates are float64 pixels from the top left; no
// function keeps state, so that a drawing can be made and written off the UI
// goroutine.
package scene
