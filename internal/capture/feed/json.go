package feed

import (
	"encoding/json"
	"strings"

	htm "golang.org/x/net/html"

	"github.com/readout-app/readout/internal/capture/date"
)

// jsonFeed is a feed by JSON Feed 1.0 and 1.1 (jsonfeed.org).
type jsonFeed struct {
	Version     string     `json:"version"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	HomePage    string     `json:"home_page_url"`
	Language    string     `json:"language"`
	Items       []jsonItem `json:"items"`
}

type jsonItem struct {
	ID          any          `json:"id"` // some give a number
	URL         string       `json:"url"`
	ExternalURL string       `json:"external_url"`
	Title       string       `json:"title"`
	HTML        string       `json:"content_html"`
	Text        string       `json:"content_text"`
	Summary     string       `json:"summary"`
	Published   string       `json:"date_published"`
	Modified    string       `json:"date_modified"`
	Author      jsonAuthor   `json:"author"` // 1.0
	Authors     []jsonAuthor `json:"authors"`
	Tags        []string     `json:"tags"`
	Language    string       `json:"language"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

// parseJSON reads a JSON Feed. One that is cut short gives the items up to the cut. It
// reports false for what is none.
func parseJSON(s string, sent Sent) (Feed, bool) {
	var j jsonFeed
	if json.Unmarshal([]byte(s), &j) != nil && len(j.Items) == 0 {
		j = jsonBefore(s)
	}
	if !strings.Contains(j.Version, "jsonfeed.org") && len(j.Items) == 0 {
		return Feed{}, false
	}
	f := Feed{
		Title: Words(htm.EscapeString(j.Title)), About: htm.EscapeString(j.Description),
		Link: absolute(sent.Base, j.HomePage), Language: j.Language,
	}
	for _, i := range j.Items {
		f.Entries = append(f.Entries, i.entry(f, sent))
	}
	return f, true
}

// jsonBefore reads a document that breaks off: its fields and items one by one.
func jsonBefore(s string) (j jsonFeed) {
	d := json.NewDecoder(strings.NewReader(s))
	if _, err := d.Token(); err != nil {
		return j
	}
	for {
		key, err := d.Token()
		if err != nil {
			return j
		}
		switch key {
		case "version":
			err = d.Decode(&j.Version)
		case "title":
			err = d.Decode(&j.Title)
		case "language":
			err = d.Decode(&j.Language)
		case "items":
			if _, err := d.Token(); err != nil {
				return j
			}
			for d.More() {
				var i jsonItem
				if d.Decode(&i) != nil {
					return j
				}
				j.Items = append(j.Items, i)
			}
			return j
		default:
			var skipped json.RawMessage
			err = d.Decode(&skipped)
		}
		if err != nil {
			return j
		}
	}
}

func (i jsonItem) entry(f Feed, sent Sent) Entry {
	link := i.URL
	if link == "" {
		link = i.ExternalURL
	}
	e := Entry{
		Title: Words(htm.EscapeString(i.Title)), Link: absolute(sent.Base, link),
		Summary: htm.EscapeString(i.Summary), Content: i.HTML, Tags: i.Tags, Language: i.Language,
		Published: date.Moment(i.Published), Updated: date.Moment(i.Modified),
	}
	if e.Content == "" {
		e.Content = paragraphs(i.Text)
	}
	if id, ok := i.ID.(string); ok {
		e.ID = id
	} else if i.ID != nil {
		packed, _ := json.Marshal(i.ID) // it came out of JSON
		e.ID = string(packed)
	}
	if e.ID == "" {
		e.ID = e.Link
	}
	if e.Language == "" {
		e.Language = f.Language
	}
	for _, a := range append(i.Authors, i.Author) {
		if a.Name != "" && (len(e.Authors) == 0 || e.Authors[0] != a.Name) {
			e.Authors = append(e.Authors, a.Name)
		}
	}
	return e
}

// paragraphs gives plain text as markup.
func paragraphs(s string) string {
	var b strings.Builder
	for p := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			b.WriteString("<p>" + strings.ReplaceAll(htm.EscapeString(p), "\n", "<br>") + "</p>")
		}
	}
	return b.String()
}
