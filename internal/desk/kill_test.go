package desk

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
)

// TestKill runs this test program again as another process, which childEnv tells the
// archive to work on.
const childEnv = "READOUT_DESK_CHILD"

func TestMain(m *testing.M) {
	dir := os.Getenv(childEnv)
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := workForEver(context.Background(), dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// workForEver imports reports into a story and rules on it meanwhile. It prints how
// many articles the story has and how many decisions, each time after it was told so
// and never before.
func workForEver(ctx context.Context, dir string) error {
	d, err := Open(Options{Dir: dir, Workers: 2})
	if err != nil {
		return err
	}
	const name = "under fire"
	s, err := d.Story(ctx, name)
	if err != nil {
		s, err = d.CreateStory(ctx, name)
	}
	if err != nil {
		return err
	}
	fmt.Println("articles", s.Articles)
	for from := s.Articles; ; from += 150 {
		var job int
		var inputs []input
		for _, in := range reports(from + 150)[from:] {
			asked := in.source.Open
			in.source.Open = func() (io.ReadCloser, error) {
				fmt.Println("articles", int64(from)+d.Jobs()[job-1].Kept)
				return asked()
			}
			inputs = append(inputs, in)
		}
		job = len(d.Jobs()) + 1
		if got := take(d, s.ID, inputs); got != job {
			return fmt.Errorf("job %d, not %d", got, job)
		}
		for n := 0; n < 10 || d.Jobs()[job-1].State == JobRunning; n++ {
			err := d.Decide(ctx, s.ID, decision.Decision{Kind: decision.KindNote, Note: fmt.Sprint(n), Target: decision.Target{Record: decision.OnActor, Part: "Ada Brell"}})
			if err != nil {
				return err
			}
			log, err := d.History(ctx, s.ID)
			if err != nil {
				return err
			}
			fmt.Println("decisions", len(log))
		}
		if j, err := d.Wait(ctx, job); err != nil || j.State != JobDone || j.Kept != 150 {
			return fmt.Errorf("the import ended as %+v, %v", j, err)
		}
		fmt.Println("articles", from+150)
	}
}

// Whatever was acknowledged is there after the process is killed at any point, and
// what is there is in order.
func TestKill(t *testing.T) {
	rounds := 50
	if testing.Short() {
		rounds = 5
	}
	var dir string
	var articles, decisions, total int
	for round := range rounds {
		if round%5 == 0 { // begin anew, so that the story stays small
			dir, articles, decisions = t.TempDir(), 0, 0
		}
		killed := articles
		killAfter(t, dir, 1+round*37%151, round%10 == 7, func(what string, n int) {
			if what == "articles" {
				articles = max(articles, n)
			} else {
				decisions = max(decisions, n)
			}
		})
		total += articles - killed
		checkAfterKill(t, dir, round, articles, decisions)
	}
	t.Logf("%d kills while %d articles were acknowledged", rounds, total)
}

// killAfter starts a child, kills it at its n-th line or at once, and tells of every
// line it printed.
func killAfter(t *testing.T, dir string, n int, atOnce bool, line func(what string, n int)) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+dir)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	if atOnce {
		cmd.Process.Kill()
	}
	lines := bufio.NewScanner(out)
	for i := 1; lines.Scan(); i++ {
		if i == n {
			cmd.Process.Kill() // and read on: what was printed was acknowledged
		}
		var what string
		var count int
		if k, err := fmt.Sscan(lines.Text(), &what, &count); k == 2 && err == nil {
			line(what, count)
		}
	}
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() != -1 {
		t.Fatalf("the child ended by itself: %v: %s", err, said.String())
	}
}

func checkAfterKill(t *testing.T, dir string, round, articles, decisions int) {
	t.Helper()
	d, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	defer d.Close()
	if d.Damage() != "" {
		t.Errorf("round %d: %s", round, d.Damage())
	}
	found, err := d.archive.Verify(t.Context())
	if err != nil || !found.Clean() {
		t.Errorf("round %d: %+v, %v", round, found.Problems, err)
	}
	all, err := d.Stories(t.Context())
	if err != nil || len(all) == 0 && articles+decisions > 0 {
		t.Fatalf("round %d: stories %v, %v", round, all, err)
	}
	if len(all) == 0 {
		return // it was killed before it made one
	}
	ids, err := d.archive.Articles(all[0].ID)
	if err != nil || len(ids) < articles {
		t.Errorf("round %d: %d of %d articles, %v", round, len(ids), articles, err)
	}
	for i, id := range ids {
		if id != article.IDOf(report(i)) {
			t.Fatalf("round %d: article %d is another", round, i)
		}
	}
	log, err := d.History(t.Context(), all[0].ID)
	if err != nil || len(log) < decisions {
		t.Errorf("round %d: %d of %d decisions, %v", round, len(log), decisions, err)
	}
	if n := len(ledgers(t, d, all[0].ID).Articles); n != len(ids) {
		t.Errorf("round %d: the ledgers have %d of %d articles", round, n, len(ids))
	}
	if t.Failed() {
		t.FailNow()
	}
}
