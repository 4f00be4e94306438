package brief

import (
	"strconv"
	"strings"

	"github.com/readout-app/readout/gui/widget/prose"
	"github.com/readout-app/readout/internal/desk"
)

// told is a brief as the page shows it. It is made off the UI goroutine and not changed.
type told struct {
	brief desk.Brief
	all   []paragraph
	byKey map[string]int // of all, by key
	words []prose.Paragraph
	place []int // of all, in words
	back  []int // of words, in all; -1 for what is no paragraph, as a heading
}

// paragraph is one paragraph of the brief with the number of its section.
type paragraph struct {
	section int
	row     int // in its section
}

// tell makes it.
func tell(b desk.Brief) told {
	t := told{brief: b, byKey: map[string]int{}}
	if len(b.Sections) == 0 {
		return t
	}
	t.add(prose.Title, b.Title, -1)
	t.add(prose.Quiet, b.Head, -1)
	for i, s := range b.Sections {
		t.add(prose.Heading, s.Title, -1)
		if s.Lead != "" {
			t.add(prose.Quiet, s.Lead, -1)
		}
		for j, g := range s.Paragraphs {
			p := paragraph{i, j}
			if _, known := t.byKey[t.key(p)]; !known {
				t.byKey[t.key(p)] = len(t.all)
			}
			words := wordsOf(g.Sentences)
			if tag := g.Tag; tag != "" {
				words += " (" + tag + ")"
			}
			t.place = append(t.place, len(t.words))
			t.add(prose.Text, words, len(t.all))
			t.all = append(t.all, p)
		}
	}
	return t
}

func (t *told) add(style prose.Style, words string, of int) {
	t.words, t.back = append(t.words, prose.Paragraph{Words: words, Style: style}), append(t.back, of)
}

// key names a paragraph among all: one row may be told in several sections.
func (t *told) key(g paragraph) string {
	s := t.brief.Sections[g.section]
	return string(s.Kind) + "/" + s.Paragraphs[g.row].Key
}

// notesOf gives the numbers of the footnotes of a paragraph, each once.
func (t *told) notesOf(g paragraph) []int {
	var out []int
	seen := map[int]bool{}
	for _, s := range t.brief.Sections[g.section].Paragraphs[g.row].Sentences {
		for _, n := range s.Notes {
			if !seen[n] {
				seen[n] = true
				out = append(out, n)
			}
		}
	}
	return out
}

// wordsOf gives a paragraph with the numbers of its footnotes.
func wordsOf(sentences []desk.BriefSentence) string {
	var b strings.Builder
	for i, s := range sentences {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.Text)
		for _, n := range s.Notes {
			b.WriteString("\u2060[" + strconv.Itoa(n) + "]")
		}
	}
	return b.String()
}
