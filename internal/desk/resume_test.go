package desk

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
)

// pile makes a folder as people have them: files, some of them bad or the same as others,
// and archives within.
func pile(t *testing.T) string {
	t.Helper()
	contents := map[string]string{}
	for i := range 90 {
		contents[fmt.Sprintf("%02d.txt", i)] = report(i)
	}
	contents["07.txt"], contents["33.txt"], contents["70.txt"] = "", "\x89PNG\r\n\x1a\n", "\x7fELF"
	contents["41.txt"] = report(12)
	contents["55.txt"] = "Ada Brell said the talks would go on."
	for n, at := range []int{20, 60} {
		var buf bytes.Buffer
		w := zip.NewWriter(&buf)
		for i := range 80 {
			f, err := w.Create(fmt.Sprintf("%d.txt", i))
			if err != nil {
				t.Fatal(err)
			}
			words := report(1000*(n+1) + i)
			if i%30 == 7 {
				words = ""
			}
			if _, err := f.Write([]byte(words)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		contents[fmt.Sprintf("%02d.zip", at)] = buf.String()
	}
	return files(t, contents)
}

// cutOff imports a pile and closes the desk when so many articles have been read, then
// opens it again and goes on, once for each number. It gives the ledgers and the report.
func cutOff(t *testing.T, pile, dir string, at ...int) (string, Job) {
	t.Helper()
	var read, stop atomic.Int64
	var d *Desk
	begin := func(n int) {
		stop.Store(int64(n))
		read.Store(0)
		d = open(t, Options{Dir: dir, Workers: 2, Clock: func() time.Time {
			if n := stop.Load(); n > 0 && read.Add(1) == n {
				d.jobs.stop()
			}
			return noon
		}})
	}
	begin(0)
	id, job := newStory(t, d), 1
	for i, n := range append(at, 0) {
		stop.Store(int64(n))
		read.Store(0)
		if i == 0 {
			job = d.Import(id, []string{pile})
		} else {
			d.ResumeJob(job)
		}
		j := wait(t, d, job)
		if n == 0 {
			if j.State != JobDone {
				t.Fatalf("%+v", j)
			}
			break
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		begin(0)
		if all := d.Jobs(); len(all) != 1 || all[0].State != JobCut || !all[0].Resumable || all[0].Done > j.Done {
			t.Fatalf("cut off after %d articles: %+v", n, all)
		}
	}
	ledgers := asJSON(t, ledgers(t, d, id))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	begin(0)
	report, err := d.Report(t.Context(), job)
	if err != nil {
		t.Fatal(err)
	}
	return ledgers, report
}

// An import that was cut off and resumed leaves what one leaves that was not: the same
// ledgers, byte for byte, and the same report, and it takes nothing twice.
func TestResumedImportIsAsIfNeverCutOff(t *testing.T) {
	pile := pile(t)
	want, whole := cutOff(t, pile, t.TempDir())
	if whole.Kept != 86+160-6 || whole.Known != 1 || whole.Failed != 9 || len(whole.Notes) == 0 {
		t.Fatalf("%+v", whole)
	}
	cuts := [][]int{{5}, {70}, {100, 20}, {3, 3, 130}, {240}}
	if testing.Short() {
		cuts = cuts[2:3]
	}
	for _, at := range cuts {
		t.Run(fmt.Sprint(at), func(t *testing.T) {
			got, report := cutOff(t, pile, t.TempDir(), at...)
			if got != want {
				t.Error("the ledgers are other")
			}
			if !reflect.DeepEqual(report.Failures, whole.Failures) || !reflect.DeepEqual(report.Notes, whole.Notes) {
				t.Errorf("it reports %v %v, want %v %v", report.Failures, report.Notes, whole.Failures, whole.Notes)
			}
			report.Result, report.Changed, report.earlier = whole.Result, whole.Changed, whole.earlier
			report.Failures, report.Notes = whole.Failures, whole.Notes
			if !reflect.DeepEqual(report, whole) {
				t.Errorf("the job is\n%+v, want\n%+v", report, whole)
			}
		})
	}
}

// What was cancelled can be gone on with, too, and what ended is remembered.
func TestCancelledImportGoesOn(t *testing.T) {
	pile, dir := pile(t), t.TempDir()
	var d *Desk
	var read atomic.Int64
	d = open(t, Options{Dir: dir, Clock: func() time.Time {
		if read.Add(1) == 100 {
			d.CancelJob(1)
		}
		return noon
	}})
	id := newStory(t, d)
	if j := wait(t, d, d.Import(id, []string{pile})); j.State != JobCancelled || !j.Resumable || j.Kept == 0 {
		t.Fatalf("%+v", j)
	}
	d.ResumeJob(1)
	if j := wait(t, d, 1); j.State != JobDone || j.Kept != 240 || j.Resumable {
		t.Fatalf("%+v", j)
	}
	d.ResumeJob(1) // there is nothing left to do
	if j := d.Jobs()[0]; j.State != JobDone {
		t.Errorf("%+v", j)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = open(t, Options{Dir: dir, ReadOnly: true})
	all := d.Jobs()
	if len(all) != 1 || all[0].State != JobDone || all[0].Failed != 9 || len(all[0].Failures) != 0 || all[0].Result == "" {
		t.Fatalf("%+v", all)
	}
	if j, err := d.Report(t.Context(), 1); err != nil || len(j.Failures) != 9 {
		t.Errorf("%+v, %v", j, err)
	}
}

func TestFailedInputsAreTriedAgain(t *testing.T) {
	pile := pile(t)
	d := open(t, Options{})
	id := newStory(t, d)
	first := wait(t, d, d.Import(id, []string{pile}))
	if err := os.WriteFile(filepath.Join(pile, "07.txt"), []byte(report(7)), 0o600); err != nil {
		t.Fatal(err)
	}
	var chosen []Failure
	for _, f := range first.Failures {
		if strings.HasSuffix(f.Name, "07.txt") || strings.HasSuffix(f.Name, filepath.Join("20.zip", "7.txt")) {
			chosen = append(chosen, f)
		}
	}
	if len(chosen) != 2 {
		t.Fatalf("failures %+v", first.Failures)
	}
	j := wait(t, d, d.RetryJob(first.ID, chosen))
	if j.Kept != 1 || j.Known != 0 || j.Failed != 1 || j.Done != 2 || j.Total != 2 || !reflect.DeepEqual(j.Failures[0], chosen[1]) {
		t.Errorf("%+v", j)
	}
	if j = wait(t, d, d.RetryJob(first.ID, first.Failures)); j.Kept != 0 || j.Known != 1 || j.Failed != 8 {
		t.Errorf("all of them again: %+v", j)
	}
	for _, none := range []int{d.RetryJob(first.ID, nil), d.RetryJob(99, chosen), d.RetryJob(first.ID, []Failure{{Name: "a feed"}})} {
		if none != 0 {
			t.Errorf("job %d began with nothing to do", none)
		}
	}
}

func TestImportIsTakenBackInOneStep(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	wait(t, d, d.Paste(id, report(500)))
	job := d.Import(id, []string{files(t, map[string]string{"a.txt": report(1), "b.txt": report(2), "c.txt": report(500)})})
	wait(t, d, job)
	if n, err := d.TakeBack(t.Context(), job); n != 2 || err != nil {
		t.Fatalf("%d taken back, %v", n, err)
	}
	rejected := func() (n int) {
		for _, a := range ledgers(t, d, id).Articles {
			if a.Ruling != "" {
				n++
			}
		}
		return n
	}
	if n := rejected(); n != 2 {
		t.Errorf("%d articles are rejected", n)
	}
	if n, err := d.TakeBack(t.Context(), job); n != 0 || err != nil {
		t.Errorf("again %d, %v", n, err)
	}
	if _, err := d.Undo(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if n := rejected(); n != 0 {
		t.Errorf("after one step back %d articles are rejected", n)
	}
}

func TestImportsComeOneAfterTheOther(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": report(1)})
	d := open(t, Options{})
	id := newStory(t, d)
	free, err := d.jobs.inTurn(t.Context(), &task{}, d.jobs.imports)
	if err != nil {
		t.Fatal(err)
	}
	first, second := d.Import(id, []string{dir}), d.Import(id, []string{dir})
	if j := wait(t, d, d.Paste(id, report(2))); j.Kept != 1 {
		t.Errorf("a paste waits for imports: %+v", j)
	}
	d.CancelJob(second)
	if j := wait(t, d, second); j.State != JobCancelled || j.Kept != 0 {
		t.Errorf("%+v", j)
	}
	free()
	if j := wait(t, d, first); j.State != JobDone || j.Kept != 1 {
		t.Errorf("%+v", j)
	}
}

func TestPauseHoldsTheNextInputBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		work := &task{state: JobRunning, started: began}
		time.Sleep(time.Second)
		work.done.Store(10)
		work.pause(time.Now())
		passed := 0
		go func() {
			for range pausing(t.Context(), work, slices.Values([]int{1, 2, 3})) {
				passed++
			}
		}()
		synctest.Wait()
		if passed != 0 {
			t.Errorf("%d inputs passed while the job was paused", passed)
		}
		time.Sleep(time.Hour)
		if j := work.snapshot(); j.State != JobPaused || !j.Active() || j.Rate(time.Now()) != 10 {
			t.Errorf("%+v", j)
		}
		work.pause(time.Now()) // it is paused already
		work.goOn(time.Now())
		synctest.Wait()
		if passed != 3 {
			t.Errorf("%d inputs passed afterwards", passed)
		}
		time.Sleep(time.Second)
		if rate := work.snapshot().Rate(time.Now()); rate != 5 {
			t.Errorf("%v a second, the pause counted in", rate)
		}
		work.goOn(time.Now()) // nothing is paused
	})
}

func TestReportsAreForgotten(t *testing.T) {
	dir := t.TempDir()
	d := open(t, Options{Dir: dir})
	id := newStory(t, d)
	in := files(t, map[string]string{"a.txt": report(1)})
	for range rememberedJobs + 5 {
		wait(t, d, d.Import(id, []string{in}))
	}
	d.Close()
	d = open(t, Options{Dir: dir})
	if n := len(d.Jobs()); n != rememberedJobs {
		t.Errorf("%d imports are remembered", n)
	}
	if err := d.ForgetJobs(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := len(d.Jobs()); n != 0 {
		t.Errorf("%d jobs after they were forgotten", n)
	}
	if j := wait(t, d, d.Import(id, []string{in})); j.ID != rememberedJobs+1 || j.Known != 1 {
		t.Errorf("%+v", j)
	}
	d.Close()
	d = open(t, Options{Dir: dir})
	if n := len(d.Jobs()); n != 1 {
		t.Errorf("%d imports are remembered", n)
	}
}

// A journal of an import with more than fits into one entry tells the same as was put in.
func TestLogbookSplitsWhatIsLong(t *testing.T) {
	a, err := archive.Open("", archive.Options{InMemory: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	journal, err := a.NewJournal(nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &logbook{log: nil, journal: journal}
	asked := entry{Listed: true}
	for i := range 2500 {
		asked.Asked = append(asked.Asked, fmt.Sprint(-i))
		asked.Units = append(asked.Units, fmt.Sprint(i))
	}
	asked.Only = map[string][]string{"3": {"a", "b"}}
	asked.Pick = map[string][]article.ID{"4": {}}
	for i := range 2100 {
		asked.Pick["4"] = append(asked.Pick["4"], article.ID(fmt.Sprint(i)))
	}
	asked.Pasted = bytes.Repeat([]byte("A paste \xff."), 50_000)
	asked.Feeds, asked.Watched = &errand{Only: []string{"f"}, Due: true}, "w"
	var settled, left outcome
	for i := range 3300 {
		settled.Notes = append(settled.Notes, Note{fmt.Sprint(i), message.Data(message.Words("No date."))})
		settled.Failures = append(settled.Failures, Failure{Name: fmt.Sprint(i)})
	}
	settled.Done, left.Done, left.Known = 3300, 7, 2
	b.note(Job{}, asked)
	b.note(Job{}, entry{Taken: 4, Settled: settled, Open: left})
	got, err := b.course()
	if err != nil {
		t.Fatal(err)
	}
	if want := (course{asked: asked.Asked, feeds: asked.Feeds, pasted: asked.Pasted, watched: "w", units: asked.Units, listed: true, only: asked.Only, pick: asked.Pick, taken: 4, settled: settled, open: left}); !reflect.DeepEqual(got, want) {
		t.Errorf("%d units, %d notes, open %+v", len(got.units), len(got.settled.Notes), got.open)
	}
	// What is open is settled by the next unit, and dropped where the unit is begun anew.
	b.note(Job{}, entry{Taken: 5, Open: left})
	b.note(Job{}, entry{Again: true})
	if got, err = b.course(); err != nil || got.settled.Done != 3307 || got.settled.Known != 2 || got.open.Done != 0 || got.taken != 5 {
		t.Errorf("%d done, open %+v, %v", got.settled.Done, got.open, err)
	}
}

// An import that was cut off can be let be; it is not offered at the next start, and can
// be gone on with all the same.
func TestCutOffImportIsLetBe(t *testing.T) {
	dir, in := t.TempDir(), files(t, map[string]string{"a.txt": report(1), "b.txt": report(2)})
	d := open(t, Options{Dir: dir})
	id := newStory(t, d)
	free, err := d.jobs.inTurn(t.Context(), &task{}, d.jobs.imports) // so that it waits until the desk closes
	if err != nil {
		t.Fatal(err)
	}
	job := d.Import(id, []string{in})
	for d.Jobs()[0].State != JobWaiting {
		runtime.Gosched()
	}
	d.Close()
	free()
	d = open(t, Options{Dir: dir})
	if j := d.Jobs()[0]; j.State != JobCut {
		t.Fatalf("an import that waited is forgotten: %+v", j)
	}
	d.CancelJob(job)
	if j := wait(t, d, job); j.State != JobCancelled || !j.Resumable {
		t.Errorf("%+v", j)
	}
	d.Close()
	d = open(t, Options{Dir: dir})
	if j := d.Jobs()[0]; j.State != JobCancelled || !j.Resumable {
		t.Errorf("%+v", j)
	}
	d.ResumeJob(job)
	if j := wait(t, d, job); j.State != JobDone || j.Kept != 2 {
		t.Errorf("%+v", j)
	}
}

// An import bounds the garbage while it runs, and no longer.
func TestGarbageIsBoundedWhileAnImportRuns(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	g := boundGarbage()
	if within := debug.SetMemoryLimit(-1); before == math.MaxInt64 && within > 4<<30 {
		t.Errorf("the bound is %d MB", within>>20)
	}
	g.lift()
	if after := debug.SetMemoryLimit(-1); after != before {
		t.Errorf("afterwards the bound is %d", after)
	}
}
