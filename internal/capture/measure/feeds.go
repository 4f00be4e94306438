package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	htm "golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/readout-app/readout/internal/capture/date"
	"github.com/readout-app/readout/internal/capture/feed"
	"github.com/readout-app/readout/internal/corpora"
)

// feedCase is one file of feedparser's tests with what it expects.
type feedCase struct {
	File, Kind string
	Headers    map[string]string
	Checks     []check
}

// check is one part of an expectation: a place in feedparser's model of a feed.
type check struct {
	Path  []any
	Op    string
	Value any
}

// place gives the path of a check with its numbers left out, and the number of the
// entry.
func (c check) place() (string, int) {
	var b strings.Builder
	entry := -1
	for _, p := range c.Path {
		switch p := p.(type) {
		case string:
			b.WriteString("." + p)
		case float64:
			if entry < 0 {
				entry = int(p)
			}
		}
	}
	return b.String(), entry
}

// field is how a place of feedparser's model is compared with ours.
type field struct {
	get  func(feed.Feed, feed.Entry) string
	same func(want any, got string) bool
	// words says that it is a text, which a feed may call plain.
	words bool
}

// asWords compares what a person reads of two pieces of markup. Feedparser's own
// markup has been made harmless; ours is never shown as markup, so only the words count.
func asWords(want any, got string) bool {
	s, ok := want.(string)
	return ok && shown(s) == shown(got)
}

// asPlain compares with words that feedparser gives as they are because the feed calls
// them plain.
func asPlain(want any, got string) bool {
	s, ok := want.(string)
	return ok && shown(htm.EscapeString(s)) == shown(got)
}

var plainType = regexp.MustCompile(`type="text(?:/plain)?"`)

func asIs(want any, got string) bool {
	if want == nil {
		return got == ""
	}
	s, ok := want.(string)
	return ok && s == got
}

var mailbox = regexp.MustCompile(`\s*\(?[^\s()]+@[^\s()]+\)?\s*`)

// asName compares names of people; where there is an address beside a name only the
// name is kept.
func asName(want any, got string) bool {
	s, ok := want.(string)
	if !ok {
		return false
	}
	if rest := strings.Trim(mailbox.ReplaceAllString(s, ""), " ()"); rest != "" {
		s = rest
	}
	return s == got
}

// asMoment compares a moment with a date as it stands in a feed or with its parts in
// UTC.
func asMoment(want any, got string) bool {
	if s, ok := want.(string); ok {
		return got != "" && date.Moment(s) == got
	}
	numbers, ok := want.([]any)
	if !ok || len(numbers) < 6 {
		return false
	}
	var n [6]int
	for i := range n {
		f, _ := numbers[i].(float64)
		n[i] = int(f)
	}
	at := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, got); err == nil {
			return t.Equal(at)
		}
	}
	return false
}

// kept are the places that we keep, and how each compares.
func kept() map[string]field {
	first := func(all []string) string { return strings.Join(all[:min(1, len(all))], "") }
	title := field{func(f feed.Feed, _ feed.Entry) string { return htm.EscapeString(f.Title) }, asWords, true}
	about := field{func(f feed.Feed, _ feed.Entry) string { return f.About }, asWords, true}
	entryTitle := field{func(_ feed.Feed, e feed.Entry) string { return htm.EscapeString(e.Title) }, asWords, true}
	summary := field{func(_ feed.Feed, e feed.Entry) string { return either(e.Summary, e.Content) }, asWords, true}
	language := field{func(_ feed.Feed, e feed.Entry) string { return e.Language }, asIs, false}
	author := field{func(_ feed.Feed, e feed.Entry) string { return strings.Join(e.Authors, ", ") }, asName, false}
	firstAuthor := field{func(_ feed.Feed, e feed.Entry) string { return first(e.Authors) }, asName, false}
	id := field{func(_ feed.Feed, e feed.Entry) string { return e.ID }, asIs, false}
	published := field{func(_ feed.Feed, e feed.Entry) string { return e.Published }, asMoment, false}
	updated := field{func(_ feed.Feed, e feed.Entry) string { return either(e.Updated, e.Published) }, asMoment, false}
	return map[string]field{
		".feed.title": title, ".feed.title_detail.value": title,
		".feed.link":        {func(f feed.Feed, _ feed.Entry) string { return f.Link }, asIs, false},
		".feed.language":    {func(f feed.Feed, _ feed.Entry) string { return f.Language }, asIs, false},
		".feed.description": about, ".feed.subtitle": about, ".feed.tagline": about, ".feed.tagline_detail.value": about,
		".entries.title": entryTitle, ".entries.title_detail.value": entryTitle,
		".entries.link": {func(_ feed.Feed, e feed.Entry) string { return e.Link }, asIs, false},
		".entries.id":   id, ".entries.guid": id,
		".entries.author": author, ".entries.author_detail.name": author, ".entries.authors.name": firstAuthor,
		".entries.published": published, ".entries.published_parsed": published,
		".entries.updated": updated, ".entries.updated_parsed": updated,
		".entries.description": summary, ".entries.summary": summary, ".entries.summary_detail.value": summary,
		".entries.content.value":    {func(_ feed.Feed, e feed.Entry) string { return e.Content }, asWords, true},
		".entries.content.language": language, ".entries.summary_detail.language": language,
		".entries.tags.term": {func(_ feed.Feed, e feed.Entry) string { return strings.Join(e.Tags, ", ") }, asIs, false},
		".entries.category":  {func(_ feed.Feed, e feed.Entry) string { return first(e.Tags) }, asIs, false},
		".entries.source.title": {func(_ feed.Feed, e feed.Entry) string {
			return htm.EscapeString(e.Source)
		}, asWords, true},
	}
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// shown gives the words of markup as a browser would show them.
func shown(markup string) string {
	doc, err := htm.Parse(strings.NewReader(markup))
	if err != nil {
		return markup
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == htm.TextNode && !slices.Contains([]string{"script", "style", "noscript", "iframe", "noembed", "noframes", "textarea"}, n.Parent.Data) {
			b.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), "")
}

// tally counts checks that hold, of how many.
type tally struct{ right, all int }

// feeds measures the reading of feeds by what feedparser's tests expect of the fields
// that we keep. Whether a feed is called broken, and the name of its encoding, are no
// such fields; that the letters are those of the encoding is checked instead.
func feeds(b *corpora.Bench) error {
	fields := kept()
	kinds := map[string]*tally{}
	places := map[string]*tally{}
	left := 0
	count := func(c feedCase, place string, right bool, want any, got string) {
		for table, key := range map[*map[string]*tally]string{&kinds: c.Kind, &places: place} {
			t := (*table)[key]
			if t == nil {
				t = &tally{}
				(*table)[key] = t
			}
			t.all++
			if right {
				t.right++
			}
		}
		if !right {
			b.Note("%s\t%s\t%s\twant %q\tgot %q", c.Kind, place, c.File, fmt.Sprint(want), got)
		}
	}
	err := corpora.EachLine(b, "feeds/index.jsonl", func(c feedCase) error {
		data, err := b.Read("feeds/" + c.File)
		if err != nil {
			return err
		}
		f, perr := feed.Parse(data, sent(c))
		for _, ch := range c.Checks {
			place, n := ch.place()
			if place == ".encoding" {
				if name, ok := ch.Value.(string); ok && ch.Op == "==" {
					right, got := sameLetters(data, name, f)
					count(c, place, right, name, got)
				}
				continue
			}
			how, ok := fields[place]
			if !ok || ch.Op != "==" || len(ch.Path) > 1 && indexed(ch.Path) > 0 {
				left++
				continue
			}
			var e feed.Entry
			if n >= 0 && strings.HasPrefix(place, ".entries") && n < len(f.Entries) {
				e = f.Entries[n]
			}
			got := how.get(f, e)
			right := how.same(ch.Value, got) || how.words && plainType.Match(data) && asPlain(ch.Value, got)
			count(c, place, perr == nil && right, ch.Value, got)
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.Say("Feeds: what feedparser's tests expect of the fields that are kept (%d other expectations left out)", left)
	for _, table := range []map[string]*tally{kinds, places} {
		b.Say("")
		for _, key := range slices.Sorted(maps.Keys(table)) {
			t := table[key]
			b.Say("  %-36s %5.1f %%  %4d of %4d", strings.TrimPrefix(key, "."), 100*float64(t.right)/float64(t.all), t.right, t.all)
		}
	}
	return nil
}

// indexed gives the index within a list of an entry (the second author): those beyond
// the first are not told apart here.
func indexed(path []any) int {
	seen := 0
	for _, p := range path {
		if n, ok := p.(float64); ok {
			if seen++; seen == 2 {
				return int(n)
			}
		}
	}
	return 0
}

// sent says how a file was sent.
func sent(c feedCase) feed.Sent {
	s := feed.Sent{Base: "http://127.0.0.1:8097/" + c.File}
	for key, value := range c.Headers {
		switch strings.ToLower(key) {
		case "content-type":
			s.Type = value
		case "content-location":
			base, _ := url.Parse(s.Base) // as made above
			if u, err := base.Parse(value); err == nil && strings.HasPrefix(u.Scheme, "http") {
				s.Base = u.String()
			}
		case "content-language":
			s.Language = value
		}
	}
	return s
}

// sameLetters says whether the words of a feed are those that its bytes give in the
// encoding of a name.
func sameLetters(data []byte, name string, f feed.Feed) (bool, string) {
	enc, _ := charset.Lookup(name)
	switch strings.ToLower(name) {
	case "utf-32be":
		enc = utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case "utf-32le":
		enc = utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	}
	if enc == nil {
		return false, "(no such encoding here)"
	}
	decoded, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return false, "(cannot be decoded)"
	}
	again, err := feed.Parse(append([]byte("\ufeff"), decoded...), feed.Sent{})
	if err != nil {
		return len(f.Entries) == 0 && f.Title == "", "(no feed)"
	}
	want, got := letters(again), letters(f)
	return want == got, got
}

// letters gives all words of a feed.
func letters(f feed.Feed) string {
	words, err := json.Marshal([]any{f.Title, f.About, f.Entries})
	if err != nil {
		return err.Error()
	}
	return string(words)
}
