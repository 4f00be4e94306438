package shell

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/tooltip"
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
	pause    *tooltip.Button // or goes on
	cancel   *tooltip.Button
	job      desk.Job
	pulling  bool
	list     *jobList // while its dialogue stands; nil else
}

func newJobsBar(s *Shell) *jobsBar {
	b := &jobsBar{shell: s}
	b.label = widget.NewButton("", b.showList)
	b.label.Importance = widget.LowImportance
	b.progress = widget.NewProgressBar()
	b.progress.TextFormatter = func() string { return jobCount(b.job) }
	b.pause = tooltip.NewButton(s.tips, "", theme.Icon("pause"), tooltip.Tip{Title: lang.L("Pause, or go on")}, func() { s.pauseJob(b.job) })
	b.pause.Importance = widget.LowImportance
	b.cancel = tooltip.NewButton(s.tips, "", theme.Icon("reject"), tooltip.Tip{Title: lang.L("Cancel"), Body: lang.L("What was kept stays kept.")}, func() { s.cancelJob(b.job) })
	b.cancel.Importance = widget.LowImportance
	b.object = container.NewHBox(b.label, b.progress, b.pause, b.cancel)
	b.object.Hide()
	return b
}

// jobCount says how many inputs of a job are done.
func jobCount(j desk.Job) string {
	if j.Total == 0 {
		return lang.L("counting")
	}
	return lang.L("{{.Step}} of {{.All}}", map[string]any{"Step": j.Done, "All": j.Total})
}

// pauseJob has a job rest or go on, whichever it does not do.
func (s *Shell) pauseJob(j desk.Job) {
	switch {
	case j.State == desk.JobPaused:
		s.desk.ContinueJob(j.ID)
	case j.Resumable:
		s.desk.ResumeJob(j.ID)
	default:
		s.desk.PauseJob(j.ID)
	}
	s.frame.jobs.refresh()
}

func (s *Shell) cancelJob(j desk.Job) {
	s.desk.CancelJob(j.ID)
	s.frame.jobs.refresh()
}

// changed answers the start and the end of a job.
func (b *jobsBar) changed(j desk.Job) {
	b.show(j)
	if !j.Active() {
		if !b.shell.frame.deed.Visible() || j.Failed > 0 { // where the articles belong is told already
			b.shell.frame.notice(page.JobResult(j), false)
		}
		if j.Failed == 0 && j.State == desk.JobDone {
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
			if _, running = atWork(b.shell.desk.Jobs()); running {
				b.shell.onUI(b.refresh)
			}
		}
		b.shell.onUI(func() { b.pulling = false })
	})
}

// atWork gives the job that is worth a look: one that runs or is paused, or else waits;
// false where none is under way.
func atWork(all []desk.Job) (at desk.Job, any bool) {
	for _, j := range all {
		if j.Active() && (!any || at.State == desk.JobWaiting) {
			at, any = j, true
		}
	}
	return at, any
}

// refresh shows how far the jobs are.
func (b *jobsBar) refresh() {
	all := b.shell.desk.Jobs()
	at, any := atWork(all)
	for _, j := range all {
		if !any && j.ID == b.job.ID {
			at, any = j, true
		}
	}
	if any {
		b.show(at)
	}
}

// offer shows an import that was cut off, to be gone on with.
func (b *jobsBar) offer() {
	for _, j := range b.shell.desk.Jobs() {
		if j.State == desk.JobCut && !j.Auto {
			b.show(j)
			b.shell.frame.toast.show(lang.L("“{{.Job}}” was cut off. Go on with it below.", map[string]any{"Job": page.Say(j.Title)}), nil)
		}
	}
}

func (b *jobsBar) show(j desk.Job) {
	b.job = j
	b.object.Show()
	b.label.SetText(line(j, time.Now()))
	if j.Total > 0 {
		b.progress.SetValue(float64(j.Done) / float64(j.Total))
	}
	shown(b.progress, j.Active())
	shown(b.pause, j.State == desk.JobRunning || j.State == desk.JobPaused || j.State == desk.JobCut)
	shown(b.cancel, j.Active() || j.State == desk.JobCut)
	if icon := theme.Icon(pauseIcon(j)); b.pause.Icon != icon {
		b.pause.SetIcon(icon)
	}
	b.shell.frame.foot.Refresh() // its parts have other widths now
	if b.list != nil {
		b.list.refresh()
	}
}

func pauseIcon(j desk.Job) string {
	if j.State == desk.JobRunning {
		return "pause"
	}
	return "play"
}

func shown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// line says a job in one line: what, and how fast or how it ended.
func line(j desk.Job, now time.Time) string {
	if detail := howFar(j, now); detail != "" {
		return page.Say(j.Title) + " · " + detail
	}
	return page.Say(j.Title)
}

// howFar says how fast a job goes, or how it ended.
func howFar(j desk.Job, now time.Time) string {
	count := map[string]any{"Step": j.Done, "All": j.Total}
	switch j.State {
	case desk.JobRunning:
		var parts []string
		if rate := j.Rate(now); rate > 0 {
			parts = append(parts, lang.L("{{.Rate}}/s", map[string]any{"Rate": fmt.Sprintf("%.0f", rate)}))
		}
		if left := j.Left(now).Round(time.Second); left > 0 {
			parts = append(parts, lang.L("{{.Time}} left", map[string]any{"Time": left}))
		}
		return strings.Join(parts, " · ")
	case desk.JobPaused:
		return lang.L("paused")
	case desk.JobWaiting:
		return lang.L("waits for the import before it")
	case desk.JobCut:
		if j.Total == 0 {
			return lang.L("cut off")
		}
		return lang.L("cut off after {{.Step}} of {{.All}}", count)
	case desk.JobCancelled:
		return lang.L("cancelled")
	case desk.JobFailed:
		return lang.L("failed")
	}
	if n := int(j.Failed); n > 0 {
		return lang.N("done, {{.Count}} not read", n, map[string]any{"Count": n})
	}
	return lang.L("done")
}
