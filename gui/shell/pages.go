package shell

import (
	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/actors"
	"github.com/readout-app/readout/gui/page/articles"
	"github.com/readout-app/readout/gui/page/brief"
	"github.com/readout-app/readout/gui/page/conflicts"
	"github.com/readout-app/readout/gui/page/decisions"
	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/gui/page/feeds"
	"github.com/readout-app/readout/gui/page/moves"
	"github.com/readout-app/readout/gui/page/overview"
	"github.com/readout-app/readout/gui/page/review"
	"github.com/readout-app/readout/gui/page/search"
	"github.com/readout-app/readout/gui/page/signals"
	"github.com/readout-app/readout/gui/page/sources"
	"github.com/readout-app/readout/gui/page/statements"
	"github.com/readout-app/readout/gui/page/timeline"
)

// place is where a page stands in the window. Its icon is the one of its name.
type place struct {
	page   page.Page
	letter rune // leads to it after g
	begins bool // a gap on the rail before it: another group of pages begins
	aside  bool // not on the rail: another page leads to it
}

// places makes the pages of a story in the order of the rail.
func places(ctx *page.Context) []place {
	return []place{
		{page: overview.New(ctx), letter: 'o'},
		{page: review.New(ctx), letter: 'w'},
		{page: timeline.New(ctx), letter: 't', begins: true},
		{page: statements.New(ctx), letter: 's'},
		{page: expectations.New(ctx), letter: 'e'},
		{page: moves.New(ctx), letter: 'm'},
		{page: conflicts.New(ctx), letter: 'c'},
		{page: actors.New(ctx), letter: 'p', begins: true},
		{page: sources.New(ctx), letter: 'u'},
		{page: signals.New(ctx), letter: 'i'},
		{page: articles.New(ctx), letter: 'a', begins: true},
		{page: search.New(ctx), letter: 'f'},
		{page: feeds.New(ctx), letter: 'd'},
		{page: brief.New(ctx), letter: 'b', begins: true},
		{page: decisions.New(ctx), letter: 'l', aside: true},
	}
}
