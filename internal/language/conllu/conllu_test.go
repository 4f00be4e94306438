package conllu

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
)

const sample = "# sent_id = 1\r\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\r\n1\tDo\tdo\tAUX\tVB\tA=B\t3\taux\t_\tSpaceAfter=No\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n2.1\tx\tx\tX\tX\t_\t_\t_\t_\t_\n3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n\n1\tNo\tno\tINTJ\tUH\t_\t_\t_\t_\t_"

func TestRead(t *testing.T) {
	got, err := Read(strings.NewReader("\ufeff" + sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || len(got[0].Words) != 3 || len(got[1].Words) != 1 || got[0].Comments[0] != "# sent_id = 1" {
		t.Fatalf("got %+v", got)
	}
	if w := got[0].Words[0]; w != (Word{"Do", "do", "AUX", "VB", "A=B", 3, "aux", "_", "SpaceAfter=No"}) {
		t.Errorf("first word %+v", w)
	}
	if r := got[0].Ranges; len(r) != 1 || r[0] != (Range{0, 2, "Don't", "_"}) {
		t.Errorf("ranges %+v", r)
	}
	if got[1].Words[0].Head != -1 {
		t.Errorf("a head that is not given: %d", got[1].Words[0].Head)
	}
	if id, ok := got[0].Comment("sent_id"); id != "1" || !ok {
		t.Errorf("sent_id %q, %v", id, ok)
	}
}

// words writes lines of words from "form" or "form/misc", all hanging on the first.
func words(forms ...string) string {
	var b strings.Builder
	for i, f := range forms {
		form, misc, _ := strings.Cut(f, "/")
		if misc == "" {
			misc = "_"
		}
		head := "1"
		if i == 0 {
			head = "0"
		}
		b.WriteString(string(rune('1'+i)) + "\t" + form + "\t_\t_\t_\t_\t" + head + "\t_\t_\t" + misc + "\n")
	}
	return b.String()
}

// span writes the line of a range.
func span(id, form, misc string) string {
	return id + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t" + misc + "\n"
}

func TestReadBroken(t *testing.T) {
	for in, want := range map[string]string{
		"1\tNo":          "line 1: 2 columns",
		"no tabs here":   "line 1: 1 columns",
		"# x\n# y\n\n1 ": "line 4: 1 columns",
		strings.Replace(words("a", "b"), "2\tb", "3\tb", 1):                       `line 2: word "3", want number 2`,
		strings.Replace(words("a"), "1\ta", "one\ta", 1):                          `line 1: word "one"`,
		strings.Replace(words("a"), "\ta\t", "\t\t", 1):                           "line 1: a word without a form",
		strings.Replace(words("a"), "\t0\t", "\t7\t", 1):                          "head 7 in a sentence of 1 words",
		strings.Replace(words("a"), "\t0\t", "\tup\t", 1):                         `"up" is no head`,
		strings.Replace(words("a"), "\t0\t", "\t-1\t", 1):                         `"-1" is no head`,
		span("2-3", "ab", "_") + words("a", "b", "c"):                             `line 1: "2-3" is no range of words from 1`,
		span("1-3", "ab", "_") + words("a", "b"):                                  "the range 1-3 in a sentence of 2 words",
		span("1-2", "ab", "_") + span("1-2", "ab", "_") + words("a", "b"):         `line 2: "1-2" is no range`,
		span("1-2", "ab", "_") + words("a") + span("2-3", "bc", "_") + words("b"): `line 3: "2-3" is no range`,
		span("2-1", "ab", "_") + words("a", "b"):                                  `line 1: "2-1" is no range`,
		span("1-9", "ab", "_"):                                                    "range 1-9 in a sentence of 0 words",
	} {
		got, err := Read(strings.NewReader(in))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: read %+v, %v; want an error with %q", in, got, err, want)
		}
	}
}

func TestReadLongLines(t *testing.T) {
	long := strings.Repeat("x", 2<<20)
	got, err := Read(strings.NewReader(words("a", long)))
	if err != nil || len(got) != 1 || got[0].Words[1].Form != long {
		t.Errorf("a word of %d bytes: %v", len(long), err)
	}
	_, err = Read(strings.NewReader("# a\n\n" + strings.Repeat("x", MaxLine+1)))
	if !errors.Is(err, ErrLongLine) || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("a line that is too long: %v", err)
	}
}

func TestWrite(t *testing.T) {
	in, err := Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, in); err != nil {
		t.Fatal(err)
	}
	want := "# sent_id = 1\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\tdo\tAUX\tVB\tA=B\t3\taux\t_\tSpaceAfter=No\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n1\tNo\tno\tINTJ\tUH\t_\t_\t_\t_\t_\n\n"
	if b.String() != want {
		t.Errorf("wrote\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	if err := Write(&b, []Sentence{{Comments: []string{"# text = a\nb"}, Words: []Word{{Form: "a\tb\r\nc", Head: 0}}}}); err != nil {
		t.Fatal(err)
	}
	if want := "# text = a b\n1\ta b c\t_\t_\t_\t_\t0\t_\t_\t_\n\n"; b.String() != want {
		t.Errorf("wrote %q, want %q", b.String(), want)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestWriteFails(t *testing.T) {
	if err := Write(fullDisk{}, []Sentence{{Words: []Word{{Form: "a"}}}}); err == nil {
		t.Error("a full disk is not told of")
	}
}

func TestTree(t *testing.T) {
	for _, c := range []struct {
		heads []int
		want  string
	}{
		{[]int{0}, ""},
		{[]int{2, 0, 2}, ""},
		{[]int{2, 3, 4, 0}, ""},
		{nil, "no word is the root"},
		{[]int{0, 0}, "words 1 and 2 are both the root"},
		{[]int{1}, "word 1 hangs on itself"},
		{[]int{0, 3, 2}, "word 2 hangs on itself"},
		{[]int{2, 3, 1}, "word 1 hangs on itself"},
		{[]int{0, -1}, "word 2 has no head"},
		{[]int{2, 5}, "word 2 has no head"},
	} {
		s := Sentence{Words: make([]Word, len(c.heads))}
		for i, h := range c.heads {
			s.Words[i].Head = h
		}
		got := ""
		if err := s.Tree(); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("heads %v: %q, want %q", c.heads, got, c.want)
		}
	}
}

func TestAttributes(t *testing.T) {
	for _, c := range []struct{ column, key, want string }{
		{"_", "SpaceAfter", ""},
		{"SpaceAfter=No", "SpaceAfter", "No"},
		{"Entity=(a|SpaceAfter=No|X=a=b", "SpaceAfter", "No"},
		{"CorrectSpaceAfter=Yes", "SpaceAfter", ""},
		{"X=a=b", "X", "a=b"},
	} {
		if got := Attribute(c.column, c.key); got != c.want {
			t.Errorf("%s of %q: %q, want %q", c.key, c.column, got, c.want)
		}
	}
	if got := AddAttribute(AddAttribute("_", "A", "1"), "B", "2"); got != "A=1|B=2" {
		t.Errorf("added up: %q", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("# newdoc id = a\n# newpar\n" + span("1-2", "ab", "SpaceAfter=No") + words("a", "b", "c/NewPar=Yes"))
	f.Fuzz(func(t *testing.T, in string) {
		sentences, err := Read(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, s := range sentences {
			if len(s.Words) == 0 {
				t.Error("a sentence without words")
			}
			_ = s.Tree()
		}
		var b bytes.Buffer
		if err := Write(&b, sentences); err != nil {
			t.Fatal(err)
		}
		again, err := Read(&b)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		var c bytes.Buffer
		if err := Write(&c, again); err != nil || len(again) != len(sentences) {
			t.Fatalf("read again: %d sentences, %d before, %v", len(again), len(sentences), err)
		}
		twice, err := Read(&c)
		if err != nil || !reflect.DeepEqual(again, twice) {
			t.Fatalf("written and read twice it differs: %v", err)
		}
		checkRaw(t, sentences)
	})
}
