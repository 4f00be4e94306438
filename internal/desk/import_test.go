package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading"
)

// files makes files in a new folder and gives it.
func files(t testing.TB, contents map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range contents {
		path := filepath.Join(dir, name)
		err := os.MkdirAll(filepath.Dir(path), 0o700)
		if err == nil {
			err = os.WriteFile(path, []byte(content), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestImport(t *testing.T) {
	dir := files(t, map[string]string{
		"a.txt": report(1), "deep/b.txt": report(2), "deep/.hidden": report(3),
		"empty.txt": "", "bin/x.png": "\x89PNG\r\n\x1a\n", "twice.txt": report(1), "undated.txt": "Ada Brell said the talks would go on.",
	})
	none := t.TempDir()
	missing := filepath.Join(dir, "missing.txt")
	d := open(t, Options{})
	id := newStory(t, d)
	j := wait(t, d, d.Import(id, []string{dir, missing, none, "https://127.0.0.1:1/a"}))
	if j.State != JobDone || j.Total != 9 || j.Done != 9 || j.Kept != 3 || j.Known != 1 {
		t.Errorf("%+v", j)
	}
	got := map[string]string{}
	for _, f := range j.Failures {
		got[f.Name] = message.Sentence(f.Reason.String())
	}
	for name, want := range map[string]string{
		filepath.Join(dir, "empty.txt"):    "The file is empty.",
		filepath.Join(dir, "bin", "x.png"): "The file is a picture (PNG).",
		missing:                            "The file is not there (it was moved, renamed or deleted).",
		none:                               "The folder holds no files.",
		"https://127.0.0.1:1/a":            "The host cannot be reached; check the address and the connection.",
	} {
		if got[name] != want {
			t.Errorf("%s failed with %q, want %q", name, got[name], want)
		}
	}
	if len(got) != 5 {
		t.Errorf("failed: %v", got)
	}
	if len(j.Notes) == 0 || j.Notes[0].Name != filepath.Join(dir, "undated.txt") || !strings.HasPrefix(j.Notes[0].Text.String(), "No date") {
		t.Errorf("notes %+v", j.Notes)
	}
	if !strings.Contains(j.Result, "3 new articles") || !strings.Contains(j.Result, "1 article was in the story already") || !strings.Contains(j.Result, "5 inputs could not be read") {
		t.Errorf("result %q", j.Result)
	}
	// The same again brings nothing, into another story it does.
	if j = wait(t, d, d.Import(id, []string{dir})); j.Kept != 0 || j.Known != 4 {
		t.Errorf("again: %+v", j)
	}
	other, err := d.CreateStory(t.Context(), "Another")
	if err != nil {
		t.Fatal(err)
	}
	if j = wait(t, d, d.Import(other.ID, []string{dir})); j.Kept != 3 || j.Known != 1 {
		t.Errorf("into another story: %+v", j)
	}
	if n := len(ledgers(t, d, other.ID).Articles); n != 3 {
		t.Errorf("%d articles in the other story", n)
	}
	if j := wait(t, d, d.Import("none", []string{dir})); j.State != JobFailed || j.Result == "" {
		t.Errorf("into no story: %+v", j)
	}
}

func TestImportFollowsALinkThatIsGiven(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": report(1)})
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip("no links here:", err)
	}
	d := open(t, Options{})
	if j := wait(t, d, d.Import(newStory(t, d), []string{link})); j.Kept != 1 {
		t.Errorf("%+v", j)
	}
}

// Until it is cancelled an import keeps what it has read, and the rest is not begun.
func TestCancelKeepsWhatWasRead(t *testing.T) {
	for _, at := range []int{0, 1, 64, 150} {
		t.Run(fmt.Sprint(at), func(t *testing.T) {
			d := open(t, Options{Workers: 2})
			id := newStory(t, d)
			inputs := reports(200)
			asked := inputs[at].source.Open
			inputs[at].source.Open = func() (io.ReadCloser, error) {
				d.CancelJob(1)
				return asked()
			}
			j := wait(t, d, take(d, id, inputs))
			if j.State != JobCancelled || j.Total != 200 || j.Kept != j.Done || j.Kept > int64(at+2) || len(j.Failures) > 0 || j.Result == "" {
				t.Errorf("%+v", j)
			}
			kept, err := d.archive.Articles(id)
			if err != nil || len(kept) != int(j.Kept) || len(ledgers(t, d, id).Articles) != int(j.Kept) {
				t.Fatalf("%d articles, %d were counted as kept, %v", len(kept), j.Kept, err)
			}
			for i, one := range kept {
				if one != article.IDOf(report(i)) {
					t.Fatalf("article %d is another", i)
				}
			}
			// What is missing comes with the same import once more.
			inputs[at].source.Open = asked
			if j = wait(t, d, take(d, id, inputs)); j.Kept+int64(len(kept)) != 200 || j.Known != int64(len(kept)) {
				t.Errorf("again: %+v", j)
			}
		})
	}
}

// Closing ends what runs and starts nothing more.
func TestCloseEndsJobs(t *testing.T) {
	dir := t.TempDir()
	d := open(t, Options{Dir: dir, Workers: 2})
	id := newStory(t, d)
	inputs := reports(100)
	asked, opened := inputs[30].source.Open, make(chan struct{})
	inputs[30].source.Open = func() (io.ReadCloser, error) {
		close(opened)
		<-d.jobs.base.Done()
		return asked()
	}
	job := take(d, id, inputs)
	<-opened
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if j := d.Jobs()[job-1]; j.State != JobCancelled || j.Ended.IsZero() {
		t.Errorf("%+v", j)
	}
	if j := wait(t, d, d.Paste(id, report(1))); j.State != JobCancelled {
		t.Errorf("after closing: %+v", j)
	}
	d.Background(func(context.Context) { t.Error("it ran after closing") })
	if _, err := d.Ledgers(t.Context(), id); err == nil {
		t.Error("a closed archive was read")
	}
	if err := d.Close(); err != nil {
		t.Error("closing twice:", err)
	}
	kept := d.Jobs()[job-1].Kept
	d = open(t, Options{Dir: dir})
	if n := len(ledgers(t, d, id).Articles); int64(n) != kept {
		t.Errorf("%d articles are there, %d were counted", n, kept)
	}
}

func TestWaitEndsWithItsContext(t *testing.T) {
	d := open(t, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Wait(ctx, 99); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestBackgroundIsWaitedFor(t *testing.T) {
	d := open(t, Options{})
	ended := false
	d.Background(func(ctx context.Context) {
		<-ctx.Done()
		ended = true
	})
	if err := d.Close(); err != nil || !ended {
		t.Errorf("ended: %v, %v", ended, err)
	}
}

func TestReadOnlyAndExisting(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kept")
	for _, o := range []Options{{Dir: dir, ReadOnly: true}, {Dir: dir, Existing: true}} {
		if d, err := Open(o); err == nil {
			d.Close()
			t.Errorf("%+v: it was made", o)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%+v: the folder was made", o)
		}
	}
	d := open(t, Options{Dir: dir})
	id := newStory(t, d)
	wait(t, d, take(d, id, reports(2)))
	want := asJSON(t, ledgers(t, d, id))
	d.Close()
	d = open(t, Options{Dir: dir, ReadOnly: true})
	if got := asJSON(t, ledgers(t, d, id)); got != want {
		t.Error("the ledgers are other")
	}
	if j := wait(t, d, d.Paste(id, report(3))); j.State != JobFailed || j.Result != "The archive is open for reading only." {
		t.Errorf("%+v", j)
	}
}

func TestRateAndLeft(t *testing.T) {
	start := noon
	for _, c := range []struct {
		job  Job
		at   time.Duration
		rate float64
		left time.Duration
	}{
		{Job{State: JobRunning, Started: start}, 0, 0, 0},
		{Job{State: JobRunning, Started: start, Done: 10, Total: 30}, 5 * time.Second, 2, 10 * time.Second},
		{Job{State: JobRunning, Started: start, Done: 10, Total: 10}, 5 * time.Second, 2, 0},
		{Job{State: JobRunning, Started: start, Done: 10}, 5 * time.Second, 2, 0},
		{Job{State: JobDone, Started: start, Ended: start.Add(2 * time.Second), Done: 10, Total: 20}, time.Hour, 5, 0},
	} {
		now := start.Add(c.at)
		if rate, left := c.job.Rate(now), c.job.Left(now); rate != c.rate || left != c.left {
			t.Errorf("%+v: %v a second, %v left", c.job, rate, left)
		}
	}
}

func TestReadFiles(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": report(1), "b/c.txt": report(2), "b/d.txt": report(3), "e.txt": ""})
	names := []string{filepath.Join(dir, "e.txt"), filepath.Join(dir, "b"), "-", filepath.Join(dir, "a.txt")}
	var first string
	for _, jobs := range []int{1, 2, 7} {
		var got []string
		err := ReadFiles(t.Context(), names, ReadOptions{Jobs: jobs, Outlet: "The Tern", Stdin: strings.NewReader(report(4))}, func(r Read) error {
			got = append(got, r.Name+" "+Sentence(r.Err)+asJSON(t, r.Readings))
			return nil
		})
		if err != nil || len(got) != 5 || !strings.Contains(got[0], "The file is empty.") || !strings.HasPrefix(got[3], "- [") {
			t.Fatalf("%d jobs: %q, %v", jobs, got, err)
		}
		if !strings.Contains(got[4], `"outlet":"The Tern"`) {
			t.Errorf("the outlet is not as given: %s", got[4])
		}
		all := strings.Join(got, "\n")
		if first == "" {
			first = all
		} else if all != first {
			t.Errorf("with %d jobs the output is other", jobs)
		}
	}
	full := errors.New("the disk is full")
	n := 0
	err := ReadFiles(t.Context(), names, ReadOptions{}, func(Read) error { n++; return full })
	if !errors.Is(err, full) || n != 1 {
		t.Errorf("%v after %d", err, n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = ReadFiles(ctx, names, ReadOptions{}, func(r Read) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// Articles that were kept to be read later are read when their story is asked for, as if
// they had been read at once.
func TestUnreadArticlesAreReadLater(t *testing.T) {
	now, later := open(t, Options{}), open(t, Options{Unread: true})
	var got []string
	for _, d := range []*Desk{now, later} {
		id := newStory(t, d)
		j := wait(t, d, take(d, id, reports(30)))
		if j.Kept != 30 || !strings.Contains(j.Result, "30 new articles") {
			t.Errorf("%+v", j)
		}
		read, err := d.archive.Articles(id)
		if err != nil {
			t.Fatal(err)
		}
		if _, made := d.archive.Reading(read[0], reading.Version); made != (d == now) {
			t.Errorf("its first article was read: %v", made)
		}
		got = append(got, asJSON(t, ledgers(t, d, id)))
	}
	if got[0] != got[1] {
		t.Error("the ledgers are other")
	}
}

// What a large import changes is not worked out for the report: the story is not brought
// into memory for it.
func TestLargeImportLeavesMemoryAlone(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	var came []StoryChange
	defer d.StoryChanged.Subscribe(func(c StoryChange) { came = append(came, c) })()
	wait(t, d, take(d, id, reports(toldInFull+1)))
	j := wait(t, d, d.Paste(id, report(toldInFull+7)))
	if !strings.Contains(j.Result, "1 new article") || d.cache[0].size.Load() > 0 {
		t.Errorf("%q with %d articles in memory", j.Result, d.cache[0].size.Load())
	}
	if len(came) != 2 || came[0].Change.Articles != toldInFull+1 || len(came[0].New) != toldInFull+1 || len(came[1].New) != 1 {
		t.Errorf("told of %d changes", len(came))
	}
}
