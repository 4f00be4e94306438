package story

import (
	"reflect"
	"testing"

	"github.com/readout-app/readout/internal/article"
)

func TestNews(t *testing.T) {
	a := announcement(t, "2026-03-02", "2026-03-09", "2026-03-15")
	again := announcement(t, "2026-03-05", "2026-03-09", "2026-03-15")
	held := report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Lindgren")
	said := newPaper(t, "2026-03-13", "Post", "Halloran said that the strait will stay open to merchant ships.")
	said.says("Halloran", "said", "the strait will stay open to merchant ships")
	l := build("2026-03-20", nil, a, again, held, said)
	type brought struct{ expectations, answers, statements int }
	for _, c := range []struct {
		name string
		seen []int // of the articles in the ledger's order
		want []brought
	}{
		{"nothing seen", nil, []brought{{1, 0, 0}, {}, {0, 1, 0}, {0, 0, 1}}},
		{"the announcement seen", []int{0}, []brought{{}, {0, 1, 0}, {0, 0, 1}}},
		{"only its repetition seen", []int{1}, []brought{{}, {0, 1, 0}, {0, 0, 1}}},
		{"all but the last seen", []int{0, 1, 2}, []brought{{0, 0, 1}}},
		{"all seen", []int{0, 1, 2, 3}, nil},
	} {
		seen := map[article.ID]bool{}
		for _, i := range c.seen {
			seen[l.Articles[i].ID] = true
		}
		var got []brought
		for _, b := range l.News(func(id article.ID) bool { return seen[id] }) {
			got = append(got, brought{b.Expectations, b.Answers, b.Statements})
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
