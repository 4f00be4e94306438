package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// The conflicts of this file lie between rows that two articles brought: two days
// announced for one event, two numbers of one count, two wordings of one quotation.

// How near two announcements of one event for two days lie: what was announced later
// or for a day further off is another event, or a change of plan.
const (
	announcedDays = 7
	plannedDays   = 14
)

// daysAnnounced finds events that two announcers put on two days, where no article
// tells of a change of plan.
func (b *builder) daysAnnounced() {
	var known []*Expectation
	for n := range b.ledgers.Expectations {
		x := &b.ledgers.Expectations[n]
		if x.Ruling != Rejected && x.Type != "" && x.From != "" && x.From == x.To && x.Announcer != "" && !b.changesPlan(x) {
			known = append(known, x)
		}
	}
	slices.SortStableFunc(known, func(x, y *Expectation) int { return cmp.Compare(x.AnnouncedOn, y.AnnouncedOn) })
	for n, y := range known {
		for _, x := range slices.Backward(known[:n]) {
			if daysBetween(x.AnnouncedOn, y.AnnouncedOn) > announcedDays {
				break
			}
			if b.twoDaysOfOne(x, y) {
				note := fmt.Sprintf("%s names %s, %s names %s.", x.By, x.From, y.By, y.From)
				b.between("time", x.Passages[0], y.Passages[0], note)
			}
		}
	}
}

// twoDaysOfOne says whether two expectations announce one event for two days: another
// announcer of another origin, the same act by the same actors or in the same words.
func (b *builder) twoDaysOfOne(x, y *Expectation) bool {
	if x.From == y.From || daysBetween(x.From, y.From) > plannedDays || x.Type != y.Type || x.CAMEO != y.CAMEO ||
		x.Announcer == y.Announcer || b.oneOrigin(x.Passages[0], y.Passages[0]) {
		return false
	}
	if len(x.Actors) > 0 && announced(x) == announced(y) {
		return true
	}
	_, same := alike(wordingOf(x.Passages[0].Text), wordingOf(y.Passages[0].Text))
	return same
}

// changesPlan says whether an article that announces an event tells that such a one
// was put off or called off.
func (b *builder) changesPlan(x *Expectation) bool {
	for _, p := range x.Passages {
		for _, e := range b.items[b.index[p.Article]].Reading.Events {
			if e.Outcome != "" && e.Type == x.Type {
				return true
			}
		}
	}
	return false
}

// countsTold finds what two outlets tell on one day with two numbers of the same
// people or things: "seven guards were wounded", "three guards were wounded". Of two
// days the later number may just be the newer.
func (b *builder) countsTold() {
	type told struct{ day, kind, cameo, word, whom string }
	type count struct {
		number string
		event  *Event
	}
	known := map[told][]count{}
	for n := range b.ledgers.Events {
		e := &b.ledgers.Events[n]
		if e.Ruling == Rejected || e.Factuality != "CT+" || e.Tense != "past" || e.Hypothetical {
			continue
		}
		item := b.index[e.Target.Article]
		for _, a := range slices.Concat(e.Recipients, e.Actors) {
			number, whom, ok := counted(b.people.name(a))
			if !ok {
				continue
			}
			at := told{day(b.items[item].Reading.Article.Published), e.Type, e.CAMEO, strings.ToLower(e.Trigger), whom}
			for _, c := range known[at] {
				if c.number != number && meet(c.event.From, c.event.To, e.From, e.To) && !b.oneOrigin(c.event.Passages[0], e.Passages[0]) {
					b.between("number", c.event.Passages[0], e.Passages[0], fmt.Sprintf("One tells of %s %s, the other of %s.", c.number, whom, number))
					break
				}
			}
			known[at] = append(known[at], count{number, e})
		}
	}
}

// smallNumbers are those that newspapers spell out.
const smallNumbers = " two three four five six seven eight nine ten eleven twelve "

// counted parts "Seven guards" into its number and the rest.
func counted(name string) (number, whom string, ok bool) {
	number, whom, ok = strings.Cut(strings.ToLower(name), " ")
	ok = ok && (strings.Contains(smallNumbers, " "+number+" ") || strings.IndexFunc(number, func(r rune) bool { return !unicode.IsDigit(r) && r != ',' }) < 0)
	return number, whom, ok
}

// How two quotations differ that one of two outlets has changed.
const (
	quotedWords  = 5 // both have as many words, and at least these
	changedWords = 2 // of which so many differ at most
	spelledAlike = 4 // beginning with so many equal letters two words are spellings of one
)

// wordingsQuoted finds quotations of one utterance that differ in a word or two.
func (b *builder) wordingsQuoted() {
	for n := range b.ledgers.Statements {
		s := &b.ledgers.Statements[n]
		if s.Ruling == Rejected {
			continue
		}
		seen := map[string]bool{}
		for _, v := range s.Variants {
			if v.Article == s.Target.Article || !isQuoted(s.Content) || !isQuoted(v.Words) {
				continue
			}
			if x, y := changed(s.Content, v.Words); x != "" && !seen[y] {
				seen[y] = true
				b.between("wording", s.Passages[0], v.Passage, fmt.Sprintf("One prints “%s”, the other “%s”; the quotations are otherwise the same.", x, y))
			}
		}
	}
}

func isQuoted(s string) bool { return strings.IndexAny(s, `"“‘«„`) == 0 }

// changed gives the words in which two quotations differ that are otherwise equal;
// nothing where they differ more, or in numbers or spelling alone.
func changed(a, b string) (x, y string) {
	p, q := plain(a), plain(b)
	if len(p) != len(q) || len(p) < quotedWords {
		return "", ""
	}
	var out, in []string
	for i := range p {
		n := min(spelledAlike, len(p[i]), len(q[i]))
		switch {
		case p[i] == q[i]:
		case n == spelledAlike && p[i][:n] == q[i][:n] || unicode.IsDigit(rune(p[i][0])) || unicode.IsDigit(rune(q[i][0])):
			return "", ""
		default:
			out, in = append(out, p[i]), append(in, q[i])
		}
	}
	if len(out) > changedWords {
		return "", ""
	}
	return strings.Join(out, " … "), strings.Join(in, " … ")
}

// plain gives the words of s in lower case without marks.
func plain(s string) []string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	return strings.FieldsFunc(s, func(r rune) bool { return !isWordRune(r) && r != '\'' })
}

// oneOrigin says whether two passages stand in reprints of one report.
func (b *builder) oneOrigin(p, q Passage) bool {
	return b.origins[b.index[p.Article]] == b.origins[b.index[q.Article]]
}

// between adds a conflict of two passages, the one printed first as its first side;
// one pair of articles has one conflict of a kind on a passage.
func (b *builder) between(kind string, p, q Passage, note string) {
	if b.index[p.Article] > b.index[q.Article] {
		p, q = q, p
	}
	twice := slices.ContainsFunc(b.ledgers.Conflicts, func(k Conflict) bool {
		return k.Kind == kind && k.A.Article == p.Article && k.B.place() == q.place()
	})
	if !twice {
		b.across(kind, "", p, q, note)
	}
}
