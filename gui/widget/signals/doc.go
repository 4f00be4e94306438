// Package signals is the canvas that shows how one actor deals with another, day by day.
//
// In: a layout.Chart. Out: calls when a day is selected or opened. The arrow keys go from
// dot to dot, the wheel zooms at the pointer, dragging pans.
package signals
