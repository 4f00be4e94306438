package html

import (
	"fmt"
	"strings"
	"testing"
)

// Sentences of invented articles.
const (
	lead   = "The two delegations met in the old customs house of Halden on Monday and talked for six hours about the draft treaty."
	second = "Nobody left the building before midnight, and the spokesman of the mediators said that a second round would follow in June."
	third  = "The northern side had sent its answer a week earlier, in a sealed letter that was read out when the meeting began."
	other  = "A ferry of the coastal line ran aground in thick fog near the lighthouse; all passengers were brought ashore by fishermen."
)

// many makes paragraphs of a sentence that differ by their number.
func many(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestBody(t *testing.T) {
	story := "<h1>Talks in Halden</h1><p>" + lead + "</p><p>" + second + "</p><p>" + third + "</p>"
	const want = lead + "\n\n" + second + "\n\n" + third
	for _, c := range []struct{ name, body, want string }{
		{"nothing around it", story, want},
		{"words of links and of emphasis keep their space",
			"<h1>Talks in Halden</h1><p>" + strings.Replace(lead, "customs house", "\n<a href=/c>customs</a>\n<em>house</em>\n", 1) + "</p><p>" + second + "</p><p>" + third + "</p>", want},
		{"items of a list stand apart", story + "<ul><li>A ceasefire along the river</li><li>The return of the prisoners</li><li>Two customs posts</li></ul><p>" + other + "</p>",
			want + "\n\nA ceasefire along the river\n\nThe return of the prisoners\n\nTwo customs posts\n\n" + other},
		{"comments are longer than the article", story + `<div id="comments" class="comments-area">` + many(40, "<p>I was there on day %d and saw them come out of the house, and they all looked very tired to me.</p>") + "</div>", want},
		{"a newsletter box and a caption", strings.Replace(story, "<p>"+second, `<figure><img src=x><figcaption>The customs house of Halden, seen from the harbour on a grey morning.</figcaption></figure><div class="newsletter-signup"><p>Get our letter from the harbour every morning, with all that matters.</p></div><p>`+second, 1), want},
		{"lines that lead elsewhere", strings.Replace(story, "<p>"+second, `<p>Read more: <a href=/x>Who is who in the talks of Halden, and what they want</a></p><p>`+second, 1) + "<p>Copyright 2024 Harbour Times. All rights reserved.</p>", want},
		{"a line that only begins like one", story + "<p>Read more carefully, the letter says that the northern side will give up the two customs posts.</p>",
			want + "\n\nRead more carefully, the letter says that the northern side will give up the two customs posts."},
		{"the article stands a second time for phones", "<div>" + story + "</div><div class=mobile>" + story + "</div>", want},
		{"a part with a misleading name holds the article", `<div class="entry-content read-more">` + "<p>" + lead + "</p><p>" + second + "</p><p>" + third + "</p></div>", want},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, err := reader(t).Read(t.Context(), []byte(`<html><head><meta property="og:title" content="Talks in Halden"></head><body><nav><a href=/>Home</a> <a href=/w>World</a></nav>`+c.body+"<footer><a href=/i>Imprint</a></footer></body></html>"))
			if got := strings.TrimPrefix(page.Text, "Talks in Halden\n\n"); err != nil || got != c.want {
				t.Errorf("%v\n%s\nwant\n%s", err, got, c.want)
			}
		})
	}
}

// TestBodyOnlyStated takes the text from where the page states it beside its markup.
func TestBodyOnlyStated(t *testing.T) {
	page, err := reader(t).Read(t.Context(), []byte(`<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks in Halden","articleBody":"`+
		lead+`\n`+second+`"}</script></head><body><div id=root></div><a href=/>Home</a></body></html>`))
	if want := "Talks in Halden\n\n" + lead + "\n\n" + second; err != nil || page.Text != want {
		t.Errorf("%v\n%s\nwant\n%s", err, page.Text, want)
	}
}

func TestAgreementDecides(t *testing.T) {
	blocks := blocksUnder(parse(t, "<p>"+lead+"</p><p>"+second+"</p><p>"+other+"</p>"))
	stated := strings.Repeat(lead+" "+second+" ", 4)
	r := reader(t)
	right, wrong := []bool{true, true, false}, []bool{false, true, true}
	if !r.better(blocks, right, wrong, stated) || r.better(blocks, wrong, right, stated) {
		t.Error("the answer that agrees less with the stated text is taken")
	}
}

func TestMissedArticle(t *testing.T) {
	r := reader(t)
	blocks := blocksUnder(parse(t, "<p>"+lead+"</p><p>"+second+"</p><p>"+third+"</p><p>"+other+"</p>"))
	few, all := []bool{true, false, false, false}, []bool{true, true, true, true}
	if !r.better(blocks, all, few, "") || r.better(blocks, few, all, "") {
		t.Error("an answer that missed the article is taken")
	}
	list := blocksUnder(parse(t, "<p>"+strings.Repeat(lead+" ", 6)+"</p>"+many(20, "<p>Share Like Answer</p><p>"+strings.Repeat(other+" ", 2)+"Entry %d.</p>")))
	first, entries := make([]bool, len(list)), make([]bool, len(list))
	first[0] = true
	for i := range entries {
		entries[i] = true
	}
	if r.better(list, entries, first, "") {
		t.Error("a list of other articles is taken for the article")
	}
}

// TestCopyOfTheWhole leaves out a block that holds the article a second time, as one
// paragraph or as two.
func TestCopyOfTheWhole(t *testing.T) {
	long := many(16, "<p>"+lead+" In room %d nobody spoke.</p>")
	again := "<div>" + strings.NewReplacer("<p>", "", "</p>", " ").Replace(long) + "</div>"
	for _, copies := range []string{again, again + "<hr>" + again} {
		blocks := blocksUnder(parse(t, long+copies))
		taken := make([]bool, len(blocks))
		said := make([][]rune, len(blocks))
		for i, b := range blocks {
			taken[i], said[i] = true, letters(b.text)
		}
		once(said, taken)
		for i := range blocks {
			if taken[i] != (i < 16) {
				t.Errorf("block %d of %d: %v", i, len(blocks), taken[i])
			}
		}
	}
}

// TestRunsAreCarriedOn counts the same runs wherever a text begins.
func TestRunsAreCarriedOn(t *testing.T) {
	l := letters(lead + second)
	all := grams(l)
	for i := 0; i+gramLetters <= len(l); i++ {
		for g := range runs(l[i : i+gramLetters]) {
			if all[g] == 0 {
				t.Fatalf("the run %q is not known", string(l[i:i+gramLetters]))
			}
		}
	}
	if got := share(letters(other), all); got > 0.1 {
		t.Errorf("%.2f of another text is known", got)
	}
}
