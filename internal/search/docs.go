package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/search/words"
	"github.com/readout-app/readout/internal/text"
)

// Item is an article with its Reading and the stories it is in.
type Item struct {
	Article article.Article
	Reading record.Reading
	Stories []string // IDs
	// Ruled are the Readings of those stories in which the analyst ruled on its records,
	// as they stand there.
	Ruled map[string]record.Reading
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
	reading          record.Reading      // the one that is taken in
	places           map[string]int      // actor, or words of a source -> its place in people
	known            map[string]int      // a packed record -> its place in records
	of               uint64              // the stories of reading, as in entryRecord
	by, about, kinds []string
	actors           []string
	said, when       []days
	newest           map[byte]day
}

// docOf gives what is indexed of an item.
func docOf(it Item, cut *words.Cutter) *doc {
	d := &doc{
		item: it, tokens: cut.Of(it.Article.Text.String(), it.Article.Front.Language),
		places: map[string]int{}, known: map[string]int{}, newest: map[byte]day{},
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
	if len(it.Ruled) == 0 {
		d.take(it.Reading, 0)
	} else {
		d.stories = it.Stories
		rest := uint64(0)
		for i, id := range it.Stories {
			if r, ruled := it.Ruled[id]; ruled {
				d.take(r, storyBit(i))
			} else {
				rest |= storyBit(i)
			}
		}
		if rest != 0 {
			d.take(it.Reading, rest)
		}
	}
	if by := it.Article.Front.Byline.Text; by != "" {
		d.by = append(d.by, by)
	}
	return d
}

// take takes the records of a Reading in, for some stories.
func (d *doc) take(r record.Reading, of uint64) {
	d.reading, d.of = r, of
	d.names, d.mentions = map[string][]string{}, map[string]string{}
	for _, a := range r.Actors {
		d.names[a.ID] = append([]string{a.Name}, a.Aliases...)
		d.about = append(d.about, d.names[a.ID]...)
		d.actors = append(d.actors, a.Name)
	}
	for _, m := range r.Mentions {
		d.mentions[m.ID] = m.Actor
	}
	d.statements()
	d.events()
	d.expectations()
	d.papers()
}

// storyBit is the place of the n-th story in a set of them; all behind the 63rd share one.
func storyBit(n int) uint64 { return 1 << min(n, 63) }

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
	key := actor + " " + strings.Join(names, "|") // another Reading may name it otherwise
	i, known := d.places[key]
	if !known {
		i = len(d.people)
		d.places[key] = i
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
	for _, at := range m.doc.reading.Mentions {
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
	same := string(m.pack(nil, d.entry.printed))
	if i, known := d.known[same]; known { // of one Reading two records are never the same
		d.records[i].stories |= d.of
		return
	}
	d.known[same] = len(d.records)
	m.stories = d.of
	d.records = append(d.records, m.entryRecord)
}

func (d *doc) statements() {
	for _, s := range d.reading.Statements {
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
	for _, e := range d.reading.Events {
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
	for _, x := range d.reading.Expectations {
		m := d.record(x.ID, x.Span, "expectation")
		m.byActors(x.AnnouncedBy).aboutActors(x.Actors...).within(x.AnnouncedBy)
		m.add(days{x.AnnouncedOn, x.AnnouncedOn}, days{x.From, x.To})
	}
}

func (d *doc) papers() {
	for _, p := range d.reading.Documents {
		m := d.record(p.ID, p.Span, "document")
		m.byActors(p.Parties...).aboutActors(p.Parties...).add(days{}, days{p.Date, p.Date})
	}
	for _, v := range d.reading.Moves {
		m := d.record(v.ID, v.Span, "move", string(v.Move))
		if v.ReplyOwed != "" {
			m.is("owed")
			m.aboutActors(v.ReplyOwed)
		}
		m.byActors(v.By...).aboutActors(v.To...).add(days{}, days{v.From, v.ToDay})
	}
}
