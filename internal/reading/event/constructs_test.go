package event

import "testing"

// TestConstructs reads how an act is told: hedges under hedges, refusals, conditions, words
// that ask or threaten, passives, coordination, and the verbs whose object decides. Printed
// on Wednesday 6 May 2026.
func TestConstructs(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{`Norway refused to rule out talks with Chile.`, `CONSULT talks | Norway | Chile | PS+ future |  | hypothetical`},
		{`Norway has not ruled out an attack on Chile.`, `ASSAULT attack | Norway | Chile | PS+ future |  | hypothetical`},
		{`If Chile withdraws its troops, then Norway will lift sanctions on Chile.`, `RETREAT.withdraw withdraws | Chile |  | Uu present |  | hypothetical
CONCEDE lift | Norway | Chile | CT+ future |  | `},
		{`Norway would have attacked Chile.`, `ASSAULT attacked | Norway | Chile | PS+ past |  | hypothetical`},
		{`Norway threatened to attack Chile.`, `THREATEN threatened | Norway | Chile | CT+ past |  | 
ASSAULT attack | Norway | Chile | Uu future |  | hypothetical`},
		{`Norway plans to expel the Chilean ambassador.`, `SANCTION.expel expel | Norway | Chile ambassador | PR+ future |  | `},
		{`Norway has no plans to attack Chile.`, `ASSAULT attack | Norway | Chile | PR- future |  | `},
		{`Tarik Osman was to have met Lorna Vey on Monday.`, `CONSULT met | Tarik Osman | Lorna Vey | PR- past | 2026-05-04/2026-05-04 | `},
		{`Norway called off the talks with Chile.`, `REJECT called off | Norway | Chile | CT+ past |  | 
CONSULT talks | Norway | Chile | CT- future |  | cancelled`},
		{`Tarik Osman left Oslo without meeting Lorna Vey.`, `CONSULT meeting | Tarik Osman | Lorna Vey | CT- past |  | `},
		{`The talks collapsed without an agreement.`, `AGREE agreement |  |  | CT- past |  | `},
		{`Norway was prevented from attacking Chile.`, `ASSAULT attacking | Norway | Chile | CT- past |  | `},
		{`Norway decided against sending troops to Chile.`, `MOBILIZE.troops sending | Norway | Chile | CT- future |  | `},
		{`Norway has yet to sign the treaty.`, `AGREE sign | Norway |  | CT- past |  | `},
		{`Norway pledged not to attack Chile.`, `AGREE pledged | Norway | Chile | CT+ past |  | 
ASSAULT attack | Norway | Chile | CT- future |  | `},
		{`Norway said it will not release the prisoners.`, `REJECT will not | Norway | prisoners | CT+ present |  | 
RETREAT.release release | Norway | prisoners | CT- future |  | `},
		{`Norway allegedly attacked Chile.`, `ASSAULT attacked | Norway | Chile | PS+ past |  | `},
		{`Norway nearly attacked Chile.`, `ASSAULT attacked | Norway | Chile | CT- past |  | `},
		{`Norway is believed to have attacked the port.`, `ASSAULT attacked | Norway |  | PR+ past |  | `},
		{`Norway appears to have released the prisoners.`, `RETREAT.release released | Norway | prisoners | PR+ past |  | `},
		{`It is unlikely that Norway attacked Chile.`, `ASSAULT attacked | Norway | Chile | PR- past |  | `},
		{`It is not true that Norway attacked Chile.`, `ASSAULT attacked | Norway | Chile | CT- past |  | `},
		{`Lorna Vey said the rumour that Chile would withdraw its troops was pure invention.`, `RETREAT.withdraw withdraw | Chile |  | CT- future |  | `},
		{`Lorna Vey said the report that Chile had attacked Norway was not true.`, `ASSAULT attacked | Chile | Norway | CT- past |  | `},
		{`Lorna Vey said the report that Chile had attacked Norway was true.`, `ASSAULT attacked | Chile | Norway | CT+ past |  | `},
		{`Lorna Vey said the fact that Chile had attacked Norway was not true to its word.`, `ASSAULT attacked | Chile | Norway | CT+ past |  | `},
		{`The council failed to act in February, when Chile vetoed the draft resolution.`, `REJECT vetoed | Chile |  | CT+ past | 2026-02-01/2026-02-28 | `},
		{`The council failed to act in February because Chile vetoed the draft resolution.`, `REJECT vetoed | Chile |  | CT+ past |  | `},
		{`Whether Norway will attack Chile is unclear.`, `ASSAULT attack | Norway | Chile | Uu future |  | `},
		{`Norway doubts that Chile will withdraw its troops.`, `RETREAT.withdraw withdraw | Chile |  | PR- future |  | `},
		{`Norway said Chile must withdraw its troops.`, `REQUEST must | Norway | Chile | CT+ past |  | 
RETREAT.withdraw withdraw | Chile |  | Uu future |  | `},
		{`Norway stands ready to send aid to Chile.`, `AGREE ready to send | Norway | Chile | CT+ present |  | `},
		{`Norway is considering imposing sanctions on Chile.`, `THREATEN considering | Norway | Chile | CT+ present |  | 
SANCTION sanctions | Norway | Chile | Uu future |  | hypothetical`},
		{`Norway called for sanctions against Chile.`, `THREATEN called for | Norway | Chile | CT+ past |  | `},
		{`Norway signed a treaty with Chile.`, `SUPPORT signed | Norway | Chile | CT+ past |  | `},
		{`Norway reached an agreement with Chile on Monday.`, `SUPPORT reached | Norway | Chile | CT+ past | 2026-05-04/2026-05-04 | `},
		{`Norway hopes to reach an agreement with Chile.`, `AGREE reach | Norway | Chile | Uu future |  | `},
		{`Norway will sign a treaty with Chile.`, `AGREE sign | Norway | Chile | CT+ future |  | `},
		{`Norway imposed sanctions on President Tarik Osman.`, `COERCE.restrict imposed | Norway | Tarik Osman | CT+ past |  | `},
		{`Premier Tarik Osman attacked Lorna Vey for her remarks.`, `ACCUSE.disapprove attacked | Tarik Osman | Lorna Vey | CT+ past |  | `},
		{`Residents called Tarik Osman a liar.`, ``},
		{`Norway pulled its troops out of Chile.`, `RETREAT.withdraw pulled | Norway | Chile | CT+ past |  | `},
		{`Norway pulled out of the talks with Chile.`, `SANCTION.discontinue pulled out of | Norway | Chile | CT+ past |  | `},
		{`A Chilean court convicted the general of murder.`, `ACCUSE.allege convicted | Chilean court | the general | CT+ past |  | `},
		{`Chile opened an investigation into the general.`, `ACCUSE.investigate opened | Chile | the general | CT+ past |  | `},
		{`Workers called off a strike at the port.`, `CONCEDE called off | Workers |  | CT+ past |  | 
PROTEST.strike strike | Workers |  | CT- future |  | cancelled`},
		{`Chilean police fired tear gas at the protesters.`, `COERCE fired | Chilean police | protesters | CT+ past |  | `},
		{`Norway and Chile held joint military exercises.`, `COOPERATE.military held | Norway + Chile |  | CT+ past |  | `},
		{`The United Nations withdrew its peacekeepers from Chile.`, `SANCTION.withdraw withdrew | United Nations | Chile | CT+ past |  | `},
		{`Norway violated the ceasefire.`, `ASSAULT violated | Norway |  | CT+ past |  | `},
		{`Norway seized control of the airport.`, `ASSAULT seized | Norway |  | CT+ past |  | `},
		{`Kenya accepted 300 refugees from Chile.`, `AID.asylum accepted | Kenya | 300 refugees | CT+ past |  | `},
		{`Norway provided $20 million in aid to Chile.`, `AID provided | Norway | Chile | CT+ past |  | `},
		{`Norway denied Chile access to the port.`, `REJECT denied | Norway | Chile | CT+ past |  | `},
		{`Norway urged Chile to release the prisoners.`, `REQUEST urged | Norway | Chile | CT+ past |  | 
RETREAT.release release | Chile | prisoners | Uu future |  | `},
		{`Norway did not sign or ratify the treaty.`, `AGREE sign | Norway |  | CT- past |  | 
AGREE ratify | Norway |  | CT- past |  | `},
		{`Talks between Norway and Chile will be held in Oslo in June.`, `CONSULT Talks | Norway + Chile |  | CT+ future | 2026-06-01/2026-06-30 | `},
		{`Norway, Chile and Kenya signed a treaty in Oslo on Monday.`, `SUPPORT signed | Norway + Chile + Kenya |  | CT+ past | 2026-05-04/2026-05-04 | `},
		{`The prisoners were handed over to Chile by Norway on Friday.`, `RETREAT.return handed over | Norway | Chile | CT+ past | 2026-05-01/2026-05-01 | `},
		{`Teachers began a strike over pay.`, `PROTEST.strike began | Teachers |  | CT+ past |  | `},
		{`Norway launched an air strike on the port.`, `ASSAULT.heavy-weapons strike | Norway |  | CT+ past |  | `},
		{`The general was arrested by Chilean police in Oslo on Monday.`, `COERCE.arrest arrested | Chilean police | The general | CT+ past | 2026-05-04/2026-05-04 | `},
		{`Norway gave Chile a deadline to withdraw.`, `THREATEN gave | Norway | Chile | CT+ past |  | `},
		{`Norway vowed to retaliate against Chile.`, `THREATEN vowed | Norway | Chile | CT+ past |  | `},
		{`Norway vetoed a resolution on Chile.`, `REJECT vetoed | Norway | Chile | CT+ past |  | `},
		{`Norway recalled its ambassador from Chile.`, `SANCTION.withdraw recalled | Norway | Chile | CT+ past |  | `},
		{`Norway deployed peacekeepers to Chile.`, `AID.peacekeeping deployed | Norway | Chile | CT+ past |  | `},
		{`Norway mobilised troops near the border with Chile.`, `MOBILIZE.troops mobilised | Norway |  | CT+ past |  | `},
		{`Norway lifted the blockade of the port.`, `CONCEDE lifted | Norway |  | CT+ past |  | `},
		{`Norway granted asylum to two Chilean pilots.`, `AID.asylum granted | Norway |  | CT+ past |  | `},
		{`Chile apologised to Norway for attacking the ship.`, `SUPPORT apologised | Chile | Norway | CT+ past |  | 
ASSAULT attacking | Chile |  | CT+ past |  | `},
		{`Norway received $20 million in aid from Chile.`, `AID received | Chile | Norway | CT+ past |  | `},
		{`Norway said Chile was responsible for the attack.`, `ACCUSE.allege responsible | Norway | Chile | CT+ past |  | `},
		{`Norway cancelled a planned visit to Chile.`, `REJECT cancelled | Norway | Chile | CT+ past |  | 
CONSULT.visit visit | Norway | Chile | CT- future |  | cancelled`},
		{`Norway reaffirmed its commitment to withdraw its troops.`, `AGREE reaffirmed | Norway |  | CT+ past |  | 
RETREAT.withdraw withdraw | Norway |  | CT+ future |  | `},
		{`Norway opened direct, high-level talks with Chile.`, `CONSULT talks | Norway | Chile | CT+ past |  | `},
		{`Norway will not hold talks with Chile.`, `REJECT will not | Norway | Chile | CT+ present |  | 
CONSULT talks | Norway | Chile | CT- future |  | `},
		{`Norway let free three Chilean sailors.`, `RETREAT.release let free | Norway |  | CT+ past |  | `},
		{`Two climbers were killed in an avalanche.`, ``},
		{`The arrest of two Chilean journalists by Norwegian police drew protests.`, `COERCE.arrest arrest | Norwegian police | two Chilean journalists | CT+ past |  | `},
		{`Chile's release of the sailors pleased Norway.`, ``},
		{`The President calls her "an able woman".`, ``},
	} {
		if got := read(t, c.words, "2026-05-06").lines(); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}
