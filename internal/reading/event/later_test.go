package event

import "testing"

// TestPlans reads what became of plans, and acts told beside the words of saying.
// Printed on Wednesday 6 May 2026.
func TestPlans(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{`A meeting of finance ministers that had been scheduled for next Tuesday was moved to 3 June.`, `CONSULT meeting | finance ministers |  | CT- future | 2026-05-12/2026-05-12 | rescheduled`},
		{`Talks between Norway and Chile that were due to open on Friday have been postponed by a week.`, `CONSULT Talks | Norway + Chile |  | CT- future | 2026-05-08/2026-05-08 | postponed`},
		{`The meeting, which had been due to start on Friday, was put off.`, `CONSULT meeting |  |  | CT- future | 2026-05-08/2026-05-08 | postponed`},
		{`The two ministers meet on Friday.`, `CONSULT meet | The two ministers |  | CT+ future | 2026-05-08/2026-05-08 | `},
		{`Talks between Norway and Chile were to begin on Friday but have been delayed.`, `CONSULT Talks | Norway + Chile |  | CT- future | 2026-05-08/2026-05-08 | postponed`},
		{`The deadline set by the envoy expired.`, ``},
		{`Norway set a deadline for Chile to withdraw.`, "THREATEN set | Norway | Chile | CT+ past |  | "},
		{`A proposal drawn up by her office had been handed to both delegations.`, ``},
		{`Norway called off talks with Chile that had been due to take place on May 9.`, `REJECT called off | Norway | Chile | CT+ past |  | 
CONSULT talks | Norway | Chile | CT- future | 2026-05-09/2026-05-09 | cancelled`},
		{`Norway has neither accepted nor rejected the proposal.`, "AGREE accepted |  |  | CT- past |  | \nREJECT rejected | Norway |  | CT- past |  | "},
		{`The negotiations between Norway and Chile broke off in 2023.`, `CONSULT negotiations | Norway + Chile |  | CT+ past | 2023-01-01/2023-12-31 | `},
		{`Norway released five detained sailors on Wednesday.`, `RETREAT.release released | Norway |  | CT+ past | 2026-05-06/2026-05-06 | `},
		{`Norway will almost certainly sign the agreement in June.`, `AGREE sign | Norway |  | PR+ future | 2026-06-01/2026-06-30 | `},
		{`Norway's ambassador is likely to travel to Chile later this month.`, `CONSULT.visit travel | Norway ambassador | Chile | PR+ future | 2026-05-06/2026-05-31 | `},
		{`Tourists travel to Chile in June.`, ``},
		{`Tarik Osman said a summit before the summer was unlikely.`, `CONSULT.multilateral summit |  |  | PR- future | 2026-06-01/2026-08-31 | `},
	} {
		if got := read(t, c.words, "2026-05-06").lines(); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}
