package provenance

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/language"
)

// references finds the media named in a document in text order: the known ones, and
// those that a noun beside the name calls one ("the Kuwaiti newspaper Al-Rai", "Khabar
// TV"), or that have no other name ("state television").
func (m *media) references(doc *language.Document) []place {
	known := m.places(doc)
	var out []place
	k := 0
	for i := 0; i < len(doc.Tokens); {
		if k < len(known) && known[k].first <= i {
			p := known[k]
			k++
			if p.first < i {
				continue
			}
			for p.kind != "platform" { // the Izvestia newspaper, the Xinhua news agency
				n := p.last
				if n < len(doc.Tokens) && m.in("news", doc.Tokens[n].Norm) {
					n++
				}
				if n >= len(doc.Tokens) || m.kindOf(doc, n) == "" || doc.Tokens[n].Sentence != doc.Tokens[p.first].Sentence {
					break
				}
				p.last = n + 1
			}
			if t := p.last; t < len(doc.Tokens) && doc.Tokens[t].POS == "PROPN" && m.in("newspaper", doc.Tokens[t].Norm) && doc.Tokens[t].Text != doc.Tokens[t].Norm {
				p.last++ // the Sun Herald is not the Sun
				p.span = doc.Span(p.first, p.last)
				p.medium = medium{doc.Text.Slice(p.span), "newspaper"}
			}
			out = append(out, p)
			i = p.last
			continue
		}
		if p, ok := m.bareCredit(doc, i); ok && (k >= len(known) || known[k].first >= p.last) {
			out = append(out, p)
			i = p.last
			continue
		}
		kind := m.kindOf(doc, i)
		if kind == "" {
			i++
			continue
		}
		limit := len(doc.Tokens)
		if k < len(known) {
			limit = known[k].first
		}
		after := 0
		if n := len(out); n > 0 {
			after = out[n-1].last
			if out[n-1].kind == "platform" && after == i {
				kind = "outlet" // the Telegram channel
			}
		}
		p, ok := m.described(doc, i, kind, after, limit)
		if !ok {
			i++
			continue
		}
		out = append(out, p)
		i = p.last
	}
	return out
}

// kindOf gives the kind of medium that token i calls a name beside it, or "".
func (m *media) kindOf(doc *language.Document, i int) string {
	t := &doc.Tokens[i]
	if !strings.HasPrefix(t.Tag, "NN") || strings.HasSuffix(t.Tag, "S") {
		return ""
	}
	for _, kind := range []string{"broadcaster", "newspaper", "agency"} {
		if m.in(kind, t.Norm) && (t.Text == t.Norm || t.Norm == "tv") {
			return kind
		}
	}
	return ""
}

// described reads the name beside the noun at token i that calls it a medium, between
// the tokens after and limit.
func (m *media) described(doc *language.Document, i int, kind string, after, limit int) (place, bool) {
	same := func(k int) bool { return k >= after && k < limit && doc.Tokens[k].Sentence == doc.Tokens[i].Sentence }
	name := func(k int) bool {
		t := &doc.Tokens[k]
		r, _ := utf8.DecodeRuneInString(t.Text)
		return t.POS == "PROPN" && unicode.IsUpper(r) && !m.in("day", t.Norm) || t.Tag == "HYPH"
	}
	first, last := i, i+1
	if same(i-1) && m.in("news", doc.Tokens[i-1].Norm) { // news agency
		first--
	}
	noun := first
	for same(last) && m.in("noun", doc.Tokens[last].Norm) { // TV channel
		last++
	}
	end := last
	for same(last) && name(last) && m.kindOf(doc, last) == "" {
		last++
	}
	if last == end && last == limit {
		return place{}, false // a known name follows
	}
	if last == end { // the name stands before it
		for same(first-1) && name(first-1) {
			first--
		}
		for first < noun && (doc.Tokens[first].Tag == "HYPH" || doc.Tokens[first].Tag == "POS") {
			first++
		}
		if first < noun && !(same(first-1) && (doc.Tokens[first-1].Norm == "a" || doc.Tokens[first-1].Norm == "an" || doc.Tokens[first-1].POS == "ADJ" && doc.Tokens[first-1].Norm == "new")) { // a New Hampshire paper
			text := doc.Text.Slice(doc.Span(first, noun))
			if doc.Tokens[noun].Norm == "tv" {
				text = doc.Text.Slice(doc.Span(first, noun+1))
			}
			return place{medium{text, kind}, first, last, doc.Span(first, last)}, true
		}
		if same(noun-1) && m.in("owner", doc.Tokens[noun-1].Norm) && (kind == "broadcaster" || kind == "agency") { // state television
			sp := doc.Span(noun-1, end)
			return place{medium{doc.Text.Slice(sp), kind}, noun - 1, end, sp}, true
		}
		return place{}, false
	}
	called := doc.Text.Slice(doc.Span(end, last))
	if doc.Tokens[noun].Norm == "tv" {
		called = doc.Text.Slice(doc.Span(noun, last)) // TV Peru
	}
	return place{medium{called, kind}, first, last, doc.Span(first, last)}, true
}

// bareCredit gives the unknown name that is credited for what somebody else had said, where
// the credit begins at token i: the comma of "the minister said on Sunday, Meridian
// reported.", the participle of "as quoted by the Fjord Press Agency".
func (m *media) bareCredit(doc *language.Document, i int) (place, bool) {
	t, first := doc.Tokens, i+1
	at := func(k int) string {
		if k < len(t) && t[k].Sentence == t[i].Sentence {
			return t[k].Norm
		}
		return ""
	}
	quoted := m.in("carried", t[i].Norm) && at(i+1) == "by" && i > 0 && t[i-1].Norm == "as"
	switch {
	case quoted && at(i+2) == "the":
		first = i + 3
	case quoted:
		first = i + 2
	case t[i].Text != ",":
		return place{}, false
	}
	const longest = 4
	last := first
	for last < len(t) && last < first+longest && t[last].POS == "PROPN" {
		last++
	}
	if last == first {
		return place{}, false
	}
	kind := "outlet"
	for _, k := range []string{"broadcaster", "newspaper", "agency"} {
		if m.in(k, t[last-1].Norm) {
			kind = k
		}
	}
	if quoted {
		if kind == "outlet" && last > first+1 {
			return place{}, false // as quoted by President Vey
		}
	} else if !m.in("credited", at(last)) || at(last+1) != "." || !m.saidBefore(doc, i) {
		return place{}, false
	}
	sp := doc.Span(first, last)
	return place{medium: medium{doc.Text.Slice(sp), kind}, span: sp, first: first, last: last}, true
}

// saidBefore says that somebody has said something in the sentence before token i.
func (m *media) saidBefore(doc *language.Document, i int) bool {
	for k := i - 1; k >= 0 && doc.Tokens[k].Sentence == doc.Tokens[i].Sentence; k-- {
		if m.in("said", doc.Tokens[k].Norm) {
			return true
		}
	}
	return false
}
