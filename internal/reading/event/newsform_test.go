package event

import (
	"strings"
	"testing"
)

// TestNewsForm reads sentences as agencies write them, the day between the verb and the
// rest or at the end, and what must stay silent beside them. Printed on Wednesday 6 May
// 2026.
func TestNewsForm(t *testing.T) {
	for _, c := range []struct {
		rule  string
		words string
		want  []string
	}{
		{"the day behind the one accused is that of the words", `Norway accused Chile on Sunday of shelling the town.`, []string{
			`ACCUSE.allege accused | Norway | Chile | CT+ past | 2026-05-03/2026-05-03 | `,
			`ASSAULT.heavy-weapons shelling | Chile |  | Uu past |  | `}},
		{"the day at the end is that of the rejection", `Premier Tarik Osman turned down the Chilean offer on Tuesday.`, []string{
			`REJECT turned down | Tarik Osman | Chilean | CT+ past | 2026-05-05/2026-05-05 | `}},
		{"a day without a preposition", `Norway urged Chile last week to release the crew.`, []string{
			`REQUEST urged | Norway | Chile | CT+ past | 2026-04-27/2026-05-03 | `,
			`RETREAT.release release | Chile |  | Uu future |  | `}},
		{"an offer is of the day before its content", `Norway offered on Tuesday to mediate between Chile and Kenya.`, []string{
			`AGREE offered | Norway | Chile + Kenya | CT+ past | 2026-05-05/2026-05-05 | `,
			`CONSULT.third-party mediate | Norway | Chile + Kenya | Uu future |  | `}},
		{"the day of what is asked for is not that of asking", `Norway urged Chile to meet on Monday.`, []string{
			`REQUEST urged | Norway | Chile | CT+ past |  | `}},
		{"nor one that may be either", `Norway demanded talks on Monday.`, []string{
			`REQUEST demanded | Norway |  | CT+ past |  | `,
			`CONSULT talks | Norway |  | Uu future | 2026-05-04/2026-05-04 | `}},
		{"nor a term", `Norway demanded an answer by Friday.`, []string{
			`REQUEST demanded | Norway |  | CT+ past |  | `}},
		{"what is expected on a day is of that day", `Norway was expected on Friday to release the prisoners.`, []string{
			`RETREAT.release release | Norway | prisoners | PR+ future | 2026-05-08/2026-05-08 | `}},
		{"who is to act is the one asked, a day between", `Norway demanded on Tuesday that Chile return the crew.`, []string{
			`REQUEST demanded | Norway | Chile | CT+ past | 2026-05-05/2026-05-05 | `,
			`RETREAT.return return | Chile |  | Uu present |  | `}},
		{"a word in -ing behind an article is a noun", `Norway reopened the crossing at Merrow on Tuesday.`, []string{
			`CONCEDE reopened | Norway |  | CT+ past | 2026-05-05/2026-05-05 | `}},
		{"and none of force", `The boys watched the crossing at Merrow on Tuesday.`, nil},
		{"the arms of a people are its own", `Chilean gunners shelled the harbour of Norway on Sunday.`, []string{
			`ASSAULT.heavy-weapons shelled | Chilean | Norway | CT+ past | 2026-05-03/2026-05-03 | `}},
		{"who holds an office and comes visits", `Deputy Trade Minister Lorna Vey arrived in Chile on Tuesday.`, []string{
			`CONSULT.visit arrived | Lorna Vey | Chile | CT+ past | 2026-05-05/2026-05-05 | `}},
		{"who holds none does not", `Singer Lorna Vey arrived in Chile on Tuesday.`, nil},
		{"nor does a ship", `The ferry arrived in Chile on Tuesday.`, nil},
		{"whose visit is called off, and its day behind his name", `Premier Tarik Osman scrapped the visit of his Chilean counterpart, Lorna Vey, planned for June 9.`, []string{
			`REJECT scrapped | Tarik Osman | Lorna Vey | CT+ past |  | `,
			`CONSULT.visit visit | Tarik Osman | Lorna Vey | CT- future | 2026-06-09/2026-06-09 | cancelled`}},
		{"the day of another plan is not its own", `Premier Tarik Osman scrapped the visit of Lorna Vey, who flew home on June 9.`, []string{
			`REJECT scrapped | Tarik Osman | Lorna Vey | CT+ past |  | `,
			`CONSULT.visit visit | Tarik Osman | Lorna Vey | CT- future |  | cancelled`}},
		{"a note of protest", `Norway handed Chile a note of protest on Tuesday.`, []string{
			`ACCUSE.disapprove handed | Norway | Chile | CT+ past | 2026-05-05/2026-05-05 | `}},
		{"a letter of complaint", `Norway sent a letter of complaint to Chile on Tuesday.`, []string{
			`ACCUSE.disapprove sent | Norway | Chile | CT+ past | 2026-05-05/2026-05-05 | `}},
		{"a note of thanks is no protest", `Norway handed Chile a note of thanks on Tuesday.`, nil},
		{"what his own side will do is a threat", `Norway's Interior Minister Lorna Vey warned that Norway would otherwise close the border.`, []string{
			`THREATEN warned | Lorna Vey |  | CT+ past |  | `,
			`COERCE.restrict close | Norway |  | CT+ future |  | `}},
		{"what the other will do is none", `Norway's Interior Minister Lorna Vey warned that Chile would attack the port.`, []string{
			`ASSAULT attack | Chile |  | CT+ future |  | `}},
		{"the day on which they will meet is no condition", `The hall is booked for May 20, when Ministers Ilse Varga and Omar Said will meet.`, []string{
			`CONSULT meet | Ilse Varga + Omar Said |  | CT+ future | 2026-05-20/2026-05-20 | `}},
		{"a word of number between the verbs", `Ilse Varga and Omar Said will both attend the conference on May 20.`, []string{
			`CONSULT.multilateral conference | Ilse Varga + Omar Said |  | CT+ future | 2026-05-20/2026-05-20 | `}},
		{"a verb that looks like an adjective", `Chile will free the crew of the Petrel this week, Minister Ilse Varga said.`, []string{
			`RETREAT.release free | Chile |  | CT+ future | 2026-05-04/2026-05-10 | `}},
		{"who is to sign it signs the paper", `Chile and Norway agreed on Monday to sign it next week.`, []string{
			`AGREE agreed | Chile + Norway |  | CT+ past | 2026-05-04/2026-05-04 | `,
			`AGREE sign | Chile + Norway |  | CT+ future | 2026-05-11/2026-05-17 | `}},
		{"what happens otherwise is a threat", `Interior Minister Lorna Vey warned that Chile would otherwise close the line to all lorries.`, []string{
			`THREATEN warned | Lorna Vey |  | CT+ past |  | `}},
		{"a minister who goes to a state visits it", `Foreign Minister Lorna Vey said she would travel to Chile in June.`, []string{
			`CONSULT.visit travel | Lorna Vey | Chile | CT+ future | 2026-06-01/2026-06-30 | `}},
		{"a search that ends is no inquiry dropped", `Chile ended the search for the crew on Tuesday.`, nil},
		{"what was agreed without a source is to come", `It was agreed that the ministers of Chile and Norway would hold consultations in June.`, []string{
			`AGREE agreed |  |  | CT+ past |  | `,
			`CONSULT consultations | ministers of Chile and Norway |  | CT+ future | 2026-06-01/2026-06-30 | `}},
		{"the day of words that the headline tells as well", `Norway demands return of crew

Norway demanded on Tuesday that Chile return the crew held in Merrow. "They only fished," Minister Lorna Vey said.`, []string{
			`REQUEST demands | Norway |  | CT+ past |  | `,
			`REQUEST demanded | Norway | Chile | CT+ past | 2026-05-05/2026-05-05 | `,
			`RETREAT.return return | Chile |  | Uu present |  | `}},
	} {
		if got, want := read(t, c.words, "2026-05-06").lines(), strings.Join(c.want, "\n"); got != want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.rule, c.words, got, want)
		}
	}
}
