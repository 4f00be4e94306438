package shell

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/message"
)

// jobsSize is the size of the dialogue of jobs.
var jobsSize = fyne.NewSize(960, 560)

// jobList is the dialogue of jobs: on the left all of them, those of earlier runs too, the
// newest first; on the right the report of one, with what failed and why.
type jobList struct {
	shell   *Shell
	jobs    *rowlist.List
	report  *rowlist.List
	title   *widget.Label
	said    *widget.Label
	none    *widget.Label // in place of an empty report
	whole   *widget.Label // the line at hand of the report, uncut
	buttons []*jobButton
	deeds   *fyne.Container // that they stand in
	at      desk.Job        // whose report is shown
	listed  []desk.Failure  // the first rows of the report, in their order
	asked   int             // counts reports asked for, so that a late one is dropped
}

// jobButton is what can be done with a job, on a letter.
type jobButton struct {
	*tooltip.Button
	letter rune
	fits   func(desk.Job) bool
	run    func(desk.Job)
}

// showList opens the dialogue.
func (b *jobsBar) showList() {
	s := b.shell
	if s.modal != nil {
		return
	}
	l := &jobList{shell: s, jobs: rowlist.New(), report: rowlist.New()}
	l.title = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.title.Truncation = fyne.TextTruncateEllipsis
	l.said = widget.NewLabel("")
	l.said.Wrapping, l.said.Selectable = fyne.TextWrapWord, true
	l.none = page.Caption("")
	l.none.Alignment = fyne.TextAlignCenter
	l.whole = page.Caption("")
	l.whole.Selectable = true
	l.deeds = container.NewHBox()
	for _, x := range l.actions() {
		l.buttons = append(l.buttons, x)
		l.deeds.Add(x.Button)
	}
	bottom := container.NewVBox(l.whole, l.deeds)
	l.jobs.OnSelect = func(r rowlist.Row) { l.open(r.Key) }
	l.jobs.OnOpen = func(rowlist.Row) { s.window.Canvas().Focus(l.report) }
	l.report.OnSelect = l.point
	l.report.OnOpen = func(rowlist.Row) {}
	for _, list := range []*rowlist.List{l.jobs, l.report} {
		list.OnRune = l.typed
		list.OnKey = s.typedKey
	}
	right := container.NewBorder(container.NewVBox(l.title, l.said), bottom, nil, nil, container.NewStack(l.report, l.none))
	split := container.NewHSplit(l.jobs, container.NewPadded(right))
	split.SetOffset(0.4)
	d := dialog.NewCustom(lang.L("Jobs"), lang.L("Close"), split, s.window)
	size := s.window.Canvas().Size()
	margin := 2 * fynetheme.IconInlineSize()
	size = fyne.NewSize(min(jobsSize.Width, size.Width-margin), min(jobsSize.Height, size.Height-margin))
	s.present(d, size, nil)
	b.list = l
	d.SetOnClosed(func() {
		b.list, s.modal = nil, nil
		s.refocus()
	})
	l.refresh()
	if l.jobs.Rows().Len() > 0 {
		l.jobs.SelectKey(l.jobs.Rows().Key(0))
		l.open(l.jobs.Rows().Key(0))
	}
	s.window.Canvas().Focus(l.jobs)
}

// point shows a line of the report uncut, to be read and copied.
func (l *jobList) point(r rowlist.Row) {
	said := r.Title
	if r.Detail != "" {
		said += "\n" + r.Detail
	}
	l.whole.SetText(said)
}

// actions are the buttons below a report.
func (l *jobList) actions() []*jobButton {
	s := l.shell
	button := func(letter rune, label, icon, means string, fits func(desk.Job) bool, run func(desk.Job)) *jobButton {
		return &jobButton{tooltip.NewButton(s.tips, label, theme.Icon(icon), tooltip.Tip{Title: means, Body: string(letter)}, func() { run(l.at) }), letter, fits, run}
	}
	is := func(states ...desk.JobState) func(desk.Job) bool {
		return func(j desk.Job) bool {
			for _, st := range states {
				if j.State == st {
					return true
				}
			}
			return false
		}
	}
	return []*jobButton{
		button('p', lang.L("Pause"), "pause", lang.L("Rest until it is continued"), is(desk.JobRunning), s.pauseJob),
		button('p', lang.L("Continue"), "play", lang.L("Go on where it stopped"), func(j desk.Job) bool { return j.State == desk.JobPaused || j.Resumable }, s.pauseJob),
		button('x', lang.L("Cancel"), "reject", lang.L("What was kept stays kept."), is(desk.JobRunning, desk.JobPaused, desk.JobWaiting, desk.JobCut), s.cancelJob),
		button('t', lang.L("Try again"), "refresh", lang.L("Try the selected inputs again, or all that failed"), func(j desk.Job) bool { return !j.Active() && j.Remembered && j.Failed > 0 }, l.retry),
		button('u', lang.L("Take back"), "undo", lang.L("Reject all articles that it brought, in one step; z undoes that"), func(j desk.Job) bool { return !j.Active() && j.Remembered && j.Kept > 0 }, l.takeBack),
		button('d', lang.L("Clear the list"), "delete", lang.L("Forget the reports of all that has ended; the articles stay"), func(desk.Job) bool { return true }, func(desk.Job) { l.forget() }),
	}
}

// typed answers a letter.
func (l *jobList) typed(r rune) {
	for _, b := range l.buttons {
		if b.letter == r && b.Visible() {
			b.run(l.at)
			return
		}
	}
}

// refresh shows the jobs as they are now. The report is asked for anew where another
// input has failed or the job has ended.
func (l *jobList) refresh() {
	all := l.shell.desk.Jobs()
	now := time.Now()
	rows := make([]rowlist.Row, 0, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		rows = append(rows, l.row(all[i], now))
	}
	l.jobs.SetRows(rows)
	for _, j := range all {
		if j.ID != l.at.ID {
			continue
		}
		if j.Failed != l.at.Failed || j.State != l.at.State {
			l.open(strconv.Itoa(j.ID))
			return
		}
		l.head(j)
	}
}

// row shows a job in the list.
func (l *jobList) row(j desk.Job, now time.Time) rowlist.Row {
	r := rowlist.Row{Key: strconv.Itoa(j.ID), Title: page.Say(j.Title), Detail: howFar(j, now), Right: page.Day(j.Started.Format("2006-01-02 15:04"))}
	switch {
	case j.Active():
		r.Right, r.Accent = jobCount(j), theme.Accent
	case j.State == desk.JobCut:
		r.Badge, r.Tone = lang.L("cut off"), fynetheme.ColorNameWarning
	case j.State == desk.JobFailed:
		r.Badge, r.Tone = lang.L("failed"), fynetheme.ColorNameError
	case j.Failed > 0:
		r.Badge, r.Tone = strconv.FormatInt(j.Failed, 10), fynetheme.ColorNameWarning
	}
	for _, st := range l.shell.stories {
		if st.ID == j.Story {
			r.Detail += " · " + st.Name
		}
	}
	return r
}

// head shows a job above its report.
func (l *jobList) head(j desk.Job) {
	l.at = j
	l.title.SetText(page.Say(j.Title))
	said := page.JobResult(j)
	if said == "" {
		said = howFar(j, time.Now())
		if j.Active() {
			said = fmt.Sprintf("%s · %s", jobCount(j), said)
		}
	}
	l.said.SetText(said)
	for _, b := range l.buttons {
		shown(b, b.fits(j))
	}
	l.deeds.Refresh()
}

// open shows the report of a job.
func (l *jobList) open(key string) {
	id, err := strconv.Atoi(key)
	if err != nil {
		return
	}
	l.asked++
	asked := l.asked
	var j desk.Job
	l.shell.run(func(ctx context.Context) { j, err = l.shell.desk.Report(ctx, id) }, func() {
		if asked != l.asked || l.shell.frame.jobs.list != l {
			return
		}
		if err != nil {
			l.shell.failed(err)
		}
		l.show(j)
	})
}

// show shows a report: what failed, then what is worth knowing of what did not.
func (l *jobList) show(j desk.Job) {
	l.head(j)
	l.listed = j.Failures
	rows := make([]rowlist.Row, 0, len(j.Failures)+len(j.Notes))
	for _, f := range j.Failures {
		rows = append(rows, rowlist.Row{Key: fmt.Sprint(len(rows)), Title: message.Sentence(page.Say(message.Message(f.Reason))), Detail: f.Name, Mark: "✗", Accent: fynetheme.ColorNameWarning})
	}
	for _, n := range j.Notes {
		rows = append(rows, rowlist.Row{Key: fmt.Sprint(len(rows)), Title: page.Say(message.Message(n.Text)), Detail: n.Name})
	}
	l.report.SetRows(rows)
	if l.report.At() < 0 && len(rows) > 0 {
		l.report.SelectKey(rows[0].Key)
	}
	l.point(l.report.Selected())
	l.none.SetText("")
	if len(rows) == 0 && !j.Active() {
		l.none.SetText(lang.L("Everything was read; there is nothing to report."))
	}
}

// retry tries the failures that are selected again, or all where one or none is.
func (l *jobList) retry(j desk.Job) {
	chosen := l.listed
	if at := l.report.All(); len(at) > 1 || l.shell.window.Canvas().Focused() == l.report {
		chosen = nil
		for _, i := range at {
			if i < len(l.listed) {
				chosen = append(chosen, l.listed[i])
			}
		}
	}
	id := l.shell.desk.RetryJob(j.ID, chosen)
	if id == 0 {
		l.shell.frame.notice(lang.L("None of these can be tried again from here."), false)
		return
	}
	l.refresh()
	l.jobs.SelectKey(strconv.Itoa(id))
	l.open(strconv.Itoa(id))
}

// takeBack rejects what an import brought.
func (l *jobList) takeBack(j desk.Job) {
	s := l.shell
	var n int
	var err error
	s.run(func(ctx context.Context) { n, err = s.desk.TakeBack(ctx, j.ID) }, func() {
		if err != nil {
			s.failed(err)
			return
		}
		said := lang.N("{{.Count}} articles of this import are rejected", n, map[string]any{"Count": n})
		s.frame.notice(said, n > 0 && j.Story == s.story.ID)
		l.said.SetText(said)
	})
}

// forget clears the list.
func (l *jobList) forget() {
	s := l.shell
	var err error
	s.run(func(ctx context.Context) { err = s.desk.ForgetJobs(ctx) }, func() {
		if err != nil {
			s.failed(err)
		}
		l.at = desk.Job{}
		l.show(l.at)
		l.refresh()
		if !s.frame.jobs.job.Active() {
			s.frame.jobs.object.Hide()
		}
	})
}
