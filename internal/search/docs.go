package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/spelling"
	"github.com/readout-app/readout/internal/search/words"
	"github.com/readout-app/readout/internal/text"
)

// Item is an article with its Reading and the stories it is in.
type Item struct {
	Article article.Article
	Reading record.Reading
	Stories []string // IDs
}

// The fields of the index. What a record has of them, its article has, too. Those of
// facets hold a value whole, the others words of it.
const (
	fieldText    = "text"
	fieldBy      = "by"
	fieldAbout   = "about"
	fieldOutlet  = "outlet"
	fieldAgency  = "agency"
	fieldKind    = "kind" // of its records
	fieldLang    = "lang"
	fieldStory   = "story"
	fieldSaid    = "said"
	fieldWhen    = "when"
	fieldPrinted = "printed"
	fieldNewest  = "newest" // a kind's letter with the day of the newest record of it
	fieldEntry   = "entry"  // kept, see entry
)

// days is a span of ISO days, both inclusive; an empty one is open.
type days struct{ from, to string }

// doc is what is indexed of an article.
type doc struct {
	entry
	item             Item
	tokens           []words.Token
	starts           []int // of the tokens, in code points
	ends             []int
	printed          string
	names            map[string][]string // actor -> its names
	mentions         map[string]string   // mention -> its actor
	places           map[string]int      // actor, or words of a source -> its place in people
	by, about, kinds []string
	said, when       []days
	newest           map[byte]day
}

// docOf gives what is indexed of an item.
func docOf(it Item, cut *words.Cutter) *doc {
	d := &doc{
		item: it, tokens: cut.Of(it.Article.Text.String(), it.Article.Front.Language),
		names: map[string][]string{}, mentions: map[string]string{}, places: map[string]int{}, newest: map[byte]day{},
	}
	d.words = sketchOf(d.tokens)
	for _, t := range d.tokens {
		sp := it.Article.Text.SpanOfBytes(t.From, t.To)
		d.starts, d.ends = append(d.starts, sp.Start), append(d.ends, sp.End)
	}
	if published, ok := it.Article.Front.Published.Day(); ok {
		d.printed = published.Format(time.DateOnly)
		d.entry.printed = dayNumber(d.printed)
	}
	for _, a := range it.Reading.Actors {
		d.names[a.ID] = append([]string{a.Name}, a.Aliases...)
		d.about = append(d.about, d.names[a.ID]...)
	}
	for _, m := range it.Reading.Mentions {
		d.mentions[m.ID] = m.Actor
	}
	d.statements()
	d.events()
	d.expectations()
	d.papers()
	if by := it.Article.Front.Byline.Text; by != "" {
		d.by = append(d.by, by)
	}
	return d
}

// making is a record while its entry is made.
type making struct {
	entryRecord
	doc *doc
	sp  text.Span
}

// record begins the entry of a record.
func (d *doc) record(id string, sp text.Span, kinds ...string) *making {
	m := &making{doc: d, sp: sp}
	m.kind, m.start, m.len = id[0], sp.Start, sp.Len()
	number, added := strings.CutPrefix(id[1:], "+")
	m.added = added
	m.number, _ = strconv.ParseUint(number, 10, 64)
	m.from, _ = slices.BinarySearch(d.starts, sp.Start)
	m.to, _ = slices.BinarySearch(d.ends, sp.End+1)
	m.to = max(m.from, m.to)
	for _, k := range kinds {
		m.is(k)
	}
	return m
}

func (m *making) is(kind string) {
	if kind = strings.ToLower(kind); kind != "" {
		m.kinds = append(m.kinds, hash(kind))
		m.doc.kinds = append(m.doc.kinds, kind)
	}
}

// person gives the place of an actor in the entry's people.
func (m *making) person(actor string) (int, bool) {
	d := m.doc
	names := d.names[actor]
	if len(names) == 0 || names[0] == "" {
		return 0, false
	}
	i, known := d.places[actor]
	if !known {
		i = len(d.people)
		d.places[actor] = i
		d.people = append(d.people, person{[]byte(names[0]), true, hashes(nameWords(names...))})
	}
	return i, true
}

// by and about put actors where they belong; the first by is who the record is of.
func (m *making) byActors(actors ...string) *making {
	for _, a := range actors {
		if i, ok := m.person(a); ok {
			m.by = append(m.by, i)
			m.doc.by = append(m.doc.by, m.doc.names[a]...)
			m.who = cmp.Or(m.who, i+1)
		}
	}
	return m
}

func (m *making) aboutActors(actors ...string) *making {
	for _, a := range actors {
		if i, ok := m.person(a); ok && !slices.Contains(m.about, i) {
			m.about = append(m.about, i)
		}
	}
	return m
}

// source puts the words for a source that is no actor.
func (m *making) source(words string) {
	if words == "" {
		return
	}
	i, known := m.doc.places[" "+words]
	if !known {
		i = len(m.doc.people)
		m.doc.places[" "+words] = i
		m.doc.people = append(m.doc.people, person{[]byte(words), false, hashes(nameWords(words))})
	}
	m.by, m.who = append(m.by, i), i+1
	m.doc.by = append(m.doc.by, words)
}

// within puts the actors that are mentioned in the passage, but for those given, where
// one looks for whom it is about.
func (m *making) within(but ...string) *making {
	for _, at := range m.doc.item.Reading.Mentions {
		if m.sp.Contains(at.Span) && !slices.Contains(but, at.Actor) {
			m.aboutActors(at.Actor)
		}
	}
	return m
}

// add takes a record in, with the days it was said and takes place. These are also the
// article's.
func (m *making) add(said, when days) {
	d := m.doc
	own := when
	if m.kind == statementKind {
		own = said
	}
	m.undated = own.from == "" && own.to != ""
	if said != (days{}) {
		m.said = said.span()
		d.said = append(d.said, said)
	}
	if when != (days{}) {
		m.when = when.span()
		d.when = append(d.when, when)
	}
	d.newest[m.kind] = max(d.newest[m.kind], m.dated(d.entry.printed))
	d.records = append(d.records, m.entryRecord)
}

func (d *doc) statements() {
	for _, s := range d.item.Reading.Statements {
		m := d.record(s.ID, s.Span, "statement", string(s.Kind))
		if s.Denies {
			m.is("denial")
		}
		m.byActors(s.Source.Actor)
		if m.who == 0 {
			m.source(s.Source.Text)
		}
		m.within(s.Source.Actor).add(days{s.Said.From, s.Said.To}, days{})
	}
}

func (d *doc) events() {
	for _, e := range d.item.Reading.Events {
		m := d.record(e.ID, e.Span, "event", e.Type, e.Mode)
		var acting, aimed []string
		for _, n := range e.Actors {
			acting = append(acting, d.mentions[n])
		}
		for _, n := range e.Recipients {
			aimed = append(aimed, d.mentions[n])
		}
		if strings.EqualFold(e.Type, "consult") { // who meets is met
			m.is("meeting")
			acting = append(acting, aimed...)
			aimed = acting
		}
		m.byActors(acting...).aboutActors(aimed...).within(acting...).add(days{}, days{e.From, e.To})
	}
}

func (d *doc) expectations() {
	for _, x := range d.item.Reading.Expectations {
		m := d.record(x.ID, x.Span, "expectation")
		m.byActors(x.AnnouncedBy).aboutActors(x.Actors...).within(x.AnnouncedBy)
		m.add(days{x.AnnouncedOn, x.AnnouncedOn}, days{x.From, x.To})
	}
}

func (d *doc) papers() {
	for _, p := range d.item.Reading.Documents {
		m := d.record(p.ID, p.Span, "document")
		m.byActors(p.Parties...).aboutActors(p.Parties...).add(days{}, days{p.Date, p.Date})
	}
	for _, v := range d.item.Reading.Moves {
		m := d.record(v.ID, v.Span, "move", string(v.Move))
		if v.ReplyOwed != "" {
			m.is("owed")
			m.aboutActors(v.ReplyOwed)
		}
		m.byActors(v.By...).aboutActors(v.To...).add(days{}, days{v.From, v.ToDay})
	}
}

const indexed = index.IndexField | index.SkipFreqNorm

// build makes the document that bleve indexes.
func (d *doc) build() *document.Document {
	front := d.item.Article.Front
	out := document.NewDocument(string(d.item.Article.ID))
	add := func(field string, terms ...string) {
		terms = slices.DeleteFunc(terms, func(t string) bool { return t == "" })
		if len(terms) > 0 {
			out.AddField(document.NewTextFieldCustom(field, nil, nil, indexed, given(terms)))
		}
	}
	add(fieldText, termsOf(d.tokens)...)
	add(fieldBy, nameWords(d.by...)...)
	add(fieldAbout, nameWords(d.about...)...)
	add(fieldOutlet, nameWords(front.Outlet.Text)...)
	add(fieldAgency, nameWords(front.Agency.Text)...)
	add(fieldLang, front.Language)
	add(fieldKind, distinct(d.kinds)...)
	add(fieldStory, d.item.Stories...)
	add(fieldSaid, covers(d.said)...)
	add(fieldWhen, covers(d.when)...)
	add(fieldPrinted, d.printed)
	var newest []string
	for kind, day := range d.newest {
		if day != 0 {
			newest = append(newest, string(kind)+day.String())
		}
	}
	add(fieldNewest, newest...)
	add(facetField(Outlet), front.Outlet.Text)
	var actors []string
	for _, a := range d.item.Reading.Actors {
		actors = append(actors, a.Name)
	}
	add(facetField(Actor), distinct(actors)...)
	out.AddField(document.NewTextFieldCustom(fieldEntry, nil, d.pack(), index.StoreField, given(nil)))
	return out
}

// given is an analyzer for terms that are known already.
type given []string

// Analyze gives the terms.
func (g given) Analyze([]byte) analysis.TokenStream {
	out := make(analysis.TokenStream, len(g))
	tokens := make([]analysis.Token, len(g))
	for i, t := range g {
		tokens[i] = analysis.Token{Term: []byte(t), Position: i + 1}
		out[i] = &tokens[i]
	}
	return out
}

// A word that may be a name has a second term: nameMark, the form of all its spellings,
// nameEnd and the term of the word itself.
const (
	nameMark = "="
	nameEnd  = "="
)

// termsOf gives the terms of tokens, each once.
func termsOf(tokens []words.Token) []string {
	seen := make(map[string]bool, len(tokens))
	var out []string
	take := func(t string) {
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	met := make(map[words.Token]bool, len(tokens))
	for _, t := range tokens {
		t.From, t.To = 0, 0
		if met[t] {
			continue
		}
		met[t] = true
		take(t.Term)
		if t.Name != "" {
			take(nameMark + t.Name + nameEnd + t.Term)
		}
	}
	return out
}

// nameWords gives the words of names: as they are, and in the form of all their spellings.
func nameWords(names ...string) []string {
	var out []string
	for _, n := range names {
		out = append(out, strings.Fields(spelling.Key(n))...)
		for _, w := range words.Split(n) {
			out = append(out, words.Plain(w))
		}
	}
	return distinct(out)
}

// hashes gives the hashes of terms.
func hashes(terms []string) []uint16 {
	out := make([]uint16, len(terms))
	for i, t := range terms {
		out[i] = hash(t)
	}
	return out
}

// distinct gives each of some words once, in order.
func distinct(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}
