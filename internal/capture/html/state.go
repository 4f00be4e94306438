package html

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of what is looked at in the data that a page hands to its scripts.
const (
	stateBytes = 8 << 20 // of one script
	stateTries = 64      // places in one script at which a value may begin
	stateDepth = 40      // of values within values

	headlineLetters = 12 // fewer letters of a headline mark no article
)

// scripts gives the texts of the scripts of a page that may hold data. The page is parsed
// anew: few need it, and by then its scripts are gone from the tree.
func scripts(source string) (texts []string) {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return nil
	}
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil || isLinkedData(n) {
			continue
		}
		if s := n.FirstChild.Data; len(s) >= longRunes && len(s) <= stateBytes {
			texts = append(texts, s)
		}
	}
	return texts
}

// inState gives the paragraphs of an article that stands in no markup, but in the data
// from which the page's scripts would draw it (for example __NEXT_DATA__, the state of
// Apollo, the content of Arc): the longest run of paragraphs in a value that has the
// headline of the page. Such data hold other articles too, so without that headline
// nothing is taken. No script is run.
func inState(scripts []string, headline string) []string {
	found := state{headline: plain(headline)}
	if utf8.RuneCountInString(found.headline) < headlineLetters {
		return nil
	}
	for _, s := range scripts {
		for v := range values(s) {
			found.look(v, false, 0)
		}
	}
	return found.longest
}

// plain gives the letters of a line, in small ones.
func plain(s string) string { return string(letters(strings.ToLower(s))) }

// values gives the JSON values in a script: the script itself, what is assigned in it,
// and what is handed to JSON.parse.
func values(s string) func(yield func(any) bool) {
	return func(yield func(any) bool) {
		for range stateTries {
			at := strings.IndexAny(s, "{[")
			if at < 0 {
				return
			}
			if q := strings.Index(s[:at], `JSON.parse("`); q >= 0 {
				at = q + len(`JSON.parse(`)
			}
			var v any
			d := json.NewDecoder(strings.NewReader(s[at:]))
			if d.Decode(&v) != nil {
				s = s[at+1:]
				continue
			}
			s = s[at+int(d.InputOffset()):]
			if packed, ok := v.(string); ok && json.Unmarshal([]byte(packed), &v) != nil {
				continue
			}
			if !yield(v) {
				return
			}
		}
	}
}

// state is what has been found in the data of a page's scripts.
type state struct {
	headline string   // letters of the page's headline
	longest  []string // paragraphs in a value with that headline
}

// look goes through a value and keeps the longest run of paragraphs that is beside the
// headline. A value around a run takes its place only when it has clearly more text.
func (s *state) look(v any, beside bool, depth int) {
	if depth > stateDepth {
		return
	}
	switch v := v.(type) {
	case string:
		if beside && strings.Contains(v, "<p") {
			s.offer(Shown([]byte("\ufeff" + v)))
		}
	case []any:
		for _, item := range v {
			s.look(item, beside, depth+1)
		}
		if beside {
			var b strings.Builder
			write(&b, v, depth)
			s.offer(paragraphsOf(b.String()))
		}
	case map[string]any:
		beside = beside || s.headed(v)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			s.look(v[key], beside, depth+1)
		}
	}
}

// headed says whether a value has the headline of the page, which pages cut at times.
func (s *state) headed(v map[string]any) bool {
	for _, key := range []string{"headline", "title", "name"} {
		if strings.HasPrefix(plain(str(v[key])), s.headline) {
			return true
		}
	}
	return false
}

// offer keeps paragraphs that are longer than those kept by more than a quarter.
func (s *state) offer(paragraphs []string) {
	if hasArticle(paragraphs) && 4*size(paragraphs) > 5*size(s.longest) {
		s.longest = paragraphs
	}
}

// size counts the bytes of paragraphs.
func size(paragraphs []string) (n int) {
	for _, p := range paragraphs {
		n += len(p)
	}
	return n
}

// write writes the words of a part of an article, with a blank line around each
// paragraph.
func write(b *strings.Builder, v any, depth int) {
	if depth > stateDepth {
		return
	}
	switch v := v.(type) {
	case string:
		b.WriteString(v)
	case []any:
		for _, item := range v {
			if _, ok := item.(map[string]any); !ok {
				b.WriteString("\n\n") // a list of paragraphs
			}
			write(b, item, depth+1)
		}
	case map[string]any:
		kind := strings.ToLower(str(v["type"]))
		inline := slices.Contains([]string{"a", "b", "i", "em", "strong", "span", "fragment", "urllink", "link"}, kind) || kind == "text" && v["data"] != nil
		if !inline {
			b.WriteString("\n\n")
			defer b.WriteString("\n\n")
		}
		for _, key := range []string{"text", "data", "content", "html", "value"} {
			if words, ok := v[key].(string); ok && words != "" {
				b.WriteString(words)
				return
			}
		}
		for _, key := range []string{"children", "content", "model", "blocks", "nodes", "items"} {
			if v[key] != nil {
				write(b, v[key], depth+1)
				return
			}
		}
	}
}

// paragraphsOf parts text at blank lines and takes the markup out of it.
func paragraphsOf(s string) (all []string) {
	for p := range strings.SplitSeq(s, "\n\n") {
		if p = strings.TrimSpace(p); p == "" {
			continue
		}
		if strings.ContainsAny(p, "<&") {
			all = append(all, Shown([]byte("\ufeff"+p))...)
			continue
		}
		all = append(all, p)
	}
	return all
}
