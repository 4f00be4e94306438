package language

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/text"
)

// TestGlued shows with "+" which words are printed as one.
func TestGlued(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct{ in, want string }{
		{"They don't know Anna’s plan; we'll see.", "They do +n't know Anna +’s plan ; we +'ll see ."},
		{"I cannot and dont, she wasnt.", "I can +not and do +nt , she was +nt ."},
		{"The states’ plan and Chris' house.", "The states +’ plan and Chris +' house ."},
		{"The 'new states' plan failed.", "The ' new states ' plan failed ."},
		{"He called it 'a game of fools' and left.", "He called it ' a game of fools ' and left ."},
		{"Its price was 5' high, at 10am for $5m.", "Its price was 5 ' high , at 10 am for $ 5 m ."},
		{"'s is a clitic", "'s is a clitic"},
	} {
		d := a.Parse(text.New(c.in), nil)
		var out []string
		for i, k := range d.Tokens {
			s := k.Text
			if k.Glued {
				s = "+" + s
				if k.Start != d.Tokens[i-1].End || k.Sentence != d.Tokens[i-1].Sentence {
					t.Errorf("%q: %q does not touch the token before it", c.in, k.Text)
				}
			}
			out = append(out, s)
		}
		if got := strings.Join(out, " "); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}
