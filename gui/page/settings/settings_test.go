package settings

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
)

func TestWhatIsChosenIsTold(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	in := Choices{Scale: 1.12}
	told := 0
	p := New(&page.Context{}, Options{
		Choices: func() Choices { return in }, Choose: func(c Choices) { in = c; told++ },
		Languages: []Language{{"de", "Deutsch"}, {"en", "English"}}, Folder: "/somewhere",
	})
	p.Show(nil)
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
