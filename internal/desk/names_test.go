package desk

import (
	"fmt"
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/capture/feed"
)

func TestEntriesAreRecognised(t *testing.T) {
	const day = "2031-03-04T09:00:00Z"
	for _, c := range []struct {
		name     string
		was, is  []feed.Entry
		expected int // new ones
	}{
		{"the same again", []feed.Entry{{ID: "1", Link: "https://a.example/1"}}, []feed.Entry{{ID: "1", Link: "https://a.example/1"}}, 0},
		{"under a new address", []feed.Entry{{ID: "1", Link: "https://a.example/1"}}, []feed.Entry{{ID: "1", Link: "https://b.example/new/1"}}, 0},
		{"under a new name", []feed.Entry{{ID: "1", Link: "https://a.example/1"}}, []feed.Entry{{ID: "x", Link: "http://www.a.example/1/?utm_source=rss"}}, 0},
		{"by title and time", []feed.Entry{{ID: "1", Title: "Talks", Published: day}}, []feed.Entry{{ID: "2", Title: "Talks", Published: day}}, 0},
		{"by title alone", []feed.Entry{{ID: "1", Title: "Talks"}}, []feed.Entry{{ID: "2", Title: "Talks"}}, 1},
		{"one name for all", nil, []feed.Entry{{ID: "0", Link: "https://a.example/1", Title: "A", Published: day}, {ID: "0", Link: "https://a.example/2", Title: "B", Published: day}}, 2},
		{"one name for all, later", []feed.Entry{{ID: "0", Link: "https://a.example/1"}, {ID: "0", Link: "https://a.example/2"}},
			[]feed.Entry{{ID: "0", Link: "https://a.example/2"}, {ID: "0", Link: "https://a.example/3"}}, 1},
		{"the front page for all", nil, []feed.Entry{{ID: "1", Link: "https://a.example/"}, {ID: "2", Link: "https://a.example/"}}, 2},
		{"the front page for all, without names", nil,
			[]feed.Entry{{ID: "https://a.example/", Link: "https://a.example/", Title: "A", Published: day}, {ID: "https://a.example/", Link: "https://a.example/", Title: "B", Published: day}}, 2},
		{"twice in one feed", nil, []feed.Entry{{ID: "1", Link: "https://a.example/1"}, {ID: "1", Link: "https://a.example/1"}}, 1},
	} {
		g := &gathering{seen: map[string]bool{}, looks: map[int]looked{}}
		g.entries(t.Context(), 0, look{feed: feed.Feed{Entries: c.was}})
		if n, _ := g.entries(t.Context(), 1, look{feed: feed.Feed{Entries: c.is}}); n-1 != c.expected || g.looks[1].fresh != c.expected {
			t.Errorf("%s: %d new entries, want %d", c.name, n-1, c.expected)
		}
	}
}

// A feed that lists more than is remembered of what it lists no more brings nothing twice.
func TestWhatAFeedListsIsRemembered(t *testing.T) {
	list := func(from, to int) (names []string) {
		for i := from; i < to; i++ {
			names = append(names, fmt.Sprint(i))
		}
		return names
	}
	names := recall(nil, list(0, 4*recalled))
	names = recall(names, list(10, 4*recalled+10))
	for _, n := range list(10, 4*recalled+10) {
		if !slices.Contains(names, n) {
			t.Fatalf("%s is forgotten", n)
		}
	}
	names = recall(names, list(8*recalled, 8*recalled+3)) // it has shrunk
	if len(names) != recalled+3 || names[len(names)-1] != fmt.Sprint(8*recalled+2) {
		t.Errorf("%d names are remembered", len(names))
	}
	if names = recall(names, list(0, mostRecalled+5)); len(names) != mostRecalled {
		t.Errorf("%d names are remembered", len(names))
	}
}
