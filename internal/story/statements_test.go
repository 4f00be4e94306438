package story

import (
	"strings"
	"testing"
)

func TestOneUtteranceInTwoOutlets(t *testing.T) {
	const said = "the strait will stay open to merchant ships of every flag"
	a := newPaper(t, "2026-03-02", "Post", "Halloran said on Sunday that "+said+".")
	s := a.says("Halloran", "said", said)
	s.Said.From, s.Said.To = "2026-03-01", "2026-03-01"
	b := newPaper(t, "2026-03-03", "Herald", "The Selm Strait will stay open to merchant ships of all flags, Halloran told a broadcaster.")
	s = b.says("Halloran", "told", "The Selm Strait will stay open to merchant ships of all flags")
	s.Venue = "Channel North"

	l := build("2026-03-09", nil, b, a)
	row := one(t, l.Statements)
	if len(row.Variants) != 1 || row.Variants[0].Outlet != "Herald" || row.Reprinted != 2 || row.Origins != 2 {
		t.Errorf("variants %v, carried by %d, origins %d", row.Variants, row.Reprinted, row.Origins)
	}
	if row.Outlet != "Post" || row.Content != said || row.From != "2026-03-01" || row.Venue != "Channel North" {
		t.Errorf("the row is %+v", row)
	}
}

func TestReprintsJoinWhatIsShortOrHasNoSpeaker(t *testing.T) {
	const report = "Halloran called it a useful talk. The two ministries said so too in a joint paper that was sent to every newspaper of the capital on Monday night."
	var papers []*paper
	for _, at := range []string{"08:00", "09:00"} {
		p := newPaper(t, "2026-03-02T"+at, "Post", report+" "+at)
		p.says("Halloran", "called it", "a useful talk")
		s := p.says("", "said", "so too")
		s.Source.Text = "The two ministries"
		papers = append(papers, p)
	}
	l := build("2026-03-09", nil, papers...)
	if len(l.Statements) != 2 || l.Statements[0].Reprinted != 2 || l.Statements[1].Reprinted != 2 {
		t.Errorf("the rows are %+v", l.Statements)
	}
}

func TestReprintCountsOnce(t *testing.T) {
	const report = "Halloran said that the strait will stay open to merchant ships of every flag. The ministry published nothing further on the matter during the day."
	var papers []*paper
	for i, outlet := range []string{"Post", "Herald", "Courier"} {
		p := newPaper(t, "2026-03-02T0"+string(rune('1'+i))+":00", outlet, report+" "+outlet+".")
		p.says("Halloran", "said", "the strait will stay open to merchant ships of every flag")
		papers = append(papers, p)
	}
	l := build("2026-03-09", nil, papers...)
	if row := one(t, l.Statements); row.Reprinted != 3 || row.Origins != 1 {
		t.Errorf("carried by %d, origins %d; want 3 and 1", row.Reprinted, row.Origins)
	}
	if a := l.Articles; a[0].ReprintOf != "" || a[1].ReprintOf != a[0].ID || a[2].ReprintOf != a[0].ID {
		t.Errorf("reprints of %q, %q, %q", a[0].ReprintOf, a[1].ReprintOf, a[2].ReprintOf)
	}
	if a := l.Articles[1]; a.Origin != l.Articles[0].ID {
		t.Errorf("the origin is %s", a.Origin)
	}
}

func TestAnExcerptDatedFirstIsNoOtherOrigin(t *testing.T) {
	long := newPaper(t, "2026-03-02T09:00", "Post", "The envoy arrived in the capital on Monday for three days of consultations on fishing rights. "+
		"He is to see the minister of trade and the heads of both chambers before he leaves again on Thursday morning. "+
		"A joint paper is not planned, people at the embassy said, but a further round in the summer has been pencilled in by both sides. "+
		"Fishing crews have complained for years about unclear borders in the bay and about fines that nobody can appeal.")
	brief := newPaper(t, "2026-03-02", "Herald", "The envoy arrived in the capital on Monday for three days of consultations on fishing rights.")
	l := build("2026-03-09", nil, long, brief)
	if l.Articles[0].Origin != l.Articles[1].Origin {
		t.Error("an excerpt that sorts first is taken for another report")
	}
}

func TestUtterancesKeptApart(t *testing.T) {
	lists := wordLists(t)
	type said struct{ day, speaker, content string }
	for _, c := range []struct {
		name string
		a, b said
	}{
		{"another speaker", said{"2026-03-02", "Halloran", "the strait will stay open to merchant ships"}, said{"2026-03-02", "Varga", "the strait will stay open to merchant ships"}},
		{"the opposite", said{"2026-03-02", "Halloran", "the strait will stay open to merchant ships"}, said{"2026-03-02", "Halloran", "the strait will not stay open to merchant ships"}},
		{"of somebody else", said{"2026-03-02", "Halloran", "they will meet with Ostravian officials this week"}, said{"2026-03-02", "Halloran", "they will meet with Calvonian officials this week"}},
		{"a month later", said{"2026-03-02", "Halloran", "the strait will stay open to merchant ships"}, said{"2026-04-02", "Halloran", "the strait will stay open to merchant ships"}},
		{"too few words", said{"2026-03-02", "Halloran", "the talks will continue"}, said{"2026-03-02", "Halloran", "the talks will fail"}},
		{"the same words without a meaning", said{"2026-03-02", "Halloran", "they would have been there before with their papers"}, said{"2026-03-02", "Halloran", "they would have been there before with their boats"}},
		{"another number", said{"2026-03-02", "Halloran", "14 sailors were taken from the trawler"}, said{"2026-03-02", "Halloran", "16 sailors were taken from the trawler"}},
		{"another number in words", said{"2026-03-02", "Halloran", "four trawler crews came home from the islands"}, said{"2026-03-02", "Halloran", "five trawler crews came home from the islands"}},
		{"another thought", said{"2026-03-02", "Halloran", "the strait will stay open to merchant ships"}, said{"2026-03-02", "Halloran", "the crew of the trawler will come home before summer"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newPaper(t, c.a.day, "Post", c.a.speaker+" said "+c.a.content+".")
			a.says(c.a.speaker, "said", c.a.content)
			b := newPaper(t, c.b.day, "Herald", c.b.speaker+" told us "+c.b.content+".")
			b.says(c.b.speaker, "told", c.b.content)
			if l := Build(Input{Items: []Item{a.item(), b.item()}, Today: "2026-05-01", Lists: lists}); len(l.Statements) != 2 {
				t.Errorf("two utterances became %d", len(l.Statements))
			}
		})
	}
}

func TestUtterancesThatAreOne(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"a number in words", "seven trawler crews came home from the islands", "7 trawler crews came home from the islands"},
		{"a number left out", "some 1,200 sailors were taken from the trawler fleet", "sailors were taken from the trawler fleet"},
		{"few words with a meaning", "the ferry would sail again on Monday", "that the ferry should sail again this Monday"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newPaper(t, "2026-03-02", "Post", "Halloran said "+c.a+".")
			a.says("Halloran", "said", c.a)
			b := newPaper(t, "2026-03-03", "Herald", "Halloran told us "+c.b+".")
			b.says("Halloran", "told", c.b)
			if l := Build(Input{Items: []Item{a.item(), b.item()}, Today: "2026-05-01", Lists: wordLists(t)}); len(l.Statements) != 1 {
				t.Errorf("one utterance became %d", len(l.Statements))
			}
		})
	}
}

func TestAHeadlineRepeatsItsBody(t *testing.T) {
	p := newPaper(t, "2026-03-02", "Post", "Strait to stay open, Halloran says. The strait will stay open, Halloran said.")
	p.says("Halloran", "says", "Strait to stay open").SameAs = "s2"
	p.says("Halloran", "said", "The strait will stay open")
	row := one(t, build("2026-03-09", nil, p).Statements)
	if row.Content != "The strait will stay open" || row.Reprinted != 1 || len(row.Variants) != 1 || row.Origins != 1 {
		t.Errorf("the row is %+v", row)
	}
	if row.Rejects != "" || row.Within != "" {
		t.Errorf("it rejects %q and stands within %q", row.Rejects, row.Within)
	}
}

func TestNestedAndDeniedStatementsAreRows(t *testing.T) {
	p := newPaper(t, "2026-03-02", "Post", "Brandt said that Rowe had told him of a closure. Varga denied it firmly.")
	p.says("Brandt", "said", "Rowe had told him of a closure")
	p.says("Rowe", "told", "a closure").Within = "s1"
	d := p.says("Varga", "denied", "it")
	d.Denies, d.Rejects = true, "s2"
	l := build("2026-03-09", nil, p)
	if l.Statements[1].Within != l.Statements[0].Key || l.Statements[2].Rejects != l.Statements[1].Key || !l.Statements[2].Denies {
		t.Errorf("links are lost: %+v", l.Statements)
	}
}

func claimAndDenial(t *testing.T, claimed, denied string) (*paper, *paper) {
	a := newPaper(t, "2026-03-02", "Post", "Varga said "+claimed+".")
	a.says("Varga", "said", claimed)
	b := newPaper(t, "2026-03-04", "Herald", "Rowe denied "+denied+".")
	b.says("Rowe", "denied", denied).Denies = true
	return a, b
}

func TestDenialOfAnotherArticle(t *testing.T) {
	a, b := claimAndDenial(t, "that Calvonia had sent additional patrol ships to the northern entrance", "that additional patrol ships were sent to the northern entrance")
	l := build("2026-03-09", nil, a, b)
	k := one(t, l.Conflicts)
	if k.Kind != "claim-denial" || k.A.Article != l.Articles[0].ID || k.B.Article != l.Articles[1].ID || l.Statements[1].Rejects != l.Statements[0].Key {
		t.Errorf("the conflict is %+v", k)
	}
	if want := "Rowe denies what Varga is reported to have said."; k.Note.String() != want {
		t.Errorf("note = %q", k.Note)
	}

	a, b = claimAndDenial(t, "that the crew of the trawler would be set free soon", "that additional patrol ships were sent to the northern entrance")
	if l := build("2026-03-09", nil, a, b); len(l.Conflicts) != 0 {
		t.Errorf("a denial is tied to another claim: %+v", l.Conflicts)
	}
}

func TestReprintsWithAnotherNumber(t *testing.T) {
	const report = "She promised that Ostravia would release the # crew members of the trawler. The two sides remained far apart on naval patrols, said the other minister after the talks, which lasted for three hours."
	number := func(n string) string { return strings.Replace(report, "#", n, 1) }
	first := newPaper(t, "2026-03-02T08:00", "Post", number("14"))
	second := newPaper(t, "2026-03-02T10:00", "Herald", number("16"))
	third := newPaper(t, "2026-03-02T12:00", "Courier", number("16")+" Courier.")
	l := build("2026-03-09", nil, first, second, third)
	k := one(t, l.Conflicts)
	if k.Kind != "number" || !strings.Contains(k.Note.String(), "14") || !strings.Contains(k.Note.String(), "16") {
		t.Errorf("the conflict is %+v", k)
	}
	other := newPaper(t, "2026-03-02T10:00", "Herald", "She promised that Ostravia would release the 16 crew members of the trawler. Nothing else in this report is like the other one, which was written elsewhere by somebody who had not been there.")
	if l := build("2026-03-09", nil, first, other); len(l.Conflicts) != 0 {
		t.Errorf("reports of two origins are in conflict over a number: %+v", l.Conflicts)
	}
}

func TestReprintsWithAnotherDate(t *testing.T) {
	const report = "She promised that Ostravia would release the crew of the trawler by March #. The two sides remained far apart on naval patrols, said the other minister after the talks, which lasted for three hours."
	dated := func(n, at string) *paper {
		p := newPaper(t, "2026-03-02T"+at, "Post", strings.Replace(report, "#", n, 1))
		p.time("March "+n, "2026-03-"+n, "2026-03-"+n)
		return p
	}
	if k := one(t, build("2026-03-09", nil, dated("15", "08:00"), dated("18", "09:00")).Conflicts); k.Kind != "time" {
		t.Errorf("the conflict is of the kind %q", k.Kind)
	}
}

func TestAlikeIndexFindsAllAlike(t *testing.T) {
	contents := []string{
		"the strait will stay open to merchant ships", "merchant ships will find the strait open and will stay there", "ships of every merchant",
		"they will meet with officials this week", "open strait merchant ships will stay", "will stay open", "",
	}
	var all []wording
	days := []dayNumber{0, 100, 103, -5, 107, 108, 0}
	v := newVocabulary(nil)
	var x wordIndex[int]
	x.init()
	for n, c := range contents {
		w := v.wording(termsOf(c))
		all = append(all, w)
		x.expect("", w, 1)
		x.enter(n, "", days[n], w)
	}
	for i, w := range all {
		found := map[int]bool{}
		from, to := days[i].around(7, 7)
		x.near("", w, from, to, func(e *entry[int]) { found[e.of] = true })
		for n := range all {
			if _, ok := alike(w, all[n]); ok && days[i].until(days[n]) <= 7 && !found[n] {
				t.Errorf("%q is alike but not found", contents[n])
			}
			if days[i] > 0 && days[n] > 0 && days[i].until(days[n]) > 7 && found[n] {
				t.Errorf("%q of another time is found", contents[n])
			}
		}
	}
}

// A source without a name is one within a report, though a copy changes a word.
func TestAReportsSourceIsOne(t *testing.T) {
	tells := func(outlet, number string) *paper {
		p := newPaper(t, "2026-03-02", outlet, "The strait was closed after "+number+" buoys had broken loose in the storm, the coast guard said. Pilots wait for the morning to see how many lights are out on the northern channel.")
		s := p.says("", "said", "The strait was closed after "+number+" buoys had broken loose in the storm")
		s.Source.Text = "the coast guard"
		return p
	}
	if s := one(t, build("2026-03-09", nil, tells("Post", "14"), tells("Herald", "41")).Statements); s.Reprinted != 2 || s.Origins != 1 {
		t.Errorf("carried by %d, origins %d", s.Reprinted, s.Origins)
	}
}
