// Package sketch is the canvas that shows a laid-out drawing larger than itself: it
// scrolls, its head stays in sight, its spots are selected by pointer and keys.
//
// In: a function that lays a drawing out for a width. Out: calls when a spot is
// selected or opened. It knows no domain; what is drawn is a scene of its caller.
package sketch
