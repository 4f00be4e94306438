package attribution

import (
	"github.com/readout-app/readout/internal/text"
)

// readHeadline reads a headline that names its source beside a colon, a dash or a
// full stop: "Talks to go on: minister", "Minister: talks to go on", "Talks to go
// on. Minister". It reports whether it found one.
func (r *reader) readHeadline(u *unit) bool {
	cut := -1
	for i := 1; i < len(u.items)-1; i++ {
		switch u.norm(i) {
		case ":", "—", "–", "--", "|":
			cut = i
		case ".":
			if u.tag(i) == "." {
				cut = i
			}
		}
		if cut >= 0 {
			break
		}
	}
	if cut < 0 {
		return r.headlineOfTwo(u)
	}
	left, right := np{0, cut, 0}, np{cut + 1, r.trim(u, cut+1, len(u.items)), 0}
	stop := u.norm(cut) == "."
	switch {
	case !stop && r.sourceLike(u, left) && right.last-right.first > left.last-left.first:
		return r.addHeadline(u, left, right, cut, true)
	case r.sourceLike(u, right) && left.last-left.first > right.last-right.first:
		return r.addHeadline(u, right, left, cut, !stop)
	}
	return false
}

// headlineOfTwo takes a headline's second sentence as the source of its first.
func (r *reader) headlineOfTwo(u *unit) bool {
	start := r.doc.Tokens[u.items[0].first].Start
	if start <= r.headline.Start || u.items[0].first == 0 {
		return false
	}
	all := np{0, r.trim(u, 0, len(u.items)), 0}
	if !r.sourceLike(u, all) {
		return false
	}
	sp := text.Span{Start: max(r.headline.Start, 0), End: r.doc.Tokens[u.items[0].first-1].End}
	sp.End = r.trimStop(sp)
	if sp.Len() <= r.span(u, 0, all.last).Len() {
		return false
	}
	d := draft{word: headlineCue, rule: "headline-stop", source: r.span(u, 0, all.last), head: r.headIn(u, all)}
	d.cue = text.Span{Start: sp.End, End: sp.End + 1}
	d.content = []text.Span{sp}
	r.add(u, d)
	return true
}

func (r *reader) trimStop(sp text.Span) int {
	end := sp.End
	for end > sp.Start {
		switch r.doc.Text.Slice(text.Span{Start: end - 1, End: end}) {
		case ".", " ", ":":
			end--
			continue
		}
		break
	}
	return end
}

// headlineCue stands for the mark between a headline and its source.
var headlineCue = &cueWord{lemma: ":", class: "say", flags: map[string]bool{"strong": true}}

func (r *reader) addHeadline(u *unit, who, what np, cut int, mark bool) bool {
	medium := ""
	if u.norm(who.first) == "interview" && u.norm(who.first+1) == "with" && who.last > who.first+2 {
		medium, who.first = "interview", who.first+2
	}
	d := draft{word: headlineCue, rule: "headline", medium: medium, source: r.span(u, who.first, who.last), head: r.headIn(u, who)}
	d.cue = r.span(u, cut, cut+1)
	d.content = []text.Span{r.span(u, what.first, r.trim(u, what.first, what.last))}
	if !mark {
		d.rule = "headline-stop"
	}
	n := len(r.drafts)
	r.add(u, d)
	return len(r.drafts) > n
}

func (r *reader) headIn(u *unit, p np) text.Span {
	h := r.headOf(u, p.first, p.last)
	for i := p.first; i < p.last; i++ {
		if r.words.in("attach", u.norm(i)) || u.norm(i) == "," {
			h = r.headOf(u, p.first, i)
			break
		}
	}
	return r.span(u, h, h+1)
}

// sourceLike says whether a side of a headline can be its source: short, without a
// verb, and naming a person, a body or an office.
func (r *reader) sourceLike(u *unit, p np) bool {
	if p.last <= p.first || p.last-p.first > 9 {
		return false
	}
	named := false
	for i := p.first; i < p.last; i++ {
		tag := u.tag(i)
		if finiteTag(tag) || tag == quoteTag || tag == "CD" && p.last-p.first < 3 || u.norm(i) == "," {
			return false
		}
		named = named || r.words.in("role", u.lemma(i)) || r.words.in("role", u.norm(i))
	}
	if named {
		return true
	}
	sp := r.span(u, p.first, p.last)
	for _, m := range r.mentionsIn(sp) {
		if m.Form != "pronoun" && m.Type != "place" {
			return true
		}
	}
	// without mentions: a bare name of up to three words
	if len(r.mentions) == 0 && p.last-p.first <= 3 {
		for i := p.first; i < p.last; i++ {
			if !u.is(i, "NNP") {
				return false
			}
		}
		return true
	}
	return false
}
