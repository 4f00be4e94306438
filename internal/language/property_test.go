package language

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/text"
)

// check fails when a Document breaks a promise of its type.
func check(t interface {
	Helper()
	Fatalf(string, ...any)
}, d *Document) {
	t.Helper()
	rs := []rune(d.Text.String())
	for i, p := range d.Paragraphs {
		if p.Empty() || i > 0 && d.Paragraphs[i-1].End > p.Start {
			t.Fatalf("paragraph %d %v out of order", i, p)
		}
	}
	token := 0
	for i, s := range d.Sentences {
		if s.First != token || s.Last <= s.First || s.Span != d.Span(s.First, s.Last) {
			t.Fatalf("sentence %d %+v does not go on at token %d", i, s, token)
		}
		token = s.Last
		if !d.Paragraphs[s.Paragraph].Contains(s.Span) {
			t.Fatalf("sentence %d outside its paragraph", i)
		}
	}
	if token != len(d.Tokens) {
		t.Fatalf("%d of %d tokens in sentences", token, len(d.Tokens))
	}
	at := 0
	for i, k := range d.Tokens {
		for ; at < k.Start; at++ {
			if !isSpace(rs[at]) {
				t.Fatalf("code point %d %q in no token", at, rs[at])
			}
		}
		if k.Empty() || k.Start < at || k.Text != string(rs[k.Start:k.End]) || k.POS == "" || k.Tag == "" || k.Lemma == "" {
			t.Fatalf("token %d %+v broken", i, k)
		}
		at = k.End
		s := d.Sentences[k.Sentence]
		if i < s.First || i >= s.Last {
			t.Fatalf("token %d not in its sentence", i)
		}
		if k.Glued && (i == s.First || k.Start != d.Tokens[i-1].End) {
			t.Fatalf("token %d %q is glued to nothing", i, k.Text)
		}
		if k.Quote >= 0 && !d.Quotes[k.Quote].Contains(k.Span) {
			t.Fatalf("token %d outside its quotation", i)
		}
	}
	for ; at < len(rs); at++ {
		if !isSpace(rs[at]) {
			t.Fatalf("code point %d %q in no token", at, rs[at])
		}
	}
	checkTrees(t, d)
	for i, q := range d.Quotes {
		if !q.Contains(q.Inner) || i > 0 && d.Quotes[i-1].Start >= q.Start {
			t.Fatalf("quotation %d %+v broken", i, q)
		}
	}
}

// checkTrees fails where a sentence is not one tree, or a name not in one sentence, out
// of order or of no known type.
func checkTrees(t interface {
	Helper()
	Fatalf(string, ...any)
}, d *Document) {
	t.Helper()
	for n, s := range d.Sentences {
		reaches := make([]bool, s.Last-s.First) // the root
		for i := s.First; i < s.Last; i++ {
			k := d.Tokens[i]
			if k.Relation == "" || (k.Head < 0) != (k.Relation == "root") || k.Head >= 0 && (k.Head < s.First || k.Head >= s.Last) {
				t.Fatalf("token %d %+v hangs outside its sentence", i, k)
			}
			steps, j := 0, i
			for j >= 0 && !reaches[j-s.First] {
				if steps++; steps > s.Last-s.First {
					t.Fatalf("sentence %d goes round at token %d", n, i)
				}
				j = d.Tokens[j].Head
			}
			for j = i; j >= 0 && !reaches[j-s.First]; j = d.Tokens[j].Head {
				reaches[j-s.First] = true
			}
		}
		roots := 0
		for _, k := range d.Tokens[s.First:s.Last] {
			if k.Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", n, roots)
		}
	}
	at := 0
	for _, n := range d.Names {
		if n.First < at || n.Last <= n.First || d.Tokens[n.First].Sentence != d.Tokens[n.Last-1].Sentence {
			t.Fatalf("name %+v out of order", n)
		}
		switch n.Type {
		case "person", "organisation", "polity", "place", "group":
		default:
			t.Fatalf("name %+v of no type", n)
		}
		at = n.Last
	}
}

var pieces = []string{"talks", "The", "U.S.", "Mr.", "don't", " ", " ", " ", "\n", "\n\n", "\r\n", ".", "?", "!", "...", ",", "\"", "“", "”", "«", "»", "'", "’", "(", ")", "[", "]",
	"-", "—", "$", "1.5", "bn", "http://", "a@b.org", "é", "e\u0301", "👩‍🚀", "🇳🇴", "։", "هل", "I", "said", "No.", "5", ":", "/", "\u200b", "\u00ad", "* ", ":)", "(", "n't", "s'", "555-0142", "aa.bb.cc", "etc.", "<<", "w/", "Thanks,"}

func TestParseProperties(t *testing.T) {
	a := analyser(t)
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), "")
		x := text.New(in)
		var front []text.Span
		for range rapid.IntRange(0, 2).Draw(t, "fronts") {
			from := rapid.IntRange(-1, x.Len()+1).Draw(t, "from")
			front = append(front, text.Span{Start: from, End: from + rapid.IntRange(-1, 20).Draw(t, "len")})
		}
		d := a.Parse(x, front)
		check(t, d)
		checkChunks(t, d)
		for _, s := range d.Sentences {
			for _, f := range tidyFront(x, front) {
				if s.Overlaps(f) && !f.Contains(s.Span) {
					t.Fatalf("sentence %v runs across front matter %v", s.Span, f)
				}
			}
		}
		if again := a.Parse(x, front); !reflect.DeepEqual(d, again) {
			t.Fatalf("second reading differs")
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "He said \"go.\n\nThey went.", "a.b.c@d www.x http://(", "\xff\xfe“", "U.S.A. No. 5 '’s 1.a", "…?!\u0301", "J. I. I."} {
		f.Add(s, 0, 3)
	}
	a := analyser(f)
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		d := a.Parse(text.New(s), []text.Span{{Start: from, End: to}})
		check(t, d)
		checkChunks(t, d)
	})
}

// hard gives texts that are long in one way each: about 30,000 bytes, one of them
// a million. Divided by more than one they are shorter.
func hard(divide int) map[string]string {
	m := map[string]string{"line": strings.Repeat("The envoy met Mr. Hale in Albin on 5 May. ", 25_000/divide),
		"sentence": strings.Repeat("and the envoy said nothing, ", 2_500/divide) + "."}
	for _, s := range []string{"(", "[a ", "\"", "“a ", "” ", "'", ".", "a.", "a-", "1,", "http://", "a@", "?\" ", "(a) ", "(a ((b)) ", "\u0301", "🇳🇴", "Mr. ", "\n", "a\n", "A.\n", "* a\n", "«a» ", "é", "aa-", "aa.", "a1-", "1-", "111-", ":)", "(:", "'a ", "s' ", "A\nb ", "a ", "-=", ".?"} {
		m[s] = strings.Repeat(s, 1_000_000/len(s)/32/divide)
	}
	return m
}

func TestParseHardTexts(t *testing.T) {
	a := analyser(t)
	divide := 1
	if testing.Short() {
		divide = 10
	}
	for name, s := range hard(divide) {
		if !utf8.ValidString(s) {
			t.Fatal(name)
		}
		d := a.Parse(text.New(s), nil)
		check(t, d)
		checkChunks(t, d)
	}
}

func BenchmarkParse(b *testing.B) {
	a := analyser(b)
	for name, s := range hard(1) {
		b.Run(name, func(b *testing.B) {
			x := text.New(s)
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				a.Parse(x, nil)
			}
		})
	}
}
