package shell

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/internal/desk"
)

// badPile makes an archive with two good articles and three files that cannot be read.
func badPile(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := zip.NewWriter(f)
	for name, words := range map[string]string{
		"1.txt": "The envoys of Norland and Sudland met on Monday. They agreed to meet again, a spokesman said.",
		"2.txt": "Norland will answer the draft within a week, its foreign minister said on Tuesday.",
		"3.txt": "", "4.png": "\x89PNG\r\n\x1a\n", "5.bin": "\x7fELF",
	} {
		part, err := w.Create(name)
		if err == nil {
			_, err = part.Write([]byte(words))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func (r *rig) wait(job int) desk.Job {
	r.t.Helper()
	j, err := r.desk.Wait(context.Background(), job)
	if err != nil {
		r.t.Fatal(err)
	}
	r.settle()
	return j
}

// The report of an import names what failed and why; from it the failed ones are tried
// again and the import is taken back, all by keys. It is there after a restart.
func TestReportOfAnImport(t *testing.T) {
	dir := t.TempDir()
	r := newRig(t, dir)
	r.sample()
	pile := filepath.Join(t.TempDir(), "pile.zip")
	badPile(t, pile)
	before := len(r.desk.Jobs())
	j := r.wait(r.desk.Import(r.shell.story.ID, []string{pile}))
	if j.Kept != 2 || j.Failed != 3 {
		t.Fatalf("%+v", j)
	}
	if !strings.Contains(r.shell.frame.jobs.label.Text, "3 not read") {
		t.Errorf("the bar says %q", r.shell.frame.jobs.label.Text)
	}
	r.shell.frame.jobs.showList()
	r.settle()
	l := r.shell.frame.jobs.list
	if l.jobs.Rows().Len() != before+1 || l.report.Rows().Len() < 3 || !strings.Contains(l.report.Rows().Row(0).Title, "file is") {
		t.Fatalf("%d jobs, a report of %d lines", l.jobs.Rows().Len(), l.report.Rows().Len())
	}
	r.picture("jobs")
	r.types("t") // all that failed
	again := r.wait(len(r.desk.Jobs()))
	if again.Failed != 3 || again.Kept != 0 || l.at.ID != again.ID {
		t.Errorf("%+v", again)
	}
	r.key(fyne.KeyReturn) // into the report
	r.types("jt")         // the second failure alone
	if again = r.wait(len(r.desk.Jobs())); again.Failed != 1 || again.Done != 1 {
		t.Errorf("%+v", again)
	}
	r.shell.window.Canvas().Focus(l.jobs)
	l.jobs.SelectKey(fmt.Sprint(j.ID))
	r.settle()
	r.types("u")
	rejected := func() (n int) {
		for _, a := range r.ledgers().Articles {
			if a.Ruling != "" {
				n++
			}
		}
		return n
	}
	if n := rejected(); n != 2 {
		t.Errorf("%d articles are rejected", n)
	}
	r.key(fyne.KeyEscape)
	if r.shell.modal != nil || r.shell.frame.jobs.list != nil {
		t.Error("Escape does not close the jobs")
	}
	r.types("z")
	if n := rejected(); n != 0 {
		t.Errorf("%d articles are rejected after one step back", n)
	}
	r.shell.Close()
	r = newRig(t, dir)
	r.shell.frame.jobs.showList()
	r.settle()
	l = r.shell.frame.jobs.list
	if l.jobs.Rows().Len() != before+3 || l.report.Rows().Len() != 1 {
		t.Errorf("after a restart there are %d jobs, the last with a report of %d lines", l.jobs.Rows().Len(), l.report.Rows().Len())
	}
	r.types("d")
	if l.jobs.Rows().Len() != 0 || l.report.Rows().Len() != 0 {
		t.Errorf("%d jobs are left after the list was cleared", l.jobs.Rows().Len())
	}
}

// An import that the last run left unfinished is offered at the next start, and gone on
// with by one key.
func TestImportThatWasCutOffIsOffered(t *testing.T) {
	dir, pile := t.TempDir(), filepath.Join(t.TempDir(), "pile.zip")
	badPile(t, pile)
	var d *desk.Desk
	asked, stopped, closed := -1, make(chan struct{}), make(chan error, 1)
	d, err := desk.Open(desk.Options{Dir: dir, Clock: func() time.Time {
		if asked >= 0 {
			asked++
		}
		if asked == 4 { // once it is noted what is to be imported
			go func() { closed <- d.Close() }()
			<-stopped
		}
		return later
	}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.CreateStory(t.Context(), "Lake talks")
	if err != nil {
		t.Fatal(err)
	}
	d.Background(func(ctx context.Context) {
		<-ctx.Done()
		close(stopped)
	})
	asked = 0
	d.Import(s.ID, []string{pile})
	if err := <-closed; err != nil {
		t.Fatal(err)
	}
	r := newRig(t, dir)
	bar := r.shell.frame.jobs
	if !bar.object.Visible() || !bar.pause.Visible() || !strings.Contains(bar.label.Text, "cut off") {
		t.Fatalf("the bar says %q", bar.label.Text)
	}
	r.picture("cut-off")
	bar.showList()
	r.settle()
	r.types("p")
	if j := r.wait(1); j.State != desk.JobDone || j.Kept != 2 || j.Failed != 3 {
		t.Errorf("%+v", j)
	}
}
