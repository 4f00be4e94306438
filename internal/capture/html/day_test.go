package html

import (
	"cmp"
	"strings"
	"testing"
)

func TestDay(t *testing.T) {
	const utc = `<meta property="article:published_time" content="2024-03-13T02:10:00Z">`
	for _, c := range []struct{ name, head, below, want, note string }{
		{"stated", utc, "", "2024-03-13T02:10:00+00:00", ""},
		{"the address has the outlet's day", utc + `<link rel=canonical href="https://harbour.example/2024/03/12/talks/">`, "", "2024-03-12", "where it was published it was 2024-03-12"},
		{"months in letters", utc + `<link rel=canonical href="https://harbour.example/world/2024/mar/12/talks">`, "", "2024-03-12", "that day is taken"},
		{"the same day", utc + `<link rel=canonical href="https://harbour.example/2024/03/13/talks/">`, "", "2024-03-13T02:10:00+00:00", ""},
		{"another week", utc + `<link rel=canonical href="https://harbour.example/2024/03/05/talks/">`, "", "2024-03-13T02:10:00+00:00", "its address says 2024-03-05"},
		{"the outlet's own clock is stated", `<meta property="article:published_time" content="2024-03-13T02:10:00-05:00"><link rel=canonical href="https://harbour.example/2024/03/12/talks/">`, "", "2024-03-13T02:10:00-05:00", "its address says 2024-03-12"},
		{"a day that no calendar has", utc + `<link rel=canonical href="https://harbour.example/2024/02/31/talks/">`, "", "2024-03-13T02:10:00+00:00", ""},
		{"printed below the headline", utc, "<p>By Ann Poe | 12 Mar 2024, late</p>", "2024-03-12", "where it was published it was 2024-03-12"},
		{"printed three days later", utc, "<p>By Ann Poe | 16 Mar 2024</p>", "2024-03-13T02:10:00+00:00", "the line at its headline says 2024-03-16"},
		{"an old day below the headline says nothing", utc, "<p>Our harbour since 12 Mar 1961</p>", "2024-03-13T02:10:00+00:00", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, err := reader(t).Read(t.Context(), []byte("<html><head>"+c.head+"</head><body><h1>Talks in Halden</h1>"+c.below+"<p>"+lead+"</p><p>"+second+"</p></body></html>"))
			if notes := page.Notes.String(); err != nil || page.Front.Published.Value != c.want || !strings.Contains(notes, c.note) || (c.note == "") != (notes == "") {
				t.Errorf("%s, %q, %v; want %s, %q", page.Front.Published.Value, notes, err, c.want, c.note)
			}
		})
	}
}

func TestPrintedDay(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"below", "<h1>Talks</h1><p>12 Mar 2024</p>", "2024-03-12"},
		{"above", "<p>12 Mar 2024</p><h1>Talks</h1>", "2024-03-12"},
		{"published before updated", "<h1>Talks</h1><p>Updated 14 Mar 2024</p><p>First printed 12 Mar 2024</p>", "2024-03-12"},
		{"only updated", "<h1>Talks</h1><p>Updated 14 Mar 2024</p>", "2024-03-14"},
		{"of another article", `<h1>Talks</h1><p><a href=/x>Ferry aground, 14 Mar 2024</a></p>`, ""},
		{"within a paragraph", "<h1>Talks</h1><p>" + lead + " It was 12 Mar 2024 when they came.</p>", ""},
		{"no headline", "<p>12 Mar 2024</p>", ""},
	} {
		p := reader(t).printed(blocksUnder(parse(t, c.body)), &metadata{})
		if got := cmp.Or(p.published, p.changed); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
