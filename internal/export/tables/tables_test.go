package tables

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
)

// record is a story with one row of some ledgers, whose words are hostile.
func record() *story.Ledgers {
	row := func(key string) story.Row {
		return story.Row{Key: key, Origins: 2, Ruling: story.Accepted, Remarks: []string{"one", "two"},
			Passages: []story.Passage{{Article: "a1", Text: "@SUM(1+1)*cmd|' /C calc'!A0", Rule: "quote"}}}
	}
	return &story.Ledgers{
		Today:    "2031-03-20",
		Articles: []*story.Article{{ID: "a1", Headline: "=HYPERLINK(\"https://evil.example\")", Outlet: "Harbour Post", Published: "2031-03-04", Statements: 1}},
		Actors:   []*story.Actor{{Row: row("p1"), Name: "Ada Brell"}, {Row: row("p2"), Name: "+Ostmark"}},
		Statements: []*story.Statement{{Row: row("s1"), Name: "Ada Brell", Content: "=1+1, \"so\"\nit goes", Cue: "said", From: "2031-03-04", To: "2031-03-04",
			Via: []string{"TASS", "CBS"}, Denies: true, Reprinted: 3}},
		Expectations: []*story.Expectation{{Row: row("x1"), Title: "－talks resume", Status: story.Overdue, From: "2031-03-10", Actors: []string{"p1", "none", "p2"}}},
		Events:       []*story.Event{{Row: row("e1"), Type: "ACCUSE", Score: -3.5, Actors: []string{"p1"}}},
	}
}

func laid() []Table {
	return Of(record(), func(id article.ID) string { return "https://harbour.example/" + string(id) })
}

func TestEveryTableIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, tb := range laid() {
		if seen[tb.Name] {
			t.Errorf("two tables are called %s", tb.Name)
		}
		seen[tb.Name] = true
		if len(tb.Numbers) != len(tb.Columns) {
			t.Errorf("%s: %d columns, %d of them told whether they are numbers", tb.Name, len(tb.Columns), len(tb.Numbers))
		}
		for _, row := range tb.Rows {
			if len(row) != len(tb.Columns) {
				t.Errorf("%s: %d cells in %d columns", tb.Name, len(row), len(tb.Columns))
			}
		}
		heads := slices.Clone(tb.Columns)
		slices.Sort(heads)
		if len(slices.Compact(heads)) != len(tb.Columns) {
			t.Errorf("%s has a column twice: %q", tb.Name, tb.Columns)
		}
	}
	if got := Names(); len(got) != len(laid()) || got[0] != "statements" {
		t.Errorf("names %q", got)
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if err := CSV(&b, laid()[0]); err != nil {
		t.Fatal(err)
	}
	rest, ok := strings.CutPrefix(b.String(), "\ufeffwho,words,")
	if !ok || !strings.Contains(rest, "\r\n") {
		t.Errorf("begins %.40q", b.String())
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatal(rows, err)
	}
	got := map[string]string{}
	for i, c := range rows[0] {
		got[c] = rows[1][i]
	}
	for column, want := range map[string]string{
		"who": "Ada Brell", "words": "'=1+1, \"so\"\nit goes", "denies": "yes", "via": "TASS ← CBS", "articles": "3", "passage": "'@SUM(1+1)*cmd|' /C calc'!A0",
		"headline": "'=HYPERLINK(\"https://evil.example\")", "outlet": "Harbour Post", "url": "https://harbour.example/a1", "ruling": "accepted", "remarks": "one\ntwo", "origins": "2",
	} {
		if got[column] != want {
			t.Errorf("%s is %q, want %q", column, got[column], want)
		}
	}
	b.Reset()
	if err := CSV(&b, laid()[2]); err != nil || !strings.Contains(b.String(), ",-3.5,") {
		t.Errorf("%q, %v", b.String(), err)
	}
	b.Reset()
	if err := CSV(&b, laid()[1]); err != nil || !strings.Contains(b.String(), "'－talks") || !strings.Contains(b.String(), "Ada Brell; +Ostmark") {
		t.Errorf("%q, %v", b.String(), err)
	}
}

// No text of the press begins a cell as a formula does.
func TestNoCellIsCalculated(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.SampledFrom([]string{"=", "+", "-", "@", "\t=", "\r=", "|", "%", "＝", "a"}).Draw(rt, "sign") + rapid.String().Draw(rt, "words")
		var b bytes.Buffer
		if err := CSV(&b, Table{Name: "t", Columns: []string{"c"}, Numbers: []bool{false}, Rows: [][]string{{words}}}); err != nil {
			rt.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil {
			rt.Fatal(err)
		}
		if cell := rows[1][0]; cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r|%") {
			rt.Fatalf("the cell is %q", cell)
		}
	})
}

func TestWorkbook(t *testing.T) {
	long := laid()
	long[0].Rows[0][1] = strings.Repeat("ä", longestCell+5) + "\x01"
	var b bytes.Buffer
	if err := Workbook(&b, long); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := book.GetSheetList(); !slices.Equal(got, Names()) {
		t.Errorf("sheets %q", got)
	}
	for i, tb := range long {
		rows, err := book.GetRows(tb.Name)
		if err != nil || len(rows) != len(tb.Rows)+1 || !slices.Equal(rows[0], tb.Columns) {
			t.Errorf("%s: %d rows, %v", tb.Name, len(rows), err)
		}
		for c := range tb.Columns {
			at, _ := excelize.CoordinatesToCellName(c+1, 2)
			if f, err := book.GetCellFormula(tb.Name, at); f != "" || err != nil {
				t.Errorf("%s: %s is a formula: %q, %v", tb.Name, at, f, err)
			}
			kind, err := book.GetCellType(tb.Name, at)
			if err != nil || len(tb.Rows) > 0 && tb.Rows[0][c] != "" && tb.Numbers[c] == (kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString) {
				t.Errorf("%s: %s is of type %v, %v", tb.Name, at, kind, err)
			}
		}
		if i == 0 && len([]rune(rows[1][1])) != longestCell {
			t.Errorf("a long cell has %d letters", len([]rune(rows[1][1])))
		}
	}
	if v, err := book.GetCellValue("events", "H2"); v != "-3.5" || err != nil {
		t.Errorf("the score is %q, %v", v, err)
	}
	if v, err := book.GetCellValue("articles", "A2"); v != `=HYPERLINK("https://evil.example")` || err != nil {
		t.Errorf("the headline is %q, %v", v, err)
	}
	if err := Workbook(failing{}, laid()); err == nil {
		t.Error("a disk that is full is not told of")
	}
	if err := CSV(failing{}, laid()[0]); err == nil {
		t.Error("a disk that is full is not told of")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, fmt.Errorf("no space left") }
