package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/capture/format"
)

// paper draws a PDF.
func paper(t testing.TB, draw func(*fpdf.Fpdf)) []byte {
	t.Helper()
	f := fpdf.New("P", "mm", "A4", "")
	f.SetFont("Times", "", 11)
	draw(f)
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// prose gives sentences that can be told apart by their column and number.
func prose(column string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "In the %s column sentence number %d tells that the two ministers met again at the %s lake. ", column, i+1, column)
	}
	return strings.TrimSpace(b.String())
}

// reader makes a Reader that gives its memory back after the test.
func reader(t testing.TB) *Reader {
	t.Helper()
	// Compiling the sandbox takes some seconds; the code is kept from run to run.
	r := NewReader(filepath.Join(os.TempDir(), "readout-test-pdf"))
	t.Cleanup(r.Release)
	return r
}

func TestDocuments(t *testing.T) {
	left, right, third := prose("left", 4), prose("right", 4), prose("third", 2)
	twoColumns := paper(t, func(f *fpdf.Fpdf) {
		f.AddPage()
		f.SetFont("Times", "B", 22)
		f.MultiCell(0, 10, "Strait talks resume in Lomar", "", "L", false)
		f.SetFont("Times", "", 11)
		f.SetXY(10, 40)
		f.MultiCell(90, 5, left, "", "J", false)
		f.SetXY(110, 40)
		f.MultiCell(90, 5, right, "", "J", false)
	})
	names := []string{"first", "second", "next", "last"}
	running := paper(t, func(f *fpdf.Fpdf) {
		for page := range 4 {
			f.AddPage()
			f.SetXY(10, 5)
			f.CellFormat(0, 5, fmt.Sprintf("Harbour Post, 6 March 2026, page %d", page+1), "", 1, "L", false, 0, "")
			f.SetXY(10, 30)
			f.MultiCell(0, 5, prose(names[page], 3), "", "L", false)
			f.SetXY(100, 270)
			f.CellFormat(0, 5, fmt.Sprint(page+1), "", 1, "L", false, 0, "")
		}
	})
	paragraphs := paper(t, func(f *fpdf.Fpdf) {
		f.AddPage()
		f.MultiCell(0, 5, left, "", "L", false)
		f.Ln(5)
		f.MultiCell(0, 5, third, "", "L", false)
	})
	r := reader(t)
	for _, c := range []struct {
		name, headline string
		data           []byte
		want           []string
	}{
		{"two columns below a headline", "Strait talks resume in Lomar", twoColumns, []string{"Strait talks resume in Lomar", left, right}},
		{"running lines are dropped", "", running, []string{prose("first", 3), prose("second", 3), prose("next", 3), prose("last", 3)}},
		{"paragraphs", "", paragraphs, []string{left, third}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := r.Read(t.Context(), c.data)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Split(p.Text, "\n\n"); !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
			if p.Front.Headline.Text != c.headline {
				t.Errorf("headline %q", p.Front.Headline.Text)
			}
		})
	}
	t.Run("a scan says so", func(t *testing.T) {
		blank := paper(t, func(f *fpdf.Fpdf) { f.AddPage(); f.Rect(10, 10, 100, 100, "F") })
		if _, err := r.Read(t.Context(), blank); !errors.Is(err, ErrScan) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("a password is asked for", func(t *testing.T) {
		locked := paper(t, func(f *fpdf.Fpdf) { f.SetProtection(0, "one", "two"); f.AddPage(); f.Cell(10, 10, "x") })
		if _, err := r.Read(t.Context(), locked); !errors.Is(err, format.ErrEncrypted) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("broken documents are named", func(t *testing.T) {
		for _, data := range [][]byte{[]byte("%PDF-1.7\n"), twoColumns[:200], bytes.ReplaceAll(twoColumns, []byte("/Pages"), []byte("/Pa es"))} {
			if _, err := r.Read(t.Context(), data); !errors.Is(err, format.ErrDamaged) && !errors.Is(err, ErrScan) {
				t.Errorf("error %v", err)
			}
		}
	})
	t.Run("it starts again after a release", func(t *testing.T) {
		r.Release()
		if _, err := r.Read(t.Context(), paragraphs); err != nil {
			t.Error(err)
		}
	})
}

func TestWordsPartedAtTheEndOfALine(t *testing.T) {
	for _, c := range [][3]string{
		{"The negotia-", "tions go on.", "The negotiations go on."},
		{"the state-of-", "the-art ships", "the state-of-the-art ships"},
		{"the Anglo-", "French treaty", "the Anglo-French treaty"},
		{"in 2024-", "2025 they met", "in 2024-2025 they met"},
		{"They met -", "and left.", "They met - and left."},
		{"One", "two", "One two"},
	} {
		if got := join(c[0], c[1]); got != c[2] {
			t.Errorf("%q and %q give %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// Whatever stands where on a page, each word comes out once.
func TestNoWordIsLostOrDoubled(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		number := rapid.Float64Range(-500, 1500)
		var s sheet
		for i := range rapid.IntRange(0, 60).Draw(rt, "runs") {
			left, top := number.Draw(rt, "left"), number.Draw(rt, "top")
			s = append(s, run{
				left: left, top: top, right: left + rapid.Float64Range(0, 300).Draw(rt, "width"), bottom: top + rapid.Float64Range(0, 40).Draw(rt, "height"),
				size: rapid.Float64Range(0, 30).Draw(rt, "size"), text: fmt.Sprintf("w%dw", i),
			})
		}
		paragraphs, heading := arrange([]sheet{s})
		all := strings.Join(paragraphs, " ")
		for i := range s {
			if n := strings.Count(all, s[i].text); n != 1 {
				rt.Fatalf("%s comes %d times", s[i].text, n)
			}
		}
		if heading >= len(paragraphs) {
			rt.Fatalf("heading %d of %d", heading, len(paragraphs))
		}
	})
}

func TestPlacesThatAreNoNumbersAreLeftOut(t *testing.T) {
	if finite(1, math.NaN()) || finite(math.Inf(1)) || !finite(-3, 1e5) {
		t.Error("finite is wrong")
	}
}

// FuzzRead reads any bytes: whatever they are, text or one sentence comes out, in time.
func FuzzRead(f *testing.F) {
	f.Add(paper(f, func(p *fpdf.Fpdf) {
		p.AddPage()
		p.MultiCell(0, 5, prose("only", 2), "", "L", false)
	}))
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>>endobj\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"))
	f.Add([]byte("%PDF-1.7\ntrailer<</Root 1 0 R/Encrypt 2 0 R>>"))
	r := reader(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		page, err := r.Read(t.Context(), data)
		if err == nil && strings.TrimSpace(page.Text) == "" {
			t.Error("a page without words, and no reason")
		}
		if h := page.Front.Headline; err == nil && h.Text != "" && h.Span.End > len([]rune(page.Text)) {
			t.Errorf("a headline at %v of %d", h.Span, len([]rune(page.Text)))
		}
	})
}
