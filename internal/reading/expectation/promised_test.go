package expectation

import "testing"

// TestPapers reads what is promised or expected by a day though no verb of doing tells it,
// and acts held out under a condition. Printed on Wednesday 6 May 2026.
func TestPromises(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{`Tarik Osman promised a reply by the end of May.`, ` | Tarik Osman | 2026-05-06/2026-05-31 | promised 0-0 |  | Tarik Osman 2026-05-06`},
		{`A decision is expected on Friday, Lorna Vey said.`, ` |  | 2026-05-08/2026-05-08 | expected 0-0 |  | Lorna Vey 2026-05-06`},
		{`"We expect an answer within a week," Tarik Osman said.`, ` |  | 2026-05-06/2026-05-13 | expect 0-0 |  | Tarik Osman 2026-05-06`},
		{`Norway expects a reply from Chile by June 3.`, ` | Chile | 2026-05-06/2026-06-03 | expects 0-0 |  | Norway 2026-05-06`},
		{`Tarik Osman promised an answer.`, ``},
		{`Tarik Osman promised no reply before June.`, ``},
		{`Tarik Osman did not promise a reply by Friday.`, ``},
		{`Norway threatened to impose sanctions on Chile if it did not free the crew by May 20.`, `SANCTION impose | Norway + Chile | / |  | if it did not free the crew by May 20 | Norway 2026-05-06`},
		{`Norway threatened to walk out of the talks unless Chile freed the crew.`, `SANCTION walk out of | Norway | / |  | unless Chile freed the crew | Norway 2026-05-06`},
	} {
		if got := read(t, c.words, "2026-05-06").lines(); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}
