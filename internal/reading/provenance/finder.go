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
	w := &work{media: f.media, statements: statements, doc: doc, front: front, places: f.media.references(doc)}
	w.credits()
	w.tellings(statements)
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
		if s.Source.Text == "" || s.Lemma == "cite" || s.Lemma == "quote" && w.mediumSource(s).name != "" || s.Within != "" && w.carries(out, byID, i).name == "" {
			continue
		}
		for n, links := range w.ways(s, path, names[s.Source.Actor]) {
			if len(links) < 2 {
				continue
			}
			if n > 0 { // told to a second one
				path = links[:len(links)-1]
			}
			at := w.chain(&chains, index, s, path, links)
			chains[at].Statements = append(chains[at].Statements, s.ID)
		}
	}
	return chains, out
}

// chain gives the index of the chain with these links, made when there is none.
func (w *work) chain(chains *[]record.Chain, index map[string]int, s *record.Statement, path, links []station) int {
	key := ""
	for _, l := range links {
		key += l.role + "\t" + strings.ToLower(l.name) + "\n"
	}
	at, known := index[key]
	if !known {
		at = len(*chains)
		index[key] = at
		c := record.NewChain(at+1, w.evidence(s, path), w.rule(path, s))
		for _, l := range links {
			c.Links = append(c.Links, record.Link{Span: l.span, Name: l.name, Role: l.role})
		}
		*chains = append(*chains, c)
	}
	return at
}

// ways gives the links of a statement's chain, from the outlet to the speaker called
// name; more than one where it was told to several media at once.
func (w *work) ways(s *record.Statement, path []station, name string) [][]station {
	var links []station
	if out := w.front.Outlet; out.Text != "" {
		links = append(links, station{out.Text, "outlet", out.Span})
	}
	links = append(links, path...)
	speaker := station{strings.Trim(name, " ,;:"), "speaker", s.Source.Span}
	if m := w.mediumSource(s); m.name != "" {
		links = add(links, m)
		for _, c := range w.citedBy(m, s) {
			links = add(links, c)
		}
		return [][]station{links}
	}
	if speaker.name == "" {
		speaker = w.nameless(s)
	}
	if speaker.name == "" {
		return nil
	}
	own := append(links[:len(links):len(links)], speaker)
	if s.Lemma == "report" { // the Beacon reported, citing two officials
		for _, c := range w.citedBy(speaker, s) {
			own = add(own, c)
		}
	}
	ways := [][]station{own}
	for _, other := range w.told[s.ID][min(1, len(w.told[s.ID])):] {
		if other.name != "" && len(path) > 0 {
			ways = append(ways, append(append(links[:len(links)-1:len(links)-1], other), speaker))
		}
	}
	return ways
}

// nameless gives the speaker of a statement whose source is no actor: its words, or
// those before a relative pronoun. A pronoun that stands for nobody known is none.
func (w *work) nameless(s *record.Statement) station {
	words := strings.Trim(s.Source.Text, " ,;:")
	i := w.doc.TokenAt(s.Source.Start)
	if i >= len(w.doc.Tokens) || w.doc.Tokens[i].End < s.Source.Start+len([]rune(words)) {
		return station{words, "speaker", s.Source.Span}
	}
	switch t := &w.doc.Tokens[i]; {
	case t.Tag == "PRP" || t.POS == "DET" && t.Tag == "DT":
		return station{}
	case t.Tag == "WP" || t.Tag == "WDT" || t.Norm == "that":
		sentence := w.doc.Sentences[t.Sentence]
		for i > sentence.First && w.doc.Tokens[i-1].POS == "PUNCT" {
			i--
		}
		for _, np := range w.doc.NounPhrases(sentence.First, sentence.Last) {
			if np.Last == i {
				sp := w.doc.Span(np.First, np.Last)
				return station{w.doc.Text.Slice(sp), "speaker", sp}
			}
		}
		return station{}
	}
	return station{words, "speaker", s.Source.Span}
}

// work is the work on one article.
type work struct {
	media      *media
	doc        *language.Document
	front      article.Front
	places     []place
	whole      []station             // carriers of the whole article
	local      map[int][]station     // carriers by sentence
	sources    map[text.Span]station // of statements, by the span of their source: the medium it is, or none
	statements []record.Statement
	told       map[string][]station // by statement: the media it was told to or printed by
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
	for k := max(0, i-3); k < min(len(all), i+4) && s.Lemma == "according to"; k++ { // "the agency reported, citing a paper, that …, according to an official"
		if in := &all[k]; in.Within == s.ID {
			if m := w.mediumSource(in); m.name != "" {
				path = add(path, m)
				for _, c := range w.citedBy(m, in) {
					path = add(path, c)
				}
			}
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
	if told := w.told[s.ID]; len(told) > 0 {
		path = add(path, told[0])
		if s.Venue == "" || told[0].name != s.Venue {
			s.Venue = told[0].name
		}
	} else if st, ok := w.media.named(venue, strict); ok && st.role != "platform" {
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

// carries gives the medium whose report statement i is: that of the statement around it
// or, where that only names the source at the end ("…, according to an official"), of i
// itself.
func (w *work) carries(all []record.Statement, byID map[string]int, i int) station {
	if o, ok := byID[all[i].Within]; ok {
		return w.mediumSource(&all[o])
	}
	return station{}
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
