package main

import (
	"math/rand/v2"
	"strings"
	"unicode"
)

// seed makes every run draw the same copies.
const seed = 20310304

// operation makes a copy of a report as editors do.
type operation struct {
	name string
	edit func(*rand.Rand, report) report
}

// report is an article made of a text of the corpora.
type report struct {
	headline, credit string
	paragraphs       []string // of a sentence or a few
	tail             string   // notice of the outlet
}

func (r report) text() string {
	var b strings.Builder
	if r.headline != "" {
		b.WriteString(r.headline + "\n\n")
	}
	b.WriteString(r.credit)
	b.WriteString(strings.Join(r.paragraphs, "\n"))
	if r.tail != "" {
		b.WriteString("\n\n" + r.tail)
	}
	return b.String()
}

// operations are what is done to a report, one copy each.
func operations() []operation {
	return []operation{
		{"cut", func(r *rand.Rand, o report) report { return cut(r, o, 0.25+0.4*r.Float64()) }},
		{"cut to the lead", func(_ *rand.Rand, o report) report { return lead(o, 30) }},
		{"new headline", headline},
		{"new order", order},
		{"20 % of words", func(r *rand.Rand, o report) report { return edit(r, o, 0.2) }},
		{"credit removed", func(_ *rand.Rand, o report) report { o.credit = ""; return o }},
		{"cut, headline, 10 %", func(r *rand.Rand, o report) report { return edit(r, headline(r, cut(r, o, 0.4)), 0.1) }},
		{"cut, order, 20 %", func(r *rand.Rand, o report) report { return edit(r, order(r, cut(r, o, 0.5)), 0.2) }},
		{"other notice", func(r *rand.Rand, o report) report { o.tail = notices[r.IntN(len(notices))]; return o }},
	}
}

// cut keeps the first part of a report, whole paragraphs.
func cut(_ *rand.Rand, o report, part float64) report {
	all := 0
	for _, p := range o.paragraphs {
		all += count(p)
	}
	return lead(o, max(30, int(part*float64(all))))
}

// lead keeps the first paragraphs of a report, until they have so many words.
func lead(o report, words int) report {
	n := 0
	for i, p := range o.paragraphs {
		if n += count(p); n >= words {
			o.paragraphs = o.paragraphs[:i+1]
			break
		}
	}
	return o
}

func headline(r *rand.Rand, o report) report {
	o.headline = headlines[r.IntN(len(headlines))]
	return o
}

func order(r *rand.Rand, o report) report {
	p := append([]string(nil), o.paragraphs...)
	r.Shuffle(len(p), func(i, j int) { p[i], p[j] = p[j], p[i] })
	o.paragraphs = p
	return o
}

// edit changes a share of the words: half are put otherwise, a quarter is left out
// and before a quarter another is put in.
func edit(r *rand.Rand, o report, share float64) report {
	pool := strings.Fields(strings.Join(o.paragraphs, " "))
	p := make([]string, len(o.paragraphs))
	for i, paragraph := range o.paragraphs {
		var out []string
		for _, w := range strings.Fields(paragraph) {
			if r.Float64() < share {
				switch r.IntN(4) {
				case 0:
					continue
				case 1:
					out = append(out, w, pool[r.IntN(len(pool))])
				default:
					out = append(out, pool[r.IntN(len(pool))])
				}
				continue
			}
			out = append(out, w)
		}
		p[i] = strings.Join(out, " ")
	}
	o.paragraphs = p
	return o
}

// sentences parts a text into paragraphs of a sentence, near enough for copies.
func sentences(s string) []string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		start := 0
		for i, r := range line {
			if (r == '.' || r == '?' || r == '!') && i+2 < len(line) && line[i+1] == ' ' && unicode.IsUpper(rune(line[i+2])) && i-start > 40 {
				out = append(out, strings.TrimSpace(line[start:i+1]))
				start = i + 1
			}
		}
		if rest := strings.TrimSpace(line[start:]); rest != "" {
			out = append(out, rest)
		}
	}
	return out
}

func count(s string) int { return len(strings.Fields(s)) }
