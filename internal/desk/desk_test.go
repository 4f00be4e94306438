package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/storytest"
	"github.com/readout-app/readout/internal/text"
)

var noon = time.Date(2031, 3, 5, 12, 0, 0, 0, time.UTC)

// open opens a desk that is closed with the test.
func open(t testing.TB, o Options) *Desk {
	t.Helper()
	if o.Clock == nil {
		o.Clock = func() time.Time { return noon }
	}
	if o.Dir == "" {
		o.InMemory = true
	}
	d, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func newStory(t testing.TB, d *Desk) StoryID {
	t.Helper()
	s, err := d.CreateStory(t.Context(), "Lake talks")
	if err != nil {
		t.Fatal(err)
	}
	return s.ID
}

func wait(t testing.TB, d *Desk, job int) Job {
	t.Helper()
	j, err := d.Wait(t.Context(), job)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func ledgers(t testing.TB, d *Desk, id StoryID) *story.Ledgers {
	t.Helper()
	l, err := d.Ledgers(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// report is the n-th report of an invented agency.
func report(n int) string {
	return fmt.Sprintf("NORHAVEN, March 4, 2031 (Larch News) - Foreign Minister Ada Brell said on Tuesday that the talks with Ostmark would resume in room %d.", n)
}

// reports makes inputs of the first n reports.
func reports(n int) []input {
	var out []input
	for i := range n {
		out = append(out, input{source: capture.Pasted(fmt.Sprintf("%d.txt", i), report(i))})
	}
	return out
}

// take takes inputs that are no files into a story.
func take(d *Desk, id StoryID, inputs []input) int {
	return d.jobs.start("Adding", func(ctx context.Context, t *task) (string, error) {
		return d.bringIn(ctx, t, id, func(was []article.ID) error {
			t.total.Add(int64(len(inputs)))
			return d.take(ctx, t, slices.Values(inputs), &keeper{story: id, here: setOf(was)})
		})
	}).id
}

// asJSON gives what a value says, so that nil and empty lists are the same.
func asJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestStateIsBackAfterRestart(t *testing.T) {
	dir := t.TempDir()
	d := open(t, Options{Dir: dir, By: "A. Mar"})
	s, job, err := d.OpenSample(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	j := wait(t, d, job)
	if j.State != JobDone || j.Kept != 12 || j.Done != j.Total || len(j.Failures) > 0 || j.Result == "" {
		t.Fatalf("the sample came in as %+v", j)
	}
	before := ledgers(t, d, s.ID)
	if len(before.Articles) != 12 || len(before.Statements) == 0 || len(before.Actors) == 0 {
		t.Fatalf("%d articles, %d statements, %d actors", len(before.Articles), len(before.Statements), len(before.Actors))
	}
	if err := d.Decide(t.Context(), s.ID, decision.Decision{Kind: decision.KindReject, Target: before.Statements[0].Target}); err != nil {
		t.Fatal(err)
	}
	before = ledgers(t, d, s.ID)
	if before.Statements[0].Ruling != story.Rejected {
		t.Errorf("the ruling is %q", before.Statements[0].Ruling)
	}
	if err := errors.Join(d.RenameStory(t.Context(), s.ID, "Renamed"), d.SetSetting(t.Context(), "week", "iso"), d.Close()); err != nil {
		t.Fatal(err)
	}

	d = open(t, Options{Dir: dir})
	s, err = d.Story(t.Context(), "Renamed")
	if err != nil || s.Articles != 12 || s.Decisions != 1 {
		t.Fatalf("the story is back as %+v, %v", s, err)
	}
	if after := ledgers(t, d, s.ID); asJSON(t, after) != asJSON(t, before) {
		t.Error("the ledgers are other than before the restart")
	}
	log, err := d.History(t.Context(), s.ID)
	if err != nil || len(log) != 1 || log[0].By != "A. Mar" || !log[0].At.Equal(noon) {
		t.Errorf("the log is back as %+v, %v", log, err)
	}
	var week string
	if !d.Setting(t.Context(), "week", &week) || week != "iso" {
		t.Errorf("the setting is back as %q", week)
	}
	for _, a := range before.Articles {
		if _, ok := d.archive.Reading(a.ID, reading.Version); !ok {
			t.Errorf("no Reading of %s was cached", a.File)
		}
	}
}

// A sample that was left half-made is completed; a whole one is only opened.
func TestSampleIsCompleted(t *testing.T) {
	d := open(t, Options{})
	s, job, err := d.OpenSample(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.CancelJob(job)
	wait(t, d, job)
	again, job, err := d.OpenSample(t.Context())
	if err != nil || again.ID != s.ID {
		t.Fatalf("%+v, %v", again, err)
	}
	if job != 0 {
		wait(t, d, job)
	}
	if n := len(ledgers(t, d, s.ID).Articles); n != 12 {
		t.Errorf("%d articles, want 12", n)
	}
	if again, job, err = d.OpenSample(t.Context()); err != nil || job != 0 || again.Articles != 12 {
		t.Errorf("job %d, %+v, %v", job, again, err)
	}
}

func TestUndoAndRedo(t *testing.T) {
	dir := t.TempDir()
	d := open(t, Options{Dir: dir})
	id := newStory(t, d)
	wait(t, d, d.Paste(id, report(1)))
	ctx, target := t.Context(), ledgers(t, d, id).Statements[0].Target
	rules := func(kind decision.Kind) {
		t.Helper()
		if err := d.Decide(ctx, id, decision.Decision{Kind: kind, Target: target}); err != nil {
			t.Fatal(err)
		}
	}
	is := func(want story.Ruling) {
		t.Helper()
		if got := ledgers(t, d, id).Statements[0].Ruling; got != want {
			t.Errorf("the ruling is %q, want %q", got, want)
		}
	}
	back := func(how func(context.Context, StoryID) ([]decision.Decision, error), want decision.Kind) {
		t.Helper()
		got, err := how(ctx, id)
		if want == "" && !errors.Is(err, ErrNothing) || want != "" && (err != nil || len(got) != 1 || got[0].Kind != want) {
			t.Errorf("took back %+v, %v; want %q", got, err, want)
		}
	}
	back(d.Undo, "")
	back(d.Redo, "")
	rules(decision.KindAccept)
	rules(decision.KindReject)
	is(story.Rejected)
	back(d.Undo, decision.KindReject)
	is(story.Accepted)
	back(d.Undo, decision.KindAccept)
	is(story.Proposed)
	back(d.Undo, "")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = open(t, Options{Dir: dir}) // what was undone can be redone another day
	back(d.Redo, decision.KindAccept)
	is(story.Accepted)
	back(d.Redo, decision.KindReject)
	is(story.Rejected)
	back(d.Redo, "")
	back(d.Undo, decision.KindReject)
	rules(decision.KindAccept)
	back(d.Redo, "") // a new ruling ends redo
}

// What was ruled in one go is taken back in one go.
func TestUndoTakesBackAWholeStep(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	wait(t, d, d.Paste(id, report(1)))
	wait(t, d, d.Paste(id, report(2)))
	l := ledgers(t, d, id)
	reject := func(i int) decision.Decision {
		return decision.Decision{Kind: decision.KindReject, Target: l.Articles[i].Target}
	}
	if err := d.Decide(t.Context(), id, reject(0), reject(1)); err != nil {
		t.Fatal(err)
	}
	rejected := func() (n int) {
		for _, a := range ledgers(t, d, id).Articles {
			if a.Ruling == story.Rejected {
				n++
			}
		}
		return n
	}
	for _, step := range []struct {
		how  func(context.Context, StoryID) ([]decision.Decision, error)
		want int
	}{{d.Undo, 0}, {d.Redo, 2}, {d.Undo, 0}} {
		if took, err := step.how(t.Context(), id); err != nil || len(took) != 2 || rejected() != step.want {
			t.Errorf("took back %d, %v; %d are rejected, want %d", len(took), err, rejected(), step.want)
		}
	}
}

func TestDecideKeepsAllOrNone(t *testing.T) {
	d := open(t, Options{By: "A. Mar"})
	id := newStory(t, d)
	note := decision.Decision{Kind: decision.KindNote, Note: "a remark", Target: decision.Target{Record: decision.OnActor, Part: "Ada Brell"}}
	for name, wrong := range map[string]decision.Decision{
		"no kind":             {Target: note.Target},
		"undo of what is not": {Kind: decision.KindUndo, Undoes: 2},
	} {
		if err := d.Decide(t.Context(), id, note, wrong); !errors.Is(err, decision.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	early := note
	early.At, early.By = noon.AddDate(-1, 0, 0), "B. Ost"
	given := []decision.Decision{note, early, {Kind: decision.KindUndo, Undoes: 1}}
	if err := d.Decide(t.Context(), id, given...); err != nil {
		t.Fatal(err)
	}
	if !given[0].At.IsZero() || given[0].By != "" {
		t.Error("the caller's decisions were changed")
	}
	log, err := d.History(t.Context(), id)
	if err != nil || len(log) != 3 || log[0].By != "A. Mar" || !log[0].At.Equal(noon) || log[1].By != "B. Ost" || !log[1].At.Equal(early.At) {
		t.Errorf("%+v, %v", log, err)
	}
	if err := d.Decide(t.Context(), "none", note); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a decision on no story: %v", err)
	}
}

func TestSignalsTellOfChanges(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	var mu sync.Mutex
	var changes []StoryChange
	var states []JobState
	stop := d.StoryChanged.Subscribe(func(c StoryChange) {
		mu.Lock()
		defer mu.Unlock()
		if _, err := d.Ledgers(context.Background(), id); err != nil { // asking back does not lock up
			t.Error(err)
		}
		changes = append(changes, c)
	})
	defer d.OnJob(func(j Job) {
		mu.Lock()
		defer mu.Unlock()
		states = append(states, j.State)
	})()
	wait(t, d, take(d, id, reports(3)))
	wait(t, d, take(d, id, reports(3))) // brings nothing
	if err := d.Decide(t.Context(), id); err != nil {
		t.Fatal(err) // decides nothing
	}
	note := decision.Decision{Kind: decision.KindNote, Note: "x", Target: decision.Target{Record: decision.OnActor, Part: "Ada Brell"}}
	if err := d.Decide(t.Context(), id, note); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	stop()
	mu.Lock()
	defer mu.Unlock()
	if len(changes) != 2 || changes[0].Story != id || changes[0].Change.Articles != 3 || changes[1].Change.Articles != 0 {
		t.Errorf("changes %+v", changes)
	}
	if want := []JobState{JobRunning, JobDone, JobRunning, JobDone}; !reflect.DeepEqual(states, want) {
		t.Errorf("jobs went through %v", states)
	}
}

func TestHowFarAStoryIsOpenedIsTold(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	fill(t, d, id, storytest.NewPress(storytest.Wide, 1), 7)
	if read, of := d.Opening(id); read != 0 || of != 0 {
		t.Errorf("before it is asked for %d of %d are read", read, of)
	}
	ledgers(t, d, id)
	if read, of := d.Opening(id); read != 7 || of != 7 {
		t.Errorf("afterwards %d of %d are read", read, of)
	}
}

func TestLedgersAreOfTheDay(t *testing.T) {
	var mu sync.Mutex
	now := noon
	d := open(t, Options{Clock: func() time.Time { mu.Lock(); defer mu.Unlock(); return now }})
	id := newStory(t, d)
	wait(t, d, d.Paste(id, report(1)))
	first := ledgers(t, d, id)
	if again := ledgers(t, d, id); again != first {
		t.Error("built twice for one day")
	}
	mu.Lock()
	now = now.AddDate(0, 0, 1)
	mu.Unlock()
	if next := ledgers(t, d, id); first.Today != "2031-03-05" || next.Today != "2031-03-06" {
		t.Errorf("built for %s and %s", first.Today, next.Today)
	}
}

// The cache of Readings may be damaged, of another version or empty.
func TestDamagedReadingIsMadeAgain(t *testing.T) {
	dir := t.TempDir()
	d := open(t, Options{Dir: dir})
	id := newStory(t, d)
	wait(t, d, d.Paste(id, report(1)))
	want := asJSON(t, ledgers(t, d, id))
	a := ledgers(t, d, id).Articles[0].ID
	good, _ := d.archive.Reading(a, reading.Version)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"", "{", "null", "[]", `{"schema":"readout.reading/1"}`, `{"article":{"id":"0"},"statements":[]}`} {
		d := open(t, Options{Dir: dir})
		if err := d.archive.PutReading(a, reading.Version, []byte(bad)); err != nil {
			t.Fatal(err)
		}
		if got := asJSON(t, ledgers(t, d, id)); got != want {
			t.Errorf("with %q cached the ledgers are other", bad)
		}
		if now, _ := d.archive.Reading(a, reading.Version); !bytes.Equal(now, good) {
			t.Errorf("%q was not put right", bad)
		}
		d.Close()
	}
}

// The Reading tells of the article that was kept, not of another file with its words.
func TestReadingIsOfTheArticleKept(t *testing.T) {
	d := open(t, Options{Workers: 8})
	id := newStory(t, d)
	var inputs []input
	for n := range 40 {
		inputs = append(inputs, input{source: capture.Pasted(fmt.Sprintf("%d.txt", n), report(n/4))})
	}
	j := wait(t, d, take(d, id, inputs))
	if j.Kept != 10 || j.Known != 30 {
		t.Errorf("%d kept, %d known", j.Kept, j.Known)
	}
	ids, err := d.archive.Articles(id)
	if err != nil || len(ids) != 10 {
		t.Fatalf("%d articles, %v", len(ids), err)
	}
	for i, article := range ids {
		a, r, err := d.Article(t.Context(), id, article)
		if want := fmt.Sprintf("%d.txt", i*4); err != nil || a.File != want || r.File != want || r.Article.Text != report(i) {
			t.Errorf("article %d: from %q, Reading of %q, %v", i, a.File, r.File, err)
		}
	}
}

func TestReaderThatFailsCostsOneReading(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	load := d.reader.load
	d.reader.load = func() (*reading.Reader, error) { return nil, nil } // fails on everything
	j := wait(t, d, d.Paste(id, report(1)))
	if j.State != JobDone || j.Kept != 1 {
		t.Fatalf("%+v", j)
	}
	a := ledgers(t, d, id).Articles[0].ID
	_, r, err := d.Article(t.Context(), id, a)
	if err != nil || len(r.Notes) != 1 || r.Article.Text != report(1) {
		t.Errorf("notes %q, %v", r.Notes, err)
	}
	d.reader.load = load // a better reader reads it after all
	if _, r, err := d.Article(t.Context(), id, a); err != nil || len(r.Notes) != 0 || len(r.Statements) == 0 {
		t.Errorf("notes %q, %d statements, %v", r.Notes, len(r.Statements), err)
	}
}

// What is damaged is left out; the rest of the story is there.
func TestDamageIsLeftOut(t *testing.T) {
	dir := t.TempDir()
	d := open(t, Options{Dir: dir})
	id := newStory(t, d)
	var inputs []input
	for n := range 300 { // of texts that do not pack well, so that they fill many blocks
		inputs = append(inputs, input{source: capture.Pasted("", fmt.Sprintf("%s Code %x.", report(n), article.IDOf(report(n))))})
	}
	if j := wait(t, d, take(d, id, inputs)); j.Kept != 300 {
		t.Fatalf("%+v", j)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	tables, err := filepath.Glob(filepath.Join(dir, "store", "*.sst"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("tables %v, %v", tables, err)
	}
	whole, err := os.ReadFile(tables[0])
	if err != nil {
		t.Fatal(err)
	}
	partly := 0
	for part := range 8 { // where the articles lie
		broken := bytes.Clone(whole)
		broken[len(broken)*(2*part+1)/200] ^= 0x10
		if err := os.WriteFile(tables[0], broken, 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := Open(Options{Dir: dir, ReadOnly: true, Clock: func() time.Time { return noon }})
		if err != nil {
			continue // said at once
		}
		l, err := d.Ledgers(t.Context(), id)
		if err != nil && !errors.Is(err, archive.ErrDamaged) && !errors.Is(err, archive.ErrNotFound) {
			t.Errorf("at %d %%: %v", part, err)
		}
		if err == nil && len(l.Articles) > 0 && len(l.Articles) < 300 {
			partly++
			if d.Damage() == "" {
				t.Errorf("at %d %%: %d of 300 articles and no word of damage", part, len(l.Articles))
			}
			if again := ledgers(t, d, id); again != l {
				t.Errorf("at %d %%: built again without need", part)
			}
		}
		d.Close()
	}
	if partly == 0 {
		t.Error("no damage cost some articles and not all")
	}
	t.Logf("%d of 8 flips cost some articles", partly)
}

func TestSeveralAtOnce(t *testing.T) {
	d := open(t, Options{Dir: t.TempDir(), Workers: 3})
	id := newStory(t, d)
	note := decision.Decision{Kind: decision.KindNote, Note: "x", Target: decision.Target{Record: decision.OnActor, Part: "Ada Brell"}}
	var group sync.WaitGroup
	for n := range 4 {
		group.Go(func() { wait(t, d, take(d, id, reports(20+n))) })
		group.Go(func() { wait(t, d, d.Paste(id, report(100+n))) })
		group.Go(func() {
			for range 5 {
				if err := d.Decide(t.Context(), id, note); err != nil {
					t.Error(err)
				}
				if _, err := d.Undo(t.Context(), id); err != nil && !errors.Is(err, ErrNothing) {
					t.Error(err)
				}
				ledgers(t, d, id)
				d.Jobs()
			}
		})
	}
	group.Wait()
	if n := len(ledgers(t, d, id).Articles); n != 27 {
		t.Errorf("%d articles, want 27", n)
	}
	log, err := d.History(t.Context(), id)
	if err != nil || len(log) != 40 || len(decision.Effective(log)) != 0 {
		t.Errorf("%d decisions, %d in force, %v", len(log), len(decision.Effective(log)), err)
	}
}

func TestSentence(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{errors.New(""), "Something went wrong; the log has more."},
		{errors.New("the disk is full"), "The disk is full."},
		{errors.New("is it?"), "Is it?"},
		{errors.Join(errors.New("one is lost"), errors.New("two are lost")), "One is lost; two are lost."},
		{fmt.Errorf("x: %w", context.Canceled), "It was cancelled."},
		{fmt.Errorf("opening: %w", archive.ErrLocked), "Readout is already running with this archive. Use the window that is open, or close it first."},
		{fmt.Errorf("reading: %w", &capture.Error{Name: "a.txt", Kind: capture.ErrEmpty}), "The file is empty."},
		{&capture.Error{Name: "a.txt", Kind: capture.ErrBinary, Detail: message.Words("the file is a program")}, "The file is a program."},
	} {
		if got := Sentence(c.err); got != c.want {
			t.Errorf("Sentence(%v) = %q, want %q", c.err, got, c.want)
		}
	}
	for _, err := range []error{archive.ErrNewer, archive.ErrNotArchive, archive.ErrDamaged, archive.ErrReadOnly, archive.ErrClosed, archive.ErrNameTaken, archive.ErrNoName} {
		if got := Sentence(fmt.Errorf("doing: %w", err)); strings.Contains(got, "doing") || !strings.HasSuffix(got, ".") {
			t.Errorf("Sentence(%v) = %q", err, got)
		}
	}
}

// The day of printing decides what "on Tuesday" means: set by hand, it moves every
// date of the article; undone, they are as they were.
func TestWhatIsAddedStandsInTheReading(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	wait(t, d, d.Paste(id, "The envoys of Velmara and Ostrin met in Lombre on Tuesday. Nothing came of it."))
	a, r, err := d.Article(t.Context(), id, ledgers(t, d, id).Articles[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	add := decision.Decision{Kind: decision.KindAdd, Add: &decision.Added{Source: "An envoy"}, Target: decision.Target{
		Article: a.ID, Record: decision.OnStatement, Selector: a.Text.Select(text.Span{Start: 59, End: 77}),
	}}
	if err := d.Decide(t.Context(), id, add); err != nil {
		t.Fatal(err)
	}
	_, after, err := d.Article(t.Context(), id, a.ID)
	if err != nil || len(after.Statements) != len(r.Statements)+1 || len(ledgers(t, d, id).Statements) != len(after.Statements) {
		t.Errorf("%d statements in the Reading, %v", len(after.Statements), err)
	}
	if _, err := d.Undo(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if _, after, err = d.Article(t.Context(), id, a.ID); err != nil || len(after.Statements) != len(r.Statements) {
		t.Errorf("%d statements once it is undone, %v", len(after.Statements), err)
	}
}

func TestAnArticleIsPrintedWithWhatWasReadInIt(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	d := open(t, Options{})
	id := newStory(t, d)
	wait(t, d, d.Paste(id, report(1)))
	l := ledgers(t, d, id)
	page := func() string {
		path, err := d.PrintArticle(t.Context(), id, l.Articles[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if len(l.Statements) == 0 || !strings.Contains(page(), `class="statement"`) || !strings.Contains(page(), l.Statements[0].Name) {
		t.Error("the page lacks the statement")
	}
	for _, s := range l.Statements {
		if err := d.Decide(t.Context(), id, decision.Decision{Kind: decision.KindReject, Target: s.Target}); err != nil {
			t.Fatal(err)
		}
	}
	if strings.Contains(page(), `class="statement"`) {
		t.Error("the page shows what was rejected")
	}
}

func TestAFixedDayOfPrintingReadsTheArticleAnew(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	wait(t, d, d.Paste(id, "The envoys of Velmara and Ostrin met in Lombre on Tuesday. They will meet again next week, the envoy of Velmara, Anna Doe, said on Tuesday."))
	before := asJSON(t, ledgers(t, d, id))
	a := ledgers(t, d, id).Articles[0]
	fix := decision.Decision{Kind: decision.KindFix, Target: a.Target, Field: "published", Value: "2026-04-15"}
	if err := d.Decide(t.Context(), id, fix); err != nil {
		t.Fatal(err)
	}
	l := ledgers(t, d, id)
	said := false
	for _, s := range l.Statements {
		said = said || s.From == "2026-04-14"
	}
	if l.Articles[0].Published != "2026-04-15" || len(l.Articles[0].Notes) != 0 || !said {
		t.Errorf("published %q, notes %q, statements %+v", l.Articles[0].Published, l.Articles[0].Notes, l.Statements)
	}
	if _, r, err := d.Article(t.Context(), id, a.ID); err != nil || r.Article.Published != "2026-04-15" {
		t.Errorf("the article beside is of %q, %v", r.Article.Published, err)
	}
	if _, err := d.Undo(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if after := asJSON(t, ledgers(t, d, id)); after != before {
		t.Errorf("after undo the ledgers differ:\n%s\n%s", before, after)
	}
}

// The models are there only while there is something to read.
func TestTheReaderSleepsAndWakes(t *testing.T) {
	d := open(t, Options{})
	loads := 0
	load := d.reader.load
	d.reader.load = func() (*reading.Reader, error) { loads++; return load() }
	id := newStory(t, d)
	ledgers(t, d, id)
	if loads != 0 {
		t.Error("models are loaded for an archive that is only looked at")
	}
	wait(t, d, d.Paste(id, report(1)))
	wait(t, d, d.Paste(id, report(2)))
	d.reader.sleep()
	if d.reader.rules != nil {
		t.Error("at rest the models are kept")
	}
	wait(t, d, d.Paste(id, report(3)))
	if n := len(ledgers(t, d, id).Statements); loads != 2 || n == 0 {
		t.Errorf("loaded %d times for three articles and one rest; %d statements", loads, n)
	}
}
