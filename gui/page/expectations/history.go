package expectations

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/track"
)

// mostSteps is the number of steps that are listed.
const mostSteps = 20

// history lists what happened to an expectation, a line a step; each opens its passage.
func (p *Page) history(steps []story.Step) fyne.CanvasObject {
	box := container.NewVBox(page.Strong(lang.L("History")))
	for i, s := range steps {
		if i == mostSteps {
			more := len(steps) - mostSteps
			box.Add(page.Caption(lang.N("and {{.Count}} more", more, map[string]any{"Count": more})))
			break
		}
		day := page.Caption(page.Day(s.Day))
		day.Wrapping = fyne.TextWrapOff
		what := page.Body(stepWords(s))
		var show fyne.CanvasObject = layout.NewSpacer()
		if s.Passage.Article != "" {
			show = page.Quiet(lang.L("Show"), func() { p.Context.Open(s.Passage) })
		}
		box.Add(container.NewBorder(nil, nil, day, show, what))
	}
	return box
}

// stepWords says a step of the history.
func stepWords(s story.Step) string {
	words := page.Clip(page.OneLine(s.Passage.Text), 140)
	switch s.Kind {
	case story.Announced, story.AnnouncedAgain:
		said := lang.L("Announced")
		if s.Kind == story.AnnouncedAgain {
			said = lang.L("Announced again")
		}
		if s.From != "" || s.To != "" {
			said = lang.L("{{.Announced}} for {{.Days}}", map[string]any{"Announced": said, "Days": page.Days(s.From, s.To)})
		}
		return fmt.Sprintf("%s: “%s”", said, words)
	case story.Suggested:
		return lang.L("An article tells: {{.Status}}, not ruled on", map[string]any{"Status": page.StatusWord(s.Status)}) + ": “" + words + "”"
	case story.Settled:
		said := lang.L("You settled it: {{.Status}}", map[string]any{"Status": page.StatusWord(s.Status)})
		if words != "" {
			said += ": “" + words + "”"
		}
		return said
	}
	return words
}

// enoughCases is the number of settled cases from which a share says something.
const enoughCases = 10

// recordWords says the track record of an announcer. Under enoughCases settled cases
// it gives numbers alone: a share of three says nothing.
func recordWords(r track.Record) string {
	if r.Settled() == 0 {
		return lang.N("{{.Name}} announced {{.Count}} events; none is settled yet.", r.All(), map[string]any{"Name": r.Name, "Count": r.All()})
	}
	parts := []string{
		lang.L("{{.Count}} kept", map[string]any{"Count": len(r.Kept)}),
		lang.L("{{.Count}} slipped", map[string]any{"Count": len(r.Slipped)}),
	}
	if n := len(r.Otherwise); n > 0 {
		parts = append(parts, lang.L("{{.Count}} otherwise", map[string]any{"Count": n}))
	}
	parts = append(parts, lang.L("{{.Count}} dropped", map[string]any{"Count": len(r.Dropped)}))
	if n := len(r.Ambiguous); n > 0 {
		parts = append(parts, lang.L("{{.Count}} ambiguous", map[string]any{"Count": n}))
	}
	out := lang.L("{{.Name}} so far: {{.Cases}}", map[string]any{"Name": r.Name, "Cases": strings.Join(parts, " · ")})
	if r.Settled() >= enoughCases {
		out += " · " + lang.L("{{.Percent}} % kept", map[string]any{"Percent": (100*len(r.Kept) + r.Settled()/2) / r.Settled()})
	}
	if n := len(r.Open) + len(r.Overdue); n > 0 {
		out += " · " + lang.L("{{.Open}} open, {{.Overdue}} overdue", map[string]any{"Open": len(r.Open), "Overdue": len(r.Overdue)})
	}
	return out + "."
}

// late says how far the window of what is awaited is from today, or "".
func late(x *story.Expectation, today string) string {
	switch days := 0; {
	case x.Status == story.Overdue:
		if days = between(x.To, today); days > 0 {
			return lang.N("{{.Count}} days late", days, map[string]any{"Count": days})
		}
	case x.Status == story.Due && x.To != "":
		if days = between(today, x.To); days == 0 {
			return lang.L("until today")
		}
		return lang.N("{{.Count}} days left", days, map[string]any{"Count": days})
	case x.Status == story.Open && x.From != "":
		if days = between(today, x.From); days > 0 {
			return lang.N("in {{.Count}} days", days, map[string]any{"Count": days})
		}
	}
	return ""
}

// between gives the number of days from one ISO 8601 day to another, 0 where one is none.
func between(from, to string) int {
	a, err := time.Parse(time.DateOnly, from)
	b, other := time.Parse(time.DateOnly, to)
	if err != nil || other != nil {
		return 0
	}
	return int(b.Sub(a) / (24 * time.Hour))
}

// means says what it means to settle an expectation as something.
func means(s story.Status) string {
	switch s {
	case story.Happened:
		return lang.L("as it was announced")
	case story.HappenedOtherwise:
		return lang.L("on another day, in another way or between others")
	case story.Postponed:
		return lang.L("to a day nobody named; it stays awaited")
	case story.Rescheduled:
		return lang.L("to another day, which is announced anew")
	case story.Cancelled:
		return lang.L("those who planned it called it off")
	case story.Denied:
		return lang.L("those concerned say that it was not, or will not be")
	case story.Ambiguous:
		return lang.L("what came of it is too uncertain to say")
	case story.Annulled:
		return lang.L("what it rested on fell away")
	}
	return ""
}
