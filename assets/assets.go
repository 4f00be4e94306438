package assets

import "embed"

// Words holds the word lists of the reading: UTF-8, tab-separated, one entry a
// line, lines that begin with # are notes and name the source.
//
//go:embed words
var Words embed.FS

// Sample holds the articles of the sample story: invented states, people and
// outlets, one text file an article, read in the order of their names.
//
//go:embed sample/*.txt
var Sample embed.FS

// Models holds the trained models of the language layer; models/MODEL-CARD.md says
// what they are made from.
//
//go:embed models
var Models embed.FS

// Fonts holds the typefaces, under the Open Font License; fonts/README.md names
// their origin.
//
//go:embed fonts/*.ttf
var Fonts embed.FS

// Icons holds the line icons of the window, one SVG file an icon; icons/README.md
// says how they are drawn.
//
//go:embed icons/*.svg
var Icons embed.FS

// Translations holds the words of the window in other languages, one JSON file a
// language, named by its tag, in the form of the toolkit's lang package.
//
//go:embed translations/*.json
var Translations embed.FS
