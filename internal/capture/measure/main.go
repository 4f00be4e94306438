// Command measure tells how well articles are taken out of what comes from the web.
//
// In: the folder of the corpora, with feeds/. Out: tables of figures on standard output,
// each beside the number of cases it rests on. With -errors DIR what went wrong is
// written there too, a file a part, to be read.
//
// Use: go run ./internal/capture/measure [-corpora DIR] [-errors DIR] [PART…]
//
// A part is feeds; all of them when none is named.
package main

import "github.com/readout-app/readout/internal/corpora"

// parts are what can be measured, in the order they are printed.
func parts() []corpora.Part {
	return []corpora.Part{{Name: "feeds", Run: feeds}}
}

func main() { corpora.Main(parts()) }
