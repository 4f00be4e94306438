package expectations

import (
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// outcomes are the statuses that an analyst sets by hand, the likeliest first.
var outcomes = []story.Status{
	story.Happened, story.HappenedOtherwise, story.Postponed, story.Rescheduled,
	story.Cancelled, story.Denied, story.Ambiguous, story.Annulled,
}

// settle asks for the status of the selected row.
func (p *Page) settle() {
	if it := p.Item(); it != nil {
		Settle(p.Context, p.view.byKey[it.Key])
	}
}

// Settle asks what became of an expectation, and rules it without a passage that shows it.
func Settle(ctx *page.Context, x *story.Expectation) {
	words := make([]page.Option, len(outcomes))
	for i, s := range outcomes {
		words[i] = page.Option{Label: page.StatusWord(s), Means: means(s)}
	}
	ctx.Choose(lang.L("What became of it? {{.Title}}", map[string]any{"Title": page.Clip(x.Title, 60)}), words, func(i int) {
		ctx.Decide(settled(x, outcomes[i]), decision.Decision{Kind: decision.KindResolve, Target: x.Target, Value: string(outcomes[i])})
	})
}
