package shell

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/settings"
	"github.com/readout-app/readout/gui/theme"
)

// The settings of the window.
const (
	settingWindow  = "window"
	settingChoices = "look"
)

// windowState is what comes back after a restart.
type windowState struct {
	Story  string             `json:"story"`
	Route  page.Route         `json:"route"`
	Splits map[string]float64 `json:"splits"`
	Width  float32            `json:"width"`
	Height float32            `json:"height"`
}

var defaultSize = fyne.NewSize(1280, 800)

// restore brings back window size, story, page and row.
func (s *Shell) restore() {
	s.window.Resize(defaultSize)
	var st windowState
	var recent []string
	s.run(func(ctx context.Context) {
		s.desk.Setting(ctx, settingWindow, &st)
		s.desk.Setting(ctx, settingRecent, &recent)
	}, func() {
		s.recent = recent
		if st.Width >= 640 && st.Height >= 400 {
			s.window.Resize(fyne.NewSize(st.Width, st.Height))
		}
		for name, at := range st.Splits {
			if at > 0.1 && at < 0.9 {
				s.frame.splits[name] = at
			}
		}
		s.listStories(func() {
			if note := s.desk.Damage(); note != "" {
				s.frame.notice(note, false)
			}
			for _, story := range s.stories {
				if string(story.ID) == st.Story {
					s.openStory(story, st.Route)
				}
			}
			if s.story.ID == "" {
				s.frame.firstStart()
			}
			s.frame.jobs.offer()
			if h := s.opts.Asked; len(h.Paths)+len(h.Addresses)+h.Refused > 0 {
				s.handed(h)
			}
		})
	})
}

// remember keeps the state for the next start. It runs as the window closes, when
// a moment on the UI goroutine is no harm.
func (s *Shell) remember() {
	s.keepRow()
	s.frame.keepSplit()
	size := s.window.Canvas().Size()
	st := windowState{
		Story: string(s.story.ID), Route: s.history.current(), Splits: s.frame.splits,
		Width: size.Width, Height: size.Height,
	}
	if err := s.desk.SetSetting(context.Background(), settingWindow, st); err != nil {
		fyne.LogError("remembering the window", err)
	}
}

// restoreChoices puts the person's choices in force. It reads one small value before
// the window is there.
func (s *Shell) restoreChoices() {
	s.chosen = settings.Choices{Variant: s.opts.Look.Variant, Scale: s.opts.Look.Scale}
	s.desk.Setting(context.Background(), settingChoices, &s.chosen)
	s.tongue.speak(s.chosen.Language, s.chosen.LongDays)
	s.tongue.install()
	s.desk.SetAnalyst(s.chosen.By)
	s.setLook()
}

// setLook puts the colours and the text size in force.
func (s *Shell) setLook() {
	look := theme.New(theme.Options{Variant: s.chosen.Variant, Scale: s.chosen.Scale})
	s.chosen.Scale = look.Options().Scale
	s.app.Settings().SetTheme(look)
}

// prefer puts choices in force and remembers them.
func (s *Shell) prefer(c settings.Choices) {
	before := s.chosen
	s.chosen = c
	s.desk.SetAnalyst(c.By)
	if before.Variant != c.Variant || before.Scale != c.Scale {
		s.setLook()
		s.window.SetMainMenu(s.menu()) // the choice in force is ticked
	}
	if before.Language != c.Language || before.LongDays != c.LongDays {
		s.tongue.speak(c.Language, c.LongDays)
		s.rebuild()
	}
	c = s.chosen
	s.run(func(ctx context.Context) {
		if err := s.desk.SetSetting(ctx, settingChoices, c); err != nil {
			fyne.LogError("remembering the settings", err)
		}
	}, func() {})
}

func (s *Shell) setVariant(v theme.Variant) {
	c := s.chosen
	c.Variant = v
	s.prefer(c)
}

// zoom makes the text larger or smaller.
func (s *Shell) zoom(by float32) {
	c := s.chosen
	c.Scale += by
	s.prefer(c)
}

// settingsPage makes the page of the choices.
func (s *Shell) settingsPage() page.Page {
	return settings.New(s.context, settings.Options{
		Choices: func() settings.Choices { return s.chosen }, Choose: s.prefer,
		Languages: languages(), Folder: s.desk.Dir(), Tour: s.startTour,
		Copy: s.app.Clipboard().SetContent, Register: s.register(),
	})
}

// register gives what has the system open links with this program; nil where it cannot.
func (s *Shell) register() func() {
	if s.opts.Register == nil {
		return nil
	}
	return func() {
		var err error
		s.run(func(context.Context) { err = s.opts.Register() }, func() {
			if err != nil {
				s.failed(err)
				return
			}
			s.frame.notice(lang.L("Links that begin with readout:// are opened with this program from now on."), false)
		})
	}
}
