package provenance

import (
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// Finder finds chains. It holds the word lists, is made once by New and may be used
// from many goroutines.
type Finder struct{ media *media }

// New reads the word lists. It fails when one is missing or broken.
func New() (*Finder, error) {
	m, err := readMedia()
	if err != nil {
		return nil, err
	}
	return &Finder{m}, nil
}

// station is one carrier of words; its span is empty where metadata name it.
type station struct {
	name, role string
	span       text.Span
}

// Chains gives the chains of an article in the order of their first statement, and
// the statements with Via filled: who carried the words, the agency first, then the
// broadcaster or paper. A statement that was told to a medium gets it as its Venue
// where it had none. Statements with nobody between them and the reader have no chain.
func (f *Finder) Chains(doc *language.Document, front article.Front, statements []record.Statement, actors []record.Actor) ([]record.Chain, []record.Statement) {
	w := &work{media: f.media, doc: doc, front: front, places: f.media.places(doc)}
	w.credits()
	out := append([]record.Statement{}, statements...)
	byID := make(map[string]int, len(out))
	for i := range out {
		byID[out[i].ID] = i
	}
	names := make(map[string]string, len(actors))
	for i := range actors {
		names[actors[i].ID] = actors[i].Name
	}
	chains := []record.Chain{}
	index := map[string]int{}
	paths := make([][]station, len(out))
	done := make([]bool, len(out))
	for i := range out {
		path := w.path(out, byID, paths, done, i, 0)
		s := &out[i]
		s.Via = []string{}
		for _, st := range path {
			s.Via = append(s.Via, st.name)
		}
		if s.Source.Text == "" || s.Lemma == "cite" || s.Within != "" && w.mediumSource(&out[byID[s.Within]]).name == "" {
			continue
		}
		speaker := station{name: names[s.Source.Actor], role: "speaker", span: s.Source.Span}
		if speaker.name == "" {
			speaker.name = s.Source.Text
		}
		if m := w.mediumSource(s); m.name != "" {
			speaker.name, speaker.role = m.name, m.role
		}
		links := path
		if front.Outlet.Text != "" {
			links = append([]station{{front.Outlet.Text, "outlet", front.Outlet.Span}}, path...)
		}
		if c, ok := w.cited(out, i); ok && speaker.role != "speaker" {
			links = append(links[:len(links):len(links)], speaker)
			speaker = c
		}
		links = append(links[:len(links):len(links)], speaker)
		if len(links) < 2 {
			continue
		}
		key := ""
		for _, l := range links {
			key += l.role + "\t" + strings.ToLower(l.name) + "\n"
		}
		at, known := index[key]
		if !known {
			at = len(chains)
			index[key] = at
			c := record.NewChain(at+1, w.evidence(s, path), w.rule(path, s))
			for _, l := range links {
				c.Links = append(c.Links, record.Link{Span: l.span, Name: l.name, Role: l.role})
			}
			chains = append(chains, c)
		}
		chains[at].Statements = append(chains[at].Statements, s.ID)
	}
	return chains, out
}

// work is the work on one article.
type work struct {
	media  *media
	doc    *language.Document
	front  article.Front
	places []place
	whole  []station         // carriers of the whole article
	local  map[int][]station // carriers by sentence
}

// path gives the carriers of statement i, after those of the statement around it.
func (w *work) path(all []record.Statement, byID map[string]int, paths [][]station, done []bool, i, depth int) []station {
	if done[i] || depth > 8 {
		return paths[i]
	}
	s := &all[i]
	var path []station
	if o, nested := byID[s.Within]; nested && o != i {
		path = append(path, w.path(all, byID, paths, done, o, depth+1)...)
		if m := w.mediumSource(&all[o]); m.name != "" {
			path = add(path, m)
		}
	}
	own := w.mediumSource(s)
	for _, st := range w.whole {
		if st.name != own.name {
			path = add(path, st)
		}
	}
	for _, st := range w.local[w.doc.SentenceAt(s.Cue.Start)] {
		if st.name != own.name && !s.Source.Contains(st.span) {
			path = add(path, st)
		}
	}
	venue, strict := s.Venue, s.Medium != "interview"
	if venue == "" {
		venue, strict = s.Addressee.Text, true
	}
	if st, ok := w.media.named(venue, strict); ok && st.role != "platform" {
		st.span = w.find(s, venue)
		path = add(path, st)
		if s.Venue == "" {
			s.Venue = st.name
		}
	}
	paths[i], done[i] = path, true
	return path
}

func add(path []station, st station) []station {
	for _, p := range path {
		if strings.EqualFold(p.name, st.name) {
			return path
		}
	}
	return append(path[:len(path):len(path)], st)
}

// mediumSource gives the station of a statement whose source is itself a medium.
func (w *work) mediumSource(s *record.Statement) station {
	if s.Source.Empty() {
		return station{}
	}
	words := strings.TrimSuffix(strings.TrimSuffix(s.Source.Text, ","), "'s")
	for _, article := range []string{"the ", "The "} {
		words = strings.TrimPrefix(words, article)
	}
	if md, ok := w.media.byName[words]; ok {
		return station{md.name, md.kind, s.Source.Span}
	}
	// "the newspaper", "the agency": the last one of its kind named before
	for _, kind := range []string{"newspaper", "agency", "broadcaster", "outlet"} {
		if words == s.Source.Text || !w.media.in(kind, words) {
			continue
		}
		for i := len(w.places) - 1; i >= 0; i-- {
			if p := w.places[i]; p.kind == kind && p.span.End <= s.Source.Start {
				return station{p.name, p.kind, s.Source.Span}
			}
		}
	}
	return station{}
}

// cited gives whom a medium cites in the same sentence: "the paper reported, citing
// two officials, that …".
func (w *work) cited(all []record.Statement, i int) (station, bool) {
	s := &all[i]
	for j := max(0, i-3); j < min(len(all), i+4); j++ {
		c := &all[j]
		if j != i && c.Lemma == "cite" && c.Source.Span == s.Source.Span && len(c.Content) > 0 {
			return station{c.Content[0].Text, "speaker", c.Content[0].Span}, true
		}
	}
	return station{}, false
}

// find gives the place of a medium's words: in the sentence of the statement, or
// the first one in the text.
func (w *work) find(s *record.Statement, words string) text.Span {
	if s.Addressee.Text == words && words != "" {
		return s.Addressee.Span
	}
	if i := w.doc.SentenceAt(s.Cue.Start); i >= 0 {
		sp := w.doc.Sentences[i].Span
		if at := strings.Index(w.doc.Text.Slice(sp), words); at >= 0 {
			b := w.doc.Text.Byte(sp.Start) + at
			return w.doc.Text.SpanOfBytes(b, b+len(words))
		}
	}
	if at := strings.Index(w.doc.Text.String(), words); at >= 0 {
		return w.doc.Text.SpanOfBytes(at, at+len(words))
	}
	return text.Span{}
}

// evidence gives the passage a chain stands on: its first statement, widened to the
// carriers named in the same sentence.
func (w *work) evidence(s *record.Statement, path []station) text.Span {
	sp := s.Span
	here := w.doc.SentenceAt(s.Cue.Start)
	for _, st := range path {
		if !st.span.Empty() && w.doc.SentenceAt(st.span.Start) == here {
			sp = sp.Cover(st.span)
		}
	}
	return sp
}

// rule names what told the path.
func (w *work) rule(path []station, s *record.Statement) string {
	switch {
	case len(path) == 0:
		return "outlet"
	case len(w.whole) > 0 && len(path) > len(w.whole):
		return "agency-medium"
	case len(w.whole) > 0:
		return "agency"
	}
	return "medium"
}
