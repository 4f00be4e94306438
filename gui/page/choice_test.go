package page

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestChoiceSwallowsNoKeyOfTheWindow(t *testing.T) {
	test.NewTempApp(t)
	letters, left, back := "", []fyne.KeyName{}, 0
	ctx := &Context{
		Rune: func(r rune) { letters += string(r) }, Key: func(ev *fyne.KeyEvent) { left = append(left, ev.Name) }, Refocus: func() { back++ },
	}
	chosen := ""
	c := NewChoice(ctx, []string{"All", "overdue"}, func(s string) { chosen = s })
	c.TypedRune('g')
	c.TypedRune('s')
	if letters != "gs" || back != 2 {
		t.Errorf("the window was told %q and got the keys back %d times", letters, back)
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(left) != 1 || left[0] != fyne.KeyEscape {
		t.Errorf("the window was told of %v", left)
	}
	if c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}); c.SelectedIndex() != 0 || chosen != "All" {
		t.Errorf("the right arrow chose %q", chosen)
	}
}

func TestMomentIsADayAndATime(t *testing.T) {
	for iso, want := range map[string]string{
		"": "", "2026-10-20": "2026-10-20", "2026-10-20T11:00": "2026-10-20 11:00", "2026-10-20T11:00:00+02:00": "2026-10-20 11:00 UTC+2",
	} {
		if got := Moment(iso); got != want {
			t.Errorf("%q is shown as %q, want %q", iso, got, want)
		}
	}
}

func TestLanguagesAreCalledByTheirNames(t *testing.T) {
	for tag, want := range map[string]string{"en": "English", "de": "Deutsch", "": "", "no tag": "no tag"} {
		if got := LanguageName(tag); got != want {
			t.Errorf("%q is called %q, want %q", tag, got, want)
		}
	}
}
