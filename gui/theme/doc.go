// Package theme is the look of the desktop app: colours, type and spacing as one
// system, light and dark.
//
// In: the person's choice of variant and text size. Out: a fyne.Theme that also
// knows our own names: paper, rules, status colours, the palette of speakers, the
// sizes of the reader, and a serif for running text.
//
// The look is that of a newspaper desk: warm paper, black ink, hairlines, and one
// accent. Text meets WCAG 2.1 AA (4.5:1), boxes and rules that carry meaning 3:1;
// a test computes every pair. Colour never speaks alone: the widgets add a line
// style, initials or a word.
package theme
