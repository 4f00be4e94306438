package exchange

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

func made(t testing.TB, words string) article.Article {
	t.Helper()
	a, err := article.New(text.New(words), article.Front{
		Headline: article.Passage{Span: text.Span{Start: 0, End: 4}, Text: "Talk", Rule: "first-line"}, URL: "https://harbour.example/1",
		Published: article.Published{Value: "2031-03-04", Rule: "metadata"}, Outlet: article.Passage{Text: "Harbour Post", Rule: "metadata"},
		Byline: article.Passage{Text: "Ann Poe", Rule: "metadata"}, Language: "en",
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAnArticleComesBackAsItWas(t *testing.T) {
	for _, words := range []string{"Talks resume\n\nThe ministers met.\n", "  One line with spaces at its ends  ", "A\r\n\r\nB\u00a0C <&> \u2028 d", "𝔄 talk"} {
		a := made(t, words)
		line, err := json.Marshal(Of(a))
		if err != nil {
			t.Fatal(err)
		}
		back, front, ok := Parse(line)
		if !ok || article.IDOf(back) != a.ID {
			t.Errorf("%q comes back as %q", words, back)
		}
		a.Front.Language = "" // told from the text again
		if !reflect.DeepEqual(front, a.Front) {
			t.Errorf("front %+v, want %+v", front, a.Front)
		}
	}
}

func TestOtherJSONIsLeftAlone(t *testing.T) {
	for _, line := range []string{`{}`, `[]`, `{"schema":"readout.article/2","text":"a"}`, `{"schema":"readout.article/1"}`, `{"schema":"readout.article/1","text":"`,
		`{"schema":"readout.article/1","text":"ab","front":{"headline":{"start":1,"end":9}}}`, `{"schema":"readout.article/1","text":"ab","front":{"published":{"start":-1,"end":0}}}`} {
		if _, _, ok := Parse([]byte(line)); ok {
			t.Errorf("%s is taken for an article", line)
		}
	}
}

func FuzzParse(f *testing.F) {
	line, err := json.Marshal(Of(made(f, "Talks resume\n\nThe ministers met.")))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(line)
	f.Fuzz(func(t *testing.T, line []byte) {
		words, front, ok := Parse(line)
		if n := len([]rune(words)); ok && (strings.TrimSpace(words) == "" && words == "" || front.Headline.End > n) {
			t.Errorf("%q with %+v", words, front)
		}
	})
}
