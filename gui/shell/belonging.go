package shell

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/desk"
)

// mostAsked is the number of articles that came in for which other stories are looked
// through, those printed last: each is compared with what all stories are about.
const mostAsked = 500

// belonging is what the last articles to come in seem to belong to.
type belonging struct {
	story desk.StoryID // that they came into
	to    []desk.Suggestion
}

// lookWhereBelong asks whether articles that came into a story seem to belong to another
// one, and says so; nothing is moved before the analyst says it.
func (s *Shell) lookWhereBelong(in desk.StoryID, ids []article.ID) {
	if len(ids) == 0 || len(s.stories) < 2 {
		return
	}
	ids = ids[max(0, len(ids)-mostAsked):]
	var found []desk.Suggestion
	var err error
	s.run(func(ctx context.Context) { found, err = s.desk.Suggest(ctx, in, ids...) }, func() {
		if err != nil {
			s.failed(err)
			return
		}
		if s.belong = (belonging{in, found}); len(found) > 0 && in == s.story.ID {
			said := seemToBelong(found[0])
			s.frame.offer(said, lang.L("Move or add…"), s.moveToWhereBelong)
			s.frame.toast.show(said, func() { s.goTo(page.Route{Page: page.Articles}) })
		}
	})
}

func seemToBelong(x desk.Suggestion) string {
	n := len(x.Articles)
	return lang.N("{{.Count}} of the new articles seem to belong to “{{.Story}}” (B)", n, map[string]any{"Count": n, "Story": x.Story.Name})
}

// moveToWhereBelong offers to move or add the last articles that came in to the stories
// they seem to belong to.
func (s *Shell) moveToWhereBelong() {
	if s.belong.story != s.story.ID || len(s.belong.to) == 0 {
		s.frame.notice(lang.L("None of the articles that came in last seems to belong to another story."), false)
		return
	}
	var options []page.Option
	for _, x := range s.belong.to {
		what := map[string]any{"Count": len(x.Articles), "Story": x.Story.Name}
		why := lang.L("They have in common: {{.Words}}.", map[string]any{"Words": strings.Join(inCommon(x), ", ")})
		options = append(options,
			page.Option{Label: lang.N("Move {{.Count}} articles to “{{.Story}}”", len(x.Articles), what), Means: why + " " + lang.L("Here they are rejected; z takes that back.")},
			page.Option{Label: lang.N("Add {{.Count}} articles to “{{.Story}}” too", len(x.Articles), what), Means: why + " " + lang.L("Here they stay as they are.")})
	}
	options = append(options, page.Option{Label: lang.L("Leave them here"), Means: lang.L("They belong to this story.")})
	s.choose(lang.L("Where do the new articles belong?"), options, func(i int) {
		if n := i / 2; n < len(s.belong.to) {
			s.takeToOther(s.belong.to[n], i%2 == 0)
			return
		}
		s.belong = belonging{}
		s.frame.notice("", false)
	})
}

// mostInCommon is the number of words by which the likeness is explained.
const mostInCommon = 5

func inCommon(x desk.Suggestion) []string {
	all := slices.Concat(x.Names, x.Numbers, x.Words)
	return all[:min(len(all), mostInCommon)]
}

// takeToOther moves or adds articles to the story they seem to belong to.
func (s *Shell) takeToOther(x desk.Suggestion, move bool) {
	from := s.story.ID
	var err error
	s.run(func(ctx context.Context) {
		if move {
			err = s.desk.MoveArticles(ctx, from, x.Story.ID, x.Articles...)
		} else {
			err = s.desk.AddArticles(ctx, x.Story.ID, x.Articles...)
		}
	}, func() {
		if err != nil {
			s.failed(err)
			return
		}
		s.belong.to = slices.DeleteFunc(s.belong.to, func(y desk.Suggestion) bool { return y.Story.ID == x.Story.ID })
		n := len(x.Articles)
		what := map[string]any{"Count": n, "Story": x.Story.Name}
		said := lang.N("Added {{.Count}} articles to “{{.Story}}”", n, what)
		if move {
			said = lang.N("Moved {{.Count}} articles to “{{.Story}}”", n, what)
		}
		s.frame.notice(said, move)
	})
}
