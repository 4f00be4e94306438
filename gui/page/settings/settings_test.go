package settings

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

func TestWhatIsChosenIsTold(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	in := Choices{Scale: 1.12}
	told := 0
	p := New(&page.Context{}, Options{
		Choices: func() Choices { return in }, Choose: func(c Choices) { in = c; told++ },
		Languages: []Language{{"de", "Deutsch"}, {"en", "English"}}, Folder: "/somewhere",
	})
	p.Show(p.Prepare(&story.Ledgers{}))
	if told != 0 {
		t.Fatal("showing the page chooses")
	}
	if got := p.scale.Selected; got != "110 %" {
		t.Errorf("the size shown is %s", got)
	}
	p.scale.SetSelected("150 %")
	p.variant.SetSelectedIndex(int(theme.Contrast))
	p.language.SetSelected("English")
	p.days.SetSelectedIndex(1)
	p.by.SetText("A. Mar")
	if want := (Choices{theme.Contrast, 1.5, "en", true, "A. Mar"}); in != want {
		t.Errorf("chosen %+v, want %+v", in, want)
	}
	p.language.SetSelectedIndex(0)
	if in.Language != "" {
		t.Errorf("the system's language is %q", in.Language)
	}
	copied, registered := "", false
	r := New(&page.Context{Notice: func(string) {}}, Options{Choices: func() Choices { return in }, Copy: func(s string) { copied = s }, Register: func() { registered = true }})
	for _, b := range r.browser().(*fyne.Container).Objects {
		test.Tap(b.(*widget.Button))
	}
	if copied != desk.Bookmarklet || !registered {
		t.Errorf("copied %q, registered %v", copied, registered)
	}
	if p.First() != "" || p.Selected() != "" || p.Select("x") || p.Focus() == nil {
		t.Error("the page has rows")
	}
}

// The rules that stand are listed, the latest first, and each can be switched off.
func TestTheRulesThatStand(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	var decided []decision.Decision
	p := New(&page.Context{Decide: func(_ string, d ...decision.Decision) { decided = append(decided, d...) }}, Options{Choices: func() Choices { return Choices{Scale: 1} }})
	on := decision.Target{Article: "a", Record: decision.OnTime}
	p.Show(p.Prepare(&story.Ledgers{Rulings: []decision.Decision{
		{Seq: 1, Kind: decision.KindAlways, Field: "reject", Value: "verb/say", Target: decision.Target{Article: "a", Record: decision.OnStatement}},
		{Seq: 2, Kind: decision.KindAccept, Target: on},
		{Seq: 3, Kind: decision.KindAlways, Field: "read", Value: "order/day-first", Outlet: "Port Courier", Target: on},
		{Seq: 4, Kind: decision.KindAlways, Field: "read", Value: "week/sunday", Target: on},
	}}))
	var said []string
	var off []*widget.Button
	for _, o := range test.LaidOutObjects(p.rules) {
		switch o := o.(type) {
		case *widget.Label:
			said = append(said, o.Text)
		case *widget.Button:
			off = append(off, o)
		}
	}
	want := []string{"Always read: weeks such as “this week”, week from Sunday · every outlet", "Always read: dates in figures, with the day first · Port Courier", "Always reject: statement · found by the rule verb with “say”"}
	if len(off) != 3 || len(said) < 3 || !slices.Equal(said[:3], want) {
		t.Fatalf("%d rules: %q", len(off), said)
	}
	test.Tap(off[1])
	if len(decided) != 1 || decided[0].Kind != decision.KindUndo || decided[0].Undoes != 3 {
		t.Errorf("decided %+v", decided)
	}
}
