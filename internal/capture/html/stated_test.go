package html

import (
	"slices"
	"strings"
	"testing"
)

func TestStatedMoments(t *testing.T) {
	for in, want := range map[string]string{
		"1743200400":                       "2025-03-28T22:20:00+00:00",
		"1743200400000":                    "2025-03-28T22:20:00+00:00",
		"20250328":                         "2025-03-28",
		"Fri, 28 Mar 2025 18:20:00 -0400":  "2025-03-28T18:20:00-04:00",
		"2025-03-28T18:20:00.000-0400":     "2025-03-28T18:20:00-04:00",
		"28 Mar 2025":                      "2025-03-28",
		"printed 28 Mar 2025":              "2025-03-28", // as it is printed
		"0001-01-01T00:00:00":              "",
		"soon":                             "",
		strings.Repeat("28 Mar 2025 ", 20): "",
	} {
		if got := stated(in, "en", moment); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestOfOneMomentTheOutletsOwnClockIsTaken(t *testing.T) {
	for _, c := range []struct {
		claims claims
		want   string
		notes  int
	}{
		{claims{"2031-03-28T22:20:00+00:00", "2031-03-28T18:20:00-04:00"}, "2031-03-28T18:20:00-04:00", 0},
		{claims{"2031-03-28T22:20:00+00:00", "2031-03-28T19:20:00-04:00"}, "2031-03-28T22:20:00+00:00", 0},
		{claims{"2031-03-28", "2031-03-29T01:00:00+03:00"}, "2031-03-28", 0},
		{claims{"2031-03-28", "2031-04-02"}, "2031-03-28", 1},
		{nil, "", 0},
	} {
		var m metadata
		if got := m.pick(c.claims); got != c.want || len(m.notes) != c.notes {
			t.Errorf("%q: %q, %q", c.claims, got, m.notes)
		}
	}
}

func TestLater(t *testing.T) {
	for _, c := range []struct {
		modified, published string
		want                bool
	}{
		{"2031-03-12T16:30", "2031-03-12T14:05", true},
		{"2031-03-12T14:05", "2031-03-12T14:05", false},
		{"2031-03-12", "2031-03-12T14:05", false},
		{"2031-03-13", "2031-03-12T14:05", true},
		{"2031-03-12T14:05:00+00:00", "2031-03-12T15:00:00+03:00", true},
		{"2031-03-12", "", true},
	} {
		if got := later(c.modified, c.published); got != c.want {
			t.Errorf("%s after %s: %v", c.modified, c.published, got)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Accord near, say envoys", "Envoys of both sides say that an accord is near", true},
		{"Talks resume in Halden", "Talks resume in Halden | The Meridian Post", true},
		{"Talks resume in Halden", "The Meridian Post", false},
		{"哈尔登谈判将于周一恢复", "哈尔登谈判周一恢复", true},
		{"哈尔登谈判将于周一恢复", "海峡邮报", false},
		{"", "Talks", false},
	} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
}

func TestLinkedData(t *testing.T) {
	for _, c := range []struct {
		name, script, headline, author string
	}{
		{"sound", `{"@type":"NewsArticle","headline":"Talks resume","author":["A B","A B"]}`, "Talks resume", "A B"},
		{"named elsewhere", `{"@graph":[{"@type":"Person","@id":"#1","name":"A B"},{"@type":"Article","headline":"Talks resume","author":[{"@id":"#1"}]}]}`, "Talks resume", "A B"},
		{"a thing that names itself", `{"@graph":[{"@type":"Article","@id":"#1","headline":"Talks resume","author":{"@id":"#1"}}]}`, "Talks resume", ""},
		{"things that name one another", `{"@graph":[{"@id":"#2","name":[` + strings.Repeat(`{"@id":"#2"},`, 5000) + `{"@id":"#2"}]},{"@type":"Article","headline":"Talks resume","author":{"@id":"#2"}}]}`, "Talks resume", ""},
		{"a comma too many", `<!-- {"@type":"NewsArticle","headline":"Talks resume","author":{"name":"A B",},} -->`, "Talks resume", "A B"},
		{"line breaks in a string", "{\"@type\":\"NewsArticle\",\"headline\":\"Talks\nresume\",\"author\":\"A B\"}", "Talks resume", "A B"},
		{"a mark that was not escaped", `{"@type":"NewsArticle","description":"the "end"","headline":"Talks resume","author":{"name":"A B"}}`, "Talks resume", "A B"},
		{"no article", `{"@type":"Organization","headline":"Talks resume","author":"A B"`, "", ""},
		{"the other article first", `[{"@type":"Article","headline":"A ferry runs aground"},{"@type":"Article","headline":"Talks resume"}]`, "Talks resume", ""},
	} {
		var l linked
		l.add(c.script)
		a := l.article("Talks resume", "")
		if got, by := text(a["headline"]), strings.Join(l.names(a["author"]), "|"); got != c.headline || by != c.author {
			t.Errorf("%s: %q by %q", c.name, got, by)
		}
	}
}

func TestBylines(t *testing.T) {
	f := reader(t).furniture
	for line, want := range map[string]string{
		"By Ann Poe | 12 March":         "Ann Poe",
		"Von Anna Brink":                "Anna Brink",
		"Par Claire de la Tour, Halden": "Claire de la Tour",
		"Autor: Ewa Zielna":             "Ewa Zielna",
		"作者：王小明":                        "王小明",
		"מאת: נועה ברק":                 "נועה ברק",
		"By and large they agreed.":     "",
		"Von wegen":                     "",
		"Bystanders Saw It":             "",
		"By Monday":                     "",
	} {
		if got := f.byline(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestTrim(t *testing.T) {
	const link = `<div><a href=/x>Who sits at the table</a></div>`
	blocks := blocksUnder(parse(t, link+"<p>"+lead+"</p><h3>Related</h3><ul><li><a href=/1>One</a></li></ul><p>"+second+"</p><h3>In figures</h3><p>"+third+"</p><h3>More news</h3>"+link+"<p>ann@harbour.example</p>"))
	taken := make([]bool, len(blocks))
	for i, b := range blocks {
		taken[i] = b.text != "One" // what extractors leave out
	}
	trim(blocks, taken)
	var got []string
	for i, b := range blocks {
		if taken[i] {
			got = append(got, b.text)
		}
	}
	if want := []string{lead, second, "In figures", third}; !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func TestRowsOfATable(t *testing.T) {
	data := "<table><tr><th>Side</th><th><p>Piers</p></th></tr><tr><td>North</td><td>14.2</td></tr><tr><td></td><td></td></tr></table>"
	layout := "<table><tr><td>" + strings.Repeat(lead+" ", 2) + "</td><td>Home<br>World</td></tr></table>"
	if got, want := paragraphs(blocksUnder(parse(t, data))), []string{"Side\tPiers", "North\t14.2"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := paragraphs(blocksUnder(parse(t, layout))); len(got) != 2 || got[1] != "Home\nWorld" {
		t.Errorf("%q", got)
	}
}
