// Package stage shows a scene on the toolkit's canvas and writes it as a picture.
//
// In: a Drawing whose tones are names of the theme's colours, and which part of it is
// in sight. Out: pooled canvas objects for that part; PNG and SVG of the whole.
package stage
