package reader

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
	"github.com/readout-app/readout/internal/text/worddiff"
)

// Compare gives a document that shows what was changed from one version of a text to the
// next: the words of both, those that came and those that went marked layout.Added and
// layout.Removed. Its offsets are of that mixture and of neither version.
func Compare(before, after *text.Text) Document {
	m := mixture{old: before, new: after}
	for _, run := range worddiff.Diff(before, after) {
		switch run.Op {
		case worddiff.Gone:
			m.gap(before.Slice(text.Span{Start: m.oldAt, End: run.Old.Start}), before.Slice(run.Old))
			m.words(before.Slice(run.Old), layout.Removed)
			m.oldAt = run.Old.End
		case worddiff.New:
			m.gap(after.Slice(text.Span{Start: m.newAt, End: run.New.Start}), after.Slice(run.New))
			m.words(after.Slice(run.New), layout.Added)
			m.newAt = run.New.End
		default:
			m.gap(after.Slice(text.Span{Start: m.newAt, End: run.New.Start}), after.Slice(run.New))
			m.add(after.Slice(run.New))
			m.oldAt, m.newAt = run.Old.End, run.New.End
		}
	}
	m.gap(after.Slice(text.Span{Start: m.newAt, End: after.Len()}), "")
	return Document{Text: text.New(m.b.String()), Marks: m.marks}
}

// mixture is the text of two versions while it is put together.
type mixture struct {
	old, new     *text.Text
	oldAt, newAt int // what of each has been put in
	b            strings.Builder
	length       int // of b in code points
	marks        []layout.Mark
}

func (m *mixture) add(s string) {
	m.b.WriteString(s)
	m.length += utf8.RuneCountInString(s)
}

// gap adds what stands before the words that come next, white space once: both versions
// have it. Words that took the place of others never run into them.
func (m *mixture) gap(s, next string) {
	last, _ := utf8.DecodeLastRuneInString(m.b.String())
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case m.length > 0 && unicode.IsSpace(last) && strings.ContainsRune(s, '\n') && last != '\n':
		s = "\n"
	case m.length > 0 && unicode.IsSpace(last):
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
	case s == "" && (unicode.IsLetter(last) || unicode.IsDigit(last)) && (unicode.IsLetter(first) || unicode.IsDigit(first)):
		s = " "
	}
	m.add(s)
}

func (m *mixture) words(s string, kind layout.Kind) {
	start := m.length
	m.add(s)
	m.marks = append(m.marks, layout.Mark{
		ID: fmt.Sprintf("change%d", len(m.marks)+1), Kind: kind, Span: text.Span{Start: start, End: m.length}, Colour: -1,
	})
}
