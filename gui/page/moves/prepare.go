package moves

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/side"
)

// view is what Prepare makes.
type view struct {
	ledger.View
	moves     map[string]*story.Move
	documents map[string]*story.Document
	rungs     []rung // in the order of time
	debts     []debt
	names     map[string]string // of actors, by Key
	today     string
}

// rung is a move as the ladder needs it; sides are Keys of actors.
type rung struct {
	key, day, label  string
	when             string // what stands beside it
	from, to         []string
	hollow, against  bool
	owed             string // side that owes a reply
	answeredBy       string // Key of the move that is the reply
	answerer, waited string
}

// debt is a reply that is owed.
type debt struct {
	move            string // Key
	who, whom, what string
	since           string
	days            int
	passage         story.Passage
}

// unnamed is the side of those whom the articles do not name.
const unnamed = ""

// Prepare makes rows, rungs and debts.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{moves: map[string]*story.Move{}, documents: map[string]*story.Document{}, names: map[string]string{}, today: l.Today}
	for _, a := range l.Actors {
		v.names[a.Key] = a.Name
	}
	for _, d := range l.Documents {
		v.documents[d.Key] = d
	}
	printed := map[article.ID]string{}
	for _, a := range l.Articles {
		printed[a.ID] = dayOf(a.Published)
	}
	b := builder{view: &v, sides: side.Of(l.Actors), printed: printed, parties: map[string]int{}, papers: map[string]int{}, asked: map[string]*story.Move{}}
	moves := slices.Clone(l.Moves)
	slices.SortStableFunc(moves, func(x, y *story.Move) int { return cmp.Compare(b.day(x), b.day(y)) })
	for _, m := range moves {
		v.moves[m.Key] = m
		if m.AnsweredBy != "" && b.asked[m.AnsweredBy] == nil {
			b.asked[m.AnsweredBy] = m
		}
	}
	for _, m := range moves {
		b.move(m)
	}
	for _, d := range l.Documents {
		b.document(d)
	}
	slices.SortStableFunc(v.debts, func(x, y debt) int { return y.days - x.days })
	if len(v.debts) > 0 {
		v.Groups = append(v.Groups, replyOwed())
	}
	v.Groups = append(v.Groups, ledger.ByCount(b.parties, 8)...)
	v.Groups = append(v.Groups, ledger.ByCount(b.papers, 12)...)
	if len(l.Documents) > 0 {
		v.Groups = append(v.Groups, onlyDocuments())
	}
	return v
}

// The filters beside those by party and by document.
func replyOwed() string     { return lang.L("Reply owed") }
func onlyDocuments() string { return lang.L("Documents") }

// builder gathers the view.
type builder struct {
	*view
	sides           map[string]string
	printed         map[article.ID]string
	parties, papers map[string]int
	asked           map[string]*story.Move // by the Key of the move that answers it
}

// day is the day of a move, or of the print where none is told.
func (b *builder) day(m *story.Move) string {
	return cmp.Or(dayOf(m.From), b.printed[m.Passages[0].Article])
}

func dayOf(s string) string { return s[:min(len(s), len(time.DateOnly))] }

// sidesOf gives the sides of actors, each once.
func (b *builder) sidesOf(actors []string) []string {
	var out []string
	for _, a := range actors {
		if s := b.sides[a]; s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func (b *builder) move(m *story.Move) {
	title := b.title(m)
	r := rung{
		key: m.Key, day: b.day(m), when: b.day(m), label: strings.TrimSpace(cmp.Or(m.Verb, kindName(m.Move)) + " " + title),
		from: b.sidesOf(m.By), to: b.sidesOf(m.To), hollow: !isDone(m), against: m.Move == record.Reject || m.Move == record.Withdraw,
	}
	if c := certainty(m.Factuality); c != "" {
		r.label += " (" + c + ")"
	}
	if asked := b.asked[m.Key]; asked != nil && len(r.to) == 0 {
		r.to = b.sidesOf(asked.By) // a reply goes to the one who asked
	}
	if len(r.from) == 0 {
		r.from = []string{unnamed}
	}
	v := b.view
	it := ledger.Item{
		Key: m.Key, Row: func() rowlist.Row { return v.row(m, title, r.day) },
		Subject: func() *page.Subject { return subject(m) }, Passage: m.Passages[0],
		Groups: []string{cmp.Or(title, lang.L("a document without a name"))},
	}
	if m.From == "" { // in brackets: its day is not told
		r.when = "(" + r.day + ")"
	}
	if owed(m) {
		b.owe(m, &r, &it)
	}
	if by := b.moves[m.AnsweredBy]; by != nil {
		r.answeredBy, r.answerer = by.Key, first(b.sidesOf(by.By))
		r.waited = days(span(r.day, b.day(by)))
	}
	for _, s := range append(slices.Clone(r.from), r.to...) {
		if name := b.names[s]; name != "" && !slices.Contains(it.Groups, name) {
			it.Groups = append(it.Groups, name)
			b.parties[name]++
		}
	}
	b.papers[it.Groups[0]]++
	b.Add(it)
	if m.Ruling != story.Rejected {
		b.rungs = append(b.rungs, r)
	}
}

// owe notes that a reply to a move is owed.
func (b *builder) owe(m *story.Move, r *rung, it *ledger.Item) {
	r.owed = cmp.Or(b.sides[m.ReplyOwed], m.ReplyOwed)
	d := debt{
		move: m.Key, who: b.names[r.owed], whom: b.called(b.sidesOf(m.By)), what: b.title(m),
		since: r.day, days: span(r.day, b.today), passage: m.Passages[0],
	}
	r.waited = lang.L("owed {{.Days}}", map[string]any{"Days": days(d.days)})
	b.debts = append(b.debts, d)
	it.Groups = append(it.Groups, replyOwed())
}

// owed says whether a move waits for a reply.
func owed(m *story.Move) bool { return m.ReplyOwed != "" && m.Ruling != story.Rejected }

// row is what the list shows of a move; day is its own, or that of the print.
func (v *view) row(m *story.Move, title, day string) rowlist.Row {
	out := rowlist.Row{
		Mark: ledger.Mark(m.Ruling), Dim: m.Ruling == story.Rejected,
		Title: v.sentence(m), Detail: title, Right: page.Days(m.From, m.ToDay), Badge: kindName(m.Move), Tone: theme.Faint, Accent: theme.Accent,
	}
	if m.From == "" {
		out.Right = lang.L("printed {{.Day}}", map[string]any{"Day": day})
	}
	if owed(m) {
		out.Badge, out.Tone, out.Accent = lang.L("reply owed"), theme.Status("overdue"), theme.Status("overdue")
	}
	return out
}

func (b *builder) document(d *story.Document) {
	title := cmp.Or(d.Title, d.Kind)
	v := b.view
	b.Add(ledger.Item{
		Key: d.Key,
		Row: func() rowlist.Row {
			return rowlist.Row{
				Mark: ledger.Mark(d.Ruling), Dim: d.Ruling == story.Rejected,
				Title: title, Detail: v.called(d.Parties), Right: dayOf(d.Date), Badge: lang.L("document"), Tone: theme.Faint, Accent: theme.Boxed,
			}
		},
		Subject: func() *page.Subject { return documentSubject(d, title) },
		Passage: d.Passages[0],
		Groups:  []string{onlyDocuments(), title},
	})
}

// title gives the name of a move's document.
func (v *view) title(m *story.Move) string {
	if m.Title != "" {
		return m.Title
	}
	if d := v.documents[m.Document]; d != nil {
		return cmp.Or(d.Title, d.Kind)
	}
	return ""
}

// called joins the names of actors.
func (v *view) called(keys []string) string {
	var names []string
	for _, k := range keys {
		if name := v.names[k]; name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// sentence says a move: who did what to whom.
func (v *view) sentence(m *story.Move) string {
	by, verb, to := v.called(m.By), cmp.Or(m.Verb, kindName(m.Move)), v.called(m.To)
	if by == "" {
		by = lang.L("Somebody")
	}
	out := by + " " + verb
	if to != "" {
		out += " → " + to
	}
	if c := certainty(m.Factuality); c != "" {
		out += " (" + c + ")"
	}
	return out
}

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

// isDone says whether the articles tell of a move as done.
func isDone(m *story.Move) bool { return m.Factuality == "" || m.Factuality == "CT+" }

// certainty words a factuality (FactBank); what is certain and done needs no word.
func certainty(f string) string {
	switch f {
	case "", "CT+":
		return ""
	case "CT-":
		return lang.L("not done")
	case "PR-", "PS-":
		return lang.L("not likely")
	case "PR+":
		return lang.L("likely")
	case "PS+":
		return lang.L("possible")
	}
	return lang.L("not certain")
}

// kindName words a kind of move.
func kindName(k record.MoveKind) string {
	switch k {
	case record.Publish:
		return lang.L("publish")
	case record.Propose:
		return lang.L("propose")
	case record.Deliver:
		return lang.L("deliver")
	case record.Receive:
		return lang.L("receive")
	case record.Study:
		return lang.L("study")
	case record.Reply:
		return lang.L("reply")
	case record.Reject:
		return lang.L("reject")
	case record.Sign:
		return lang.L("sign")
	case record.Withdraw:
		return lang.L("withdraw")
	case record.Leak:
		return lang.L("leak")
	}
	return string(k)
}

// subject is what keys rule on when a move is selected.
func documentSubject(d *story.Document, title string) *page.Subject {
	return &page.Subject{
		Row: d.Row, Ledger: decision.OnDocument, Title: lang.L("Document “{{.Title}}”", map[string]any{"Title": title}),
		Fields: []page.Field{{Name: "title", Label: lang.L("Title"), Value: d.Title}, {Name: "kind", Label: lang.L("Kind"), Value: d.Kind}, {Name: "date", Label: lang.L("Day (YYYY-MM-DD)"), Value: d.Date, Day: true}},
	}
}

func subject(m *story.Move) *page.Subject {
	return &page.Subject{
		Row: m.Row, Ledger: decision.OnMove, Title: lang.L("Move: {{.What}}", map[string]any{"What": strings.TrimSpace(cmp.Or(m.Verb, string(m.Move)) + " " + m.Title)}),
		Fields: []page.Field{
			{Name: "title", Label: lang.L("Document"), Value: m.Title},
			{Name: "from", Label: lang.L("From (YYYY-MM-DD)"), Value: m.From, Day: true},
			{Name: "to", Label: lang.L("To (YYYY-MM-DD)"), Value: m.ToDay, Day: true},
		},
	}
}

// span counts the days from one ISO day to another; 0 where either is none.
func span(from, to string) int {
	a, err := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	if err != nil || err2 != nil {
		return 0
	}
	return int(b.Sub(a).Hours()/24 + 0.5)
}

// days says a number of days.
func days(n int) string {
	return lang.N("{{.Count}} days", n, map[string]any{"Count": n})
}

// say says a debt in one sentence.
func (d debt) say() string {
	values := map[string]any{"Who": d.who, "Whom": d.whom, "What": d.what, "Since": d.since, "Days": days(d.days)}
	if d.whom == "" {
		return lang.L("{{.Who}} owes a reply, {{.Days}} since {{.Since}}: {{.What}}", values)
	}
	return lang.L("{{.Who}} owes {{.Whom}} a reply, {{.Days}} since {{.Since}}: {{.What}}", values)
}
