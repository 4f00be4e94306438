package sources

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/pagetest"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

func links(names ...string) []record.Link {
	roles := []string{"outlet", "agency", "broadcaster", "speaker"}
	var out []record.Link
	for i, n := range names {
		if n != "" {
			out = append(out, record.Link{Name: n, Role: roles[i]})
		}
	}
	return out
}

func print(id article.ID, outlet string, origin article.ID, chains ...record.Chain) *story.Article {
	a := &story.Article{
		Row: story.Row{Key: "article:" + string(id), Target: decision.Target{Article: id, Record: decision.OnArticle}, Passages: []story.Passage{{Article: id, Text: "head"}}},
		ID:  id, Outlet: outlet, Headline: "Headline of " + string(id), Published: "2026-03-0" + string(id[1:]), Origin: origin, Chains: chains,
	}
	if origin != id {
		a.ReprintOf = origin
	}
	return a
}

// press is a report by an agency with a reprint, and one that was heard at first hand.
func press() *story.Ledgers {
	said := func(key string, in article.ID, rec, content string, variants ...story.Variant) *story.Statement {
		s := &story.Statement{
			Row:  story.Row{Key: key, Target: decision.Target{Article: in, Record: decision.OnStatement, Part: key}, Passages: []story.Passage{{Article: in, Record: rec, Text: content}}},
			Name: "Ilse Varga", Content: content, Variants: variants,
		}
		for _, v := range variants {
			s.Passages = append(s.Passages, v.Passage)
		}
		return s
	}
	return &story.Ledgers{
		Articles: []*story.Article{
			print("a1", "Harbour Post", "a1", record.Chain{Links: links("Harbour Post", "Meridian", "Channel North", "Varga"), Statements: []string{"s1", "s2"}}),
			print("a2", "Herald", "a1", record.Chain{Links: links("Herald", "Meridian", "Channel North", "Varga"), Statements: []string{"s1"}}),
			print("a3", "Herald", "a3", record.Chain{Links: links("Herald", "", "", "Brandt"), Statements: []string{"s1"}}),
		},
		Statements: []*story.Statement{
			said("first", "a1", "s1", "We expect a serious reply.", story.Variant{Passage: story.Passage{Article: "a2", Record: "s1"}, Outlet: "Herald", Words: "We expect a quick reply."}),
			said("second", "a1", "s2", "It is complete.", story.Variant{Passage: story.Passage{Article: "a2", Record: "s9"}, Words: "It is  complete."}),
		},
		Expectations: []*story.Expectation{{
			Row: story.Row{Key: "x", Passages: []story.Passage{{Article: "a1"}}}, Title: "a reply", Status: story.Happened, Announcer: "varga", By: "Ilse Varga",
		}},
		Actors: []*story.Actor{{Row: story.Row{Key: "varga"}, Name: "Ilse Varga"}},
	}
}

func newRig(t *testing.T, l *story.Ledgers) (*pagetest.Rig, *Page) {
	var p *Page
	r := pagetest.New(t, func(ctx *page.Context) page.Page {
		p = New(ctx)
		p.texts = func(_ context.Context, id article.ID) (*text.Text, error) {
			switch id {
			case "a1":
				return text.New("She promised to release the 14 crew members by March."), nil
			case "a2":
				return text.New("She promised to release the 16 crew members by March."), nil
			}
			return nil, errors.New("no such text")
		}
		return p
	})
	r.Show(l)
	return r, p
}

// words gives all words in an object, those that are lit between stars.
func words(o fyne.CanvasObject) string {
	out := ""
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			out += words(c) + "\n"
		}
	case *widget.Label:
		out = o.Text
	case *widget.RichText:
		for _, s := range o.Segments {
			seg := s.(*widget.TextSegment)
			if seg.Style.TextStyle.Bold {
				out += "*" + seg.Text + "*"
			} else {
				out += seg.Text
			}
		}
	}
	return out
}

func TestSourcesStandByWhatTheyDo(t *testing.T) {
	_, p := newRig(t, press())
	var got []string
	for _, it := range p.view.Items {
		got = append(got, it.Groups[0]+": "+it.Row().Title)
	}
	want := []string{
		"Printed by: Harbour Post", "Printed by: Herald", "Relayed by: Meridian", "Relayed by: Channel North",
		"Said by: Ilse Varga", "Said by: Brandt", "Reprints: Headline of a1", "Told in other words: Ilse Varga",
	}
	if !slices.Equal(got, want) {
		t.Errorf("rows\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSelectingASourceLightsItsChainsAlone(t *testing.T) {
	_, p := newRig(t, press())
	for _, c := range []struct {
		key  string
		want int
	}{{sourceKey(roleOutlet, "Harbour Post"), 3}, {sourceKey(roleSpeaker, "Brandt"), 1}, {sourceKey(roleAgency, "Meridian"), 4}} {
		p.Select(c.key)
		if got := len(p.view.network.reach(p.lit)); p.lit != c.key || got != c.want {
			t.Errorf("%s: %s is lit with %d links, want %d", c.key, p.lit, got, c.want)
		}
		if p.sketch.Selected() != c.key {
			t.Errorf("the drawing has %s selected", p.sketch.Selected())
		}
	}
	p.sketch.OnSelect(sourceKey(roleMedium, "Channel North"))
	if p.Selected() != sourceKey(roleMedium, "Channel North") {
		t.Errorf("a press on the drawing selects the row %s", p.Selected())
	}
}

func TestLettersGradeAnOutletAndDigitsAStatement(t *testing.T) {
	r, p := newRig(t, press())
	r.Types("B3A")
	if len(r.Decided) != 2 {
		t.Fatalf("decided %v", r.Decided)
	}
	for i, want := range []string{"B", "A"} {
		d := r.Decided[i]
		if d.Kind != decision.KindGrade || d.Value != want || d.Target.Article != "a1" || decision.Validate(d) != nil {
			t.Errorf("decided %+v", d)
		}
	}
	if r.Handed != "3" {
		t.Errorf("handed on %q", r.Handed)
	}
	p.Select("quote:first")
	r.Types("2")
	if d := r.Decided[len(r.Decided)-1]; d.Value != "2" || d.Target.Part != "first" {
		t.Errorf("decided %+v", d)
	}
	l := press()
	l.Articles[0].Reliability = "B"
	r.Show(l)
	p.Select(sourceKey(roleOutlet, "Harbour Post"))
	n := len(r.Decided)
	r.Types("B")
	if len(r.Decided) != n {
		t.Error("a grade that stands is given again")
	}
	if got := words(p.detail(*p.Item())); !strings.Contains(got, "✓ usually reliable") || !strings.Contains(got, "unreliable – Known to be wrong.") {
		t.Errorf("the grades are not explained:\n%s", got)
	}
}

func TestARowThatIsASourceIsNotRejected(t *testing.T) {
	_, p := newRig(t, press())
	for _, it := range p.view.Items {
		if it.Groups[0] != reworded() && (it.Subject().Rejects == nil || len(it.Subject().Rejects.Rulings) > 0) {
			t.Errorf("%s can be rejected", it.Row().Title)
		}
	}
}

func TestReprintsTellHowMuchIsTheOrigins(t *testing.T) {
	_, p := newRig(t, press())
	p.Select("origin:a1")
	got := words(p.detail(*p.Item()))
	for _, want := range []string{"One origin", "Origin: Harbour Post, 2026-03-01", "Reprint: Herald, 2026-03-02", "10 of its 11 words stand in the origin.", "“16” in place of “14”"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

func TestATextThatIsNotFoundIsSaidSo(t *testing.T) {
	_, p := newRig(t, press())
	g := &reprints{origin: &story.Article{ID: "gone"}, copies: []*story.Article{{ID: "a2"}}}
	p.compareAll(g)
	if c := p.compared["a2"]; c == nil || c.err == nil {
		t.Errorf("compared %v", c)
	}
}

func TestWordingsStandSideBySide(t *testing.T) {
	_, p := newRig(t, press())
	p.Select("quote:first")
	if got := words(p.detail(*p.Item())); !strings.Contains(got, "We expect a *serious* reply.") || !strings.Contains(got, "We expect a *quick* reply.") {
		t.Errorf("the wordings are\n%s", got)
	}
	if p.view.quotes["quote:second"] != nil {
		t.Error("a statement that differs in spaces is taken for reworded")
	}
}

func TestTrackRecordsHaveNoPercentageUnderTenCases(t *testing.T) {
	l := press()
	_, p := newRig(t, l)
	p.Select(sourceKey(roleSpeaker, "Ilse Varga"))
	if got := words(p.detail(*p.Item())); !strings.Contains(got, "1 of 1 announced came so") || strings.Contains(got, "%") || !strings.Contains(got, "1  came as announced: a reply") {
		t.Errorf("the record of one case:\n%s", got)
	}
	for i := range 9 {
		l.Expectations = append(l.Expectations, &story.Expectation{
			Row: story.Row{Key: fmt.Sprint("y", i), Passages: []story.Passage{{Article: "a1"}}}, Status: story.Cancelled, Announcer: "varga", By: "Ilse Varga",
		})
	}
	_, p = newRig(t, l)
	p.Select(sourceKey(roleOutlet, "Harbour Post"))
	if got := words(p.detail(*p.Item())); !strings.Contains(got, "1 of 10 announced came so (10 %)") {
		t.Errorf("the record of ten cases:\n%s", got)
	}
}

func TestKeysWriteTheChains(t *testing.T) {
	r, _ := newRig(t, press())
	r.Types("pv")
	if im, err := png.Decode(bytes.NewReader(r.Saved["sources.png"])); err != nil || im.Bounds().Dx() != 2200 {
		t.Errorf("the picture: %v", err)
	}
	for _, want := range []string{"Harbour Post", "Meridian", "Channel North", "Ilse Varga", "Said by"} {
		if !strings.Contains(string(r.Saved["sources.svg"]), want) {
			t.Errorf("the SVG lacks %s", want)
		}
	}
}

func TestTheSampleAndAnEmptyStory(t *testing.T) {
	r, p := newRig(t, pagetest.Sample(t))
	for range 30 {
		r.Types("j")
	}
	r.Show(&story.Ledgers{})
	r.Types("jkABpv16")
	if p.First() != "" || len(r.Decided)+len(r.Saved) != 0 || p.drawn.IsDrawn() {
		t.Error("an empty story has sources")
	}
}
