package expectation

import (
	"slices"
	"strings"
	"testing"
)

// TestFixedDays reads what is put on a day without a verb of what is to be done, printed
// on Wednesday 6 May 2026, and after that what is not.
func TestFixedDays(t *testing.T) {
	for _, c := range []struct{ words, passage, window, actors, by string }{
		{`A reply from Norway is expected on Friday.`, `A reply from Norway is expected on Friday`, "2026-05-08/2026-05-08", "Norway", ""},
		{`The report is due next week.`, `The report is due next week`, "2026-05-11/2026-05-17", "", ""},
		{`Norway's answer is due by May 15, the ministry said.`, `Norway's answer is due by May 15`, "2026-05-06/2026-05-15", "Norway", "ministry"},
		{`Tarik Osman expects replies from both capitals by Friday.`, `replies from both capitals by Friday`, "2026-05-06/2026-05-08", "", "Tarik Osman"},
		{`"We expect a decision on Monday," Lorna Vey said.`, `a decision on Monday`, "2026-05-11/2026-05-11", "", "Lorna Vey"},
		{`Norway promised a written answer by Friday.`, `a written answer by Friday`, "2026-05-06/2026-05-08", "Norway", "Norway"},
		{`Chile has until Friday to reply.`, `Chile has until Friday to reply`, "2026-05-06/2026-05-08", "Chile", ""},
		{`Norway gave Chile until May 20 to withdraw its guns.`, `gave Chile until May 20 to withdraw its guns`, "2026-05-06/2026-05-20", "Chile + Norway", ""},
		{`The deadline for replies is Friday.`, `The deadline for replies is Friday`, "2026-05-08/2026-05-08", "", ""},
		{`The treaty expires on 5 February.`, `The treaty expires on 5 February`, "2027-02-05/2027-02-05", "", ""},
		{`The mandate of the mission runs out on 30 June.`, `The mandate of the mission runs out on 30 June`, "2026-06-30/2026-06-30", "", ""},
		{`He spoke for the vote, which is scheduled for next week.`, `the vote, which is scheduled for next week`, "2026-05-11/2026-05-17", "", ""},
		{`Tarik Osman travels to Port Sorrel next week.`, `Tarik Osman travels to Port Sorrel next week`, "2026-05-11/2026-05-17", "Tarik Osman", ""},
		{`The conference opens on 16 May.`, `The conference opens on 16 May`, "2026-05-16/2026-05-16", "", ""},
		{`The two ministers meet on Friday in Port Sorrel.`, `The two ministers meet on Friday in Port Sorrel`, "2026-05-08/2026-05-08", "The two ministers", ""},
		{`A statement was expected later on Wednesday.`, `A statement was expected later on Wednesday`, "2026-05-06/2026-05-06", "", ""},
		{`Talks between Norway and Chile that were due to open on Tuesday have been postponed to 17 May.`, `Talks between Norway and Chile that were due to open on Tuesday have been postponed to 17 May`, "2026-05-17/2026-05-17", "Norway + Chile", ""},
		{`Norway said it would close the crossing if the guns were still there on 15 May.`, `it would close the crossing`, "/", "Norway", "Norway"},
	} {
		w := read(t, c.words, "2026-05-06")
		if len(w.found) != 1 {
			t.Errorf("%s\n gives %q", c.words, w.lines())
			continue
		}
		x := w.found[0]
		var who []string
		for _, id := range x.Actors {
			who = append(who, w.name(id))
		}
		got := []string{w.Doc.Text.Slice(x.Span), x.From + "/" + x.To, strings.Join(who, " + "), w.name(x.AnnouncedBy)}
		if want := []string{c.passage, c.window, c.actors, c.by}; !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", c.words, got, want)
		}
	}
	for _, words := range []string{
		`A reply was expected on Monday but did not come.`,
		`No reply is expected.`,
		`The reply is not expected on Friday.`,
		`The treaty expired on 5 February.`,
		`He hosts a Sunday show.`,
		`The shift starts at 6 a.m.`,
		`If the treaty expires on 5 June, Norway will be free.`,
		`Norway and Chile met on Monday.`,
		`The ministers met last week, and their deputies meet often.`,
	} {
		if got := read(t, words, "2026-05-06").lines(); got != "" {
			t.Errorf("%s\n gives %q", words, got)
		}
	}
}
