package storytest

import (
	"fmt"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/text"
)

// World is what a press writes about.
type World struct {
	States, People, Outlets int
	Words                   int // different words of contents
	Quotes                  int // different quotes of one day
	PerDay                  int // articles of one day
	Statements, Events      int // of one article, about
	Fillers                 int // sentences without records
}

// Wide is the world of a crisis that many papers follow for long.
var Wide = World{States: 12, People: 160, Outlets: 60, Words: 5800, Quotes: 40, PerDay: 20, Statements: 7, Events: 10, Fillers: 8}

// Crowded is a world so small that everything may be taken for everything else.
var Crowded = World{States: 3, People: 6, Outlets: 3, Words: 14, Quotes: 3, PerDay: 3, Statements: 3, Events: 3, Fillers: 2}

// Press writes the articles of a world.
type Press struct {
	world  World
	seed   uint64
	people []person
}

type person struct {
	name, surname, country, title string
	state                         int
}

var (
	states   = []string{"Norland", "Selm", "Ostrava Coast", "Merrow", "Tarn", "Highmark", "Lower Vale", "Carrow", "Eastmoor", "Brenna", "Sund", "Ardeny"}
	codes    = []string{"NRL", "SLM", "OSC", "MRW", "TRN", "HGM", "LWV", "CRW", "EMR", "BRN", "SND", "ARD"}
	firsts   = []string{"Ilse", "Tomas", "Petra", "Oskar", "Agnes", "Pavel", "Mira", "Henrik", "Lena", "Viktor", "Nora", "Emil", "Greta"}
	lasts    = []string{"Varga", "Lindgren", "Halloran", "Brandt", "Rowe", "Dorn", "Tavish", "Solberg", "Kessel", "Marek", "Orlov-Dane", "Quist", "Falk", "Renner", "Sorel", "Amsel", "Thorne"}
	titles   = []string{"foreign minister", "minister", "president", "envoy", "defence minister", "spokeswoman"}
	acts     = []struct{ verb, root, cameo string }{{"met", "CONSULT", "040"}, {"visited", "CONSULT", "042"}, {"threatened", "THREATEN", "130"}, {"signed a pact with", "AGREE", "057"}, {"sanctioned", "SANCTION", "163"}}
	outcomes = []string{"", "", "", "", "postponed", "cancelled"}
	kinds    = []string{"draft agreement", "reply", "letter"}
	moves    = []record.MoveKind{record.Deliver, record.Reply, record.Propose, record.Study, record.Receive}
	cues     = []string{"said", "told reporters", "wrote"}
	syllable = []string{"ba", "cor", "den", "fal", "gri", "hol", "jun", "kel", "lor", "men", "nor", "pas", "rin", "sol", "tur", "ven", "wes", "zam"}
)

// NewPress gives the press of a world. Two of one seed write the same.
func NewPress(world World, seed uint64) *Press {
	p := &Press{world: world, seed: seed}
	for i := range world.People {
		state := i % world.States
		who := person{surname: lasts[i*7%len(lasts)], state: state, country: codes[state%len(codes)], title: titles[i%len(titles)]}
		if world.People > len(lasts) {
			who.surname += strings.ToLower(word(i / len(lasts)))[:2]
		}
		who.name = firsts[i*5%len(firsts)] + " " + who.surname
		p.people = append(p.people, who)
	}
	return p
}

// word gives the n-th word of the world.
func word(n int) string {
	return syllable[n%18] + syllable[n/18%18] + syllable[n/(18*18)%18]
}

func (p *Press) chance(i, kind int) *dice {
	return newDice(p.seed, uint64(i)<<8|uint64(kind))
}

// Articles gives the first n articles.
func (p *Press) Articles(n int) []story.Item {
	out := make([]story.Item, n)
	for i := range out {
		out[i] = p.Article(i)
	}
	return out
}

// Article gives the i-th article as it was first read.
func (p *Press) Article(i int) story.Item { return p.Again(i, 0) }

// Again gives the i-th article as another version of the reader reads it: some records
// are missing, some are cut otherwise, and the day of printing may be another. The
// article itself stays the same.
func (p *Press) Again(i, version int) story.Item {
	r := p.chance(i, 1)
	from := i
	for back := 1 + r.below(6); r.below(10) < 3 && from == i && back <= i; {
		from = i - back
	}
	d := &draft{press: p, of: from, day: from / p.world.PerDay}
	d.write(p.chance(from, 2))
	d.day = i / p.world.PerDay
	if from != i {
		d.sentence(fmt.Sprintf("Edition %d %s of day %d.", i, d.content(r, 6), d.day))
	}
	r = p.chance(i, 3)
	words := d.text.String()
	if from != i && r.below(2) == 0 { // misprint a number of the same length
		for n, digit := 0, r.below(4); n < len(words); n++ {
			if words[n] >= '1' && words[n] <= '8' {
				if digit--; digit < 0 {
					words = words[:n] + string(words[n]+1) + words[n+1:]
					break
				}
			}
		}
	}
	frozen := text.New(words)
	address := i
	if i%3 == 0 { // a newer version in the place of the old
		address = from
	}
	a, err := article.New(frozen, article.Front{URL: fmt.Sprintf("https://press.example/%d", address)})
	if err != nil {
		panic(err)
	}
	a.File = fmt.Sprintf("%d.txt", i)
	d.r.Article.ID, d.r.Article.Text = string(a.ID), words
	d.r.Article.Outlet = fmt.Sprintf("Outlet %d", r.below(p.world.Outlets))
	d.r.Article.Published = d.iso(0)
	if r.below(3) == 0 {
		d.r.Article.Published += "T10:30"
	}
	if r.below(40) == 0 {
		d.r.Article.Published = ""
	}
	if version > 0 {
		d.vary(p.chance(i, 4+version))
	}
	return story.Item{Article: a, Reading: d.r}
}

// draft is an article while it is written.
type draft struct {
	press   *Press
	of, day int
	text    strings.Builder
	r       record.Reading
}

var firstDay = time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)

// iso gives the day so many days from that of printing.
func (d *draft) iso(days int) string {
	return firstDay.AddDate(0, 0, d.day+days).Format(time.DateOnly)
}

// sentence adds a sentence and gives its span.
func (d *draft) sentence(words string) text.Span {
	if d.text.Len() > 0 {
		d.text.WriteByte(' ')
	}
	sp := text.Span{Start: d.text.Len(), End: d.text.Len() + len(words)}
	d.text.WriteString(words)
	d.r.Sentences = append(d.r.Sentences, sp)
	return sp
}

// in gives the span of words within a sentence.
func (d *draft) in(sp text.Span, words string) text.Span {
	i := strings.Index(d.text.String()[sp.Start:sp.End], words)
	if i < 0 {
		panic(words)
	}
	return text.Span{Start: sp.Start + i, End: sp.Start + i + len(words)}
}

func (d *draft) passage(sp text.Span) record.Passage {
	return record.Passage{Span: sp, Text: d.text.String()[sp.Start:sp.End]}
}
