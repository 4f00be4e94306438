package reading

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// sound gives a sentence for each thing that does not hold of every Reading: its
// spans lie inside the text, its ids are unique and those it points to are there,
// every record has evidence and a rule.
func sound(r record.Reading) []string {
	s := &sounding{all: text.Span{End: text.New(r.Article.Text).Len()}, ids: map[string]bool{"": true}}
	v := reflect.ValueOf(r)
	s.collect(v)
	s.walk(v, "reading")
	for _, st := range r.Statements {
		s.points(st.ID, st.Source.Actor, st.Within, st.SameAs, st.Rejects, st.Said.Time)
	}
	for _, m := range r.Mentions {
		s.points(m.ID, m.Actor)
	}
	for _, a := range r.Actors {
		for _, role := range a.Roles {
			s.points(a.ID, role.Mention)
		}
	}
	for _, t := range r.Times {
		s.points(t.ID, t.Statement)
	}
	for _, e := range r.Events {
		s.points(e.ID, append(append([]string{e.Time, e.AccordingTo}, e.Actors...), e.Recipients...)...)
	}
	for _, x := range r.Expectations {
		s.points(x.ID, append([]string{x.Event, x.Time, x.AnnouncedBy, x.Statement}, x.Actors...)...)
	}
	for _, d := range r.Documents {
		s.points(d.ID, d.Parties...)
	}
	for _, m := range r.Moves {
		s.points(m.ID, append(append([]string{m.Document, m.Answers, m.Time, m.ReplyOwed}, m.By...), m.To...)...)
		if m.Document == "" || m.Document == m.Answers && m.Move != record.Reply {
			s.fail("%s is of document %q and answers %q", m.ID, m.Document, m.Answers)
		}
	}
	for _, c := range r.Chains {
		s.points(c.ID, c.Statements...)
	}
	for _, k := range r.Conflicts {
		s.points(k.ID, k.A, k.B)
		if k.A == "" || k.B == "" || k.Other.Empty() {
			s.fail("%s has not two sides", k.ID)
		}
	}
	for _, g := range r.Signals {
		s.points(g.ID, g.Event, g.From, g.To, g.AccordingTo)
	}
	return s.out
}

type sounding struct {
	all text.Span
	ids map[string]bool
	out []string
}

func (s *sounding) fail(format string, args ...any) {
	s.out = append(s.out, fmt.Sprintf(format, args...))
}

func (s *sounding) points(from string, ids ...string) {
	for _, id := range ids {
		if !s.ids[id] {
			s.fail("%s points to %q, which is not there", from, id)
		}
	}
}

// collect takes the ids of all records and finds one given twice.
func (s *sounding) collect(v reflect.Value) {
	for i := range v.NumField() {
		list := v.Field(i)
		if list.Kind() != reflect.Slice {
			continue
		}
		for n := range list.Len() {
			item := list.Index(n)
			if item.Kind() != reflect.Struct || !item.FieldByName("ID").IsValid() {
				continue
			}
			id := item.FieldByName("ID").String()
			if s.ids[id] {
				s.fail("the id %q is given twice", id)
			}
			s.ids[id] = true
			if e, ok := item.FieldByName("Evidence").Interface().(record.Evidence); ok && (e.Empty() || e.Rule == "") {
				s.fail("%s has no evidence", id)
			}
		}
	}
}

// walk finds spans that lie outside the text.
func (s *sounding) walk(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			s.walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case reflect.Struct:
		if sp, ok := v.Interface().(text.Span); ok {
			if sp != (text.Span{}) && (!s.all.Contains(sp) || sp.Start > sp.End) {
				s.fail("%s: %v lies outside the text", path, sp)
			}
			return
		}
		for i := range v.NumField() {
			s.walk(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	}
}

// TestSound reads every article of testdata and the sample story twice.
func TestSound(t *testing.T) {
	reader := mustReader(t)
	var files []string
	for _, pattern := range []string{"testdata/*.txt", "../../assets/sample/*.txt", "../../../shared/seed/*.txt"} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a := captured(t, file, data)
		first := reader.Read(a)
		for _, fault := range sound(first) {
			t.Errorf("%s: %s", file, fault)
		}
		if !bytes.Equal(mustJSON(t, first), mustJSON(t, mustReader(t).Read(a))) {
			t.Errorf("%s: two readings differ", file)
		}
	}
}

func mustJSON(t testing.TB, r record.Reading) []byte {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// longestFuzzed is the number of bytes up to which FuzzRead reads a text: long ones find
// nothing that short ones do not, in a hundredth of the runs.
const longestFuzzed = 3000

// FuzzRead reads any bytes as an article of a known day. It begins with the short reports,
// so that a worker has soon read what all know; one text in eight is read twice.
func FuzzRead(f *testing.F) {
	for _, c := range recordCases(f) {
		f.Add(c.words)
	}
	f.Add("The ministry's draft to its draft to the response of the draft was sent by and to the letter's note, and the reply")
	f.Add("\u200f“ The draft agreement\r\non — was \u0301handed over to to to no letter on on Monday on")
	reader := mustReader(f)
	fronts, err := frontmatter.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if len(words) > longestFuzzed {
			return
		}
		frozen := text.New(words)
		front, _ := fronts.Complete(frozen, article.Front{Language: "en"})
		if front.Published.Value == "" {
			front.Published.Value = "2025-03-05"
		}
		a, err := article.New(frozen, front)
		if err != nil {
			return
		}
		r := reader.Read(a)
		for _, fault := range sound(r) {
			t.Error(fault)
		}
		if len(words)%8 == 0 && !bytes.Equal(mustJSON(t, r), mustJSON(t, reader.Read(a))) {
			t.Error("two readings differ")
		}
	})
}

// BenchmarkRead reads the articles of testdata one after the other.
func BenchmarkRead(b *testing.B) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		b.Fatal(err)
	}
	var articles []article.Article
	words := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, captured(b, file, data))
		words += len(strings.Fields(string(data)))
	}
	reader := mustReader(b)
	b.ResetTimer()
	for b.Loop() {
		for _, a := range articles {
			reader.Read(a)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkReadLong reads one text of many paragraphs: the time must grow with the
// length only.
func BenchmarkReadLong(b *testing.B) {
	data, err := os.ReadFile("testdata/water.txt")
	if err != nil {
		b.Fatal(err)
	}
	for _, times := range []int{10, 100} {
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			long := strings.Repeat(string(data)+"\n\n", times)
			a, reader := captured(b, "long.txt", []byte(long)), mustReader(b)
			b.ResetTimer()
			for b.Loop() {
				reader.Read(a)
			}
			b.ReportMetric(float64(len(strings.Fields(long)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
