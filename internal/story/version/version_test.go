package version

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/text"
)

func TestCanonical(t *testing.T) {
	const page = "pellpost.example/news/line-0727"
	for _, c := range []struct{ name, address, want string }{
		{"as it is", "https://pellpost.example/news/line-0727", page},
		{"scheme", "http://pellpost.example/news/line-0727", page},
		{"host", "https://WWW.PellPost.example/news/line-0727", page},
		{"port that goes without saying", "https://pellpost.example:443/news/line-0727", page},
		{"fragment", "https://pellpost.example/news/line-0727#comments", page},
		{"slashes", "https://pellpost.example//news/line-0727/", page},
		{"newsletter", "https://pellpost.example/news/line-0727?utm_source=mail&UTM_Medium=x&fbclid=1", page},
		{"mobile", "https://m.pellpost.example/news/line-0727", page},
		{"AMP host", "https://amp.pellpost.example/news/line-0727", page},
		{"AMP in front", "https://pellpost.example/amp/news/line-0727", page},
		{"AMP behind", "https://pellpost.example/news/line-0727/amp/", page},
		{"AMP file", "https://pellpost.example/news/line-0727.amp", page},
		{"AMP parameter", "https://pellpost.example/news/line-0727?amp=1&outputType=amp", page},
		{"AMP cache", "https://pellpost-example.cdn.ampproject.org/c/s/pellpost.example/news/line-0727", page},
		{"AMP cache, http", "https://pellpost-example.cdn.ampproject.org/v/www.pellpost.example/amp/news/line-0727?utm_source=x", page},
		{"AMP page of a file", "https://pellpost.example/a.amp.html", "pellpost.example/a.html"},
		{"index file", "https://pellpost.example/news/index.html", "pellpost.example/news"},
		{"parameters that name the page", "https://pellpost.example/story.php?lang=en&id=7&utm_id=3", "pellpost.example/story.php?id=7&lang=en"},
		{"another page", "https://pellpost.example/news/line-0728", "pellpost.example/news/line-0728"},
		{"case of the path counts", "https://pellpost.example/News/line-0727", "pellpost.example/News/line-0727"},
		{"another port", "https://pellpost.example:8080/news/line-0727", "pellpost.example:8080/news/line-0727"},
		{"a domain that is called m", "https://m.example/a", "m.example/a"},
		{"a name that begins so", "https://mpost.example/a", "mpost.example/a"},
		{"a page called amp", "https://pellpost.example/amp", "pellpost.example/amp"},
		{"front page", "https://pellpost.example/", ""},
		{"front page, from a newsletter", "https://www.pellpost.example/?utm_source=mail", ""},
		{"none", "", ""},
		{"mail", "mailto:desk@pellpost.example", ""},
		{"broken", "https://%zz/", ""},
		{"a file", "file:///a/b", ""},
	} {
		if got := Canonical(c.address); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzCanonical(f *testing.F) {
	f.Add("https://amp.m.pellpost.example/amp/a//index.html?utm_x=1&b=2#c")
	f.Add("https://x.cdn.ampproject.org/c/s/a.example/b")
	f.Fuzz(func(t *testing.T, address string) {
		if got, want := Canonical(address+"#part"), Canonical(address); !strings.Contains(address, "#") && strings.TrimSpace(address) == address && got != want {
			t.Errorf("%q: %q with a fragment, %q without", address, got, want)
		}
	})
}

const (
	morning = `Shots were fired near Pell, the army said. Soldiers crossed the line and took two sheep, army spokesman Bo Linde said. "We will protect every metre," Linde told Radio Rhona. Farmers were told to stay indoors.`
	noon    = `Shots were fired near Pell, the army said. "We will guard every last metre," army spokesman Bo Linde told Radio Rhona. Nothing is known of the sheep.`
)

func TestFate(t *testing.T) {
	for _, c := range []struct{ passage, old, new, want, at string }{
		{"Shots were fired near Pell", morning, noon, "kept", "Shots were fired near Pell"},
		{"Soldiers crossed the line and took two sheep", morning, noon, "gone", ""},
		{"We will protect every metre", morning, noon, "changed", "We will guard every last metre"},
		{"Farmers were told to stay indoors.", morning, noon, "gone", ""},
		{"army spokesman Bo Linde", morning, noon, "kept", "army spokesman Bo Linde"},
		{"Linde", "Linde left. Others stayed.", "Nobody else stayed, said Bo Linde.", "gone", ""},
		{"Soldiers crossed the line", "Soldiers crossed the line. " + noon, noon + " Soldiers crossed the line.", "kept", "Soldiers crossed the line"},
		{"took two sheep", "They took two sheep on Monday.", "They took two fat sheep on Monday.", "changed", "took two fat sheep"},
		{"12 guards fell", "At least 12 guards fell.", "At least 21 guards fell.", "changed", "guards fell"},
		{"12", "At least 12 guards fell.", "At least 21 guards fell.", "gone", ""},
		{"—", "Pell — the town.", "Pell, the town.", "gone", ""},
	} {
		old, new := text.New(c.old), text.New(c.new)
		i := strings.Index(c.old, c.passage)
		fate, at := Compare(old, new).Fate(old.SpanOfBytes(i, i+len(c.passage)))
		if string(fate) != c.want || new.Slice(at) != c.at {
			t.Errorf("%q: %s %q, want %s %q", c.passage, fate, new.Slice(at), c.want, c.at)
		}
	}
}

// Every passage of a text with a word in it is kept in that text; and what is kept or
// changed stands somewhere.
func TestAnyFate(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields(morning)), 1, 60)
	rapid.Check(t, func(t *rapid.T) {
		old := text.New(strings.Join(words.Draw(t, "old"), " "))
		new := text.New(strings.Join(words.Draw(t, "new"), " "))
		from := rapid.IntRange(0, old.Len()).Draw(t, "from")
		sp := text.Span{Start: from, End: rapid.IntRange(from, old.Len()).Draw(t, "to")}
		if fate, _ := Compare(old, old).Fate(sp); fate != Kept && strings.ContainsFunc(old.Slice(sp), func(r rune) bool { return isWord(string(r)) }) {
			t.Fatalf("%q: %s in the same text", old.Slice(sp), fate)
		}
		c := Compare(old, new)
		fate, at := c.Fate(sp)
		if (fate == Gone) != at.Empty() || at.End > new.Len() {
			t.Fatalf("%q: %s at %v", old.Slice(sp), fate, at)
		}
	})
}
