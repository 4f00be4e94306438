// Command measure tells how well articles are taken out of what comes from the web.
//
// In: the folder of the corpora, with feeds/, pages/aeb/ and pages/htmldate/. Out:
// tables of figures on standard output, each beside the number of cases it rests on: of
// feeds what stands in them, of pages the main text against what people marked, beside
// what other programs made of the same pages, and the day of publication. With -errors
// DIR what went wrong is written there too, a file a part, to be read: of pages one half
// only, so that the other half tells whether what was learned from the first holds.
//
// Use: go run ./internal/capture/measure [-corpora DIR] [-errors DIR] [PART…]
//
// A part is feeds, pages or dates; all of them when none is named.
package main

import (
	"hash/fnv"

	"github.com/readout-app/readout/internal/corpora"
)

// parts are what can be measured, in the order they are printed.
func parts() []corpora.Part {
	return []corpora.Part{{Name: "feeds", Run: feeds}, {Name: "pages", Run: pages}, {Name: "dates", Run: dates}}
}

func main() { corpora.Main(parts()) }

// half tells to which half a page belongs by its name.
type half int

// The halves: the errors of one are read, the other is only measured.
const (
	halfRead half = iota
	halfKept
	halves
)

// String names a half in a table.
func (h half) String() string {
	if h == halfRead {
		return "half whose errors are read"
	}
	return "half that is only measured"
}

func halfOf(name string) half {
	h := fnv.New32a()
	h.Write([]byte(name)) // never fails
	return half(h.Sum32() >> 16 % uint32(halves))
}
