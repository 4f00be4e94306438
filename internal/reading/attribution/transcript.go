package attribution

import (
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/text"
)

// A text is a transcript where so many paragraphs open with a speaker. One or two may be
// a dateline ("BRENHOLT: Talks went on") or a label. Names that are not in capitals have
// to come back, as many things stand before a colon once.
const (
	transcriptLines = 3
	turnWords       = 7 // a speaker has at most so many words
	turnGap         = 4 // a turn has at most so many paragraphs without a speaker
)

// turn is what one speaker says in a transcript: units [first, last), the first of which
// opens with the speaker and a colon.
type turn struct{ first, last, label int }

// turns gives the turns of a transcript; none when the text is no transcript.
func (r *reader) turns(units []unit) []turn {
	var opens []turn
	seen := map[string]int{}
	caps := 0
	for i := range units {
		if i > 0 && units[i].paragraph == units[i-1].paragraph || units[i].headline {
			continue
		}
		n, shouted := r.speakerOf(&units[i])
		if n == 0 {
			continue
		}
		opens = append(opens, turn{first: i, label: n})
		seen[r.label(&units[i], n)]++
		if shouted {
			caps++
		}
	}
	if caps < transcriptLines && !r.exchange(units, opens, caps) {
		again := 0
		for k := range opens {
			if seen[r.label(&units[opens[k].first], opens[k].label)] > 1 {
				again++
			}
		}
		if again <= transcriptLines {
			return nil
		}
	}
	for k := range opens {
		// a turn has its paragraph, and those after it if another turn follows soon
		end, next := opens[k].first, len(units)
		if k+1 < len(opens) {
			next = opens[k+1].first
		}
		for end < next && units[end].paragraph == units[opens[k].first].paragraph {
			end++
		}
		if k+1 < len(opens) && units[next-1].paragraph-units[opens[k].first].paragraph <= turnGap {
			end = next
		}
		opens[k].last = end
	}
	return opens
}

// exchange says whether a text holds one question and answer: two speakers in capitals,
// one paragraph after the other.
func (r *reader) exchange(units []unit, opens []turn, caps int) bool {
	if len(opens) != 2 || caps != 2 {
		return false
	}
	a, b := &units[opens[0].first], &units[opens[1].first]
	return b.paragraph == a.paragraph+1 && r.label(a, opens[0].label) != r.label(b, opens[1].label)
}

func (r *reader) label(u *unit, n int) string { return r.doc.Text.Slice(r.span(u, 0, n)) }

// speakerOf gives the number of items of the speaker that opens a paragraph of a
// transcript ("MS VEY: We are ready.", "Q: …"), 0 when the unit is none, and whether it
// is printed in capitals.
func (r *reader) speakerOf(u *unit) (n int, shouted bool) {
	if u.inside >= 0 || r.temporal(u, 0) {
		return 0, false
	}
	shouted = true
	for n < turnWords && u.norm(n) != ":" && n < len(u.items) {
		word := r.doc.Tokens[u.items[n].first].Text
		switch {
		case !u.is(n, "VB") && strings.ToUpper(word) == word || u.norm(n) == "-" || u.norm(n) == "." || u.norm(n) == "(" || u.norm(n) == ")":
		case r.shouted(u, n):
		case u.capital(n) && !u.is(n, "VB") && !u.is(n, "PRP") && !u.is(n, "W") && !u.is(n, "IN"):
			shouted = false
		default:
			return 0, false
		}
		n++
	}
	if u.norm(n) != ":" || n == 0 || !u.wordsFrom(n+1) || !r.capitalLetter(u, 0) {
		return 0, false
	}
	if r.words.in("notice", u.norm(0)) || r.words.in("notice", u.norm(n-1)) {
		return 0, false
	}
	if utf8.RuneCountInString(r.label(u, n)) == 1 && u.norm(0) != "q" && u.norm(0) != "a" {
		return 0, false
	}
	return n, shouted
}

// wordsFrom says whether a word stands at item i or behind it, and not only numbers.
func (u *unit) wordsFrom(i int) bool {
	for ; i < len(u.items); i++ {
		if tag := u.tag(i); tag == quoteTag || tag != "CD" && tag[0] >= 'A' && tag[0] <= 'Z' {
			return true
		}
	}
	return false
}

// capitalLetter says whether item i begins with a capital letter.
func (r *reader) capitalLetter(u *unit, i int) bool {
	s := r.doc.Tokens[u.items[i].first].Text
	return s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 0x80 && strings.ToLower(s) != s
}

// turnMark and questionMark stand for the colon behind a speaker's name in a transcript.
var (
	turnMark     = &cueWord{lemma: ":", class: "say", flags: map[string]bool{"strong": true}}
	questionMark = &cueWord{lemma: ":", class: "ask", flags: map[string]bool{"strong": true}}
)

// readTurns makes a statement of every turn. A turn behind a question answers it.
func (r *reader) readTurns(units []unit, turns []turn) {
	var before *draft
	for _, t := range turns {
		u := &units[t.first]
		d := draft{word: turnMark, rule: "transcript", source: r.span(u, 0, t.label), head: r.span(u, t.label-1, t.label), cue: r.span(u, t.label, t.label+1)}
		if r.words.in("questioner", lower(r.label(u, t.label))) {
			d.word = questionMark
		}
		for i := t.first; i < t.last; {
			from, k := 0, i
			if i == t.first {
				from = t.label + 1
			}
			for k+1 < t.last && units[k+1].paragraph == units[i].paragraph {
				k++
			}
			last := &units[k]
			if from < len(units[i].items) {
				d.content = append(d.content, r.span(&units[i], from, len(units[i].items)).Cover(r.span(last, 0, len(last.items))))
			}
			i = k + 1
		}
		if len(d.content) > 0 && t.first+1 == t.last {
			d.content[0] = r.span(u, t.label+1, r.trim(u, t.label+1, len(u.items)))
		}
		if before != nil && r.asks(before) && d.word != questionMark {
			d.asked = text.Span{Start: before.content[0].Start, End: before.content[len(before.content)-1].End}
		}
		r.add(u, d)
		before = nil
		if len(d.content) > 0 {
			before = &d
		}
	}
}

// asks says whether a turn puts a question.
func (r *reader) asks(d *draft) bool {
	end := d.content[len(d.content)-1]
	return d.word == questionMark || strings.HasSuffix(strings.TrimSpace(r.doc.Text.Slice(end)), "?")
}

// readTurn reads the words of a turn; what is found there is nested in it.
func (r *reader) readTurn(units []unit, t turn) {
	for i := t.first; i < t.last; i++ {
		u := units[i]
		if i == t.first {
			u.items = u.items[t.label+1:]
		}
		r.nested(&u)
	}
}

// shouted says whether item i is printed in capitals throughout.
func (r *reader) shouted(u *unit, i int) bool {
	s := r.doc.Tokens[u.items[i].first].Text
	return len(s) > 2 && s == strings.ToUpper(s) && s != strings.ToLower(s)
}
