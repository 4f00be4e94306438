package story

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// The conflicts of this file lie between rows that two articles brought: two days
// announced for one event, two numbers of one count, two wordings of one quotation, two
// offices of one person or two persons of one office.

// contested holds what may be told otherwise elsewhere: announcements of events for one
// day, by the act and the day they were made; counts, by what is counted; and denials beforehand.
type contested struct {
	days   map[plan]map[*promiseRow]bool
	counts map[told][]*happening          // in order
	denied map[*item]map[*promiseRow]bool // item -> what it says will not be
}

func (c *contested) init() {
	c.days, c.counts, c.denied = map[plan]map[*promiseRow]bool{}, map[told][]*happening{}, map[*item]map[*promiseRow]bool{}
}

func byFirst(a, b *promiseRow) int { return a.first().compare(b.first().spot) }

// told is what outlets count on one day: the act and its word, and whom or what.
type told struct{ day, kind, cameo, word, whom string }

// count is a number that an event tells.
type count struct {
	told   told
	number string
}

// countsOf gives the counts that an event tells: "seven guards were wounded", "three
// guards were wounded". Of two days the later number may just be the newer.
func (it *item) countsOf(h *happening) []count {
	e := h.row
	if e.Ruling == Rejected || e.Factuality != "CT+" || e.Tense != "past" || e.Hypothetical {
		return nil
	}
	var out []count
	for _, a := range h.present {
		if number, whom, ok := counted(a.row.Name); ok {
			out = append(out, count{told{it.printed(), e.Type, e.CAMEO, strings.ToLower(e.Trigger), whom}, number})
		}
	}
	return out
}

// leaveCounts and enterCounts let the items look again that count the same.
func (s *Story) leaveCounts(h *happening) {
	for _, n := range h.counts {
		s.lookAtCounts(n.told)
		if s.contested.counts[n.told] = remove(s.contested.counts[n.told], h, byPlace); len(s.contested.counts[n.told]) == 0 {
			delete(s.contested.counts, n.told)
		}
	}
}

func (s *Story) enterCounts(h *happening) {
	for _, n := range h.counts {
		if !slices.Contains(s.contested.counts[n.told], h) {
			s.contested.counts[n.told] = insert(s.contested.counts[n.told], h, byPlace)
		}
		s.lookAtCounts(n.told)
	}
}

func (s *Story) lookAtCounts(t told) {
	for _, h := range s.contested.counts[t] {
		s.conflicting[h.item] = true
	}
}

// countsTold gives the clashes of the counts of an item with earlier ones of its day.
func (c *contested) countsTold(it *item) []clash {
	var out []clash
	for _, h := range it.happenings {
		for _, n := range h.counts {
			if o, other, ok := c.otherCount(h, n); ok {
				note := otherCount.With(other+" "+n.told.whom, n.number)
				out = append(out, clash{kind: "number", item: it, with: o.item, earlier: o.row.Passages[0], later: h.row.Passages[0], note: note})
			}
		}
	}
	return out
}

// otherCount gives the first earlier event that tells another number of the same.
func (c *contested) otherCount(h *happening, n count) (*happening, string, bool) {
	for _, o := range c.counts[n.told] {
		if inOrder(o.item, h.item) >= 0 {
			break
		}
		if o.origin == h.origin || !meet(o.row.From, o.row.To, h.row.From, h.row.To) {
			continue
		}
		for _, m := range o.counts {
			if m.told == n.told && figure(m.number) != figure(n.number) {
				return o, m.number, true
			}
		}
	}
	return nil, "", false
}

// contradict ties an announcement to the events proposed for it that somebody else says
// beforehand will not be.
func (s *Story) contradict(r *promiseRow) {
	denied := s.contested.denied
	for _, c := range r.denied {
		s.conflicting[c.item] = true
		if delete(denied[c.item], r); len(denied[c.item]) == 0 {
			delete(denied, c.item)
		}
	}
	r.denied = nil
	if !r.isAlive() {
		return
	}
	r.outcome.shown(func(w weighed) {
		h := w.event
		if w.status != Denied || h.row.Tense != "future" || h.speaker != nil && h.speaker == r.first().announcer {
			return
		}
		r.denied = append(r.denied, clash{
			kind: "claim-denial", item: h.item, with: r.at, earlier: r.base.Passages[0], later: h.row.Passages[0],
			note: saidNotToBe.With(),
		})
		s.conflicting[h.item] = true
		if denied[h.item] == nil {
			denied[h.item] = map[*promiseRow]bool{}
		}
		denied[h.item][r] = true
	})
}

// counted parts "Seven guards" into its number and the rest.
func counted(name string) (number, whom string, ok bool) {
	number, whom, ok = strings.Cut(strings.ToLower(name), " ")
	n := figure(number)
	return number, whom, ok && n != "" && (strings.IndexFunc(number, unicode.IsDigit) < 0 || n == strings.ReplaceAll(number, ",", ""))
}

// How two quotations differ that one of two outlets has changed.
const (
	quotedWords  = 5 // both have as many words, and at least these
	changedWords = 2 // of which so many differ at most
	spelledAlike = 4 // beginning with so many equal letters two words are spellings of one
)

// quote finds the quotations of one utterance that differ in a word or two from its
// first; each change once, by the first that has it.
func (s *Story) quote(r *statementRow) {
	for _, c := range r.quoted {
		s.conflicting[c.item] = true
	}
	r.quoted = nil
	if !r.isAlive() || r.base.Ruling == Rejected || !isQuoted(r.base.Content) {
		return
	}
	seen := map[string]bool{}
	for i, n := range r.members {
		if i == 0 || n.item == r.at || !isQuoted(n.content) {
			continue
		}
		if x, y := changed(r.base.Content, n.content); x != "" && !seen[y] {
			seen[y] = true
			r.quoted = append(r.quoted, clash{
				kind: "wording", item: n.item, with: r.at, earlier: r.base.Passages[0], later: r.base.Variants[i-1].Passage,
				note: otherWord.With(x, y),
			})
			s.conflicting[n.item] = true
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

// between gives the conflicts of an item with earlier ones over days, counts and
// wordings; two articles have one conflict of a kind on a passage.
func (s *Story) between(it *item) []*Conflict {
	all := append(s.contested.daysOf(it), s.contested.countsTold(it)...)
	for _, n := range it.utterances {
		for _, c := range n.row.quoted {
			if c.item == it && c.later.Record == n.rec.ID {
				all = append(all, c)
			}
		}
	}
	for _, m := range it.members {
		for _, c := range m.actor.one().clashes {
			if c.item == it {
				all = append(all, c)
			}
		}
	}
	for _, r := range slices.SortedFunc(maps.Keys(s.contested.denied[it]), byFirst) {
		for _, c := range r.denied {
			if c.item == it {
				all = append(all, c)
			}
		}
	}
	var out []*Conflict
	for _, c := range all {
		same := func(k *Conflict) bool {
			return k.Kind == c.kind && k.A.Article == c.earlier.Article && k.B.place() == c.later.place()
		}
		if !slices.ContainsFunc(it.rows.numbers, same) && !slices.ContainsFunc(out, same) {
			out = append(out, c.row())
		}
	}
	return out
}
