package shell

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// add makes a record of a passage that was selected in the reader: a form asks for what
// the words do not say by themselves.
func (b *beside) add(kind layout.Kind, sp text.Span) {
	if b.sheet == nil || b.comparing || b.shell.modal != nil {
		return
	}
	a := adding{shell: b.shell, sheet: b.sheet, passage: trimmed(b.sheet.doc.Text, sp)}
	if a.passage.Empty() {
		return
	}
	switch kind {
	case layout.Statement:
		a.statement()
	case layout.Event:
		a.event()
	case layout.Time:
		a.date()
	}
}

// trimmed gives a span without the white space at its ends.
func trimmed(t *text.Text, sp text.Span) text.Span {
	words := t.Slice(sp)
	sp.Start += len([]rune(words)) - len([]rune(strings.TrimLeftFunc(words, unicode.IsSpace)))
	sp.End = sp.Start + len([]rune(strings.TrimSpace(words)))
	return sp
}

// adding is a form for a record of a passage.
type adding struct {
	shell   *Shell
	sheet   *sheet
	passage text.Span
	items   []*widget.FormItem
	lines   []*widget.Entry
	first   fyne.Focusable // the line that the keys go to
}

func (a *adding) statement() {
	who := a.choice(lang.L("Who said it"), a.names(), a.nearest())
	who.Validator = func(v string) error {
		if strings.TrimSpace(v) == "" {
			return errors.New(lang.L("name who said it"))
		}
		return nil
	}
	cue := a.line(lang.L("Word of saying"), "")
	day := a.day(lang.L("Said on (YYYY-MM-DD)"), "")
	a.ask(lang.L("Add a statement"), decision.OnStatement, func() decision.Added {
		return decision.Added{Source: strings.TrimSpace(who.Text), Cue: strings.TrimSpace(cue.Text), From: day.Text}
	})
}

func (a *adding) event() {
	kinds, kind := decision.Categories(), ""
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = page.CategoryWord(k)
	}
	pick := widget.NewSelect(words, func(w string) { kind = kinds[slices.Index(words, w)] })
	pick.SetSelectedIndex(0)
	a.items = append(a.items, widget.NewFormItem(lang.L("What happens"), pick))
	who := a.line(lang.L("Who takes part"), strings.Join(a.inside(), ", "))
	who.SetPlaceHolder(lang.L("names with commas between"))
	from, to := a.days()
	first, last := a.between(from, to)
	a.ask(lang.L("Add an event"), decision.OnEvent, func() decision.Added {
		var actors []string
		for _, name := range strings.Split(who.Text, ",") {
			if name = strings.TrimSpace(name); name != "" {
				actors = append(actors, name)
			}
		}
		return decision.Added{Type: kind, Actors: actors, From: first.Text, To: last.Text}
	})
}

func (a *adding) date() {
	from, to := a.days()
	first, last := a.between(from, to)
	first.Validator = func(v string) error {
		if v == "" {
			return errors.New(lang.L("write the day as 2026-03-31"))
		}
		return validAddedDay(v)
	}
	a.ask(lang.L("Add a date"), decision.OnTime, func() decision.Added {
		return decision.Added{From: first.Text, To: last.Text}
	})
}

// ask shows the form and keeps what was confirmed.
func (a *adding) ask(title, record string, added func() decision.Added) {
	s, words := a.shell, a.sheet.doc.Text.Slice(a.passage)
	a.items = append([]*widget.FormItem{widget.NewFormItem(lang.L("Passage"), page.Body("“"+page.Clip(page.OneLine(words), 160)+"”"))}, a.items...)
	ruling := decision.Decision{Kind: decision.KindAdd, Target: decision.Target{
		Article: a.sheet.id, Record: record, Selector: a.sheet.doc.Text.Select(a.passage),
	}}
	d := dialog.NewForm(title, lang.L("Add"), lang.L("Cancel"), a.items, func(ok bool) {
		if ok {
			add := added()
			ruling.Add = &add
			s.decide(page.Describe(ruling), ruling)
		}
	}, s.window)
	submit := func() {
		if a.valid() {
			d.Submit()
		}
	}
	for _, e := range a.lines {
		e.OnSubmitted = func(string) { submit() }
	}
	s.present(d, fyne.NewSize(dialogSize.Width, 0), submit)
	s.window.Canvas().Focus(a.first)
}

// valid says whether every line is right, and shows what is wrong with the first that
// is not: the toolkit does not check the line that is being typed in.
func (a *adding) valid() bool {
	for _, e := range a.lines {
		if e.Validator == nil || e.Validator(e.Text) == nil {
			continue
		}
		e.AlwaysShowValidationError = true
		a.shell.frame.notice(e.Validate().Error(), false)
		return false
	}
	return true
}

// put adds a line to the form.
func (a *adding) put(label string, line fyne.Focusable, e *widget.Entry) {
	if a.first == nil {
		a.first = line
	}
	a.items, a.lines = append(a.items, widget.NewFormItem(label, line.(fyne.CanvasObject))), append(a.lines, e)
}

func (a *adding) line(label, value string) *entry {
	e := newEntry(a.shell.typedKey)
	e.SetText(value)
	a.put(label, e, &e.Entry)
	return e
}

func (a *adding) day(label, value string) *entry {
	e := a.line(label, value)
	e.Validator = validAddedDay
	return e
}

// between asks for a first and a last day.
func (a *adding) between(from, to string) (first, last *entry) {
	first, last = a.day(lang.L("First day (YYYY-MM-DD)"), from), a.day(lang.L("Last day, if another"), to)
	last.Validator = func(v string) error {
		if v != "" && v < first.Text {
			return errors.New(lang.L("the last day comes before the first"))
		}
		return validAddedDay(v)
	}
	return first, last
}

// validAddedDay says what is wrong with a day typed by hand; none is right too.
func validAddedDay(v string) error {
	if _, err := time.Parse(time.DateOnly, v); v != "" && err != nil {
		return errors.New(lang.L("write the day as 2026-03-31"))
	}
	return nil
}

// namesEntry is a line of text with words to choose from, which hands on the keys that
// leave it.
type namesEntry struct {
	widget.SelectEntry
	leave func(*fyne.KeyEvent)
}

// TypedKey hands Escape and F6 on.
func (c *namesEntry) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape || ev.Name == fyne.KeyF6 {
		c.leave(ev)
		return
	}
	c.SelectEntry.TypedKey(ev)
}

func (a *adding) choice(label string, options []string, value string) *namesEntry {
	c := &namesEntry{leave: a.shell.typedKey}
	c.ExtendBaseWidget(c)
	c.SetOptions(options)
	c.SetText(value)
	a.put(label, c, &c.Entry)
	return c
}

// names gives the actors of the article, each once, as they first come.
func (a *adding) names() []string {
	var out []string
	for _, who := range a.sheet.reading.Actors {
		if who.Name != "" && !slices.Contains(out, who.Name) {
			out = append(out, who.Name)
		}
	}
	return out
}

// nearest gives the actor who is named in the passage's paragraph nearest to it and
// outside of it: mostly who speaks.
func (a *adding) nearest() string {
	t := a.sheet.doc.Text
	line, _ := t.Line(a.passage.Start)
	near, best, name := t.LineSpan(line), t.Len()+1, ""
	for _, m := range a.sheet.reading.Mentions {
		d := max(m.Start-a.passage.End, a.passage.Start-m.End, 0)
		if !near.Contains(m.Span) || m.Overlaps(a.passage) || d >= best || m.Type == record.Place || m.Type == record.DocumentType {
			continue
		}
		if who := a.actor(m.Actor); who != "" {
			best, name = d, who
		}
	}
	return name
}

// inside gives the actors who are named in the passage.
func (a *adding) inside() []string {
	var out []string
	for _, m := range a.sheet.reading.Mentions {
		if who := a.actor(m.Actor); who != "" && a.passage.Contains(m.Span) && m.Type != record.Place && m.Type != record.DocumentType && !slices.Contains(out, who) {
			out = append(out, who)
		}
	}
	return out
}

func (a *adding) actor(id string) string {
	for _, who := range a.sheet.reading.Actors {
		if who.ID == id {
			return who.Name
		}
	}
	return ""
}

// days gives the days of the first date in the passage that has one.
func (a *adding) days() (from, to string) {
	for _, t := range a.sheet.reading.Times {
		if a.passage.Overlaps(t.Span) && t.From != "" {
			if t.To == t.From {
				return t.From, ""
			}
			return t.From, t.To
		}
	}
	return "", ""
}
