package assets

import "embed"

// Words holds the word lists of the reading: UTF-8, tab-separated, one entry a
// line, lines that begin with # are notes and name the source.
//
//go:embed words
var Words embed.FS
