package story

import (
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
)

// Two translations of one quotation are one utterance; two quotations of one interview
// that are built alike are two.
func TestReworded(t *testing.T) {
	const gun = "We will never sit down at a table on which somebody has laid a gun"
	for _, c := range []struct {
		name       string
		a, b       string
		kinds      string // d, i
		saidA      string
		saidB      string
		venue      string // of both
		speakers   string
		statements int
	}{
		{"two translations of a day", gun, "We shall never sit down at a table where someone has put a gun", "dd", "2026-03-01", "2026-03-01", "", "VV", 1},
		{"two translations of an interview", gun, "We shall never sit down at a table where someone has put a gun", "dd", "", "", "Radio Hask", "VV", 1},
		{"said on no known occasion", gun, "We shall never sit down at a table where someone has put a gun", "dd", "", "", "", "VV", 2},
		{"on two days", gun, "We shall never sit down at a table where someone has put a gun", "dd", "2026-03-01", "2026-03-02", "", "VV", 2},
		{"one day of two is known", gun, "We shall never sit down at a table where someone has put a gun", "dd", "2026-03-01", "", "", "VV", 2},
		{"by two speakers", gun, "We shall never sit down at a table where someone has put a gun", "dd", "2026-03-01", "2026-03-01", "", "VL", 2},
		{"no quotation", "he would never sit at a table on which anyone had laid a gun", "nobody sits down at tables where a gun was laid", "ii", "2026-03-01", "2026-03-01", "", "VV", 2},
		{"a longer translation", "Nobody can buy the silence of the fishermen with a few new boats", "No one will buy the silence of our fishermen with some new boats", "dd", "2026-03-01", "2026-03-01", "", "VV", 1},
		{"a quotation and its report", "Our fishermen mend their nets and wait for the ice to break", "the fishermen would mend nets and wait until the ice broke", "di", "2026-03-01", "2026-03-01", "", "VV", 1},
		{"built alike", "We are ready to talk about the border at any time", "We are ready to talk about the price at any place", "dd", "2026-03-01", "2026-03-01", "", "VV", 2},
		{"a figure of speech twice", "We answer every shot with ten shots of our own", "We answer every letter with ten letters of our own", "dd", "2026-03-01", "2026-03-01", "", "VV", 2},
		{"of two ferries", "The northern ferry sails again on Monday with forty lorries", "The southern ferry sails again on Monday with forty lorries", "dd", "2026-03-01", "2026-03-01", "", "VV", 2},
		{"of two ferries, reported", "the northern ferry would sail with forty lorries on Monday", "the southern ferry would sail with forty lorries on Monday", "ii", "2026-03-01", "2026-03-01", "", "VV", 2},
		{"of one ferry", "the northern ferry would sail with forty lorries on Monday", "on Monday the northern ferry would sail with its forty lorries", "ii", "2026-03-01", "2026-03-01", "", "VV", 1},
		{"short", "We shall see about that", "We will see about that", "dd", "2026-03-01", "2026-03-01", "", "VV", 2},
		{"in another order", "We own the sea, the fog, the ice, the cod and the tar", "The tar and the cod and the ice, the fog, the sea we own", "dd", "2026-03-01", "2026-03-01", "", "VV", 2},
		{"and not", "We accept the ferry line, the fishing zone and the pilots of Merrow", "We do not accept a ferry line or a fishing zone or pilots from Merrow", "dd", "2026-03-01", "2026-03-01", "", "VV", 2},
	} {
		make := func(day, outlet, content string, n int) *paper {
			who := map[byte]string{'V': "Varga", 'L': "Lindgren"}[c.speakers[n]]
			p := newPaper(t, day, outlet, who+" said in the "+outlet+": "+content+".")
			s := p.says(who, "said", content)
			s.Kind, s.Venue = record.Indirect, c.venue
			if c.kinds[n] == 'd' {
				s.Kind = record.Direct
			}
			s.Said.From = []string{c.saidA, c.saidB}[n]
			s.Said.To = s.Said.From
			return p
		}
		items := []Item{make("2026-03-02", "Post", c.a, 0).item(), make("2026-03-03", "Herald", c.b, 1).item()}
		l := Build(Input{Items: items, Today: "2026-03-09", Lists: wordLists(t)})
		if len(l.Statements) != c.statements {
			t.Errorf("%s: %d statements, want %d", c.name, len(l.Statements), c.statements)
		}
		if c.statements == 1 && (len(l.Statements[0].Variants) != 1 || l.Statements[0].Variants[0].Words != c.b) {
			t.Errorf("%s: the variants are %v", c.name, l.Statements[0].Variants)
		}
	}
}

func TestInOneOrder(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 0}, {"abc", "abc", 3}, {"abc", "cab", 2}, {"abcd", "xbxd", 2}, {"aaa", "aa", 2}} {
		split := func(s string) []string {
			var out []string
			for _, r := range s {
				out = append(out, string(r))
			}
			return out
		}
		if got := inOneOrder(split(c.a), split(c.b)); got != c.want || inOneOrder(split(c.b), split(c.a)) != got {
			t.Errorf("%q, %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
