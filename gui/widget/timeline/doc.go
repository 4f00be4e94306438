// Package timeline is the canvas that shows marks in time: intervals as bands,
// points as dots, what is only expected as hollow, conflicts tied by a line, today
// as a line across.
//
// In: marks that know no domain. Out: calls when a mark is selected or opened. The
// wheel zooms at the pointer, dragging pans, keys do both.
package timeline
