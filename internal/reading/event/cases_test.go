package event

import "testing"

// TestCases reads single sentences printed on Wednesday 6 May 2026.
func TestCases(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{`Envoy Lorna Vey met Premier Tarik Osman in Port Sorrel on Monday.`, `CONSULT met | Lorna Vey | Tarik Osman | CT+ past | 2026-05-04/2026-05-04 | `},
		{`Norway and Chile agreed to hold talks in May.`, `AGREE agreed | Norway + Chile |  | CT+ past |  | 
CONSULT talks | Norway + Chile |  | CT+ future | 2026-05-01/2026-05-31 | `},
		{`Chile has failed to withdraw its troops from the border.`, `RETREAT.withdraw withdraw | Chile |  | CT- past |  | `},
		{`Lorna Vey accused Norway of shelling the town.`, `ACCUSE.allege accused | Lorna Vey | Norway | CT+ past |  | 
ASSAULT.heavy-weapons shelling | Norway |  | Uu past |  | `},
		{`Norway imposed sanctions on Chile on Tuesday.`, `SANCTION imposed | Norway | Chile | CT+ past | 2026-05-05/2026-05-05 | `},
		{`Sanctions were imposed on Chile by Norway last week.`, `SANCTION imposed | Norway | Chile | CT+ past | 2026-04-27/2026-05-03 | `},
		{`The talks between Norway and Chile were called off on Friday.`, `CONSULT talks | Norway + Chile |  | CT- future |  | cancelled`},
		{`The summit will not take place, Premier Tarik Osman said.`, `CONSULT.multilateral summit |  |  | CT- future |  | cancelled`},
		{`The meeting has been moved to 12 May, the Norwegian foreign ministry said.`, `CONSULT meeting |  |  | CT- future |  | rescheduled`},
		{`The visit, scheduled for June 3, was cancelled.`, `CONSULT.visit visit |  |  | CT- future | 2026-06-03/2026-06-03 | cancelled`},
		{`Norway called off the talks with Chile.`, `REJECT called off | Norway | Chile | CT+ past |  | 
CONSULT talks | Norway | Chile | CT- future |  | cancelled`},
		{`Premier Tarik Osman could visit Chile in June.`, `CONSULT.visit visit | Tarik Osman | Chile | PS+ future | 2026-06-01/2026-06-30 | `},
		{`Norway is expected to release two prisoners by Friday.`, `RETREAT.release release | Norway | two prisoners | PR+ future | 2026-05-08/2026-05-08 | `},
		{`Norway will not attack Chile, Tarik Osman said.`, `ASSAULT attack | Norway | Chile | CT- future |  | `},
		{`Norway urged Chile to withdraw its troops.`, `REQUEST urged | Norway | Chile | CT+ past |  | 
RETREAT.withdraw withdraw | Chile |  | Uu future |  | `},
		{`If Norway attacks the port, Chile will respond.`, `ASSAULT attacks | Norway |  | Uu present |  | hypothetical`},
		{`Tarik Osman denied that Norway had attacked the port.`, `ASSAULT attacked | Norway |  | CT- past |  | `},
		{`Tarik Osman said Norway might hold talks with Chile next month.`, `CONSULT talks | Norway | Chile | PS+ future | 2026-06-01/2026-06-30 | `},
		{`Thousands of protesters marched against the government in Port Sorrel on Sunday.`, `PROTEST.demonstrate marched |  | the government | CT+ past | 2026-05-03/2026-05-03 | `},
		{`Norway, after weeks in which nobody had moved, attacked Chile.`, `ASSAULT attacked | Norway | Chile | CT+ past |  | `},
		{`Norway, whose ships had waited while talks went on, attacked Chile.`, `ASSAULT attacked | Norway | Chile | CT+ past |  | `},
		{`Norway plans to send aid to Chile next week.`, `AID send | Norway | Chile | PR+ future | 2026-05-11/2026-05-17 | `},
		{`Lorna Vey and Tarik Osman spoke by phone on Wednesday.`, `CONSULT.phone spoke | Lorna Vey + Tarik Osman |  | CT+ past | 2026-05-06/2026-05-06 | `},
		{`Police arrested three journalists on Thursday.`, `COERCE.arrest arrested | Police | three journalists | CT+ past | 2026-04-30/2026-04-30 | `},
		{`Norway threatened to close the border.`, `THREATEN threatened | Norway |  | CT+ past |  | 
COERCE.restrict close | Norway |  | Uu future |  | hypothetical`},
		{`Norwegian troops invaded Chile on Sunday.`, `ASSAULT.heavy-weapons invaded | Norwegian troops | Chile | CT+ past | 2026-05-03/2026-05-03 | `},
		{`Chile's invasion of Norway began on March 3.`, `ASSAULT.heavy-weapons invasion | Chile | Norway | CT+ past | 2026-03-03/2026-03-03 | `},
		{`Lorna Vey plans a visit to Norway next month.`, `CONSULT.visit visit | Lorna Vey | Norway | PR+ future | 2026-06-01/2026-06-30 | `},
		{`Norway did not rule out talks with Chile.`, `CONSULT talks | Norway | Chile | PS+ future |  | hypothetical`},
		{`Norway rejected the proposal.`, `REJECT rejected | Norway |  | CT+ past |  | `},
		{`Norway refused to sign the agreement.`, `REJECT refused | Norway |  | CT+ past |  | 
AGREE sign | Norway |  | CT- past |  | `},
		{`Lorna Vey will meet Tarik Osman on June 4, her office said.`, `CONSULT meet | Lorna Vey | Tarik Osman | CT+ future | 2026-06-04/2026-06-04 | `},
		{`A meeting of the two presidents is unlikely, Lorna Vey said.`, `CONSULT meeting | two presidents |  | PR- future |  | `},
		{`Talks are scheduled for Monday.`, `CONSULT Talks |  |  | CT+ future | 2026-05-11/2026-05-11 | `},
		{`Norway wants to hold talks with Chile.`, `CONSULT talks | Norway | Chile | Uu future |  | `},
		{`Norway welcomed the decision by Chile.`, `SUPPORT welcomed | Norway | Chile | CT+ past |  | `},
		{`The two presidents signed an agreement in Port Sorrel on Tuesday.`, `SUPPORT signed | The two presidents |  | CT+ past | 2026-05-05/2026-05-05 | `},
		{`Chile launched an attack on the port on Monday, killing three soldiers.`, `ASSAULT attack | Chile |  | CT+ past | 2026-05-04/2026-05-04 | 
ASSAULT killing | Chile | three soldiers | CT+ past | 2026-05-04/2026-05-04 | `},
		{`Tarik Osman warned Norway against sending troops to the border.`, `THREATEN warned | Tarik Osman | Norway | CT+ past |  | 
MOBILIZE.troops sending | Norway |  | Uu future |  | `},
		{`Norway will hold military exercises near the border next week.`, `MOBILIZE.troops hold | Norway |  | CT+ future | 2026-05-11/2026-05-17 | `},
		{`No talks were held last week.`, `CONSULT talks |  |  | CT- past | 2026-04-27/2026-05-03 | `},
		{`Tarik Osman arrived in Norway to meet Lorna Vey.`, `CONSULT meet | Tarik Osman | Lorna Vey | Uu present |  | `},
		{`The first round of talks was postponed until June.`, `CONSULT talks |  |  | CT- future |  | postponed`},
		{`Norway, Chile and Kenya held talks in Oslo on Monday.`, `CONSULT talks | Norway + Chile + Kenya |  | CT+ past | 2026-05-04/2026-05-04 | `},
		{`Talks with Chile began in Oslo on Monday, Norway said.`, `CONSULT Talks |  | Chile | CT+ past | 2026-05-04/2026-05-04 | `},
		{`Norway has not signed the treaty.`, `AGREE signed | Norway |  | CT- past |  | `},
		{`Norway and Chile failed to reach an agreement.`, `REJECT failed | Norway + Chile |  | CT+ past |  | 
AGREE reach | Norway + Chile |  | CT- past |  | `},
		{`Norway issued a warning to Chile.`, `THREATEN warning | Norway | Chile | CT+ past |  | `},
		{`Chile's troops were withdrawn from the island on Friday.`, `RETREAT.withdraw withdrawn |  |  | CT+ past | 2026-05-01/2026-05-01 | `},
		{`The crew was freed by Norway on Sunday.`, `RETREAT.release freed | Norway |  | CT+ past | 2026-05-03/2026-05-03 | `},
		{`Norway said it would not impose sanctions on Chile.`, `SANCTION impose | Norway | Chile | CT- future |  | `},
		{`Norway condemned Chile's attack on the port.`, `ACCUSE.disapprove condemned | Norway | Chile | CT+ past |  | 
ASSAULT attack | Chile |  | CT+ past |  | `},
		{`Norway blamed Chile for the attack.`, `ACCUSE.allege blamed | Norway | Chile | CT+ past |  | `},
		{`Norway supplied Chile with weapons.`, `AID.military supplied | Norway | Chile | CT+ past |  | `},
		{`Norway expelled two Chilean diplomats on Tuesday.`, `SANCTION.expel expelled | Norway | two Chilean diplomats | CT+ past | 2026-05-05/2026-05-05 | `},
		{`Chile cut ties with Norway.`, `SANCTION.discontinue cut | Chile | Norway | CT+ past |  | `},
		{`Norway lifted sanctions on Chile.`, `CONCEDE lifted | Norway | Chile | CT+ past |  | `},
		{`Lorna Vey apologised to Chile.`, `SUPPORT apologised | Lorna Vey | Chile | CT+ past |  | `},
		{`Norway called for an end to the fighting.`, `REQUEST called for | Norway |  | CT+ past |  | `},
		{`Norway asked Chile to hand over the prisoners.`, `REQUEST asked | Norway | Chile | CT+ past |  | 
RETREAT.return hand over | Chile |  | Uu future |  | `},
		{`There is a possibility of an attack on Norway.`, `ASSAULT attack |  | Norway | PS+ future |  | hypothetical`},
		{`Tarik Osman is not expected to meet Lorna Vey this week.`, `CONSULT meet | Tarik Osman | Lorna Vey | PR- future | 2026-05-04/2026-05-10 | `},
		{`Norway would attack if Chile moved its troops.`, `MOBILIZE.troops moved | Chile |  | Uu past |  | hypothetical`},
		{`The two sides have held several rounds of talks but no agreement has been reached.`, `CONSULT talks | The two sides |  | CT+ past |  | 
AGREE reached |  |  | CT- past |  | `},
		{`Tarik Osman denied that additional troops had been sent to the border.`, `MOBILIZE.troops sent |  |  | CT- past |  | `},
		{`Norway postponed the talks until June.`, `CONSULT talks | Norway |  | CT- future |  | postponed`},
		{`Talks between Norway and Chile resumed in Oslo on Monday.`, `CONSULT Talks | Norway + Chile |  | CT+ past | 2026-05-04/2026-05-04 | `},
		{`Norway is interested in talks with Chile.`, `AGREE interested in talks | Norway | Chile | CT+ present |  | `},
		{`Workers went on strike in Oslo.`, `PROTEST.strike went | Workers |  | CT+ past |  | `},
		{`Norway vetoed on Friday a draft by Chile.`, `REJECT vetoed | Norway | Chile | CT+ past | 2026-05-01/2026-05-01 | `},
		{`Prices attacked record highs.`, ``},
		{`The company met its targets.`, ``},
		{`The minister spoke to reporters.`, ``},
		{`The new law meets the needs of farmers.`, ``},
		{`The film was released on Friday.`, ``},
		{`She moved to Oslo in May.`, ``},
		{`The visit lasted two days.`, `CONSULT.visit visit |  |  | CT+ past |  | `},
		{`He signed autographs for an hour.`, ``},
	} {
		w := read(t, c.words, "2026-05-06")
		if got := w.lines(); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}
