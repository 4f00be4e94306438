package main

import (
	"maps"
	"slices"

	"github.com/readout-app/readout/internal/corpora"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// entity is a mention as a corpus has it.
type entity struct {
	text.Span
	Text       string             `json:"text"`
	Type       record.ActorType   `json:"type"`
	Accept     []record.ActorType `json:"accept"`
	Confidence *float64           `json:"confidence"`
	Syntactic  string             `json:"syntactic"`
	Gold       string             `json:"gold"`
	InScope    *bool              `json:"in_scope"`
}

// entitled is how the mentions of one text, or of several, were read.
type entitled struct{ spans, loose, typed figure }

func (e entitled) plus(o entitled) entitled {
	return entitled{e.spans.plus(o.spans), e.loose.plus(o.loose), e.typed.plus(o.typed)}
}

// entities measures mentions on re3d and MEANTIME.
func entities(b *bench) error {
	b.Say("\nMentions of actors and places; precision, recall, F1 in per cent; bounds of F1 drawn from the texts (95 %%)")
	b.Say("%-22s %-17s  %-11s  %-17s  %-11s  %-17s  %6s %6s %5s", "", "same span", "bounds", "and type", "bounds", "overlapping", "marked", "found", "texts")
	for _, c := range []struct {
		name, file string
		bare       bool // the set marks the bare name, without title and company
	}{
		{"re3d, open", "names/re3d-open.jsonl", false}, {"re3d, BBC", "names/re3d-bbc-measure.jsonl", false},
		{"UNER-EWT dev, names", "names/uner-ewt-dev.jsonl", true},
	} {
		var texts []entitled
		err := corpora.EachLine(b.Bench, c.file, func(d struct {
			Text     string
			Mentions []entity
		}) error {
			r, err := b.read(d.Text, "")
			if err != nil {
				return err
			}
			if c.bare {
				for i := range r.Mentions {
					r.Mentions[i].Span = r.Mentions[i].Head
				}
			}
			texts = append(texts, compareMentions(b, d.Mentions, r.Mentions, c.bare, len(d.Text)))
			return nil
		})
		if err != nil {
			return err
		}
		b.sayEntities(c.name, texts)
	}
	for _, named := range []bool{false, true} {
		var texts []entitled
		for _, part := range []string{"airbus", "apple", "stock"} {
			err := corpora.EachLine(b.Bench, "meantime/"+part+".jsonl", func(d struct {
				Text, DCT string
				ScopeEnd  int `json:"scope_end"`
				Mentions  []entity
			}) error {
				r, err := b.read(d.Text, d.DCT)
				if err != nil {
					return err
				}
				texts = append(texts, compareMentions(b, meantimeMentions(d.Mentions, named), r.Mentions, named, d.ScopeEnd))
				return nil
			})
			if err != nil {
				return err
			}
		}
		name := "MEANTIME, all"
		if named {
			name = "MEANTIME, names"
		}
		b.sayEntities(name, texts)
	}
	return nil
}

func (b *bench) sayEntities(name string, texts []entitled) {
	var total entitled
	for _, t := range texts {
		total = total.plus(t)
	}
	b.Say("%-22s %s  %-11s  %s  %-11s  %s  %6d %6d %5d", name,
		total.spans, bounds(pick(texts, func(e entitled) figure { return e.spans })),
		total.typed, bounds(pick(texts, func(e entitled) figure { return e.typed })), total.loose, total.spans.gold, total.spans.found, len(texts))
}

// meantimeMentions gives the types of MEANTIME's mentions; what has no counterpart, and
// when only names count all that is no name, keeps no type and is not scored.
func meantimeMentions(all []entity, named bool) []entity {
	out := slices.Clone(all)
	for i, m := range out {
		switch m.Gold {
		case "PER":
			m.Type, m.Accept = record.Person, []record.ActorType{record.Person, record.Group, record.Role}
		case "ORG":
			m.Type, m.Accept = record.Organisation, []record.ActorType{record.Organisation, record.Polity, record.Group}
		case "LOC":
			m.Type, m.Accept = record.Place, []record.ActorType{record.Place, record.Polity}
		}
		if named && m.Syntactic != "NAM" {
			m.Type = ""
		}
		out[i] = m
	}
	return out
}

// surely is the confidence from which a mention counts, where it has one.
const surely = 0.5

// compareMentions counts the mentions up to a place of the text. A found one that
// meets a marked one which is not to be scored is left out; so are pronouns.
func compareMentions(b *bench, gold []entity, found []record.Mention, named bool, end int) entitled {
	scored, open := map[text.Span]entity{}, []text.Span{}
	for _, g := range gold {
		switch {
		case g.Confidence != nil && *g.Confidence < surely, g.InScope != nil && !*g.InScope, g.End > end:
		case g.Type == "", g.Syntactic == "PRO":
			open = append(open, g.Span)
		default:
			scored[g.Span] = g
		}
	}
	marked := slices.SortedFunc(maps.Keys(scored), text.Compare)
	var e entitled
	seen, met := map[text.Span]bool{}, map[text.Span]bool{}
	for _, m := range found {
		if m.Form == record.Pronoun || named && m.Form != record.Name || m.End > end || seen[m.Span] {
			continue
		}
		seen[m.Span] = true
		g, ok := scored[m.Span]
		if !ok && slices.ContainsFunc(open, m.Overlaps) {
			continue
		}
		e.spans.found++
		if i := slices.IndexFunc(marked, func(sp text.Span) bool { return sp.Overlaps(m.Span) && !met[sp] }); i >= 0 {
			met[marked[i]] = true
			e.loose.right++
		}
		switch {
		case !ok:
			b.Note("+ %q %s %s", m.Text, m.Type, m.Rule)
		case slices.Contains(g.Accept, m.Type):
			e.spans.right++
			e.typed.right++
		default:
			e.spans.right++
			b.Note("~ %q is %s, found %s %s", m.Text, g.Type, m.Type, m.Rule)
		}
	}
	for _, sp := range marked {
		if !seen[sp] {
			b.Note("- %q %s", scored[sp].Text, scored[sp].Type)
		}
	}
	e.spans.gold, e.loose.gold, e.typed.gold = len(scored), len(scored), len(scored)
	e.loose.found, e.typed.found = e.spans.found, e.spans.found
	return e
}
