package search

import (
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

// The fields of the index. Those of facets hold a value whole, the others words of it.
const (
	fieldScope   = "scope" // scopeArticle or scopeRecord
	fieldText    = "text"
	fieldSketch  = "sketch" // kept, of articles
	fieldBy      = "by"
	fieldAbout   = "about"
	fieldOutlet  = "outlet"
	fieldAgency  = "agency"
	fieldKind    = "kind"
	fieldLang    = "lang"
	fieldStory   = "story"
	fieldSaid    = "said"
	fieldWhen    = "when"
	fieldPrinted = "printed"
	fieldDay     = "day" // that hits are sorted by
	fieldWho     = "who" // kept as it is, for the hit
)

const (
	scopeArticle = "a"
	scopeRecord  = "r"
)

// doc is what is indexed of an article or a record.
type doc struct {
	id               string
	scope, text      string
	by, about, kinds []string
	said, when       []days
	day, who, kind   string
	language, outlet string
	agency, printed  string
	stories, actors  []string
}

// days is a span of ISO days, both inclusive; an empty one is open.
type days struct{ from, to string }

// docsOf gives what is indexed of an item: the article, and each record that stands on a
// passage of it.
func docsOf(it Item) []doc {
	r := reader{Item: it, names: map[string][]string{}, mentions: map[string]string{}}
	for _, a := range it.Reading.Actors {
		r.names[a.ID] = append([]string{a.Name}, a.Aliases...)
	}
	for _, m := range it.Reading.Mentions {
		r.mentions[m.ID] = m.Actor
	}
	r.whole = r.doc(scopeArticle, "", text.Span{End: it.Article.Text.Len()}, "article")
	r.whole.day = r.whole.printed
	r.statements()
	r.events()
	r.expectations()
	r.papers()
	for _, a := range it.Reading.Actors {
		r.about(&r.whole, a.ID)
	}
	if by := it.Article.Front.Byline.Text; by != "" {
		r.whole.by = append(r.whole.by, by)
	}
	return append(r.docs, r.whole)
}

// reader makes the docs of one item.
type reader struct {
	Item
	names    map[string][]string // actor -> its names
	mentions map[string]string   // mention -> its actor
	whole    doc
	docs     []doc
}

func (r *reader) doc(scope, record string, sp text.Span, kinds ...string) doc {
	front := r.Article.Front
	d := doc{
		id: string(r.Article.ID), scope: scope, text: r.Article.Text.Slice(sp), kind: kinds[0], kinds: kinds,
		language: front.Language, outlet: front.Outlet.Text, agency: front.Agency.Text, stories: r.Stories,
	}
	if record != "" {
		d.id += "/" + record + "/" + strconv.Itoa(sp.Start) + "-" + strconv.Itoa(sp.End)
	}
	if day, ok := front.Published.Day(); ok {
		d.printed = day.Format(time.DateOnly)
	}
	return d
}

// by and about put an actor's names where they belong.
func (r *reader) by(d *doc, actor string) {
	if names := r.names[actor]; len(names) > 0 {
		d.by = append(d.by, names...)
		d.actors = append(d.actors, names[0])
	}
}

func (r *reader) about(d *doc, actor string) {
	if names := r.names[actor]; len(names) > 0 {
		d.about = append(d.about, names...)
		d.actors = append(d.actors, names[0])
	}
}

// within puts the actors that are mentioned in a passage, but for those given, where one
// looks for whom it is about.
func (r *reader) within(d *doc, sp text.Span, but ...string) {
	for _, m := range r.Reading.Mentions {
		if sp.Contains(m.Span) && !slices.Contains(but, m.Actor) {
			r.about(d, m.Actor)
		}
	}
}

// add takes a record in, whose days are also the article's.
func (r *reader) add(d doc) {
	if d.day == "" {
		d.day = d.printed
	}
	r.whole.said, r.whole.when = append(r.whole.said, d.said...), append(r.whole.when, d.when...)
	r.whole.by = append(r.whole.by, d.by...)
	r.docs = append(r.docs, d)
}

func (r *reader) first(actors ...string) string {
	for _, a := range actors {
		if n := r.names[a]; len(n) > 0 {
			return n[0]
		}
	}
	return ""
}

func (r *reader) statements() {
	for _, s := range r.Reading.Statements {
		d := r.doc(scopeRecord, s.ID, s.Span, "statement", string(s.Kind))
		if s.Denies {
			d.kinds = append(d.kinds, "denial")
		}
		r.by(&d, s.Source.Actor)
		if s.Source.Actor == "" && s.Source.Text != "" {
			d.by = append(d.by, s.Source.Text)
		}
		r.within(&d, s.Span, s.Source.Actor)
		d.said, d.day, d.who = spanOf(s.Said.From, s.Said.To), s.Said.From, r.first(s.Source.Actor)
		if d.who == "" {
			d.who = s.Source.Text
		}
		r.add(d)
	}
}

func (r *reader) events() {
	for _, e := range r.Reading.Events {
		kind := strings.ToLower(e.Type)
		d := r.doc(scopeRecord, e.ID, e.Span, "event", kind, strings.ToLower(e.Mode))
		var acting, aimed []string
		for _, m := range e.Actors {
			acting = append(acting, r.mentions[m])
		}
		for _, m := range e.Recipients {
			aimed = append(aimed, r.mentions[m])
		}
		if kind == "consult" { // who meets is met
			d.kinds = append(d.kinds, "meeting")
			acting = append(acting, aimed...)
			aimed = acting
		}
		for _, a := range acting {
			r.by(&d, a)
		}
		for _, a := range aimed {
			r.about(&d, a)
		}
		r.within(&d, e.Span, acting...)
		d.when, d.day, d.who = spanOf(e.From, e.To), e.From, r.first(acting...)
		r.add(d)
	}
}

func (r *reader) expectations() {
	for _, x := range r.Reading.Expectations {
		d := r.doc(scopeRecord, x.ID, x.Span, "expectation")
		r.by(&d, x.AnnouncedBy)
		for _, a := range x.Actors {
			r.about(&d, a)
		}
		r.within(&d, x.Span, x.AnnouncedBy)
		d.when, d.said = spanOf(x.From, x.To), spanOf(x.AnnouncedOn, x.AnnouncedOn)
		d.day, d.who = x.From, r.first(x.AnnouncedBy)
		r.add(d)
	}
}

func (r *reader) papers() {
	for _, p := range r.Reading.Documents {
		d := r.doc(scopeRecord, p.ID, p.Span, "document")
		for _, a := range p.Parties {
			r.by(&d, a)
			r.about(&d, a)
		}
		d.when, d.day, d.who = spanOf(p.Date, p.Date), p.Date, r.first(p.Parties...)
		r.add(d)
	}
	for _, m := range r.Reading.Moves {
		d := r.doc(scopeRecord, m.ID, m.Span, "move", string(m.Move))
		if m.ReplyOwed != "" {
			d.kinds = append(d.kinds, "owed")
			r.about(&d, m.ReplyOwed)
		}
		for _, a := range m.By {
			r.by(&d, a)
		}
		for _, a := range m.To {
			r.about(&d, a)
		}
		d.when, d.day, d.who = spanOf(m.From, m.ToDay), m.From, r.first(m.By...)
		r.add(d)
	}
}

func spanOf(from, to string) []days {
	if from == "" && to == "" {
		return nil
	}
	return []days{{from, to}}
}

const (
	indexed = index.IndexField | index.SkipFreqNorm
	faceted = indexed | index.DocValues
)

// build makes the document that bleve indexes.
func (d doc) build(cut *words.Cutter) *document.Document {
	out := document.NewDocument(d.id)
	add := func(field string, options index.FieldIndexingOptions, terms ...string) {
		terms = slices.DeleteFunc(terms, func(t string) bool { return t == "" })
		if len(terms) > 0 {
			out.AddField(document.NewTextFieldCustom(field, nil, nil, options, given(terms)))
		}
	}
	keep := func(field string, value []byte) {
		out.AddField(document.NewTextFieldCustom(field, nil, value, index.StoreField, given(nil)))
	}
	add(fieldScope, indexed, d.scope)
	tokens := cut.Of(d.text, d.language)
	add(fieldText, indexed, termsOf(tokens)...)
	if d.scope == scopeArticle {
		keep(fieldSketch, sketchOf(tokens))
	}
	add(fieldBy, indexed, nameWords(d.by...)...)
	add(fieldAbout, indexed, nameWords(d.about...)...)
	add(fieldOutlet, indexed, nameWords(d.outlet)...)
	add(fieldAgency, indexed, nameWords(d.agency)...)
	add(fieldLang, indexed, d.language)
	add(fieldKind, indexed, d.kinds...)
	add(fieldStory, indexed, d.stories...)
	add(fieldSaid, indexed, covers(d.said)...)
	add(fieldWhen, indexed, covers(d.when)...)
	add(fieldPrinted, indexed, d.printed)
	add(fieldDay, faceted, d.day)
	add(facetField(Outlet), faceted, d.outlet)
	add(facetField(Kind), faceted, d.kind)
	add(facetField(Month), faceted, d.day[:min(len(d.day), len("2006-01"))])
	slices.Sort(d.actors)
	add(facetField(Actor), faceted, slices.Compact(d.actors)...)
	if d.who != "" {
		keep(fieldWho, []byte(d.who))
	}
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

// nameMark begins the term of a name in all its spellings.
const nameMark = "="

// termsOf gives the terms of tokens, each once.
func termsOf(tokens []words.Token) []string {
	seen := make(map[string]bool, len(tokens))
	for _, t := range tokens {
		seen[t.Term] = true
		if t.Name != "" {
			seen[nameMark+t.Name] = true
		}
	}
	out := make([]string, 0, len(seen))
	for t := range seen {
		out = append(out, t)
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
	slices.Sort(out)
	return slices.Compact(out)
}
