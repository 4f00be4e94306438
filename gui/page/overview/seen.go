package overview

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
)

// look is what is kept of the last look at a story: when it was, and which articles
// there were. The desk keeps it as a setting, since it is no ruling.
type look struct {
	Day      string   `json:"day"`
	Articles []string `json:"articles"` // the beginnings of their IDs
}

func setting(story string) string { return "seen." + story }

// lastLook reads the last look at a story. It runs off the UI goroutine.
func lastLook(d *desk.Desk, story string) look {
	var out look
	d.Setting(context.Background(), setting(story), &out)
	return out
}

// has says whether an article was there at the last look.
func (l look) has() func(article.ID) bool {
	known := make(map[string]bool, len(l.Articles))
	for _, id := range l.Articles {
		known[id] = true
	}
	return func(id article.ID) bool { return known[page.ShortID(id)] }
}

// markSeen keeps that all articles shown have been looked at.
func (p *Page) markSeen() {
	now := look{Day: p.today}
	for _, a := range p.articles {
		now.Articles = append(now.Articles, page.ShortID(a.ID))
	}
	of := p.view.story
	var err error
	p.Context.Run(func(ctx context.Context) {
		err = p.Context.Desk.SetSetting(ctx, setting(of), now)
	}, func() {
		if err != nil {
			p.Context.Notice(page.Sentence(err))
			return
		}
		p.Context.Notice(lang.L("All that is here now counts as seen."))
		p.Context.Again()
	})
}

// broughtWords says what an article brought.
func broughtWords(b story.Brought) string {
	var parts []string
	add := func(n int, words string) {
		if n > 0 {
			parts = append(parts, words)
		}
	}
	count := func(n int) map[string]any { return map[string]any{"Count": n} }
	add(b.Answers, lang.N("{{.Count}} outcomes proposed", b.Answers, count(b.Answers)))
	add(b.Conflicts, lang.L("{{.Count}} disputed", count(b.Conflicts)))
	add(b.Expectations, lang.L("{{.Count}} announced", count(b.Expectations)))
	add(b.Moves, lang.N("{{.Count}} moves", b.Moves, count(b.Moves)))
	add(b.Statements, lang.N("{{.Count}} statements", b.Statements, count(b.Statements)))
	switch {
	case b.Article.VersionOf != "":
		parts = append([]string{lang.L("a newer version of one you have")}, parts...)
	case b.Article.ReprintOf != "":
		parts = append([]string{lang.L("a reprint of what you have")}, parts...)
	case len(parts) == 0:
		return lang.L("nothing that was not known")
	}
	return strings.Join(parts, " · ")
}
