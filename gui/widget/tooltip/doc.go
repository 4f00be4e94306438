// Package tooltip shows what is under the pointer: a title and a few lines, drawn on
// top of a widget without taking the pointer from it.
//
// In: a Tip and the place it speaks of. Out: a Bubble laid out beside that place,
// inside given bounds. The widget that owns the pointer owns the bubble too: the
// toolkit has no tooltips and gives the pointer to one widget only.
package tooltip
