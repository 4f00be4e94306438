package rtf

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/capture/format"
)

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"plain", `{\rtf1\ansi Talks resume.\par They {\b met} on Friday.\par}`, []string{"Talks resume.", "They met on Friday."}},
		{"line breaks of the file are no text", "{\\rtf1 Talks \r\nresume\r\n.\\par\n}", []string{"Talks resume."}},
		{"tables of fonts and styles are no text", `{\rtf1{\fonttbl{\f0\fswiss Helvetica;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\*\generator Writer;}{\info{\title T}}Body\par}`, []string{"Body"}},
		{"a code page", `{\rtf1\ansicpg1251 \'cf\'e5\'f0\'e5\'e3\'ee\'e2\'ee\'f0\'fb\par}`, []string{"Переговоры"}},
		{"a font with its own letters", `{\rtf1\ansicpg1252{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}caf\'e9 \f1\'d2\'c0\'d1\'d1\f0 .\par}`, []string{"café ТАСС."}},
		{"Unicode with a letter to fall back on", `{\rtf1\uc1 Z\u252?rich \u8212\'97 \u-10179?\u-8704?\par}`, []string{"Zürich — 😀"}},
		{"no letter to fall back on", `{\rtf1\uc0 \u1058\u1040\u1057\u1057\par}`, []string{"ТАСС"}},
		{"two letters to fall back on, in a group", `{\rtf1{\uc2 \u252ue}b\par}`, []string{"üb"}},
		{"signs", `{\rtf1 \ldblquote Yes\rdblquote\emdash\lquote no\rquote\~\{x\}\\\par}`, []string{"“Yes”—‘no’\u00a0{x}\\"}},
		{"fields: the result is shown", `{\rtf1{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt the note}}\par}`, []string{"the note"}},
		{"hidden and deleted", `{\rtf1 a{\v hidden}b\v c\v0 d{\deleted e}f\par}`, []string{"abdf"}},
		{"headers and pictures", `{\rtf1{\header Page 1}{\pict\pngblip 89504e47}Body{\*\bkmkstart x}\par}`, []string{"Body"}},
		{"bytes as they are", "{\\rtf1{\\pict\\bin5 }}{}}}Body\\par}", []string{"Body"}},
		{"footnotes at the end", `{\rtf1 Body{\footnote\pard As told.\par} goes on.\par End.}`, []string{"Body goes on.", "End.", "As told."}},
		{"a table by rows", `{\rtf1\trowd Day\cell Place\cell\row Friday\cell Lomar\cell\row}`, []string{"Day\tPlace", "Friday\tLomar"}},
		{"cut off", `{\rtf1 Talks {\b res`, []string{"Talks res"}},
		{"cut off in a letter", `{\rtf1 Talks\'e`, []string{"Talks"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Paragraphs(t.Context(), []byte(c.in))
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestNoTextIsDamaged(t *testing.T) {
	if _, err := Read(t.Context(), []byte(`{\rtf1{\pict 00}}`)); !errors.Is(err, format.ErrDamaged) {
		t.Errorf("error %v", err)
	}
}

func FuzzParagraphs(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansicpg1251{\fonttbl{\f1\fcharset204 B;}}\f1\'d2\u1040?{\footnote x}\bin3 abc\par}`))
	f.Add([]byte(strings.Repeat("{", 2000) + "a" + strings.Repeat("}", 3000)))
	f.Fuzz(func(t *testing.T, in []byte) {
		got, err := Paragraphs(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range got {
			if strings.TrimSpace(p) == "" || utf8.Valid(in) && !utf8.ValidString(p) {
				t.Fatalf("paragraph %q", p)
			}
		}
	})
}
