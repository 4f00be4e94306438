package archive

import (
	"encoding/json"
	"slices"
	"testing"
)

// entriesOf gives the entries of a journal of numbers.
func entriesOf(t *testing.T, j *Journal) (out []int) {
	t.Helper()
	err := j.Entries(func(data json.RawMessage) error {
		var n int
		err := json.Unmarshal(data, &n)
		out = append(out, n)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestJournalsOutliveTheArchivesClosing(t *testing.T) {
	dir := t.TempDir()
	open := func() *Archive {
		a, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { a.Close() })
		return a
	}
	a := open()
	for n := range 12 { // more than one digit, so that order is by number
		j, err := a.NewJournal(nil)
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			if err := j.Put(n, i, -i); err != nil {
				t.Fatal(err)
			}
		}
		if err := j.Put(n * 10); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = open()
	all, err := a.Journals()
	if err != nil || len(all) != 12 {
		t.Fatalf("%d journals, %v", len(all), err)
	}
	for n, j := range all {
		var head int
		if err := j.Head(&head); err != nil || head != n*10 {
			t.Errorf("journal %d has the head %d, %v", n, head, err)
		}
		if got := entriesOf(t, j); len(got) != 2*n {
			t.Errorf("journal %d has the entries %v", n, got)
		}
	}
	// What is added comes after what was there.
	if err := all[2].Put(0, 7); err != nil {
		t.Fatal(err)
	}
	if got := entriesOf(t, all[2]); !slices.Equal(got, []int{0, 0, 1, -1, 7}) {
		t.Errorf("entries %v", got)
	}
	// A dropped one is gone whole, and its number is not given again while a later one is there.
	if err := all[5].Drop(); err != nil {
		t.Fatal(err)
	}
	if got := entriesOf(t, all[5]); len(got) > 0 {
		t.Errorf("after it was dropped it has the entries %v", got)
	}
	if all, err = a.Journals(); err != nil || len(all) != 11 {
		t.Fatalf("%d journals, %v", len(all), err)
	}
	if j, err := a.NewJournal(nil); err != nil || j.number != 13 {
		t.Errorf("the next is %d, %v", j.number, err)
	}
}
