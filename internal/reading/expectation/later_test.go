package expectation

import "testing"

// TestAnnounced: what is denied, over, set aside or only no plan announces nothing; what
// is announced keeps its days, its word of chance and who takes part. Printed on
// Wednesday 6 May 2026.
func TestAnnounced(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{`Tarik Osman denied that talks with Chile were planned.`, ``},
		{`Tarik Osman said no meeting was planned for June.`, ``},
		{`Tarik Osman denied that the conference would be cancelled.`, ``},
		{`Talks between Norway and Chile were to begin on Monday but have been delayed.`, ``},
		{`Norway had planned to send aid to Chile in June.`, ``},
		{`A delegation of Chile that was to visit Norway next week has cancelled its trip.`, ``},
		{`The sides were expected to sign the agreement in March 2024.`, ``},
		{`Norway and Chile have not agreed to hold talks.`, ``},
		{`Tarik Osman said Norway still expects Chile to lift the sanctions in June.`, `CONCEDE lift | Chile | 2026-06-01/2026-06-30 | expects 0-0 |  | Tarik Osman 2026-05-06`},
		{`A summit of Norway and Chile on June 12 remains possible, Tarik Osman said.`, `CONSULT summit | Norway + Chile | 2026-06-12/2026-06-12 | possible 20-55 |  | Tarik Osman 2026-05-06`},
		{`Norway may host a meeting with Chile in June if the truce succeeds, Tarik Osman said.`, `CONSULT meeting | Norway + Chile | 2026-06-01/2026-06-30 | may 20-55 | if the truce succeeds | Tarik Osman 2026-05-06`},
		{`Talks between Norway and Chile will be held between the end of May and mid-June.`, `CONSULT Talks | Norway + Chile | 2026-05-01/2026-06-30 | will 0-0 |  |  2026-05-06`},
		{`Norway and Chile held talks in April. A further meeting is likely in June, Tarik Osman said.`, `CONSULT meeting | Norway + Chile | 2026-06-01/2026-06-30 | likely 55-80 |  | Tarik Osman 2026-05-06`},
		{`Norway and Chile held talks in April. Peru and Cuba met in March. A meeting is likely in June, Tarik Osman said.`, `CONSULT meeting |  | 2026-06-01/2026-06-30 | likely 55-80 |  | Tarik Osman 2026-05-06`},
		{`Norway will send aid to Chile in June. The call is due on June 9.`, "AID send | Norway + Chile | 2026-06-01/2026-06-30 | will 0-0 |  |  2026-05-06\nCONSULT call |  | 2026-06-09/2026-06-09 | is due 0-0 |  |  2026-05-06"},
	} {
		if got := read(t, c.words, "2026-05-06").lines(); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}
