package shell

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/articles"
	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/gui/page/overview"
	"github.com/readout-app/readout/gui/page/statements"
	"github.com/readout-app/readout/gui/page/timeline"
)

// place is where a page stands in the window.
type place struct {
	page   page.Page
	letter rune // leads to it after g
	icon   func() fyne.Resource
	begins bool // a gap on the rail before it: another group of pages begins
}

// places makes the pages of a story in the order of the rail.
func places(ctx *page.Context) []place {
	return []place{
		{page: overview.New(ctx), letter: 'o', icon: fynetheme.HomeIcon},
		{page: timeline.New(ctx), letter: 't', icon: fynetheme.HistoryIcon, begins: true},
		{page: statements.New(ctx), letter: 's', icon: fynetheme.MailComposeIcon},
		{page: expectations.New(ctx), letter: 'e', icon: fynetheme.CheckButtonCheckedIcon},
		{page: articles.New(ctx), letter: 'a', icon: fynetheme.DocumentIcon, begins: true},
	}
}
