package actor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// links counts the mentions of a kind that a corpus gives to somebody with a name:
// how many there are, how many the reader gives to somebody, and to the right one.
type links struct{ gold, told, right int }

// TestMeasureLinks logs how often pronouns and descriptions go to the one they mean.
// The texts whose numbers in the file leave 0 when divided by three are held out: their
// errors are not printed.
func TestMeasureLinks(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	analyser, finder := tools()
	docs := readCorpus(t, filepath.Join("..", "..", "..", "..", "shared", "corpora", "names", "gum-train.jsonl"))
	for _, set := range []string{"news interview speech", "bio"} {
		for _, held := range []bool{false, true} {
			kinds := map[string]*links{}
			for _, k := range linkKinds {
				kinds[k] = &links{}
			}
			for n, d := range docs {
				if (n%3 == 0) != held || !strings.Contains(set, d.Genre) {
					continue
				}
				ms, as := finder.Find(analyser.Parse(text.New(d.Text), nil), article.Front{})
				countLinks(t, kinds, d, ms, as, !held && os.Getenv("ERRORS") == set)
			}
			for _, k := range linkKinds {
				l := kinds[k]
				t.Logf("%s, held out %v, %s: %d marked, %d told, %d right: P %.1f R %.1f", set, held, k, l.gold, l.told, l.right,
					100*float64(l.right)/float64(max(1, l.told)), 100*float64(l.right)/float64(max(1, l.gold)))
			}
		}
	}
}

var linkKinds = []string{"he she", "it", "they", "I we you", "nominal"}

func kindOf(form record.Form, words string) string {
	if form != record.Pronoun {
		return "nominal"
	}
	switch strings.ToLower(words) {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return "he she"
	case "it", "its", "itself":
		return "it"
	case "they", "them", "their", "themselves":
		return "they"
	case "i", "me", "my", "we", "us", "our", "you", "your":
		return "I we you"
	}
	return ""
}

func countLinks(t *testing.T, kinds map[string]*links, d document, ms []record.Mention, as []record.Actor, show bool) {
	named := map[string]bool{} // groups with a name
	for _, g := range d.Mentions {
		if g.Form == record.Name && g.Group != "" {
			named[g.Group] = true
		}
	}
	groupOf := func(m record.Mention) string {
		best, group := 1<<30, ""
		for _, g := range d.Mentions {
			if g.Span == m.Span {
				return g.Group
			}
			if g.Contains(m.Head) && g.Len() < best {
				best, group = g.Len(), g.Group
			}
		}
		return group
	}
	groups := map[string]map[string]bool{} // of the names of an actor
	for _, m := range ms {
		if m.Form == record.Name && m.Actor != "" {
			if groups[m.Actor] == nil {
				groups[m.Actor] = map[string]bool{}
			}
			groups[m.Actor][groupOf(m)] = true
		}
	}
	bySpan := map[text.Span]record.Mention{}
	for _, m := range ms {
		bySpan[m.Span] = m
	}
	name := map[string]string{}
	for _, a := range as {
		name[a.ID] = a.Name
	}
	for _, g := range d.Mentions {
		k := kindOf(g.Form, g.Text)
		if k == "" || k == "nominal" || g.Group == "" || !named[g.Group] {
			continue
		}
		l := kinds[k]
		l.gold++
		m, ok := bySpan[g.Span]
		right := ok && groups[m.Actor][g.Group]
		if ok && groups[m.Actor] != nil {
			l.told++
		}
		if right {
			l.right++
		} else if show {
			who := ""
			for _, x := range d.Mentions {
				if x.Group == g.Group && x.Form == record.Name {
					who = x.Text
				}
			}
			r := []rune(d.Text)
			t.Logf("%s %q is %q, found %q: …%s[%s]%s", k, g.Text, who, name[m.Actor], string(r[max(0, g.Start-110):g.Start]), g.Text, string(r[g.End:min(len(r), g.End+40)]))
		}
	}
	for _, m := range ms { // the precision of descriptions
		if m.Form != record.Nominal || groups[m.Actor] == nil || m.Rule == "adjective" {
			continue
		}
		l := kinds["nominal"]
		l.told++
		if g := groupOf(m); groups[m.Actor][g] {
			l.right++
		} else if show {
			t.Logf("nominal %q (%s), found %q", m.Text, m.Rule, name[m.Actor])
		}
	}
	for _, g := range d.Mentions {
		if g.Form == record.Nominal && g.Group != "" && named[g.Group] && (g.Type == record.Person || g.Type == record.Organisation) {
			kinds["nominal"].gold++
		}
	}
}
