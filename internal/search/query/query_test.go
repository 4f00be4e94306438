package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func w(s string) Word { return Word{Text: s} }

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Node
	}{
		{"", nil},
		{"  ", nil},
		{"talks", w("talks")},
		{"written response", And{w("written"), w("response")}},
		{`"written response"`, Phrase{"written", "response"}},
		{`“written response”`, Phrase{"written", "response"}},
		{`„written response“`, Phrase{"written", "response"}},
		{`»written response«`, Phrase{"written", "response"}},
		{`‹written response›`, Phrase{"written", "response"}},
		{`"written`, w("written")},
		{"cease-fire", Phrase{"cease", "fire"}},
		{"draft OR text treaty", Or{w("draft"), And{w("text"), w("treaty")}}},
		{"(draft OR text) treaty", And{Or{w("draft"), w("text")}, w("treaty")}},
		{"a AND b", And{w("a"), w("b")}},
		{"-rumour", Not{w("rumour")}},
		{"talks NOT rumour", And{w("talks"), Not{w("rumour")}}},
		{"NOT -rumour", w("rumour")},
		{"or and not", And{w("or"), w("and"), w("not")}},
		{"talk*", Word{Text: "talk", Prefix: true}},
		{"Lavrov~", Word{Text: "Lavrov", Fuzzy: 1}},
		{"Lavrov~2", Word{Text: "Lavrov", Fuzzy: 2}},
		{"answer near/5 proposal", Near{w("answer"), w("proposal"), 5}},
		{`"written answer" NEAR/0 US x`, And{Near{Phrase{"written", "answer"}, w("US"), 0}, w("x")}},
		{"by:Nuland about:Russia", And{Field{By, "Nuland"}, Field{About, "Russia"}}},
		{`By:"Anna Smith"`, Field{By, "Anna Smith"}},
		{"-outlet:TASS", Not{Field{Outlet, "TASS"}}},
		{"said:2022-01-31", Days{Said, "2022-01-31", "2022-01-31"}},
		{"said:2022-02", Days{Said, "2022-02-01", "2022-02-28"}},
		{"said:2024", Days{Said, "2024-01-01", "2024-12-31"}},
		{"when:2022-01..2022-03", Days{When, "2022-01-01", "2022-03-31"}},
		{"published:..2022-03-02", Days{Published, "", "2022-03-02"}},
		{"published:2022..", Days{Published, "2022-01-01", ""}},
		{"at 10:30", And{w("at"), Phrase{"10", "30"}}},
	} {
		got, err := Parse(c.in)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q is %#v (%v), want %#v", c.in, got, err, c.want)
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		in   string
		at   int
		says string
	}{
		{"(talks", 0, "nothing closes"},
		{"talks)", 5, "nothing opens"},
		{"talks OR", 8, "missing at the end"},
		{"OR talks", 0, "stands between"},
		{"a near/x b", 2, "number of words"},
		{"a near/51 b", 2, "number of words"},
		{"a near/5 by:b", 2, "between two words"},
		{"a near/5 b near/5 c", 11, "joins two"},
		{"form:x", 0, "no field “form:”"},
		{"é by:", 2, "by:Smith"},
		{"said:yesterday", 5, "no day"},
		{"said:2022-03..2022-01", 5, "no day"},
		{"said:..", 5, "no day"},
		{"said:2022-02-30", 5, "no day"},
		{"*", 0, "no word"},
		{`""`, 0, "no word"},
		{"a-b*", 0, "single word"},
		{"x~3", 0, "may differ"},
		{strings.Repeat("(", 60), 40, "too deeply"},
		{strings.Repeat("x ", 300), 400, "too long"},
	} {
		n, err := Parse(c.in)
		var e *Error
		if !errors.As(err, &e) || e.At != c.at || !strings.Contains(e.Says, c.says) {
			t.Errorf("%q is %#v with %v, want %q at %d", c.in, n, err, c.says, c.at)
		}
	}
}

func TestErrorsTellThePlace(t *testing.T) {
	for _, c := range []struct{ in, says string }{
		{"treaty (draft OR text", "There is a “(” that nothing closes, at “(draft OR text”"},
		{"talks AND", "Something is missing at the end"},
		{"form:x", "There is no field “form:”"},
		{"draft said:yesterday by:Smith", "“yesterday” is no day"},
		{"answer near/500 the proposal of the other side", "as in near/5, at “near/500 the proposal of…”"},
	} {
		_, err := Parse(c.in)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v, want %q", c.in, err, c.says)
		}
	}
}

func TestEveryFieldHasAnExampleThatParses(t *testing.T) {
	for _, f := range Fields() {
		for _, s := range strings.FieldsFunc(strings.ReplaceAll(example(f), " or ", ", "), func(r rune) bool { return r == ',' }) {
			if n, err := Parse(s); err != nil || !Asks(n, f) {
				t.Errorf("%s: %v", s, err)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`(a OR "b c") -by:x near/3`, "said:2022..", "x~ y* «z»", "NOT - ( :"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := Parse(s)
		var e *Error
		switch {
		case err != nil && !errors.As(err, &e):
			t.Fatalf("%q: %v", s, err)
		case err != nil && (e.At < 0 || e.At > len([]rune(s)) || n != nil):
			t.Fatalf("%q: at %d", s, e.At)
		case n == nil && err == nil && strings.TrimSpace(s) != "" && lex(s)[0].sign != end:
			t.Fatalf("%q gives nothing", s)
		}
		if n != nil {
			Walk(n, func(n Node) {
				switch n := n.(type) {
				case And:
					if len(n) < 2 {
						t.Fatalf("%q: %#v", s, n)
					}
				case Or:
					if len(n) < 2 {
						t.Fatalf("%q: %#v", s, n)
					}
				case Word:
					if n.Text == "" {
						t.Fatalf("%q: a word of nothing", s)
					}
				}
			})
		}
	})
}
