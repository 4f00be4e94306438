// Command measure tells how good and how fast the reading of articles is.
//
// In: the folder of the corpora, with attribution/, times/, events/, names/ and
// meantime/. Out: tables of figures on standard output, each beside the number of cases
// it rests on: statements, times, events, mentions and words a second on one core. With
// -errors DIR every disagreement is written there too, a file a corpus, to be read.
//
// Use: go run ./internal/reading/measure [-corpora DIR] [-errors DIR] [PART…]
//
// A part is attribution, times, events, entities or speed; all of them when none is
// named. Each text is read as "readoutctl read --plain" reads it.
package main

import "github.com/readout-app/readout/internal/corpora"

// parts are what can be measured, in the order they are printed.
func parts() []corpora.Part {
	return []corpora.Part{
		part("attribution", attribution), part("times", times), part("events", events), part("entities", entities), part("speed", speed),
	}
}

func part(name string, run func(*bench) error) corpora.Part {
	return corpora.Part{Name: name, Run: func(b *corpora.Bench) error {
		with, err := newBench(b)
		if err != nil {
			return err
		}
		return run(with)
	}}
}

func main() { corpora.Main(parts()) }
