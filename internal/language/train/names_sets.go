package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/gazetteer"
	"github.com/readout-app/readout/internal/text"
)

// jsonText is a text of a set of names, one a line.
type jsonText struct {
	Doc       string        `json:"doc"`
	Text      string        `json:"text"`
	Genre     string        `json:"genre"`
	Sentences [][2]int      `json:"sentences"`
	ScopeEnd  int           `json:"scope_end"`
	Mentions  []jsonMention `json:"mentions"`
}

type jsonMention struct {
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Text       string   `json:"text"`
	Type       string   `json:"type"`
	Gold       string   `json:"gold"`
	Form       string   `json:"form"`
	Syntactic  string   `json:"syntactic"`
	Accept     []string `json:"accept"`
	Confidence float64  `json:"confidence"`
}

// namesReader reads the sets of names from the corpora, cut into words as running
// text is.
type namesReader struct {
	corpora string
	words   *language.Segmenter
	cutter
}

// all reads the sets that may be learned from.
func (r namesReader) all() ([]nameDoc, error) {
	var out []nameDoc
	for _, read := range []func() ([]nameDoc, error){r.wikiGold, r.re3d, r.meantime, func() ([]nameDoc, error) { return r.gum("train-*") }} {
		docs, err := read()
		if err != nil {
			return nil, err
		}
		out = append(out, docs...)
	}
	return out, nil
}

// wikiGold reads WikiGold: articles of Wikipedia, flat names. Of its class MISC the
// peoples are groups; its places that are states are polities.
func (r namesReader) wikiGold() ([]nameDoc, error) {
	return r.read("WikiGold", "names/wikigold.jsonl", func(tokens []string, m jsonMention, sp nameSpan) []nameSpan {
		switch m.Gold {
		case "MISC":
			marks := r.lists.Marks(strings.ReplaceAll(m.Text, "-", ""))
			plural := strings.HasSuffix(m.Text, "s") && !strings.HasSuffix(m.Text, "ss")
			behind := sp.Last == len(tokens) || mark(tokens[sp.Last]) || afterPeople[strings.ToLower(tokens[sp.Last])]
			article := sp.First > 0 && strings.EqualFold(tokens[sp.First-1], "the")
			switch {
			case marks&gazetteer.People == 0:
				return []nameSpan{ignored(sp, "")}
			case !plural && (!behind || marks&gazetteer.Language != 0 && !article):
				return []nameSpan{ignored(sp, "group")} // Japanese band, in English
			}
			sp.Type, sp.Accept = "group", []string{"group"}
			return []nameSpan{sp}
		case "PER":
			sp.Type, sp.Accept = "person", []string{"person"}
			return []nameSpan{sp}
		}
		sp.Type, sp.Accept = r.kind(m.Type, m.Text, false)
		return []nameSpan{sp}
	})
}

// afterPeople are words that follow a people's name used as a noun: the French are.
var afterPeople = map[string]bool{"and": true, "or": true, "are": true, "were": true, "have": true, "had": true, "who": true, "in": true,
	"of": true, "to": true, "from": true, "at": true, "by": true, "on": true, "as": true, "with": true, "is": true, "was": true}

// unerDev reads the dev part of Universal NER's EWT, flat names; for checking only.
func (r namesReader) unerDev() ([]nameDoc, error) {
	return r.read("UNER", "names/uner-ewt-dev.jsonl", func(tokens []string, m jsonMention, sp nameSpan) []nameSpan {
		if m.Gold == "PER" {
			sp.Type, sp.Accept = "person", []string{"person"}
		} else {
			sp.Type, sp.Accept = r.kind(m.Type, m.Text, false)
		}
		return []nameSpan{sp}
	})
}

// re3d reads re3d without its BBC part: official texts on Syria and Iraq, mentions
// by many hands. What they are not sure of is left out.
func (r namesReader) re3d() ([]nameDoc, error) {
	return r.read("re3d", "names/re3d-open.jsonl", func(tokens []string, m jsonMention, sp nameSpan) []nameSpan {
		switch {
		case m.Confidence < 0.5:
			return nil
		case m.Gold == "Nationality":
			return []nameSpan{ignored(sp, "group")}
		case m.Gold == "DocumentReference":
			return []nameSpan{ignored(sp, "")}
		}
		return r.named(tokens, m.Type, sp)
	})
}

// meantime reads the parts of MEANTIME that are annotated throughout: the headline
// and the first sentences of articles of Wikinews.
func (r namesReader) meantime() ([]nameDoc, error) {
	var out []nameDoc
	kinds := map[string]string{"PER": "person", "ORG": "organisation", "LOC": "place"}
	for _, part := range []string{"airbus", "apple", "stock"} {
		docs, err := r.read("MEANTIME", "meantime/"+part+".jsonl", func(tokens []string, m jsonMention, sp nameSpan) []nameSpan {
			switch {
			case !strings.HasSuffix(m.Syntactic, "NAM"):
				return nil
			case kinds[m.Gold] == "":
				for _, s := range r.cut(tokens, sp) {
					return []nameSpan{ignored(s, "")}
				}
				return nil
			}
			return r.named(tokens, kinds[m.Gold], sp)
		})
		if err != nil {
			return nil, err
		}
		out = append(out, docs...)
	}
	return out, nil
}

// named cuts a mention down to names and gives them their types.
func (r namesReader) named(tokens []string, kind string, sp nameSpan) []nameSpan {
	sp.Type = kind
	out := r.cut(tokens, sp)
	for i := range out {
		s := &out[i]
		name := strings.Join(tokens[s.First:s.Last], " ")
		switch {
		case s.Ignore:
		case kind == "place" && r.lists.Marks(name)&gazetteer.People != 0:
			*s = ignored(*s, "group")
		default:
			s.Type, s.Accept = r.kind(kind, name, false)
		}
	}
	return out
}

func ignored(sp nameSpan, kind string) nameSpan {
	sp.Type, sp.Accept, sp.Ignore = kind, nil, true
	return sp
}

// read reads a set. convert gives the names of a mention, whose words are given.
func (r namesReader) read(set, name string, convert func([]string, jsonMention, nameSpan) []nameSpan) ([]nameDoc, error) {
	texts, err := readTexts(filepath.Join(r.corpora, name))
	if err != nil {
		return nil, err
	}
	var out []nameDoc
	for _, t := range texts {
		if len(out) == 0 || out[len(out)-1].ID != t.Doc {
			out = append(out, nameDoc{Set: set, ID: t.Doc})
		}
		d := &out[len(out)-1]
		for _, tokens := range r.sentences(set, t) {
			s := nameSentence{}
			for _, w := range tokens {
				s.Tokens = append(s.Tokens, w.Text)
			}
			for _, m := range t.Mentions {
				if sp, ok := within(tokens, m); ok {
					s.Spans = append(s.Spans, convert(s.Tokens, m, sp)...)
				} else if sp.First < sp.Last {
					s.Spans = append(s.Spans, ignored(sp, ""))
				}
			}
			s.Spans = flatten(s.Spans)
			if set == "re3d" || set == "MEANTIME" {
				s.Spans = r.unsaid(s.Tokens, s.Spans)
			}
			d.Sentences = append(d.Sentences, s)
		}
	}
	return out, nil
}

// within gives the tokens of a mention, and whether its edges are theirs.
func within(tokens []language.Token, m jsonMention) (nameSpan, bool) {
	first := slices.IndexFunc(tokens, func(t language.Token) bool { return t.End > m.Start })
	if first < 0 || tokens[first].Start >= m.End {
		return nameSpan{}, false
	}
	last := first
	for last < len(tokens) && tokens[last].Start < m.End {
		last++
	}
	end := tokens[last-1].End
	stop := end == m.End+1 && strings.HasSuffix(tokens[last-1].Text, ".") // U.S and its stop
	return nameSpan{First: first, Last: last}, tokens[first].Start == m.Start && (end == m.End || stop)
}

// sentences cuts a text into sentences, the set's own where it has them, and words,
// whose places are those in the whole text.
func (r namesReader) sentences(set string, t jsonText) [][]language.Token {
	var out [][]language.Token
	if t.Sentences == nil && set == "re3d" {
		d := r.words.Segment(text.New(t.Text), nil)
		for _, s := range d.Sentences {
			out = append(out, d.Tokens[s.First:s.Last])
		}
		return out
	}
	if t.Sentences == nil {
		return [][]language.Token{r.words.Segment(text.New(t.Text), nil).Tokens}
	}
	rs := []rune(t.Text)
	for _, s := range t.Sentences {
		if t.ScopeEnd > 0 && s[1] > t.ScopeEnd {
			break
		}
		tokens := r.words.Segment(text.New(string(rs[s[0]:s[1]])), nil).Tokens
		for i := range tokens {
			tokens[i].Start += s[0]
			tokens[i].End += s[0]
		}
		if len(tokens) > 0 {
			out = append(out, tokens)
		}
	}
	return out
}

// readTexts reads a file of JSON lines.
func readTexts(name string) ([]jsonText, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading names: %w", err)
	}
	defer f.Close()
	var out []jsonText
	for dec := json.NewDecoder(f); ; {
		var t jsonText
		err := dec.Decode(&t)
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading names: %s: %w", name, err)
		}
		out = append(out, t)
	}
}
