package html

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/readout-app/readout/internal/capture/format"
)

// linked is what the JSON-LD of a page says: its articles, what else in it has a day of
// publication, and its things by their "@id", by which others name them.
type linked struct {
	articles, dated []map[string]any
	byID            map[string]map[string]any
}

// linkedDepth bounds how deep articles are looked for: a graph in a list in a page.
const linkedDepth = 6

// add reads a script. Of broken JSON it takes what can be told from its keys alone.
func (l *linked) add(script string) {
	script = strings.TrimSpace(script)
	for _, mark := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}, {"<![CDATA[", "]]>"}} {
		if inner, ok := strings.CutPrefix(script, mark[0]); ok {
			script = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(inner), mark[1]))
		}
	}
	var v any
	for _, try := range []func(string) string{func(s string) string { return s }, mended} {
		if json.Unmarshal([]byte(try(script)), &v) == nil {
			l.look(v, 0)
			return
		}
	}
	if article := rescued(script); article != nil {
		l.articles = append(l.articles, article)
	}
}

var (
	spare = regexp.MustCompile(`,\s*([}\]])`)
	// Keys of an article, with what is taken for their values.
	keyText   = regexp.MustCompile(`"(headline|datePublished|dateModified|articleBody|url)"\s*:\s*"((?:[^"\\]|\\.)*)"\s*[,}\]]`)
	keyName   = regexp.MustCompile(`"(author|publisher)"\s*:\s*\[?\s*\{[^{}]{0,400}?"name"\s*:\s*"((?:[^"\\]|\\.)*)"`)
	ofArticle = regexp.MustCompile(`"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting|Report)"`)
)

// mended makes JSON of what a template made: line breaks within strings, commas before
// the end.
func mended(script string) string {
	var b strings.Builder
	quoted, escaped := false, false
	for _, r := range script {
		switch {
		case r == '\n' && quoted:
			b.WriteString(`\n`)
		case r < ' ':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
		if r == '"' && !escaped {
			quoted = !quoted
		}
		escaped = r == '\\' && !escaped
	}
	return spare.ReplaceAllString(b.String(), "$1")
}

// rescued gives what stands behind the keys of an article in JSON that is broken
// somewhere, or nil.
func rescued(script string) map[string]any {
	if !ofArticle.MatchString(script) {
		return nil
	}
	script = mended(script)
	article := map[string]any{}
	for _, re := range []*regexp.Regexp{keyText, keyName} {
		for _, m := range re.FindAllStringSubmatch(script, -1) {
			var value string
			if article[m[1]] == nil && json.Unmarshal([]byte(`"`+m[2]+`"`), &value) == nil {
				article[m[1]] = value
			}
		}
	}
	return article
}

// look gathers the articles among nested values.
func (l *linked) look(v any, depth int) {
	if depth > linkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			l.look(item, depth+1)
		}
	case map[string]any:
		if id := str(v["@id"]); id != "" && len(v) > 1 && l.byID[id] == nil {
			if l.byID == nil {
				l.byID = map[string]map[string]any{}
			}
			l.byID[id] = v
		}
		if isArticle(v["@type"]) {
			l.articles = append(l.articles, v)
			return
		}
		if str(v["datePublished"]) != "" {
			l.dated = append(l.dated, v)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			l.look(v[key], depth+1)
		}
	}
}

// isArticle says whether a JSON-LD type is an article's (schema.org Article and what
// derives from it).
func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || v == "BlogPosting" || v == "LiveBlogPosting" || v == "Report"
	case []any:
		return slices.ContainsFunc(v, isArticle)
	}
	return false
}

// article gives the article of the page: of several the one with its headline or its
// address, or else the first. It gives nil for none.
func (l *linked) article(headline, address string) map[string]any {
	for _, a := range l.articles {
		if address != "" && slices.Contains([]string{str(a["url"]), str(a["@id"]), str(a["mainEntityOfPage"]), l.id(a["mainEntityOfPage"])}, address) ||
			headline != "" && alike(text(a["headline"]), headline) {
			return a
		}
	}
	if len(l.articles) == 0 {
		return nil
	}
	return l.articles[0]
}

// id gives the name of a thing.
func (l *linked) id(v any) string {
	m, _ := v.(map[string]any)
	return str(m["@id"])
}

// names gives the names of people or bodies: strings, objects, or the "@id" of objects
// that stand elsewhere.
func (l *linked) names(v any) (all []string) {
	l.name(v, map[string]bool{}, func(n string) {
		if len(all) < maxPeople && !slices.Contains(all, n) {
			all = append(all, n)
		}
	})
	return all
}

// name gives yield the names in a value. Things may name themselves and one another, so
// that each is looked up once.
func (l *linked) name(v any, seen map[string]bool, yield func(string)) {
	switch v := v.(type) {
	case string:
		if n := format.Squeeze(html.UnescapeString(v)); n != "" && !strings.Contains(n, "://") {
			yield(n)
		}
	case map[string]any:
		if v["name"] == nil {
			id := str(v["@id"])
			if v = l.byID[id]; seen[id] {
				return
			}
			seen[id] = true
		}
		switch v["name"].(type) {
		case string, []any:
			l.name(v["name"], seen, yield)
		}
	case []any:
		for _, item := range v {
			l.name(item, seen, yield)
		}
	}
}

// first gives the first name of a list of them, or "".
func first(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// str gives a string; "" for another value.
func str(v any) string { s, _ := v.(string); return strings.TrimSpace(s) }

// text gives a string of words, which pages escape at times.
func text(v any) string { return format.Squeeze(html.UnescapeString(str(v))) }

// no says whether a value says no, as a boolean or as a word.
func no(v any) bool {
	if b, ok := v.(bool); ok {
		return !b
	}
	return strings.EqualFold(str(v), "false")
}

// isLinkedData says whether a script is JSON-LD.
func isLinkedData(n *html.Node) bool {
	return strings.HasPrefix(strings.ToLower(attr(n, "type")), "application/ld+json")
}
