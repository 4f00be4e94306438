package brief

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/news"
)

// short is the number of paragraphs of a section of a short brief.
const short = 20

// Page is the page of the brief.
type Page struct {
	ctx  *page.Context
	look look

	of     desk.StoryID // the story that is shown
	told                // the brief that is shown
	past   []news.Point // moments of earlier briefs, the last first
	since  *news.Point  // tell what is new since then; nil tells all
	hidden map[desk.BriefSection]bool
	full   bool // tell all of each section
	asked  int  // counts the briefs asked for; an answer to an older one is dropped
	failed error

	at   int // the paragraph at hand
	note int // of its footnotes, the one that is open in the reader, or -1
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{ctx: ctx, hidden: map[desk.BriefSection]bool{}}
	p.look.page = p
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Brief }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Brief") }

// Object is the page's content.
func (p *Page) Object() fyne.CanvasObject { return p.look.build() }

// Focus is the preview.
func (p *Page) Focus() fyne.Focusable {
	p.Object()
	return p.look.text
}

// Keys gives the keys of the page.
func (p *Page) Keys() []page.Key {
	return []page.Key{
		{Keys: "j  k", Does: lang.L("next and previous paragraph")},
		{Keys: "J  K", Does: lang.L("next and previous section")},
		{Keys: "Enter", Does: lang.L("open the next footnote of the paragraph")},
		{Keys: "e", Does: lang.L("write the brief to a file")},
		{Keys: "p", Does: lang.L("print the brief")},
		{Keys: "i", Does: lang.L("choose since when news are told")},
		{Keys: "b", Does: lang.L("choose the sections")},
		{Keys: "m", Does: lang.L("tell all, or the weightiest of each section")},
	}
}

// Prepare has nothing to make of the ledgers: the desk makes the brief.
func (p *Page) Prepare(*story.Ledgers) any { return nil }

// Show has the brief made anew, for the story may be another or have changed.
func (p *Page) Show(any) {
	p.Object()
	p.make()
}

// make asks the desk for the brief and shows it.
func (p *Page) make() {
	p.asked++
	asked, id := p.asked, p.ctx.Story().ID
	other := id != p.of
	if other {
		p.of, p.since, p.at = id, nil, 0
	}
	o := desk.BriefOptions{Since: p.since, Sections: p.sections(), Tongue: desk.BriefTongue{Tag: page.Language(), Say: page.Say}}
	if !p.full {
		o.Most = short
	}
	var (
		t    told
		past []news.Point
		err  error
	)
	p.ctx.Run(func(ctx context.Context) {
		past = p.ctx.Desk.Briefs(ctx, id)
		if other && len(past) > 0 {
			o.Since = &past[0]
		}
		var b desk.Brief
		if b, err = p.ctx.Desk.Brief(ctx, id, o); err == nil {
			t = tell(b)
		}
	}, func() {
		if asked != p.asked || errors.Is(err, context.Canceled) {
			return
		}
		p.told, p.past, p.since, p.failed = t, past, o.Since, err
		p.look.show()
	})
}

// sections gives the sections that are wanted.
func (p *Page) sections() []desk.BriefSection {
	return slices.DeleteFunc(desk.BriefSections(), func(k desk.BriefSection) bool { return p.hidden[k] })
}

// Select goes to the paragraph with a key and reports whether there is one.
func (p *Page) Select(key string) bool {
	i, ok := p.byKey[key]
	if ok {
		p.step(i)
	}
	return ok
}

// Selected gives the key of the paragraph at hand, or "".
func (p *Page) Selected() string {
	if p.at < len(p.all) {
		return p.key(p.all[p.at])
	}
	return ""
}

// First gives the key of the first paragraph, or "".
func (p *Page) First() string {
	if len(p.all) > 0 {
		return p.key(p.all[0])
	}
	return ""
}

// step goes to a paragraph, kept within the brief.
func (p *Page) step(to int) {
	if len(p.all) == 0 {
		return
	}
	p.at, p.note = min(max(to, 0), len(p.all)-1), -1
	p.look.mark()
	p.open(0)
}

// leap goes to the first paragraph of the next section, or of one before.
func (p *Page) leap(by int) {
	if p.at >= len(p.all) {
		return
	}
	want := min(max(p.all[p.at].section+by, 0), len(p.brief.Sections)-1)
	for want > 0 && want < len(p.brief.Sections)-1 && len(p.brief.Sections[want].Paragraphs) == 0 {
		want += by
	}
	if i := slices.IndexFunc(p.all, func(g paragraph) bool { return g.section == want }); i >= 0 {
		p.step(i)
	}
}

// notes gives the numbers of the footnotes of the paragraph at hand.
func (p *Page) notes() []int {
	if p.at >= len(p.all) {
		return nil
	}
	return p.notesOf(p.all[p.at])
}

// open opens the passage of a footnote of the paragraph at hand.
func (p *Page) open(i int) {
	if notes := p.notes(); i < len(notes) {
		p.note = i
		p.look.mark()
		p.ctx.Open(p.brief.Notes[notes[i]-1].Passage)
	}
}

// chooseSince asks since when news are told; a brief may have been handed over meanwhile.
func (p *Page) chooseSince() {
	id := p.of
	var past []news.Point
	p.ctx.Run(func(ctx context.Context) { past = p.ctx.Desk.Briefs(ctx, id) }, func() {
		if id == p.of {
			p.past = past
			p.askSince()
		}
	})
}

func (p *Page) askSince() {
	options := []page.Option{{Label: lang.L("All of the story"), Means: lang.L("Without a section of what is new.")}}
	for _, at := range p.past {
		options = append(options, page.Option{Label: lang.L("Since the brief of {{.Day}}", map[string]any{"Day": when(at.At)}), Means: lang.L("What came in and was ruled on since then comes first.")})
	}
	if len(p.past) == 0 {
		options[0].Means = lang.L("No brief was handed over yet; write or print one, and the next can tell what is new since.")
	}
	p.ctx.Choose(lang.L("Tell what is new since"), options, func(i int) {
		p.since = nil
		if i > 0 {
			p.since = &p.past[i-1]
		}
		p.make()
	})
}

// chooseSections asks which section to leave out or to take back in.
func (p *Page) chooseSections() {
	kinds := desk.BriefSections()
	var options []page.Option
	for _, k := range kinds {
		o := page.Option{Label: "✓ " + sectionName(k), Means: lang.L("Leave it out")}
		if p.hidden[k] {
			o = page.Option{Label: "– " + sectionName(k), Means: lang.L("Take it in again")}
		}
		options = append(options, o)
	}
	p.ctx.Choose(lang.L("Sections of the brief"), options, func(i int) {
		if k := kinds[i]; p.hidden[k] || len(p.hidden) < len(kinds)-1 {
			p.hidden[k] = !p.hidden[k]
			if !p.hidden[k] {
				delete(p.hidden, k)
			}
		}
		p.make()
	})
}

// export asks for a format and a file, and writes the brief that is shown.
func (p *Page) export() {
	formats := desk.BriefFormats()
	var options []page.Option
	for _, f := range formats {
		options = append(options, page.Option{Label: formatName(f), Means: formatMeans(f)})
	}
	id, b := p.of, p.brief
	p.ctx.Choose(lang.L("Write the brief as"), options, func(i int) {
		p.ctx.Save(fileName(b, formats[i]), func(w io.Writer) error {
			if err := desk.WriteBrief(w, b, formats[i]); err != nil {
				return err
			}
			return p.ctx.Desk.HandedOver(context.Background(), id, b)
		})
	})
}

// print hands the brief that is shown to the system's browser.
func (p *Page) print() {
	id, b := p.of, p.brief
	page.ToBrowser(p.ctx, func(ctx context.Context) (string, error) {
		path, err := p.ctx.Desk.PrintBrief(b)
		if err == nil {
			err = p.ctx.Desk.HandedOver(ctx, id, b)
		}
		return path, err
	}, lang.L("The brief is open in your browser; print it from there."))
}

// fileName suggests a name for a file: the story's and the day.
func fileName(b desk.Brief, f desk.BriefFormat) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '-'
		}
		return r
	}, b.Title)
	return strings.Trim(name, " .") + " " + b.Day + "." + string(f)
}

// when writes a moment on this machine's clock.
func when(at time.Time) string { return page.Day(at.Local().Format("2006-01-02T15:04")) }
