package conflicts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/pagetest"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

func conflict(key, kind, a, b string) *story.Conflict {
	return &story.Conflict{
		Row:  story.Row{Key: key, Target: decision.Target{Article: "late", Record: decision.OnConflict, Part: key}, Passages: []story.Passage{{Text: b}, {Text: a}}},
		Kind: kind, A: story.Passage{Article: "early", Text: a, Rule: "rule"}, B: story.Passage{Article: "late", Text: b},
	}
}

func disputes() *story.Ledgers {
	week := conflict("week", "time", "next week", "this week")
	week.ExplainedBy, week.Note = "anchor", message.Words("Both mean the same days.")
	settled := conflict("settled", "role", "the minister", "the envoy")
	settled.Verdict = "an envoy since May"
	gone := conflict("gone", "wording", "a", "b")
	gone.Ruling = story.Rejected
	return &story.Ledgers{
		Articles: []*story.Article{{ID: "early", Outlet: "Harbour Post", Published: "2026-03-06T10:00"}, {ID: "late", Outlet: "Herald", Published: "2026-03-07", ReprintOf: "early"}},
		Conflicts: []*story.Conflict{
			gone, settled, week, conflict("crew", "number", "They would release the 14 crew members by May.", "They would release the 16 crew members by May."),
		},
	}
}

func newRig(t *testing.T, l *story.Ledgers) (*pagetest.Rig, *Page) {
	var p *Page
	r := pagetest.New(t, func(ctx *page.Context) page.Page {
		p = New(ctx)
		return p
	})
	r.Show(l)
	return r, p
}

func TestWhatIsNotRuledOnComesFirst(t *testing.T) {
	r, p := newRig(t, disputes())
	got := []string{p.Selected()}
	for range 3 {
		r.Types("j")
		got = append(got, p.Selected())
	}
	if s := strings.Join(got, " "); s != "crew week settled gone" {
		t.Errorf("rows %s", s)
	}
	for filter, want := range map[string]string{unruled(): "crew", explained(): "week", ruled(): "settled", struckOff(): "gone", "number": "crew"} {
		p.Filter(filter)
		if p.First() != want {
			t.Errorf("%s shows %s first, want %s", filter, p.First(), want)
		}
	}
}

func TestKeysRule(t *testing.T) {
	r, p := newRig(t, disputes())
	for i, want := range []string{story.VerdictFirst, story.VerdictSecond, story.VerdictBoth, story.VerdictNeither} {
		p.Select("crew")
		r.Types(string("abte"[i]))
		if p.Selected() != "week" {
			t.Errorf("after %c %s is selected, want the next", "abte"[i], p.Selected())
		}
		d := r.Decided[len(r.Decided)-1]
		if d.Kind != decision.KindRule || d.Value != want || d.Target.Part != "crew" {
			t.Errorf("%c decides %+v", "abte"[i], d)
		}
	}
	if r.Handed != "" {
		t.Errorf("%q was handed on", r.Handed)
	}
	l := disputes()
	l.Conflicts[3].Verdict = story.VerdictFirst
	r.Show(l)
	n := len(r.Decided)
	p.Select("crew")
	r.Types("a")
	if len(r.Decided) != n {
		t.Error("a ruling that stands is made again")
	}
	r.Types("xz")
	if r.Rejected != 1 || r.Handed != "z" {
		t.Errorf("rejected %d times, handed on %q", r.Rejected, r.Handed)
	}
}

// texts gives all words in an object, and those of them that are lit.
func texts(o fyne.CanvasObject) (all, lit string) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			a, l := texts(c)
			all, lit = all+a+"\n", lit+l
		}
	case *widget.Label:
		all = o.Text
	case *widget.RichText:
		for _, s := range o.Segments {
			seg := s.(*widget.TextSegment)
			all += seg.Text
			if seg.Style.TextStyle.Bold {
				lit += seg.Text + " "
			}
		}
	}
	return all, lit
}

func TestDetailShowsBothPassagesWithWhatDiffers(t *testing.T) {
	_, p := newRig(t, disputes())
	all, lit := texts(p.detail(*p.Item()))
	if lit != "14 16 " {
		t.Errorf("lit: %q", lit)
	}
	for _, want := range []string{"Harbour Post, 2026-03-06", "Herald, 2026-03-07 · a reprint", "two numbers"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing in %s", want, all)
		}
	}
	p.Select("week")
	if all, _ := texts(p.detail(*p.Item())); !strings.Contains(all, "what the days count from. Both mean the same days.") {
		t.Errorf("the explanation is missing in %s", all)
	}
	p.Select("settled")
	if all, _ := texts(p.detail(*p.Item())); !strings.Contains(all, "Your ruling: an envoy since May.") {
		t.Errorf("the ruling is missing in %s", all)
	}
}

func TestEnterLightsTheOtherPassage(t *testing.T) {
	r, p := newRig(t, disputes())
	it := *p.Item()
	p.toggle(it)
	p.toggle(it)
	n := len(r.Opened)
	if n < 2 || r.Opened[n-2].Article != "late" || r.Opened[n-1].Article != "early" {
		t.Errorf("opened %v", r.Opened)
	}
}

func TestTheSampleAndAnEmptyStory(t *testing.T) {
	r, p := newRig(t, pagetest.Sample(t))
	if p.First() == "" {
		t.Error("the sample has no conflict")
	}
	r.Show(&story.Ledgers{})
	r.Types("jkabte")
	if len(r.Decided) != 0 || p.First() != "" {
		t.Error("an empty story is ruled on")
	}
}
