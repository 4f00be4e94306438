package frontmatter

import (
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
	"pgregory.net/rapid"
)

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFind(t *testing.T) {
	f := finder(t)
	for _, c := range frontCases {
		t.Run(c.name, func(t *testing.T) {
			txt := text.New(c.text)
			front := f.Find(txt)
			for _, v := range []struct{ field, got, want string }{
				{"headline", front.Headline.Text, c.headline},
				{"published", front.Published.Value, c.published},
				{"outlet", front.Outlet.Text, c.outlet},
				{"agency", front.Agency.Text, c.agency},
				{"byline", front.Byline.Text, c.byline},
				{"place", front.Dateline.Place, c.place},
				{"dateline date", front.Dateline.Date, c.date},
				{"url", front.URL, c.url},
				{"language", front.Language, c.lg},
			} {
				if v.got != v.want {
					t.Errorf("%s: %q, want %q", v.field, v.got, v.want)
				}
			}
			checkSound(t, txt, front)
			if c.lines == nil {
				return
			}
			var lines []string
			for _, sp := range front.Lines {
				lines = append(lines, txt.Slice(sp))
			}
			if !slices.Equal(lines, c.lines) {
				t.Errorf("lines %q, want %q", lines, c.lines)
			}
		})
	}
}

// checkSound checks what holds for every front matter: spans lie in the text, lines
// are in order and apart, every value has its rule and its words.
func checkSound(t interface {
	Errorf(string, ...any)
	Helper()
}, txt *text.Text, front article.Front) {
	t.Helper()
	end := 0
	for _, sp := range front.Lines {
		if sp.Start < end || sp.Empty() || sp.End > txt.Len() {
			t.Errorf("line %v after %d in a text of %d", sp, end, txt.Len())
		}
		end = sp.End
	}
	for name, p := range map[string]article.Passage{"headline": front.Headline, "outlet": front.Outlet, "agency": front.Agency, "byline": front.Byline} {
		if p.Text == "" != p.Empty() || p.Text == "" != (p.Rule == "") || p.End > txt.Len() {
			t.Errorf("%s without words or rule: %+v", name, p)
		}
	}
	if front.Published.Value == "" != front.Published.Empty() {
		t.Errorf("published without words: %+v", front.Published)
	}
	if front.Published.Value != "" {
		if _, ok := front.Published.Day(); !ok {
			t.Errorf("published is no day: %q", front.Published.Value)
		}
	}
}

func TestCompleteKeepsWhatIsKnown(t *testing.T) {
	f := finder(t)
	txt := text.New("Talks resume after long pause\nBy Ann Poe\n12 March 2024\n\nOSLO, March 11 (AFP) - " + body)
	known := article.Front{
		Headline:  article.Passage{Span: text.Span{Start: 0, End: 29}, Text: "Talks resume after long pause", Rule: "metadata"},
		Published: article.Published{Value: "2023-03-12T08:00:00+01:00", Rule: "metadata"},
		Outlet:    article.Passage{Text: "Lakeside Courier", Rule: "metadata"},
		Byline:    article.Passage{Text: "Ann Poe", Rule: "metadata"},
	}
	front, notes := f.Complete(txt, known)
	if front.Headline != known.Headline || front.Published != known.Published || front.Outlet != known.Outlet {
		t.Errorf("a known field was changed: %+v", front)
	}
	if front.Dateline.Date != "2023-03-11" {
		t.Errorf("dateline %q, want the year of publication", front.Dateline.Date)
	}
	if front.Agency.Text != "AFP" || txt.Slice(front.Byline.Span) != "Ann Poe" {
		t.Errorf("what the text adds is missing: %+v", front)
	}
	if len(notes) != 1 || !strings.Contains(notes[0].String(), "2024-03-12") {
		t.Errorf("notes %q, want one on the date", notes)
	}
}

func TestCompleteKnowsAnAgencyAsAuthor(t *testing.T) {
	front, _ := finder(t).Complete(text.New(body), article.Front{Byline: article.Passage{Text: "Reuters", Rule: "metadata"}})
	if front.Agency.Text != "Reuters" || front.Byline.Text != "" {
		t.Errorf("agency %q, byline %q", front.Agency.Text, front.Byline.Text)
	}
}

func TestFindIsSoundOnAnyText(t *testing.T) {
	f := finder(t)
	pieces := []string{
		"OSLO", "Geneva", ", ", "March 3", "2024-03-03", "10:32", " (AP) ", "— ", ": ", "\n", "\n\n", "\r\n", "By Jane Doe", "| ", "Published: ",
		"Updated ", "© ", "The Meridian Post", "Talks resume in the lake city", "The talks went on for hours, officials said.", "e\u0301", "👩‍👩‍👧", " ", ".", "/TASS/", "Tass informs",
		"Source: ", "https://a.example/b", "Share", "«", "»", "\ufeff", "\u200b",
	}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), "")
		txt := text.New(s)
		checkSound(t, txt, f.Find(txt))
	})
}

func FuzzFind(f *testing.F) {
	for _, c := range frontCases {
		f.Add(c.text)
	}
	find := finder(f)
	f.Fuzz(func(t *testing.T, s string) {
		txt := text.New(s)
		checkSound(t, txt, find.Find(txt))
	})
}

func BenchmarkFind(b *testing.B) {
	f := finder(b)
	txt := text.New(frontCases[0].text + strings.Repeat("\n\n"+body, 20))
	for b.Loop() {
		f.Find(txt)
	}
}
