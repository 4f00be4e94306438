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

// Models holds the small trained models of the language layer, which are decoded where
// they are used; models/MODEL-CARD.md says what all are made from.
//
//go:embed models/boundary.bin models/names.bin models/wordclass.bin
var Models embed.FS

// Network holds the large model, whose tables are read where they lie in the program: as
// a string, so that there is never a copy of its fifteen megabytes.
//
//go:embed models/net.bin
var Network string

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

// MenuEntry is the program's entry in the menu of a Linux desktop; installer/README.md
// says what it and the files beside it are for.
//
//go:embed installer/app.readout.Readout.desktop
var MenuEntry string
