package bundle

import (
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article/frontmatter"
)

func splitter(t testing.TB) *Splitter {
	t.Helper()
	finder, err := frontmatter.New()
	if err != nil {
		t.Fatal(err)
	}
	return New(finder.Moment)
}

const nexis = `
                               1 of 2 DOCUMENTS


                                Harbour Post

                           March 12, 2026 Thursday
                             Late Edition - Final

Talks Resume In Lomar

BYLINE: By ANN POE

SECTION: Section A; Column 0; Foreign Desk; Pg. 1

LENGTH: 812 words

DATELINE: LOMAR

BODY:

   The two ministers met again on
Thursday and agreed to go on.

   Nobody gave details: the draft is
secret.

LOAD-DATE: March 12, 2026

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                   Copyright 2026 The Harbour Post Company
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                               Merrow Courier

                                 13 March 2026

LENGTH: 95 words

HEADLINE: Crew set free

BODY:
The fourteen sailors went home.
`

const nexisUni = `Strait talks resume
Harbour Post
March 12, 2026 Thursday

Copyright 2026 The Harbour Post Company All Rights Reserved
Section: FOREIGN; Pg. 3
Length: 812 words
Byline: Ann Poe and John Roe
Highlight: The two sides meet again.
Body
The two ministers met again on Thursday and agreed to go on.
Nobody gave details.
Graphic

Photo: the lake
Load-Date: March 12, 2026
End of Document
Crew set free
Merrow Courier
13 March 2026 Friday
Length: 95 words
Body
The fourteen sailors went home.
Load-Date: March 13, 2026
End of Document`

const factivaCodes = `HD   Strait talks
     resume
BY   By Ann Poe
WC   812 words
PD   12 March 2026
ET   14:05
SN   Harbour Post
SC   HARBP
LA   English
CY   (c) 2026 Harbour Post

LP
The two ministers met again on Thursday and agreed to go on.

TD
Nobody gave details.

NS   gdip : International Relations
AN   Document HARBP00020260312ea3c00001

HD   Crew set free
PD   13 March 2026
SN   Merrow Courier
LP   The fourteen sailors went home.
AN   Document MERRC00020260313ea3d00002
`

const factiva = `News
Strait talks resume
By Ann Poe
812 words
12 March 2026
14:05
Harbour Post
HARBP
English
(c) 2026 Harbour Post

The two ministers met again on Thursday and agreed to go on.

Nobody gave details.

Document HARBP00020260312ea3c00001

Crew set free
95 words
13 March 2026
Merrow Courier
MERRC
English
Copyright 2026 Merrow Courier

The fourteen sailors went home.

Document MERRC00020260313ea3d00002
`

func TestBundlesAreSplit(t *testing.T) {
	type want struct{ headline, outlet, byline, published, text string }
	first := want{"Strait talks resume", "Harbour Post", "Ann Poe", "2026-03-12T14:05", "The two ministers met again on Thursday and agreed to go on.\n\nNobody gave details."}
	second := want{"Crew set free", "Merrow Courier", "", "2026-03-13", "The fourteen sailors went home."}
	for _, c := range []struct {
		name, text string
		want       []want
	}{
		{"Nexis, classic", nexis, []want{
			{"Talks Resume In Lomar", "Harbour Post", "ANN POE", "2026-03-12", "The two ministers met again on Thursday and agreed to go on.\n\nNobody gave details: the draft is secret."},
			second,
		}},
		{"Nexis Uni", nexisUni, []want{
			{first.headline, first.outlet, "Ann Poe and John Roe", "2026-03-12", first.text},
			second,
		}},
		{"Factiva with codes", factivaCodes, []want{first, second}},
		{"Factiva", factiva, []want{first, second}},
	} {
		t.Run(c.name, func(t *testing.T) {
			pages, ok := splitter(t).Split(strings.Split(c.text, "\n"))
			if !ok {
				t.Fatal("not taken for a bundle")
			}
			var got []want
			for _, p := range pages {
				got = append(got, want{p.Front.Headline.Text, p.Front.Outlet.Text, p.Front.Byline.Text, p.Front.Published.Value,
					strings.TrimPrefix(p.Text, p.Front.Headline.Text+"\n\n")})
				if len(p.Original) == 0 {
					t.Error("the article has no original of its own")
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestOtherTextsAreLeftAlone(t *testing.T) {
	for name, text := range map[string]string{
		"an article":                          "Talks resume\n\nBy Ann Poe\n\n12 March 2026\n\nThe two ministers met. Length: an hour.",
		"an article that names a document":    "Document 12 was read aloud.\n\n300 words\n\nIt was the end of document and talks.",
		"one that begins lines with capitals": "RE elections: the two parties met.\nIN brief.\nHD is a format.",
	} {
		if pages, ok := splitter(t).Split(strings.Split(text, "\n")); ok {
			t.Errorf("%s was split: %q", name, pages[0].Text)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{nexis, nexisUni, factiva, factivaCodes} {
		f.Add(s)
	}
	s := splitter(f)
	f.Fuzz(func(t *testing.T, text string) {
		pages, ok := s.Split(strings.Split(text, "\n"))
		if ok != (len(pages) > 0) {
			t.Fatal("a bundle without articles")
		}
	})
}
