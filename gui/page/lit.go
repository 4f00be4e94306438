package page

import (
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	ours "github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/text"
	"github.com/readout-app/readout/internal/text/worddiff"
)

// Lit shows words that wrap, of which some are lit: bold and in the colour of an
// alert. The spans are in code points, in order.
func Lit(words string, lit []text.Span) *widget.RichText {
	runes := []rune(words)
	out := widget.NewRichText()
	out.Wrapping = fyne.TextWrapWord
	at := 0
	add := func(to int, style widget.RichTextStyle) {
		if to = min(to, len(runes)); to > at {
			out.Segments = append(out.Segments, &widget.TextSegment{Text: string(runes[at:to]), Style: style})
			at = to
		}
	}
	plain := widget.RichTextStyle{Inline: true, ColorName: theme.ColorNameForeground, SizeName: theme.SizeNameText}
	bright := plain
	bright.ColorName, bright.TextStyle = ours.Alert, fyne.TextStyle{Bold: true}
	for _, sp := range lit {
		add(sp.Start, plain)
		add(sp.End, bright)
	}
	add(len(runes), plain)
	return out
}

// fewWords is the number of words up to which a passage is lit wherever it differs: of
// "next week" and "this week" every word counts.
const fewWords = 6

// Differences gives what to light in two passages: the words that only one of them has,
// and where they have too little in common for that to say anything, their numbers.
func Differences(a, b string) (inA, inB []text.Span) {
	ta, tb := text.New(a), text.New(b)
	wordsA, wordsB := worddiff.Words(ta), worddiff.Words(tb)
	same := 0
	for _, r := range worddiff.Diff(ta, tb) {
		switch r.Op {
		case worddiff.Gone:
			inA = append(inA, r.Old)
		case worddiff.New:
			inB = append(inB, r.New)
		default:
			same += len(worddiff.Words(text.New(ta.Slice(r.Old))))
		}
	}
	if len(wordsA) <= fewWords && len(wordsB) <= fewWords || 2*same >= min(len(wordsA), len(wordsB)) {
		return inA, inB
	}
	return numbersIn(ta, wordsA), numbersIn(tb, wordsB)
}

// numbersIn gives the words that have a digit.
func numbersIn(t *text.Text, words []text.Span) []text.Span {
	return slices.DeleteFunc(words, func(sp text.Span) bool {
		return !slices.ContainsFunc([]rune(t.Slice(sp)), unicode.IsDigit)
	})
}
