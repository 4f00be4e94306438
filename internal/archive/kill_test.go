package archive

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
)

// The tests below run this test program again as another process, told by
// childEnv what to do in which directory.
const childEnv = "READOUT_ARCHIVE_CHILD"

func TestMain(m *testing.M) {
	role, dir, _ := strings.Cut(os.Getenv(childEnv), ":")
	switch role {
	case "":
		os.Exit(m.Run())
	case "open":
		_, err := Open(dir, Options{})
		fmt.Println(errors.Is(err, ErrLocked))
	case "write":
		if err := writeForEver(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func child(role, dir string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+role+":"+dir)
	cmd.Stderr = os.Stderr
	return cmd
}

func TestLockedInAnotherProcess(t *testing.T) {
	dir := t.TempDir()
	open(t, dir, Options{})
	out, err := child("open", dir).Output()
	if err != nil || strings.TrimSpace(string(out)) != "true" {
		t.Errorf("got %q, %v", out, err)
	}
}

// writeForEver keeps articles and decisions and prints each once it is acknowledged.
// The articles are of uneven length, so that the store turns over its files now and then.
func writeForEver(dir string) error {
	a, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	all, err := a.Stories()
	if err != nil {
		return err
	}
	if len(all) == 0 {
		s, err := a.CreateStory("under fire", noon)
		if err != nil {
			return err
		}
		all = append(all, s)
	}
	s := all[0]
	ctx := context.Background()
	for n := s.Articles; ; {
		var items []Item
		for range n%7 + 1 {
			it := item(n)
			if n%15 == 0 { // an original of several pieces now and then
				it.Original = noise(uint64(n), n%40*20_000)
			}
			items = append(items, it)
			n++
		}
		kept, err := a.PutArticles(ctx, s.ID, items)
		if err != nil {
			return err
		}
		for _, k := range kept {
			fmt.Println("article", k.ID)
		}
		if err := a.PutReading(kept[0].ID, "1", noise(uint64(n), 2000)); err != nil {
			return err
		}
		d, err := a.AppendDecision(s.ID, ruling(fmt.Sprint(n)))
		if err != nil {
			return err
		}
		fmt.Println("decision", d.Seq)
	}
}

// Whatever was acknowledged is there after the process is killed at any point.
func TestKill(t *testing.T) {
	rounds := 50
	if testing.Short() {
		rounds = 10
	}
	dir := t.TempDir()
	var articles []article.ID
	decisions := 0
	for round := range rounds {
		cmd := child("write", dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		limit := 1 + round*round%83
		if round%10 == 9 {
			cmd.Process.Kill() // while it opens the archive, or before
		}
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			what, which, _ := strings.Cut(lines.Text(), " ")
			switch what {
			case "article":
				articles = append(articles, article.ID(which))
			case "decision":
				fmt.Sscan(which, &decisions)
			}
			if n == limit {
				cmd.Process.Kill() // and read on: what was printed was acknowledged
			}
		}
		if err := cmd.Wait(); cmd.ProcessState.ExitCode() != -1 {
			t.Fatalf("round %d: the writer ended by itself: %v", round, err)
		}
		checkAfterKill(t, dir, round, articles, decisions)
	}
	t.Logf("%d articles and %d decisions acknowledged over %d kills", len(articles), decisions, rounds)
}

func checkAfterKill(t *testing.T, dir string, round int, articles []article.ID, decided int) {
	t.Helper()
	a, err := Open(dir, Options{ReadOnly: round%2 == 1})
	if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	defer a.Close()
	if err := a.Damage(); err != nil {
		t.Errorf("round %d: %v", round, err)
	}
	for _, id := range articles {
		if known, err := a.Has(id); err != nil || !known {
			t.Errorf("round %d: article %s was acknowledged and is not there, %v", round, id, err)
		}
	}
	all, err := a.Stories()
	if err != nil || len(all) != 1 {
		t.Fatalf("round %d: stories: %v, %v", round, all, err)
	}
	if log, err := a.Decisions(all[0].ID); err != nil || len(log) < decided {
		t.Errorf("round %d: %d of %d decisions, %v", round, len(log), decided, err)
	}
	if ids, err := a.Articles(all[0].ID); err != nil || len(ids) < len(articles) {
		t.Errorf("round %d: %d of %d articles in the story, %v", round, len(ids), len(articles), err)
	}
	clean(t, a)
	if t.Failed() {
		t.FailNow()
	}
}
