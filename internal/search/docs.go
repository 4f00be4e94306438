package search

import (
	"fmt"
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

// The fields of the index. What a record has of them, its article has, too.
const (
	fieldText        = "text"
	fieldBy          = "by"
	fieldAbout       = "about"
	fieldOutlet      = "outlet"
	fieldOutletWhole = "outlet whole" // as it is counted
	fieldAgency      = "agency"
	fieldKind        = "kind" // of its records
	fieldLang        = "lang"
	fieldStory       = "story"
	fieldSaid        = "said"
	fieldWhen        = "when"
	fieldPrinted     = "printed"
	fieldNewest      = "newest" // a kind's letter with the day of the newest record of it
	fieldPerson      = "person" // who the records name, see personTerm
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
	persons          map[string]string   // actor -> its term
	mentions         map[string]string   // mention -> its actor
	reading          record.Reading      // the one that is taken in
	of               uint64              // the stories of reading, as in entryRecord
	made             []*making
	known            map[string]*making // where there are several Readings, by what it is
	by, about, kinds []string
	people           []string // terms of fieldPerson
	said, when       []days
	newest           map[byte]day
}

// docOf gives what is indexed of an item.
func docOf(it Item, cut *words.Cutter) *doc {
	d := &doc{
		item: it, tokens: cut.Of(it.Article.Text.String(), it.Article.Front.Language),
		known: map[string]*making{}, newest: map[byte]day{},
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
	d.finish()
	return d
}

// finish makes the entry of what was taken in.
func (d *doc) finish() {
	d.people, d.kinds = distinct(d.people), distinct(d.kinds)
	d.entry.people, d.entry.kinds = len(d.people), len(d.kinds)
	placed := func(terms, among []string) places {
		out := packer{}
		for _, t := range terms {
			at, _ := slices.BinarySearch(among, t)
			out.number(at)
		}
		return places(out)
	}
	for _, m := range d.made {
		r := m.entryRecord
		r.kinds, r.by, r.about = placed(m.is, d.kinds), placed(m.by, d.people), placed(m.about, d.people)
		d.records = append(d.records, r)
	}
}

// take takes the records of a Reading in, for some stories.
func (d *doc) take(r record.Reading, of uint64) {
	d.reading, d.of = r, of
	d.names, d.persons, d.mentions = map[string][]string{}, map[string]string{}, map[string]string{}
	for _, a := range r.Actors {
		d.names[a.ID] = append([]string{a.Name}, a.Aliases...)
		d.about = append(d.about, d.names[a.ID]...)
		if a.Name != "" {
			d.persons[a.ID] = personTerm(isActor, d.names[a.ID]...)
			d.people = append(d.people, d.persons[a.ID])
		}
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

// making is a record while its entry is made, with the terms that its lists are of.
type making struct {
	entryRecord
	doc           *doc
	sp            text.Span
	is, by, about []string
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
		m.of(k)
	}
	return m
}

// of says what kind of record it is.
func (m *making) of(kind string) {
	if kind = strings.ToLower(kind); kind != "" {
		m.is = append(m.is, kind)
		m.doc.kinds = append(m.doc.kinds, kind)
	}
}

// byActors and aboutActors put actors where they belong; the first is who the record is
// of.
func (m *making) byActors(actors ...string) *making {
	for _, a := range actors {
		if p := m.doc.persons[a]; p != "" {
			m.by = append(m.by, p)
			m.doc.by = append(m.doc.by, m.doc.names[a]...)
		}
	}
	return m
}

func (m *making) aboutActors(actors ...string) *making {
	for _, a := range actors {
		if p := m.doc.persons[a]; p != "" && !slices.Contains(m.about, p) {
			m.about = append(m.about, p)
		}
	}
	return m
}

// source puts the words for a source that is no actor.
func (m *making) source(words string) {
	if words == "" {
		return
	}
	p := personTerm(isSource, words)
	m.by, m.doc.people = append(m.by, p), append(m.doc.people, p)
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
	if len(d.item.Ruled) > 0 {
		same := fmt.Sprintf("%+v %q %q %q", m.entryRecord, m.is, m.by, m.about)
		if other, known := d.known[same]; known { // of one Reading two records are never the same
			other.stories |= d.of
			return
		}
		d.known[same] = m
	}
	m.stories = d.of
	d.made = append(d.made, m)
}

func (d *doc) statements() {
	for _, s := range d.reading.Statements {
		m := d.record(s.ID, s.Span, "statement", string(s.Kind))
		if s.Denies {
			m.of("denial")
		}
		m.byActors(s.Source.Actor)
		if len(m.by) == 0 {
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
			m.of("meeting")
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
			m.of("owed")
			m.aboutActors(v.ReplyOwed)
		}
		m.byActors(v.By...).aboutActors(v.To...).add(days{}, days{v.From, v.ToDay})
	}
}
