package story

import (
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// kinds gives the kinds of the conflicts in the ledgers.
func kinds(l *Ledgers) string {
	out := ""
	for _, k := range l.Conflicts {
		out += k.Kind + " "
	}
	return out
}

func TestTwoDaysForOneMeeting(t *testing.T) {
	says := func(published, announcer, on string, set ...func(*paper, *record.Expectation)) *paper {
		p := newPaper(t, published, announcer+" Post", announcer+" said on "+published+" that Varga and Lindgren would meet.")
		x := p.expect("Varga and Lindgren would meet", "meet", "CONSULT", on, on, "Varga", "Lindgren")
		x.AnnouncedBy = p.actor(announcer)
		for _, f := range set {
			f(p, x)
		}
		return p
	}
	first := says("2026-03-02", "Halloran", "2026-03-12")
	putOff := func(p *paper, _ *record.Expectation) {
		p.event("said on", "said", "CONSULT", "", "").Outcome = "postponed"
	}
	for _, c := range []struct {
		name  string
		other *paper
		want  string
	}{
		{"two days", says("2026-03-03", "Brandt", "2026-03-14"), "time "},
		{"one day", says("2026-03-03", "Brandt", "2026-03-12"), ""},
		{"the same announcer changes the day", says("2026-03-03", "Halloran", "2026-03-14"), ""},
		{"the plan was changed", says("2026-03-03", "Brandt", "2026-03-14", putOff), ""},
		{"a later announcement", says("2026-03-10", "Brandt", "2026-03-14"), ""},
		{"a meeting far off", says("2026-03-03", "Brandt", "2026-03-30"), ""},
		{"a week and not a day", says("2026-03-03", "Brandt", "2026-03-16", func(_ *paper, x *record.Expectation) { x.To = "2026-03-20" }), ""},
		{"another act", says("2026-03-03", "Brandt", "2026-03-14", func(p *paper, _ *record.Expectation) { p.r.Events[0].CAMEO = "041" }), ""},
		{"nobody announces it", says("2026-03-03", "Brandt", "2026-03-14", func(_ *paper, x *record.Expectation) { x.AnnouncedBy = "" }), ""},
	} {
		if got := kinds(build("2026-03-04", nil, first, c.other)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTwoCountsOfOneDay(t *testing.T) {
	tells := func(published, outlet, whom, on string, set ...func(*record.Event)) *paper {
		p := newPaper(t, published, outlet, outlet+" learnt that "+whom+" were wounded.")
		e := p.event(whom+" were wounded", "wounded", "ASSAULT", on, on, whom)
		for _, f := range set {
			f(e)
		}
		return p
	}
	first := tells("2026-03-14", "Post", "Seven guards", "")
	for _, c := range []struct {
		name  string
		other *paper
		want  string
	}{
		{"another number", tells("2026-03-14", "Herald of the North", "Three guards", "2026-03-13"), "number "},
		{"in digits", tells("2026-03-14", "Herald of the North", "14 guards", ""), "number "},
		{"the same number", tells("2026-03-14", "Herald of the North", "seven guards", ""), ""},
		{"a day later", tells("2026-03-15", "Herald of the North", "Three guards", ""), ""},
		{"other people", tells("2026-03-14", "Herald of the North", "Three fishermen", ""), ""},
		{"no number", tells("2026-03-14", "Herald of the North", "The guards", ""), ""},
		{"at least", tells("2026-03-14", "Herald of the North", "At least three guards", ""), ""},
		{"not so", tells("2026-03-14", "Herald of the North", "Three guards", "", func(e *record.Event) { e.Factuality = "CT-" }), ""},
	} {
		if got := kinds(build("2026-03-16", nil, first, c.other)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestChanged(t *testing.T) {
	for _, c := range []struct{ a, b, x, y string }{
		{`"We will close the crossing tonight,"`, `"We may close the crossing tonight."`, "will", "may"},
		{`"We’ll close the crossing tonight"`, `"We'll close the crossing tonight"`, "", ""},
		{`"We favour an open harbour here"`, `"We favor an open harbor here"`, "", ""},
		{`"We close 14 crossings by tonight"`, `"We close 41 crossings by tonight"`, "", ""},
		{`"We will close it"`, `"We may close it"`, "", ""},
		{`"We will close the crossing tonight"`, `"We will close the crossing"`, "", ""},
		{`"We will close the crossing tonight"`, `"They may shut all crossings tonight"`, "", ""},
		{`"He must and he shall go"`, `"He can and he will go"`, "must … shall", "can … will"},
	} {
		if x, y := changed(c.a, c.b); x != c.x || y != c.y {
			t.Errorf("%s, %s: %q, %q", c.a, c.b, x, y)
		}
	}
}

// A word that one outlet changed in a quotation is shown once, however many print it.
func TestAWordIsChangedInAQuotation(t *testing.T) {
	quotes := func(published, outlet, word string) *paper {
		p := newPaper(t, published, outlet, `"If another trawler crosses the line we `+word+` close the northern crossing," Varga told `+outlet+".")
		p.says("Varga", "told", `"If another trawler crosses the line we `+word+` close the northern crossing,"`).Kind = record.Direct
		return p
	}
	l := build("2026-03-09", nil, quotes("2026-03-02", "Post", "will"), quotes("2026-03-03", "Herald", "will"), quotes("2026-03-03", "Courier", "may"), quotes("2026-03-04", "Echo", "may"))
	k := one(t, l.Conflicts)
	if k.Kind != "wording" || k.Note.String() != "One prints “will”, the other “may”; the quotations are otherwise the same." {
		t.Errorf("%+v", k)
	}
}

// Who says beforehand that an announced meeting will not be contradicts the announcer;
// the announcer who takes it back does not.
func TestItWillNotBe(t *testing.T) {
	for _, c := range []struct{ speaker, want string }{{"Brandt", "claim-denial "}, {"Halloran", ""}} {
		first := announcement(t, "2026-03-02", "2026-03-09", "2026-03-15", func(p *paper, x *record.Expectation) {
			p.text = text.New(p.text.String() + " Halloran wrote it.")
			x.AnnouncedBy = p.actor("Halloran")
		})
		denial := newPaper(t, "2026-03-04", "Herald", c.speaker+" said that Varga and Lindgren would not meet in Lomar at all.")
		s := denial.says(c.speaker, "said", "that Varga and Lindgren would not meet in Lomar at all")
		e := denial.event("Varga and Lindgren would not meet", "meet", "CONSULT", "2026-03-12", "2026-03-12", "Varga", "Lindgren")
		e.Tense, e.Factuality, e.AccordingTo = "future", "CT-", s.ID
		l := build("2026-03-05", nil, first, denial)
		if got := kinds(l); got != c.want || len(l.Expectations[0].Proposals) != 1 {
			t.Errorf("%s: %q, want %q; proposals %+v", c.speaker, got, c.want, l.Expectations[0].Proposals)
		}
		story := New("test", "2026-03-05", Lists{}) // it comes and goes with either article
		story.Put(first.item())
		for range 2 {
			story.Put(denial.item())
			if got := kinds(story.Ledgers()); got != c.want {
				t.Errorf("%s: %q when it comes later, want %q", c.speaker, got, c.want)
			}
			story.Remove(first.item().Article.ID)
			if got := kinds(story.Ledgers()); got != "" {
				t.Errorf("%s: %q without the announcement", c.speaker, got)
			}
			story.Put(first.item())
			if got := kinds(story.Ledgers()); got != c.want {
				t.Errorf("%s: %q when it is announced later, want %q", c.speaker, got, c.want)
			}
			story.Remove(denial.item().Article.ID)
			if got := kinds(story.Ledgers()); got != "" {
				t.Errorf("%s: %q without the denial", c.speaker, got)
			}
		}
	}
}
