package desk

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/capture"
)

// A unit is what an import takes in at a time, goes on after when it was cut off, and tries
// again: a file by its path, or an address that a person gave. Other units begin with one
// of these marks, which no path and no address does.
const (
	feedUnit   = "\x00feed:"   // before the ID of a subscription of the story
	pageUnit   = "\x00page:"   // before an address that a feed or a list names
	sampleUnit = "\x00sample:" // before the name of an article of the sample story
	pasteUnit  = "\x00paste:"  // the text that was pasted
)

// marked says whether a unit begins with a mark.
func marked(unit string) bool { return strings.HasPrefix(unit, "\x00") }

// hasFeeds says whether some of an import's units are feeds.
func (c course) hasFeeds() bool {
	return c.feeds != nil || slices.ContainsFunc(c.units, func(unit string) bool { return strings.HasPrefix(unit, feedUnit) })
}

// turnOf gives the turn that an import is to wait for. What a person has just pasted waits
// for nobody.
func (d *Desk) turnOf(c course) turn {
	switch {
	case c.hasFeeds():
		return d.feeds.looking
	case len(c.units) > 0 && (c.units[0] == pasteUnit || strings.HasPrefix(c.units[0], sampleUnit)):
		return nil
	}
	return d.jobs.imports
}

// inputsOf gives an input for each unit that a course has ahead of it. Feeds are looked at
// by g, some of them ahead; it is nil where there are none.
func (d *Desk) inputsOf(ctx context.Context, c course, g *gathering) iter.Seq[input] {
	numbers := func(yield func(int) bool) {
		for i := c.taken; i < len(c.units); i++ {
			if !yield(i) {
				return
			}
		}
	}
	one := func(ctx context.Context, i int) input { return d.inputOf(ctx, c, g, i) }
	return func(yield func(input) bool) {
		if g != nil {
			inOrder(ctx, fetchers, numbers, one, yield)
			return
		}
		for i := range numbers {
			if !yield(one(ctx, i)) {
				return
			}
		}
	}
}

// inputOf gives the input of a unit.
func (d *Desk) inputOf(ctx context.Context, c course, g *gathering, i int) input {
	unit := c.units[i]
	in := input{unit: i, from: unit, only: c.only[unit]}
	if picked := c.pick[unit]; len(picked) > 0 {
		in.pick = setOf(picked)
	}
	mark, rest, _ := strings.Cut(unit, ":")
	switch mark += ":"; {
	case mark == feedUnit:
		l, had := c.looks[unit]
		if !had {
			l = g.look(ctx, rest)
		}
		in.expand = func(ctx context.Context) (int, iter.Seq[input]) { return g.entries(ctx, i, l) }
	case mark == pageUnit:
		in.expand = func(ctx context.Context) (int, iter.Seq[input]) { return alone(d.page(ctx, rest)) }
	case mark == sampleUnit:
		data, err := assets.Sample.ReadFile(rest)
		in.source, in.err = capture.Bytes(rest[strings.LastIndexByte(rest, '/')+1:], data), err
	case mark == pasteUnit:
		in.source = capture.Bytes("", c.pasted)
	case isAddress(unit):
		in.source = capture.Source{Name: unit}
		in.expand = func(ctx context.Context) (int, iter.Seq[input]) { return d.inputsFrom(ctx, unit) }
	default:
		in.source = capture.File(unit)
	}
	return in
}
