package shell

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
)

// The settings of the window.
const (
	settingWindow = "window"
	settingLook   = "look"
)

// windowState is what comes back after a restart.
type windowState struct {
	Story  string             `json:"story"`
	Route  page.Route         `json:"route"`
	Splits map[string]float64 `json:"splits"`
	Width  float32            `json:"width"`
	Height float32            `json:"height"`
}

// lookState is the person's choice of colours and text size.
type lookState struct {
	Variant theme.Variant `json:"variant"`
	Scale   float32       `json:"scale"`
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

// restoreLook puts the person's choice of colours and text size in force. It reads
// one small value before the window is there.
func (s *Shell) restoreLook() {
	look := lookState{Variant: s.opts.Look.Variant, Scale: s.opts.Look.Scale}
	s.desk.Setting(context.Background(), settingLook, &look)
	s.opts.Look = theme.Options{Variant: look.Variant, Scale: look.Scale}
	s.app.Settings().SetTheme(theme.New(s.opts.Look))
}

func (s *Shell) setVariant(v theme.Variant) {
	s.opts.Look.Variant = v
	s.keepLook()
	s.window.SetMainMenu(s.menu()) // the choice in force is ticked
}

// zoom makes the text larger or smaller.
func (s *Shell) zoom(by float32) {
	if s.opts.Look.Scale == 0 {
		s.opts.Look.Scale = 1
	}
	s.opts.Look.Scale = min(max(s.opts.Look.Scale+by, 0.7), 2.5)
	s.keepLook()
}

func (s *Shell) keepLook() {
	s.app.Settings().SetTheme(theme.New(s.opts.Look))
	look := lookState{Variant: s.opts.Look.Variant, Scale: s.opts.Look.Scale}
	s.run(func(ctx context.Context) {
		if err := s.desk.SetSetting(ctx, settingLook, look); err != nil {
			fyne.LogError("remembering the look", err)
		}
	}, func() {})
}
