// Package layout draws how one actor deals with another, day by day: the maths of the
// chart of signals, apart from any toolkit.
//
// In: a Chart of days with their scores, and a timeaxis.View. Out: a Plot of dots in
// pixels, which dot lies under a point, and the Drawing that the window shows and PNG and
// SVG are written from. Cooperation is above the line of zero, escalation below; days
// without a report are hatched. Days that lie too close to be told apart share a dot. All
// functions are pure.
package layout
