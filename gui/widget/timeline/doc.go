// Package timeline is the canvas that shows marks in time: intervals as bands, points as
// dots, what is only expected as hollow, conflicts tied by a line, today as a line
// across, lanes that hold too much as columns.
//
// In: a layout.Set of marks that know no domain. Out: calls when a mark is selected or
// opened and when a stretch of days is picked out. The wheel zooms at the pointer,
// dragging pans, dragging with shift picks out; keys do all of it.
package timeline
