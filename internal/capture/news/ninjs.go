package news

import (
	"encoding/json"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/html"
)

// ninjs is an article by the IPTC's schemas 1.3 and 2.1.
type ninjs struct {
	URI       string `json:"uri"`
	Type      string `json:"type"`
	Headline  string `json:"headline"`
	Headlines []struct {
		Value string `json:"value"`
		Role  string `json:"role"`
	} `json:"headlines"`
	Byline string `json:"byline"`
	Text   string `json:"body_text"`
	XHTML  string `json:"body_xhtml"`
	HTML   string `json:"body_html"`
	Bodies []struct {
		Value       string `json:"value"`
		ContentType string `json:"contentType"`
	} `json:"bodies"`
	Created   string `json:"versioncreated"`
	Version   string `json:"versionCreated"`
	First     string `json:"firstcreated"`
	FirstC    string `json:"firstCreated"`
	Source    string `json:"source"`
	Copyright string `json:"copyrightholder"`
	Provider  struct {
		Name string `json:"name"`
	} `json:"infosource"`
	Sources []struct {
		Name string `json:"name"`
		Role string `json:"role"`
	} `json:"infosources"`
}

// Ninjs gives the article of a ninjs object, and false for another object.
func Ninjs(raw json.RawMessage) (format.Page, bool) {
	var n ninjs
	if json.Unmarshal(raw, &n) != nil || n.URI == "" {
		return format.Page{}, false
	}
	headline := n.Headline
	for _, h := range n.Headlines {
		if headline == "" || h.Role == "main" {
			headline = h.Value
		}
	}
	var paragraphs []string
	switch {
	case n.XHTML != "" || n.HTML != "":
		paragraphs = shown(n.XHTML + n.HTML)
	case n.Text != "":
		paragraphs = lines(n.Text)
	}
	for _, b := range n.Bodies {
		if len(paragraphs) > 0 {
			break
		}
		if strings.Contains(b.ContentType, "html") {
			paragraphs = shown(b.Value)
		} else {
			paragraphs = lines(b.Value)
		}
	}
	if len(paragraphs) == 0 {
		return format.Page{}, false
	}
	p := format.New(headline, paragraphs)
	p.Front.Byline = passage(n.Byline)
	provider := first(n.Source, n.Provider.Name, n.Copyright)
	for _, s := range n.Sources {
		provider = first(provider, s.Name)
	}
	p.Front.Outlet = passage(provider)
	if strings.HasPrefix(n.URI, "http") {
		p.Front.URL = n.URI
	}
	p.Front.Published = published(first(n.First, n.FirstC, n.Created, n.Version))
	return p, true
}

func first(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

func passage(s string) article.Passage {
	if s = format.Squeeze(s); s == "" {
		return article.Passage{}
	}
	return article.Passage{Text: s, Rule: format.RuleMetadata}
}

// shown gives the paragraphs of a piece of HTML.
func shown(markup string) []string { return html.Shown([]byte("\ufeff" + markup)) }

// lines gives the paragraphs of plain text: parted by empty lines, or else by line.
func lines(s string) []string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	sep := "\n"
	if strings.Contains(s, "\n\n") {
		sep = "\n\n"
	}
	var out []string
	for p := range strings.SplitSeq(s, sep) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
