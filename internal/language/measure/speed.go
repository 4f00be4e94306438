package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/text"
)

// loaded is what it took to make an analyser.
type loaded struct {
	time     time.Duration
	resident string // memory of the program with the models, "" where it is not told
}

// timeLoad makes an analyser and says what it took.
func timeLoad() (*language.Analyser, loaded, error) {
	from := time.Now()
	a, err := language.New()
	if err != nil {
		return nil, loaded{}, fmt.Errorf("making the analyser: %w", err)
	}
	l := loaded{time: time.Since(from)}
	debug.FreeOSMemory() // what only the loading needed is no matter
	l.resident = resident()
	return a, l, nil
}

// resident reads how much memory the program holds; only Linux tells.
func resident() string {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if value, ok := strings.CutPrefix(lines.Text(), "VmRSS:"); ok {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// rounds is how often the texts are read for the middle of the times.
const rounds = 3

// speed measures how many words a second the whole layer reads.
func speed(out io.Writer, a *language.Analyser, held []part, l loaded) {
	var texts []*text.Text
	for _, p := range held {
		if p.whole != "EWT dev" { // edited text: what the layer is for
			texts = append(texts, text.New(conllu.RawText(p.sentences).Text))
		}
	}
	var times []time.Duration
	words := 0
	for range rounds {
		words = 0
		from := time.Now()
		for _, t := range texts {
			words += len(a.Parse(t, nil).Tokens)
		}
		times = append(times, time.Since(from))
	}
	slices.Sort(times)
	middle := times[rounds/2]
	fmt.Fprintf(out, "\nSpeed on one core: %.0f words a second (%d words of PUD and GUM dev in %s, the middle of %d)\n",
		float64(words)/middle.Seconds(), words, middle.Round(time.Millisecond), rounds)
	fmt.Fprintf(out, "Loading: %s", l.time.Round(time.Millisecond))
	if l.resident != "" {
		fmt.Fprintf(out, "; memory with the models loaded: %s resident", l.resident)
	}
	fmt.Fprintln(out)
}
