package conflict

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/reading/event"
	"github.com/readout-app/readout/internal/reading/readingtest"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// made is the finder, made once for all tests.
var (
	made   = sync.OnceValues(New)
	events = sync.OnceValues(event.New)
)

// result is a text and its conflicts.
type result struct {
	text  string
	found []record.Conflict
}

// find reads an article that was printed on a Wednesday.
func find(t testing.TB, words string) result {
	t.Helper()
	f, err := made()
	if err != nil {
		t.Fatal(err)
	}
	w := readingtest.Read(t, words, "2025-03-05")
	below, err := events()
	if err != nil {
		t.Fatal(err)
	}
	told := below.Find(w.Doc, w.Front.Published, w.Mentions, w.Actors, w.Times, w.Statements)
	all := w.Doc.Text.Slice(text.Span{End: w.Doc.Text.Len()})
	return result{all, f.Find(w.Doc, w.Front.Headline.Span, w.Mentions, w.Actors, w.Times, w.Statements, told)}
}

// read gives the conflicts of an article as lines: kind, both passages, what explains it.
func read(t testing.TB, words string) []string {
	t.Helper()
	r := find(t, words)
	runes := []rune(r.text)
	slice := func(sp text.Span) string { return string(runes[sp.Start:sp.End]) }
	var out []string
	for _, k := range r.found {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s: %s / %s %s", k.Kind, slice(k.Span), slice(k.Other), k.ExplainedBy)))
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, words string
		want        []string
	}{
		{"next week and this week", "Minister Ada Voss and Minister Milo Karr will meet next week, envoy Carla Dunn said on Sunday.\n\n\"Minister Ada Voss and Minister Milo Karr will meet this week,\" she said on Sunday.\n",
			[]string{"time: next week / this week anchor"}},
		{"two days from two sources", "Minister Ada Voss will meet Minister Milo Karr on 9 May, his office said.\n\nEnvoy Carla Dunn said that Minister Ada Voss and Minister Milo Karr would meet on 11 May.\n",
			[]string{"time: 9 May / 11 May"}},
		{"a further meeting", "Minister Ada Voss will meet Minister Milo Karr on 9 May, his office said.\n\nEnvoy Carla Dunn said that Minister Ada Voss and Minister Milo Karr would meet again on 11 May.\n", nil},
		{"past and to come", "Minister Ada Voss met Minister Milo Karr on 3 March.\n\nEnvoy Carla Dunn said that Minister Ada Voss and Minister Milo Karr would meet on 11 May.\n", nil},
		{"others meet", "Minister Ada Voss will meet Minister Milo Karr on 9 May, his office said.\n\nEnvoy Carla Dunn said that Minister Ada Voss and President Olga Prinn would meet on 11 May.\n", nil},
		{"one speaker, two days", "Ada Voss will meet Milo Karr on 9 May, Carla Dunn said.\n\nAda Voss will meet Milo Karr on 30 May, Carla Dunn said.\n", nil},

		{"counted twice", "Envoy Carla Dunn said that the 14 crew members of the trawler would go home.\n\nMinister Milo Karr said that the 16 crew members of the trawler would go home.\n",
			[]string{"number: the 14 crew members / the 16 crew members"}},
		{"counted on two days", "Envoy Carla Dunn said that 14 members of the crew were freed on Monday.\n\nMinister Milo Karr said that 16 members of the crew were freed on Tuesday.\n", nil},
		{"a part", "Envoy Carla Dunn said that 14 sailors of the trawler were freed.\n\nMinister Milo Karr said that two more sailors of the trawler were freed.\n", nil},
		{"rough", "Envoy Carla Dunn said that about 20 sailors of the trawler were freed.\n\nMinister Milo Karr said that 16 sailors of the trawler were freed.\n", nil},
		{"other things counted", "Envoy Carla Dunn said that 14 sailors of the trawler were freed.\n\nMinister Milo Karr said that 16 sailors of the ferry were freed.\n", nil},
		{"money", "Envoy Carla Dunn said the aid was 14 million dollars.\n\nMinister Milo Karr said the aid was 16 million dollars.\n", nil},

		{"claim and denial", "Opposition papers have been repeating claims about a secret prison on the island.\n\nMinister Milo Karr dismissed such claims as \"wild tales\".\n",
			[]string{"claim-denial: Minister Milo Karr dismissed such claims as \"wild tales\" / Opposition papers have been repeating claims about a secret prison on the island"}},

		{"a denial of another report", "Northern newspapers had reported a flow of 60 barges a day.\n\nEnvoy Carla Dunn denied a report that the islands had withdrawn their claim in court.\n", nil},
		{"a hedge of another clause", "Chile has not replied to the plan, official says\n\nPort Wire\n\nChile has not replied to the plan, an official said on Tuesday, and a meeting of the joint commission is unlikely before April.\n", nil},
		{"a denial of something else", "Minister Milo Karr said the bridge would open in May.\n\nEnvoy Carla Dunn dismissed such reports as \"wild tales\".\n", nil},
		{"one quotation in two wordings", "\"We will never again sign a paper that we have not read,\" Ada Voss said.\n\nAda Voss said: \"We will never again sign any paper that we have not read.\"\n",
			[]string{"wording: \"We will never again sign a paper that we have not read,\" Ada Voss said / Ada Voss said: \"We will never again sign any paper that we have not read.\""}},
		{"a piece of a quotation", "\"We will never again sign a paper\" was how Ada Voss put it.\n\nAda Voss said: \"We will never again sign a paper that we have not read.\"\n", nil},
		{"two quotations", "\"We will never sign a paper,\" Ada Voss said.\n\n\"The bridge is closed and the road is open,\" Ada Voss said.\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.words); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
			}
		})
	}
}

func TestRivals(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Foreign Minister", "Defence Minister", true},
		{"Foreign Minister", "Minister", false},
		{"Foreign Minister", "Deputy Foreign Minister", false},
		{"Foreign Minister", "Minister of Foreign Affairs", false},
		{"Prime Minister", "President", false},
	} {
		if got := rivals(c.a, c.b); got != c.want {
			t.Errorf("rivals(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

func TestVariants(t *testing.T) {
	words := strings.Fields
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"we will not sign any such paper today", "we will not sign such a paper today", true},
		{"we will not sign any such paper", "we will not sign any such paper today or tomorrow", false},
		{"we will not sign", "we shall not sign", false},
		{"the bridge is open to all trucks", "the road is shut for the buses now", false},
	} {
		if got := variants(words(c.a), words(c.b)); got != c.want {
			t.Errorf("variants(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

// TestLong: many numbers and quotations must not take time out of bounds.
func TestLong(t *testing.T) {
	read(t, strings.Repeat("Ada Voss said: \"The 14 boats of the fleet will meet the 16 boats of the fleet next week in May.\"\n\n", 400))
}

// FuzzFind finds conflicts in any words: each has two passages of the text, apart from
// one another, a kind and a number of its own, and the same words give the same conflicts.
func FuzzFind(f *testing.F) {
	for _, words := range []string{
		"Kenya denied that it had closed the port. Norway said on Monday that Kenya had closed the port.",
		"Norway signs treaty\n\nNorway has not signed the treaty, its minister said. He said three men died. Five men died, she said.",
		"The talks will be held on Tuesday, Roe said. Talks on Friday, Friday or \u201cFriday\u201d denied denied denied that that.",
		"\u200f12 dead, 13 dead\r\n\r\nTwelve dead; 13 dead - 12 of 13, he denied.",
	} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if len(words) > 2000 {
			return
		}
		once := find(t, words)
		size := len([]rune(once.text))
		for i, k := range once.found {
			if k.ID != fmt.Sprintf("k%d", i+1) || k.Kind == "" || k.Rule == "" {
				t.Errorf("conflict %d is %+v", i, k)
			}
			for _, sp := range []text.Span{k.Span, k.Other} {
				if sp.Empty() || sp.Start < 0 || sp.End > size {
					t.Errorf("%v is no passage of %d code points", sp, size)
				}
			}
			if k.Span == k.Other {
				t.Errorf("%v contradicts itself", k.Span)
			}
		}
		if again := find(t, words); !reflect.DeepEqual(once, again) {
			t.Errorf("%v, then %v", once, again)
		}
	})
}
