package overview

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/articles"
	"github.com/readout-app/readout/gui/page/expectations"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
)

// view is what wants attention.
type view struct {
	ledger.View
	story      string
	today      string
	articles   []*story.Article
	sinceWords string
	numbers    numbers
	routes     map[string]page.Route     // key of a row -> its place
	details    map[string]func() pairing // of some rows, by key
}

// numbers stand at the head of the page.
type numbers struct{ articles, reprints, statements, expected, questions int }

// pairing is the two passages that a row is about, with a line on them.
type pairing struct {
	a, b           story.Passage
	aTitle, bTitle string
	note           string
	status         string // of the outcome proposed, in words; empty for none
}

// soon is how many days ahead are the next days.
const soon = 7

// Prepare gathers what wants attention.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := &view{story: l.Story, today: l.Today, articles: l.Articles, routes: map[string]page.Route{}, details: map[string]func() pairing{}}
	last := lastLook(p.Context.Desk, l.Story)
	first := last.Day == ""
	if !first {
		v.news(l, last)
	}
	v.expectations(l, p.Context.Shared.Times(l))
	v.replies(l)
	v.conflicts(l)
	if first { // all articles are new then, which says little
		v.news(l, last)
	}
	v.Groups = groupsOf(v.Items)
	v.numbers.articles, v.numbers.statements = len(l.Articles), len(l.Statements)
	v.numbers.questions = len(p.Context.Shared.Queue(l))
	for _, a := range l.Articles {
		if a.ReprintOf != "" {
			v.numbers.reprints++
		}
	}
	return *v
}

// mostNews is the number of new articles that are listed one by one.
const mostNews = 8

func rank(b story.Brought) int {
	if b.Article.ReprintOf != "" {
		return 1
	}
	return 0
}

// news lists what the articles brought that were not there at the last look.
func (v *view) news(l *story.Ledgers, last look) {
	news := l.News(last.has())
	slices.Reverse(news) // the newest first, and what is a reprint last
	slices.SortStableFunc(news, func(a, b story.Brought) int { return rank(a) - rank(b) })
	for i, b := range news {
		a := b.Article
		if i == mostNews {
			more := len(news) - mostNews
			title := lang.N("{{.Count}} more articles", more, map[string]any{"Count": more})
			v.add(fresh(), &a.Row, page.Route{Page: page.Articles},
				func() *page.Subject { return &page.Subject{Title: title, Accepts: &page.Act{}, Rejects: &page.Act{}} },
				func() rowlist.Row { return rowlist.Row{Title: title, Detail: lang.L("Enter lists them all.")} })
			break
		}
		v.add(fresh(), &a.Row, page.Route{Page: page.Articles, Row: a.Key}, func() *page.Subject { return articles.Subject(a) }, func() rowlist.Row {
			return rowlist.Row{
				Title: a.Headline, Detail: broughtWords(b), Dim: a.ReprintOf != "",
				Right: page.Day(a.Published[:min(len(a.Published), len(time.DateOnly))]), Tone: theme.Accent, Accent: theme.Accent,
			}
		})
	}
	count := map[string]any{"Count": len(news), "When": page.Day(last.Day)}
	switch {
	case len(l.Articles) == 0:
		v.sinceWords = ""
	case last.Day == "":
		v.sinceWords = lang.N("{{.Count}} new articles. m marks them as seen.", len(news), count)
	case len(news) == 0:
		v.sinceWords = lang.L("Nothing new since you last looked, {{.When}}.", count)
	default:
		v.sinceWords = lang.N("{{.Count}} articles since you last looked, {{.When}}. m marks them as seen.", len(news), count)
	}
}

// expectations lists what has a proposed outcome, is overdue, or is due soon.
func (v *view) expectations(l *story.Ledgers, times map[string]*story.Time) {
	horizon := l.Today
	if day, err := time.Parse(time.DateOnly, l.Today); err == nil {
		horizon = day.AddDate(0, 0, soon).Format(time.DateOnly)
	}
	for _, x := range l.Expectations {
		if x.Ruling == story.Rejected || x.Status.Settled() {
			continue
		}
		v.numbers.expected++
		group := ""
		switch {
		case len(x.Proposals) > 0 && x.Proof == nil:
			group = answered()
			v.details[x.Key] = func() pairing {
				best := x.Proposals[0]
				return pairing{
					a: x.Passages[0], b: best.Passage, aTitle: lang.L("It was announced"), bTitle: lang.L("A later article says"),
					note: page.SayAll(best.Reasons), status: page.StatusWord(best.Status),
				}
			}
		case x.Status == story.Overdue:
			group = overdue()
		case x.Status == story.Due:
			group = due()
		case x.Status == story.Open && x.From != "" && x.From <= horizon:
			group = comingUp()
		default:
			continue
		}
		v.add(group, &x.Row, page.Route{Page: page.Expectations, Row: x.Key},
			func() *page.Subject { return expectations.Subject(x, page.TimesOf(x, times)) }, func() rowlist.Row { return awaited(x) })
	}
}

// awaited is the row of an expectation.
func awaited(x *story.Expectation) rowlist.Row {
	detail := page.Say(x.Why)
	if len(x.Proposals) > 0 && x.Proof == nil {
		best := x.Proposals[0]
		detail = fmt.Sprintf("%s? “%s”", page.StatusWord(best.Status), page.OneLine(best.Passage.Text))
	}
	return rowlist.Row{Title: x.Title, Detail: detail, Right: page.Days(x.From, x.To), Tone: page.StatusColour(x.Status), Accent: page.StatusColour(x.Status)}
}

// replies lists who owes whom a reply, who has owed it longest first.
func (v *view) replies(l *story.Ledgers) {
	names := map[string]string{}
	for _, a := range l.Actors {
		names[a.Key] = a.Name
	}
	owed := slices.DeleteFunc(slices.Clone(l.Moves), func(m *story.Move) bool { return m.ReplyOwed == "" || m.Ruling == story.Rejected })
	slices.SortStableFunc(owed, func(a, b *story.Move) int { return compareDays(a.From, b.From) })
	for _, m := range owed {
		title := func() string {
			if len(m.By) > 0 && names[m.By[0]] != "" {
				return lang.L("{{.Name}} owes {{.Other}} a reply", map[string]any{"Name": names[m.ReplyOwed], "Other": names[m.By[0]]})
			}
			return lang.L("{{.Name}} owes a reply", map[string]any{"Name": names[m.ReplyOwed]})
		}
		v.add(replyOwed(), &m.Row, page.Route{Page: page.Moves, Row: m.Key}, nil, func() rowlist.Row {
			row := rowlist.Row{Title: title(), Detail: string(m.Move) + ": " + m.Title, Tone: theme.Accent, Accent: theme.Accent}
			if m.From != "" {
				row.Right = lang.L("since {{.Day}}", map[string]any{"Day": page.Day(m.From)})
			}
			return row
		})
	}
}

// compareDays puts what has no day last.
func compareDays(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == "" || b != "" && a > b:
		return 1
	}
	return -1
}

func (v *view) conflicts(l *story.Ledgers) {
	for _, k := range l.Conflicts {
		if k.Ruling != story.Proposed {
			continue
		}
		v.add(disputed(), &k.Row, page.Route{Page: page.Conflicts, Row: k.Key}, nil, func() rowlist.Row {
			title := page.ConflictWord(k.Kind) + ": “" + page.OneLine(k.A.Text) + "” – “" + page.OneLine(k.B.Text) + "”"
			return rowlist.Row{Title: title, Detail: explained(k), Tone: theme.Alert, Accent: theme.Alert}
		})
		v.details[k.Key] = func() pairing {
			return pairing{a: k.A, b: k.B, aTitle: lang.L("One passage"), bTitle: lang.L("The other"), note: explained(k)}
		}
	}
}

func explained(k *story.Conflict) string {
	why := lang.L("Nothing in the articles explains it.")
	switch k.ExplainedBy {
	case "anchor":
		why = lang.L("Explained: they count from different days.")
	case "reprint":
		why = lang.L("Explained: one is a reprint.")
	case "correction":
		why = lang.L("Explained: one was corrected.")
	}
	return strings.TrimSpace(why + " " + page.Say(k.Note))
}

// add adds a row to a group. Without a subject of its own it is ruled on as what it is
// of.
func (v *view) add(group string, of *story.Row, to page.Route, subject func() *page.Subject, shows func() rowlist.Row) {
	row := func() rowlist.Row {
		out := shows()
		out.Badge, out.Mark = group, ledger.Mark(of.Ruling)
		return out
	}
	if subject == nil {
		subject = func() *page.Subject {
			return &page.Subject{Row: *of, Ledger: of.Target.Record, Title: shows().Title}
		}
	}
	v.routes[of.Key] = to
	v.Add(ledger.Item{Key: of.Key, Row: row, Subject: subject, Passage: of.Passages[0], Groups: []string{group}})
}

// The groups of the list, in order.
func fresh() string     { return lang.L("new") }
func answered() string  { return lang.L("outcome proposed") }
func overdue() string   { return lang.L("overdue") }
func due() string       { return lang.L("due") }
func comingUp() string  { return lang.L("coming up") }
func replyOwed() string { return lang.L("reply owed") }
func disputed() string  { return lang.L("disputed") }

// groupsOf gives the groups that have rows, in order.
func groupsOf(items []ledger.Item) []string {
	var out []string
	found := map[string]bool{}
	for _, it := range items {
		found[it.Groups[0]] = true
	}
	for _, g := range []string{fresh(), answered(), overdue(), due(), comingUp(), replyOwed(), disputed()} {
		if found[g] {
			out = append(out, g)
		}
	}
	return out
}
