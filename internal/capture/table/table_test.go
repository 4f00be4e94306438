package table

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/capture/format"
)

func reader(t testing.TB, m Mapping) *Reader {
	t.Helper()
	finder, err := frontmatter.New()
	if err != nil {
		t.Fatal(err)
	}
	return New(func([]string) (Mapping, bool) { return m, m != Mapping{} }, finder.Moment)
}

type opener func(context.Context, *io.SectionReader, func(format.Part) bool) error

// rows gives what an opener makes of data, each article in one line.
func rows(t testing.TB, open opener, data []byte) ([]string, error) {
	t.Helper()
	var got []string
	err := open(t.Context(), io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data))), func(p format.Part) bool {
		if p.Err != nil {
			got = append(got, p.Name+": "+p.Err.Error())
			return true
		}
		f := p.Page.Front
		got = append(got, strings.Join([]string{p.Name, p.Page.Text, f.Published.Value, f.Outlet.Text, f.Byline.Text, f.URL}, "|"))
		return true
	})
	return got, err
}

func objects(r *Reader) opener {
	return func(ctx context.Context, in *io.SectionReader, yield func(format.Part) bool) error {
		return r.OpenJSON(ctx, in, func(json.RawMessage) (format.Page, bool) { return format.Page{}, false }, yield)
	}
}

func TestTables(t *testing.T) {
	r := reader(t, Mapping{})
	cyrillic, err := charmap.Windows1251.NewEncoder().String("Заголовок;Текст;Дата\nПереговоры;Министры двух стран встретились вновь у озера и договорились продолжить переговоры через неделю.;12.03.2026\n")
	if err != nil {
		t.Fatal(err)
	}
	const one = "Talks resume\n\nThey met.\n\nThey will meet again.|2026-03-12|Harbour Post|Ann Poe|https://harbour.example/1"
	for _, c := range []struct {
		name, data string
		open       opener
		want       []string
	}{
		{"CSV with commas and a mark", "\ufeffTitle,Date,Source,Author,URL,Full text\n" +
			"Talks resume,2026-03-12,Harbour Post,Ann Poe,https://harbour.example/1,\"They met.\n\nThey will meet again.\"\n,,,,,\n", r.OpenCSV, []string{"row 2|" + one}},
		{"CSV with semicolons, in another encoding", cyrillic, r.OpenCSV, []string{"row 2|Переговоры\n\nМинистры двух стран встретились вновь у озера и договорились продолжить переговоры через неделю.|2026-03-12|||"}},
		{"tabs, a short row, a date that is none", "headline\tbody\tdate\nA\tThey met.\tsoon\nB\tThey left.\n", r.OpenCSV,
			[]string{"row 2|A\n\nThey met.||||", "row 3|B\n\nThey left.||||"}},
		{"JSON Lines", `{"title":"Talks resume","text":"They met.\n\nThey will meet again.","published_at":"2026-03-12","source":{"name":"x"},"outlet":"Harbour Post","authors":["Ann Poe"],"url":"https://harbour.example/1"}` + "\n" +
			`{"title":"No text"}` + "\n", objects(r), []string{"row 1|" + one}},
		{"a JSON array", "\n[{\"body\":\"They met.\",\"title\":\"A\"},\n{\"body\":\"They left.\",\"title\":\"B\"}]", objects(r), []string{"row 1|A\n\nThey met.||||", "row 2|B\n\nThey left.||||"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := rows(t, c.open, []byte(c.data))
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("got %q, %v\nwant %q", got, err, c.want)
			}
		})
	}
}

func TestAWorkbook(t *testing.T) {
	book := excelize.NewFile()
	for cell, v := range map[string]string{"A1": "Headline", "B1": "Text", "C1": "Date", "A2": "Talks resume", "B2": "They met.", "C2": "12 March 2026"} {
		if err := book.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := book.NewSheet("Notes"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := rows(t, reader(t, Mapping{}).OpenXLSX, b.Bytes())
	if want := []string{"Sheet1, row 2|Talks resume\n\nThey met.|2026-03-12|||"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v\nwant %q", got, err, want)
	}
	if _, err := rows(t, reader(t, Mapping{}).OpenXLSX, b.Bytes()[:100]); !errors.Is(err, format.ErrDamaged) {
		t.Errorf("a workbook cut short gives %v", err)
	}
}

func TestColumnsThatNobodyKnowsAreAskedFor(t *testing.T) {
	data := []byte("a,b\nThey met.,12 March 2026\n")
	_, err := rows(t, reader(t, Mapping{}).OpenCSV, data)
	if no := (*NoText)(nil); !errors.As(err, &no) || !slices.Equal(no.Columns, []string{"a", "b"}) {
		t.Fatalf("error %v", err)
	}
	got, err := rows(t, reader(t, Mapping{Text: "a", Published: "b"}).OpenCSV, data)
	if want := []string{"row 2|They met.|2026-03-12|||"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v\nwant %q", got, err, want)
	}
}

func TestARowWithoutAnEndIsBounded(t *testing.T) {
	endless := "title,text\nA,\"" + strings.Repeat("They met. ", 5<<20)
	if _, err := rows(t, reader(t, Mapping{}).OpenCSV, []byte(endless)); err == nil || !strings.Contains(err.Error(), "quotation mark") {
		t.Errorf("error %v", err)
	}
	if _, err := rows(t, objects(reader(t, Mapping{})), []byte(`{"text":"`+strings.Repeat("They met. ", 5<<20))); err == nil || !strings.Contains(err.Error(), "20 MB") {
		t.Errorf("error %v", err)
	}
}

func TestIsCSV(t *testing.T) {
	for line, want := range map[string]bool{
		"title,text,date\n1,2,3": true, "id;Titel;Inhalt\n": true, "headline\tbody\n": true,
		"Text, date and title of the treaty were agreed on Friday.": false, "They met, talked, and left.": false, "": false, "text\n": false,
	} {
		if got := IsCSV([]byte(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestALook(t *testing.T) {
	section := func(data string) *io.SectionReader {
		return io.NewSectionReader(strings.NewReader(data), 0, int64(len(data)))
	}
	book := excelize.NewFile()
	for cell, v := range map[string]string{"A1": "Kop", "B1": "Tekst", "A2": "Talks resume", "B2": "They met."} {
		if err := book.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	r := reader(t, Mapping{})
	for name, c := range map[string]struct {
		look    func(*io.SectionReader, int) (Look, error)
		data    string
		columns []string
		rows    int
		guess   Mapping
	}{
		"CSV":          {r.LookCSV, "\ufeffa;b\n1;2\n3\n4;5\n", []string{"a", "b"}, 2, Mapping{}},
		"known names":  {r.LookCSV, "title,text\n1,2\n", []string{"title", "text"}, 1, Mapping{Text: "text", Headline: "title"}},
		"a workbook":   {r.LookXLSX, b.String(), []string{"Kop", "Tekst"}, 1, Mapping{}},
		"JSON Lines":   {r.LookJSON, `{"kop":"a","tekst":"b"}` + "\n" + `{"tekst":"c","van":"d"}` + "\n" + `{"e":1}`, []string{"kop", "tekst", "van"}, 2, Mapping{}},
		"a JSON array": {r.LookJSON, "\ufeff [ {\"text\":\"b\"} ]", []string{"text"}, 1, Mapping{Text: "text"}},
	} {
		got, err := c.look(section(c.data), 2)
		if err != nil || !slices.Equal(got.Columns, c.columns) || len(got.Rows) != c.rows || got.Mapping != c.guess {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	for _, data := range []string{"", "a,b\n", "[", "[]", "{", "PK"} {
		for _, look := range []func(*io.SectionReader, int) (Look, error){r.LookCSV, r.LookXLSX, r.LookJSON} {
			if got, err := look(section(data), 2); err == nil {
				t.Errorf("%q: %+v", data, got)
			}
		}
	}
}

func TestFieldsOfAMapping(t *testing.T) {
	var m Mapping
	for _, f := range Fields() {
		*m.Field(f) = "column of " + f
	}
	if m.Field("none") != nil || m != (Mapping{"column of text", "column of headline", "column of published", "column of outlet", "column of agency", "column of byline", "column of url"}) {
		t.Errorf("%+v", m)
	}
	if m.Suits([]string{"column of text"}) || (Mapping{Headline: "a"}).Suits([]string{"a"}) || !(Mapping{Text: "a"}).Suits([]string{"b", "a"}) {
		t.Error("a mapping suits a table that lacks its columns, or one without text")
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("title,text\na,\"b\n\"c\n"))
	f.Add([]byte(`[{"text":"a"},{"text":{"x":1}}]`))
	r := reader(f, Mapping{})
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = rows(t, r.OpenCSV, data)
		_, _ = rows(t, objects(r), data)
		_, _ = rows(t, r.OpenXLSX, data)
		section := io.NewSectionReader(bytes.NewReader(data), 0, int64(len(data)))
		for _, look := range []func(*io.SectionReader, int) (Look, error){r.LookCSV, r.LookXLSX, r.LookJSON} {
			if got, err := look(section, 3); err == nil && (len(got.Columns) == 0 || len(got.Rows) > 3) {
				t.Errorf("%+v", got)
			}
		}
	})
}
