package punct

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// parse reads a sentence written as form/head/relation, heads counted from 1, with 0
// for the root; without a relation it is a mark. A tag may follow.
func parse(t testing.TB, text string) []Word {
	t.Helper()
	var out []Word
	for _, f := range strings.Fields(text) {
		form, rest, ok := strings.Cut(f[1:], "/") // a form may begin with a slash
		p := strings.Split(rest, "/")
		head, err := strconv.Atoi(p[0])
		if !ok || err != nil {
			t.Fatalf("%q is no word", f)
		}
		w := Word{Form: f[:1] + form, Head: head - 1, Relation: "punct"}
		if len(p) > 1 && p[1] != "" {
			w.Relation = p[1]
		}
		if len(p) > 2 {
			w.Tag = p[2]
		}
		out = append(out, w)
	}
	return out
}

func headsOf(words []Word) []int {
	out := make([]int, len(words))
	for i, w := range words {
		out[i] = w.Head
	}
	return out
}

func TestHeads(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"the end", "Velland/2/nsubj agreed/0/root ./2"},
		{"the ends", "Really/0/root ?/1 !/1"},
		{"a clause before", "When/3/mark Mara/3/nsubj left/6/advcl ,/3 Jonas/6/nsubj stayed/0/root ./6"},
		{"a clause after", "Jonas/2/nsubj stayed/0/root ,/6 though/6/mark Mara/6/nsubj left/2/advcl ./2"},
		{"coordination", "Velland/7/nsubj ,/3 Orsk/1/conj ,/6 and/6/cc Sarn/1/conj signed/0/root ./7"},
		{"clauses in a row", "Orsk/2/nsubj threatens/0/root ;/5 Velland/5/nsubj waits/2/conj ;/8 Sarn/8/nsubj watches/2/conj ./2"},
		{"a word that explains", "Tolven/0/root ,/3 envoy/1/appos of/5/case Orsk/3/nmod"},
		{"an inserted clause", "Orsk/6/nsubj ,/1 said/6/parataxis Mara/3/nsubj ,/3 waits/0/root"},
		{"after the subject's clause", "Tolven/7/nsubj ,/4 who/4/nsubj lost/1/acl:relcl ,/1 has/7/aux resigned/0/root ./7"},
		{"a colon", "Two/2/nummod remain/0/root :/4 Orsk/2/appos and/6/cc Sarn/4/conj"},
		{"a word with a hyphen", "a/4/det long/4/amod -/2 range/0/root"},
		{"brackets", "The/2/det pact/7/nsubj (/4 signed/2/acl here/4/advmod )/4 holds/0/root ./7"},
		{"brackets in brackets", "pact/0/root (/3 second/1/amod [/5 draft/3/appos ]/5 )/3"},
		{"brackets round all", "(/2 Agreed/0/root ./2 )/2"},
		{"a quotation before", "\"/3 We/3/nsubj agree/6/ccomp ,/3 \"/3 said/0/root Mara/6/nsubj ./6"},
		{"a quotation after", "Mara/2/nsubj said/0/root :/6 \"/6 We/6/nsubj agree/2/ccomp ./6 \"/6"},
		{"typographic quotation marks", "Mara/2/nsubj said/0/root ,/6 “/6 We/6/nsubj agree/2/ccomp ./6 ”/6"},
		{"a quotation in a quotation", "“/2 Say/0/root ‘/4 yes/2/obj ’/4 ./2 ”/2"},
		{"a quotation mark that only closes", "we/2/nsubj agree/5/ccomp ,/2 \"/2//'' said/0/root Mara/5/nsubj ./5"},
		{"a quotation mark that only opens", "Mara/2/nsubj said/0/root \"/5 we/5/nsubj agree/2/ccomp"},
		{"brackets across", "pact/0/root (/3 draft/1/appos [/5 two/3/nummod )/3 ]/1"},
		{"nothing in brackets", "the/2/det pact/0/root (/2 )/2 ./2"},
		{"nothing but marks in brackets within a clause", "Orsk/5/nsubj (/1 ?/1 )/1 waits/0/root ./5"},
		{"a note after the end", "They/2/nsubj met/0/root ./2 [/5 4/2/dep ]/5"},
		{"a face after the end", "They/2/nsubj met/0/root !/2 :)/2/discourse"},
		{"three points", "They/2/nsubj met/0/root ./6 ./6 ./6 late/2/advmod"},
		{"at the start", "-/2 Orsk/0/root"},
		{"a mark that words hang on", "Orsk/2/nsubj -/0/root Velland/2/obj ,/2"},
		{"a mark above words", "met/0/root -/1 Orsk/2/nsubj ,/6 Sarn/6/nsubj agreed/1/conj"},
		{"a subtype", "met/0/root ./1/punct:end"},
		{"nothing but marks", "!/0/root !/1 ?/1"},
		{"one mark", "!/0/punct"},
		{"no word", ""},
	} {
		want := parse(t, c.want)
		words := blind(want)
		if got := Heads(words); !slices.Equal(got, headsOf(want)) {
			t.Errorf("%s: got %v, want %v", c.name, got, headsOf(want))
		}
		last := -1
		for i := range words {
			if words[i].Head != want[i].Head { // now marks that hang on marks
				if last >= 0 {
					words[i].Head = last
				}
				last = i
			}
		}
		if got := Heads(words); !slices.Equal(got, headsOf(want)) {
			t.Errorf("%s, marks on marks: got %v, want %v", c.name, got, headsOf(want))
		}
	}
}

// blind gives the words with every mark hung on the word before, or on the first word.
func blind(words []Word) []Word {
	out := slices.Clone(words)
	if s := newSentence(words); s != nil {
		for i := range out {
			if s.free[i] && s.before[i] >= 0 {
				out[i].Head = s.before[i]
			} else if s.free[i] {
				out[i].Head = s.after[i]
			}
		}
	}
	return out
}

// TestGiven shows where a mark stays where it was hung, and where it does not.
func TestGiven(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"on the second part, which holds the first", "Tolven/3/nsubj ,/3 resigned/0/root", "stays"},
		{"on the root, above both parts", "Tolven/4/nsubj ,/4 suddenly/4/advmod resigned/0/root", "stays"},
		{"on a word of the second part", "They/2/nsubj met/0/root ,/4 talked/6/conj and/6/cc left/2/conj", "stays"},
		{"on a word of the second part that is not on the way", "They/2/nsubj met/0/root ,/6 and/5/cc left/2/conj early/5/advmod", "goes"},
		{"on the first part's head", "They/2/nsubj met/0/root ,/2 and/5/cc left/2/conj", "goes"},
		{"on the last word of the first part", "They/2/nsubj met/0/root today/2/advmod ,/3 and/6/cc left/2/conj", "goes"},
		{"on a part that depends on the root", "Orsk/4/nsubj ,/3 suddenly/4/advmod resigned/0/root", "goes"},
		{"out of brackets", "pact/0/root (/1 draft/1/appos )/3", "goes"},
		{"out of a quotation", "said/0/root \"/3 yes/1/ccomp ./1 \"/3", "goes"},
		{"at the end", "met/0/root today/1/advmod ./2", "goes"},
	} {
		words := parse(t, c.given)
		if got := Heads(words); slices.Equal(got, headsOf(words)) != (c.want == "stays") {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

// hasWords says whether a word that is no mark hangs on i, be it through others.
func hasWords(words []Word, i int) bool {
	for k := range words {
		if isMark(words[k].Relation) {
			continue
		}
		for j := words[k].Head; j >= 0; j = words[j].Head {
			if j == i {
				return true
			}
		}
	}
	return false
}

func TestNoTree(t *testing.T) {
	for _, c := range []struct {
		name  string
		heads []int
	}{
		{"no root", []int{1, 0, 0}},
		{"two roots", []int{-1, -1, 0}},
		{"a cycle of marks", []int{-1, 2, 1}},
		{"a head outside", []int{-1, 3, 0}},
		{"a head below none", []int{-1, -2, 0}},
		{"a word on itself", []int{-1, 1, 0}},
	} {
		words := []Word{{Form: "Orsk", Relation: "root"}, {Form: ",", Relation: "punct"}, {Form: ".", Relation: "punct"}}
		for i := range words {
			words[i].Head = c.heads[i]
		}
		if got := Heads(words); !slices.Equal(got, c.heads) {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

// check holds what is true of every tree.
func check(t interface{ Errorf(string, ...any) }, words []Word) {
	got := Heads(words)
	settled := slices.Clone(words)
	for i, h := range got {
		settled[i].Head = h
		if h != words[i].Head && !isMark(words[i].Relation) {
			t.Errorf("the head of %d, no mark, went from %d to %d", i, words[i].Head, h)
		}
		if h >= 0 && isMark(words[i].Relation) && h != words[i].Head && !hasWords(words, h) && isMark(words[h].Relation) && words[h].Head >= 0 {
			t.Errorf("the mark %d hangs on the mark %d", i, h)
		}
	}
	if s := newSentence(settled); s == nil {
		t.Errorf("no tree: %v from %v", got, headsOf(words))
	}
	if again := Heads(settled); !slices.Equal(again, got) {
		t.Errorf("the second time %v, the first time %v", again, got)
	}
}

var forms = []string{",", ".", "?", "-", "—", ";", ":", "\"", "'", "“", "”", "‘", "’", "``", "''", "(", ")", "[", "]", "{", "<", ">", ">>", "…", "*", "Orsk"}

func TestAlwaysATree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "words")
		order := rapid.Permutation(numbers(n)).Draw(t, "order") // from the root downwards
		words := make([]Word, n)
		for k, i := range order {
			words[i] = Word{
				Form:     rapid.SampledFrom(forms).Draw(t, "form"),
				Tag:      rapid.SampledFrom([]string{"", "``", "''", ","}).Draw(t, "tag"),
				Head:     -1,
				Relation: rapid.SampledFrom([]string{"punct", "punct", "obj", "conj", "nsubj"}).Draw(t, "relation"),
			}
			if k > 0 {
				words[i].Head = order[rapid.IntRange(0, k-1).Draw(t, "head")]
			}
		}
		check(t, words)
	})
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func FuzzHeads(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x80\x03\x01\x81\x02"))
	f.Add([]byte("\x87\x00\x13\x02\x87\x00\x91\x05\x81\x02"))
	f.Fuzz(func(t *testing.T, b []byte) {
		b = b[:min(len(b), 120)]
		words := make([]Word, len(b)/2)
		for i := range words {
			words[i] = Word{Form: forms[int(b[2*i]&0x7f)%len(forms)], Head: int(b[2*i+1])%(len(words)+1) - 1, Relation: "dep"}
			if b[2*i] >= 0x80 {
				words[i].Relation = "punct"
			}
		}
		if newSentence(words) != nil {
			check(t, words)
		} else if got := Heads(words); !slices.Equal(got, headsOf(words)) {
			t.Errorf("no tree, yet changed: %v", got)
		}
	})
}

// TestLong keeps the time of a sentence without end in bounds: pairs in pairs, a tree
// as deep as it is long.
func TestLong(t *testing.T) {
	words := make([]Word, 10000)
	for i := range words {
		words[i] = Word{Form: forms[i/2%len(forms)], Head: i - 1, Relation: "dep"}
		if i%2 == 1 {
			words[i] = Word{Form: []string{"(", ")"}[2*i/len(words)], Head: i - 1, Relation: "punct"}
		} else if i > 0 {
			words[i].Head = i - 2
		}
	}
	if s := newSentence(words); s == nil {
		t.Fatal("no tree")
	}
	got := Heads(words)
	if got[1] != 2 || got[9999] != 2 {
		t.Errorf("the outermost pair hangs on %d and %d", got[1], got[9999])
	}
}
