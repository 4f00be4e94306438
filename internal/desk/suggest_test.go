package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/news"
)

// dispatch gives the text of an article about a matter of two states and their people.
func dispatch(day int, head, words string) string {
	return fmt.Sprintf("Harbour Wire\n\n%s\n\nTARN, February %d, 2031 - %s\n", head, day, words)
}

var (
	debt = []string{
		dispatch(3, "Debt talks open in Tarn", "Calvonian Finance Minister Petra Quist and Selmish negotiator Emil Kessel opened talks on the restructuring of the Calvonian debt on Monday. Quist told reporters that the creditors would have to wait for repayment until 2040."),
		dispatch(4, "Kessel rejects Quist's repayment date", "Selmish negotiator Emil Kessel on Tuesday rejected the repayment date of 2040 that Calvonian Finance Minister Petra Quist had proposed for the restructuring of the debt. The creditors expect repayment sooner, Kessel said."),
		dispatch(5, "Creditors send letter to Quist", "The creditors of Calvonia sent Finance Minister Petra Quist a letter on the restructuring of the debt on Wednesday. It asks for repayment by 2035, negotiator Emil Kessel said."),
	}
	ice = []string{
		dispatch(3, "Ice closes Merrow harbour", "The harbour of Merrow was closed on Monday because of drifting ice. Two icebreakers are on their way, harbour master Ivo Tavish told the fishermen, who moored forty trawlers at the northern quay."),
		dispatch(4, "Icebreakers reach Merrow", "Two icebreakers reached the harbour of Merrow on Tuesday. Harbour master Ivo Tavish said that the trawlers at the northern quay could sail when the drifting ice had been broken."),
	}
	moreDebt = dispatch(6, "Quist answers the creditors", "Calvonian Finance Minister Petra Quist answered the creditors on Thursday that the restructuring of the debt could not mean repayment before 2038. Negotiator Emil Kessel called it a step.")
	moreIce  = dispatch(6, "Trawlers leave Merrow", "Forty trawlers left the northern quay of Merrow on Thursday after icebreakers had broken the drifting ice in the harbour, said harbour master Ivo Tavish.")
)

// filled gives a story with articles.
func filled(t *testing.T, d *Desk, name string, reports ...string) Story {
	s, err := d.CreateStory(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reports {
		if j := wait(t, d, d.Paste(s.ID, r)); j.Kept != 1 {
			t.Fatalf("%+v", j)
		}
	}
	return s
}

func TestSuggest(t *testing.T) {
	d := open(t, Options{})
	talks, port := filled(t, d, "Debt talks", debt...), filled(t, d, "Ice in Merrow", ice...)
	var came []article.ID
	cancel := d.StoryChanged.Subscribe(func(c StoryChange) { came = append(came, c.New...) })
	defer cancel()
	for _, r := range []string{moreDebt, moreIce} {
		wait(t, d, d.Paste(port.ID, r))
	}
	if len(came) != 2 {
		t.Fatalf("%d articles are told of as new", len(came))
	}
	got, err := d.Suggest(t.Context(), port.ID, came...)
	if err != nil || len(got) != 1 || got[0].Story.ID != talks.ID || !slices.Equal(got[0].Articles, came[:1]) {
		t.Fatalf("suggested %+v, %v", got, err)
	}
	if names := strings.Join(got[0].Names, ", "); !strings.Contains(names, "Kessel") || got[0].Score <= 0 {
		t.Errorf("because of %q, %v", names, got[0].Score)
	}
	if got, err := d.Suggest(t.Context(), talks.ID, came[0]); err != nil || len(got) != 0 {
		t.Errorf("the story it is in is suggested: %+v, %v", got, err)
	}
	if got, err := d.Suggest(t.Context(), "", came...); err != nil || len(got) != 2 {
		t.Errorf("to articles in no story: %+v, %v", got, err)
	}
	if got, err := d.Suggest(t.Context(), port.ID); err != nil || len(got) != 0 {
		t.Errorf("of no article: %+v, %v", got, err)
	}
}

func TestSuggestFiles(t *testing.T) {
	d := open(t, Options{})
	if got, _, err := d.SuggestFiles(t.Context(), nil, ReadOptions{}); err != nil || len(got) != 0 {
		t.Errorf("in an empty archive: %+v, %v", got, err)
	}
	filled(t, d, "Ice in Merrow", ice...)
	talks := filled(t, d, "Debt talks", debt...)
	dir := t.TempDir()
	var files []string
	for name, words := range map[string]string{"a.txt": moreDebt, "b.txt": "The choir of Brenna sang old songs on Friday evening before a full hall.\n"} {
		files = append(files, filepath.Join(dir, name))
		if err := os.WriteFile(files[len(files)-1], []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(files)
	got, unread, err := d.SuggestFiles(t.Context(), append(files, filepath.Join(dir, "none.txt")), ReadOptions{})
	if err != nil || len(got) != 1 || got[0].Story.ID != talks.ID || !slices.Equal(got[0].Files, files[:1]) {
		t.Errorf("suggested %+v, %v", got, err)
	}
	if len(unread) != 1 {
		t.Errorf("unread: %v", unread)
	}
}

func TestSince(t *testing.T) {
	now := noon
	d := open(t, Options{Clock: func() time.Time { return now }})
	st := filled(t, d, "Debt talks", debt[:2]...)
	seen, err := d.Seen(t.Context(), st.ID)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := d.Since(t.Context(), st.ID, seen); err != nil || !n.IsEmpty() {
		t.Errorf("just looked, and found %+v, %v", n, err)
	}
	now = now.Add(time.Hour)
	wait(t, d, d.Paste(st.ID, moreDebt))
	n, err := d.Since(t.Context(), st.ID, seen)
	if err != nil || len(n.Articles) != 1 || n.Articles[0].Headline != "Quist answers the creditors" || len(n.Statements) == 0 {
		t.Errorf("since: %d articles, %d statements, %v", len(n.Articles), len(n.Statements), err)
	}
	if n, err := d.Since(t.Context(), st.ID, news.Point{}); err != nil || len(n.Articles) != 3 {
		t.Errorf("since ever: %d articles, %v", len(n.Articles), err)
	}
}
