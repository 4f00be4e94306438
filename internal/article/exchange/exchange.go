package exchange

import (
	"encoding/json"

	"github.com/readout-app/readout/internal/article"
)

// Schema names the form of a line.
const Schema = "readout.article/1"

// Line is an article as it is written.
type Line struct {
	Schema    string        `json:"schema"`
	ID        article.ID    `json:"id"`
	Headline  string        `json:"headline"`
	Published string        `json:"published"`
	Outlet    string        `json:"outlet"`
	Agency    string        `json:"agency"`
	Byline    string        `json:"byline"`
	URL       string        `json:"url"`
	Language  string        `json:"language"`
	Text      string        `json:"text"`
	Front     article.Front `json:"front"`
}

// Of gives the line of an article.
func Of(a article.Article) Line {
	f := a.Front
	return Line{
		Schema: Schema, ID: a.ID, Headline: f.Headline.Text, Published: f.Published.Value, Outlet: f.Outlet.Text,
		Agency: f.Agency.Text, Byline: f.Byline.Text, URL: f.URL, Language: f.Language, Text: a.Text.String(), Front: f,
	}
}

// Parse reads a line, and reports false for JSON of another kind. Of the front matter it
// gives what may have been known from outside the text; the rest is found in the text again.
func Parse(raw json.RawMessage) (text string, front article.Front, ok bool) {
	var l Line
	if json.Unmarshal(raw, &l) != nil || l.Schema != Schema || l.Text == "" {
		return "", article.Front{}, false
	}
	n := len([]rune(l.Text))
	for _, p := range []*article.Passage{&l.Front.Headline, &l.Front.Outlet, &l.Front.Agency, &l.Front.Byline} {
		if p.Start < 0 || p.End < p.Start || p.End > n {
			return "", article.Front{}, false // it was changed by hand, and its passages with it
		}
	}
	for _, p := range []article.Published{l.Front.Published, l.Front.Modified} {
		if p.Start < 0 || p.End < p.Start || p.End > n {
			return "", article.Front{}, false
		}
	}
	return l.Text, article.Front{
		Headline: l.Front.Headline, Published: l.Front.Published, Modified: l.Front.Modified, URL: l.Front.URL,
		Outlet: l.Front.Outlet, Agency: l.Front.Agency, Byline: l.Front.Byline,
	}, true
}
