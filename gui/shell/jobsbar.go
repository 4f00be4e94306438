package shell

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
)

// pull is how often the bar asks the jobs for their counts.
const pull = 100 * time.Millisecond

// jobsBar shows the running job with its progress, and what came of the last one.
type jobsBar struct {
	shell    *Shell
	object   *fyne.Container
	label    *widget.Button
	progress *widget.ProgressBar
	cancel   *widget.Button
	job      desk.Job
	pulling  bool
}

func newJobsBar(s *Shell) *jobsBar {
	b := &jobsBar{shell: s}
	b.label = widget.NewButton("", b.showList)
	b.label.Importance = widget.LowImportance
	b.progress = widget.NewProgressBar()
	b.progress.TextFormatter = func() string {
		if b.job.Total == 0 {
			return lang.L("counting")
		}
		return lang.L("{{.Step}} of {{.All}}", map[string]any{"Step": b.job.Done, "All": b.job.Total})
	}
	b.cancel = widget.NewButtonWithIcon("", theme.Icon("reject"), func() { s.desk.CancelJob(b.job.ID) })
	b.cancel.Importance = widget.LowImportance
	b.object = container.NewHBox(b.label, b.progress, b.cancel)
	b.object.Hide()
	return b
}

// changed answers the start and the end of a job.
func (b *jobsBar) changed(j desk.Job) {
	b.show(j)
	if j.State != desk.JobRunning {
		if !b.shell.frame.deed.Visible() || len(j.Failures) > 0 { // where the articles belong is told already
			b.shell.frame.notice(j.Result, false)
		}
		if len(j.Failures) == 0 && j.State == desk.JobDone {
			b.object.Hide() // the notice says it all
		}
		return
	}
	if b.pulling {
		return
	}
	b.pulling = true
	b.shell.opts.Async(func(ctx context.Context) {
		tick := time.NewTicker(pull)
		defer tick.Stop()
		for running := true; running; {
			select {
			case <-tick.C:
			case <-ctx.Done():
				return
			}
			running = false
			for _, j := range b.shell.desk.Jobs() {
				if j.State == desk.JobRunning {
					running = true
					b.shell.onUI(func() { b.show(j) })
				}
			}
		}
		b.shell.onUI(func() { b.pulling = false })
	})
}

func (b *jobsBar) show(j desk.Job) {
	b.job = j
	b.object.Show()
	running := j.State == desk.JobRunning
	b.label.SetText(line(j, time.Now()))
	if j.Total > 0 {
		b.progress.SetValue(float64(j.Done) / float64(j.Total))
	}
	if running {
		b.progress.Show()
		b.cancel.Show()
	} else {
		b.progress.Hide()
		b.cancel.Hide()
	}
	b.object.Refresh()
}

// line says a job in one line: what, and how fast or how it ended.
func line(j desk.Job, now time.Time) string {
	switch j.State {
	case desk.JobRunning:
		s := j.Title
		if rate := j.Rate(now); rate > 0 {
			s += fmt.Sprintf(" · %.0f/s", rate)
		}
		if left := j.Left(now).Round(time.Second); left > 0 {
			s += " · " + lang.L("{{.Time}} left", map[string]any{"Time": left})
		}
		return s
	case desk.JobCancelled:
		return lang.L("{{.Job}}: cancelled", map[string]any{"Job": j.Title})
	case desk.JobFailed:
		return lang.L("{{.Job}}: failed", map[string]any{"Job": j.Title})
	}
	if n := len(j.Failures); n > 0 {
		return lang.N("{{.Job}}: done, {{.Count}} not read", n, map[string]any{"Job": j.Title, "Count": n})
	}
	return lang.L("{{.Job}}: done", map[string]any{"Job": j.Title})
}

// showList shows all jobs of this run with what failed and why.
func (b *jobsBar) showList() {
	jobs := b.shell.desk.Jobs()
	var s strings.Builder
	for i := len(jobs) - 1; i >= 0; i-- {
		j := jobs[i]
		fmt.Fprintf(&s, "%s\n", line(j, time.Now()))
		if j.Result != "" {
			fmt.Fprintf(&s, "    %s\n", j.Result)
		}
		for n, f := range j.Failures {
			if n == 50 {
				fmt.Fprintf(&s, "    %s\n", moreText(len(j.Failures)-n))
				break
			}
			fmt.Fprintf(&s, "    %s: %s\n", f.Name, f.Reason)
		}
		for n, note := range j.Notes {
			if n == 50 {
				fmt.Fprintf(&s, "    %s\n", moreText(len(j.Notes)-n))
				break
			}
			fmt.Fprintf(&s, "    %s: %s\n", note.Name, note.Text)
		}
	}
	text := widget.NewLabel(s.String())
	text.Wrapping = fyne.TextWrapWord
	text.Selectable = true
	b.shell.present(dialog.NewCustom(lang.L("Jobs"), lang.L("Close"), container.NewVScroll(text), b.shell.window), dialogSize, nil)
}

// moreText says that a list goes on.
func moreText(n int) string { return lang.N("… and {{.Count}} more", n, map[string]any{"Count": n}) }
