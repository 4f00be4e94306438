package language

import (
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/text"
)

func analyser(t testing.TB) *Analyser {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func sentencesOf(d *Document) []string {
	var out []string
	for _, s := range d.Sentences {
		out = append(out, d.Text.Slice(s.Span))
	}
	return out
}

func wordsOf(d *Document) string {
	var out []string
	for _, t := range d.Tokens {
		out = append(out, t.Text)
	}
	return strings.Join(out, " ")
}

func TestSentences(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct {
		name string
		want []string // the text is these, joined by a space
	}{
		{"plain", []string{"The talks ended late.", "Nobody spoke to the press."}},
		{"titles", []string{"Dr. Hale Morrow met Gen. Ostrava in St. Albin on Monday.", "They spoke for two hours."}},
		{"initials", []string{"J. R. Tolland and Mary K. Voss signed the paper.", "It was short."}},
		{"country", []string{"He left the U.S. delegation early.", "The U.S. The others stayed."}[:1]},
		{"country ends", []string{"Troops are moving in the U.S.", "The ministry denied it."}},
		{"months", []string{"The treaty of Jan. 5 lapsed on Dec. 31, 2020.", "Talks resume in Sept. next year."}},
		{"time", []string{"The call began at 3 p.m. Tuesday and ended at 5 p.m.", "Officials then left."}},
		{"zone", []string{"Doors open from 6:00 a.m. Eastern.", "Polls close at 8 p.m. Central time."}},
		{"stray mark", []string{"They never came.\"", "Then it rained."}},
		{"company", []string{"Norvik Corp. Chairman Ola Brandt objected.", "So did Harrow & Sons Inc.", "The rest agreed."}},
		{"number", []string{"Resolution No. 2202 passed.", "Was it fair? No.", "Article 5 applies."}[:1]},
		{"no", []string{"Was it fair?", "No.", "It was not."}},
		{"decimals", []string{"Output fell 3.5 percent to $1.2 billion.", "Exports rose 0.4 percent."}},
		{"dateline", []string{"GENEVA, May 3 (AP) — Envoys from both sides met.", "They smiled."}},
		{"said after", []string{`"Will they come?" she asked.`, `Nobody knew.`}},
		{"said by name after", []string{`"Will they come?" Minister Lorne asked.`, `Nobody knew.`}},
		{"comma after", []string{`"We waited.", she said.`, `They left.`}},
		{"stop in quotation", []string{`"We waited.`, `They never came," she said.`, `Then it rained.`}},
		{"quote closes", []string{`She said, "We are ready."`, `He was not.`}},
		{"typographic", []string{`“We are ready.”`, `“So are we.”`}},
		{"lower case follows", []string{`They asked "why now?" and left.`}},
		{"bracket", []string{`The envoy (he arrived Mon. at noon. He was late) said little.`, `He left.`}},
		{"ellipsis", []string{`We waited ... and waited.`, `Then it came…`, `Nobody was there.`}},
		{"marks", []string{`Really?!`, `Yes!!`, `Well.`}},
		{"Armenian", []string{`Նա եկավ։`, `Նա գնաց։`}},
		{"Arabic", []string{`هل وصل الوفد؟`, `وصل أمس.`}},
		{"plan B", []string{`There is no plan B.`, `The talks go on.`}},
		{"and I", []string{`He and I.`, `Both came.`}},
		{"signature", []string{`Thanks for your help.`, `Please call me if you have any questions.`, `Thanks,`, `Anna`}[:3]},
		{"small letters", []string{`thanks for the paper.`, `i will read it on monday.`, `see you there!`}},
		{"smile", []string{`We met the envoys yesterday :)`, `They were kind to us.`}},
		{"insertion", []string{`The [Norvian] Minister left.`, `He said [Ilse] Varga would stay.`}},
		{"capitals on every word", []string{`Norvia Envoy Promises Action On Border In First 100 Days As Minister.`, `She kept it.`}},
		{"speaker", []string{`MR. TARSK: We are ready.`, `Nobody else is.`}},
		{"country quoted", []string{`“It is up to the U.S.,” she said.`, `“They know it.”`}},
		{"latin", []string{`Some states, e.g. Norvia and Ostland, agreed.`, `Others, i.e. Bretia, did not.`}},
	} {
		d := a.Parse(text.New(strings.Join(c.want, " ")), nil)
		if got := sentencesOf(d); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestSentencesWithoutSpace(t *testing.T) {
	d := analyser(t).Parse(text.New("They ended the talks.The envoys left on Sunday,Norpress reports. Enough."), nil)
	want := []string{"They ended the talks.", "The envoys left on Sunday,Norpress reports.", "Enough."}
	if got := sentencesOf(d); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestTokens(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct{ in, want string }{
		{"They don't know; we'll see.", "They do n't know ; we 'll see ."},
		{"It’s Anna’s and the states’ plan, isn’t it?", "It ’s Anna ’s and the states ’ plan , is n’t it ?"},
		{"I cannot, can't, won't.", "I can not , ca n't , wo n't ."},
		{"a 15-year term, U.S.-led", "a 15 - year term , U.S. - led"},
		{"de-escalation, non-deployment and co-operation", "de-escalation , non-deployment and co-operation"},
		{"an F-16, COVID-19 and the mid-1980s", "an F - 16 , COVID - 19 and the mid-1980s"},
		{"1990-1995, 10–12", "1990 - 1995 , 10 – 12"},
		{"$1.5bn, US$40m and 5%", "$ 1.5 bn , US$ 40 m and 5 %"},
		{"1,200,000 men, 3.5 km, 40km", "1,200,000 men , 3.5 km , 40 km"},
		{"at 10:32 on 1/2/2020, at 10am", "at 10:32 on 1/2/2020 , at 10 am"},
		{"Wait... what…", "Wait ... what …"},
		{"See https://example.org/a_(b)?c=d. Write to a.b@example.org!", "See https://example.org/a_(b)?c=d . Write to a.b@example.org !"},
		{"[he] (she) {it}", "[ he ] ( she ) { it }"},
		{"“Yes,” he said—then left -- fast.", "“ Yes , ” he said — then left -- fast ."},
		{"talks.The end,Norpress", "talks . The end , Norpress"},
		{"news at example.com and file.pdf", "news at example.com and file.pdf"},
		{"O'Hara of Côte d'Azur in the '90s", "O'Hara of Côte d'Azur in the '90s"},
		{"either/or AT&T #talks @norpress #1", "either / or AT&T #talks @norpress # 1"},
		{"the 20th, 1970s", "the 20th , 1970s"},
		{"👩‍🚀🇳🇴 done👍🏽", "👩‍🚀 🇳🇴 done 👍🏽"},
		{"e\u0301te\u0301 fini.", "e\u0301te\u0301 fini ."},
		{"the 'so-called' deal", "the ' so - called ' deal"},
		{"Great talks :) Really :-( (see below:)", "Great talks :) Really :-( ( see below : )"},
		{"Call 555-0142 or 1-800-555-0142, not 1990-1995", "Call 555-0142 or 1-800-555-0142 , not 1990 - 1995"},
		{"in comp.lang.misc and at news.example.org", "in comp.lang.misc and at news.example.org"},
		{"the 1990's, at 7:30PM", "the 1990's , at 7:30 PM"},
		{"It costs $$$ >>> +++ ----==", "It costs $$$ >>> +++ ----=="},
		{"Ships, trains etc. The end. Boats etc. and more etc.", "Ships , trains etc . The end . Boats etc. and more etc ."},
		{"Come w/ us b/c of it.? Yes", "Come w/ us b/c of it .? Yes"},
		{"an X-ray, the cross-border talks", "an X - ray , the cross-border talks"},
		{"write to @press.example.com, call +44 20", "write to @press.example.com , call +44 20"},
	} {
		if got := wordsOf(a.Parse(text.New(c.in), nil)); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"blank lines", "One.\n\nTwo.\n \n\n Three. \n", []string{"One.", "Two.", "Three."}},
		{"single breaks", "The headline stands here\nThe first paragraph ends.\nThe second one too.", []string{"The headline stands here", "The first paragraph ends.", "The second one too."}},
		{"CRLF", "One.\r\n\r\nTwo.\r\nThree.", []string{"One.", "Two.", "Three."}},
		{"wrapped", "The envoys of both states met on the shore of the lake\nand spoke for an hour about the border. They will meet\nagain. Nobody expects much.\n", []string{"The envoys of both states met on the shore of the lake\nand spoke for an hour about the border. They will meet\nagain. Nobody expects much."}},
		{"wrapped, two", "The envoys of both states met on the shore of the lake\nand spoke for an hour about the border.\nThe press was kept away from the place, which is small\nand quiet.", []string{"The envoys of both states met on the shore of the lake\nand spoke for an hour about the border.", "The press was kept away from the place, which is small\nand quiet."}},
		{"bullets", "They agreed on:\n• a truce\n• an exchange\n- talks", []string{"They agreed on:", "• a truce", "• an exchange", "- talks"}},
	} {
		d := a.Parse(text.New(c.in), nil)
		var got []string
		for _, p := range d.Paragraphs {
			got = append(got, d.Text.Slice(p))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
}

// TestWrappedText reads a text in lines of 60 as if it had whole paragraphs, also
// where a line happens to begin with a capital, a number or a dash.
func TestWrappedText(t *testing.T) {
	paragraphs := []string{
		"The envoys of both states met on the shore of the lake near Albin on Monday and spoke for an hour about the border and the trains. They agreed to meet again in May. Nobody expects much of it.",
		"Minister Ilse Varga said that the paper of 12 March 2026 stands. Her ministry - and that of her neighbour - will send it to all of the states that signed the treaty of Merrow in 2019, 2021 and 2024. It has nine pages.",
		"Short and alone.",
		"The press was kept away from the place, which is small and quiet; The Harbour Post, the Straits Observer and the Merrow Courier sent their people anyway, and some of them saw the cars arrive and leave.",
	}
	a := analyser(t)
	whole := a.Parse(text.New(strings.Join(paragraphs, "\n\n")), nil)
	for width := 50; width <= 80; width++ {
		var b strings.Builder
		for i, p := range paragraphs {
			if i > 0 {
				b.WriteString("\n\n")
			}
			used := 0
			for w := range strings.FieldsSeq(p) {
				switch {
				case used == 0:
				case used+1+len(w) > width:
					b.WriteByte('\n')
					used = 0
				default:
					b.WriteByte(' ')
					used++
				}
				b.WriteString(w)
				used += len(w)
			}
		}
		d := a.Parse(text.New(b.String()), nil)
		if len(d.Paragraphs) != len(paragraphs) || len(d.Sentences) != len(whole.Sentences) {
			t.Errorf("width %d: %d paragraphs and %d sentences, want %d and %d", width, len(d.Paragraphs), len(d.Sentences), len(paragraphs), len(whole.Sentences))
		}
	}
}

func TestFrontMatter(t *testing.T) {
	in := "Envoys meet again Monday\nALBIN, May 3: The envoys met. They left."
	x := text.New(in)
	head := text.Span{Start: 0, End: 24}
	dateline := text.Span{Start: 25, End: 38}
	d := analyser(t).Parse(x, []text.Span{dateline, head})
	want := []string{"Envoys meet again Monday", "ALBIN, May 3:", "The envoys met.", "They left."}
	if got := sentencesOf(d); !slices.Equal(got, want) {
		t.Fatalf("got %q", got)
	}
	for i, front := range []bool{true, true, false, false} {
		if d.Sentences[i].FrontMatter != front {
			t.Errorf("sentence %d: front matter %v", i, !front)
		}
	}
	if len(d.Paragraphs) != 2 {
		t.Errorf("%d paragraphs", len(d.Paragraphs))
	}
}

func TestQuotes(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct {
		name, in string
		want     []string // the quotations with o(pen), c(ontinues), s(care) before
	}{
		{"straight", `He said "we will wait here" and "so will they all".`, []string{`"we will wait here"`, `"so will they all"`}},
		{"typographic", `“We will wait,” he said. “They won’t.”`, []string{`“We will wait,”`, `“They won’t.”`}},
		{"guillemets", `He said: « we will wait here ». She said „we go now“.`, []string{`« we will wait here »`, `„we go now“`}},
		{"nested", `“He told us ‘go’ and “stay away from here” too,” she said.`, []string{`“He told us ‘go’ and “stay away from here” too,”`, `“stay away from here”`}},
		{"no closing", "He said, \"we will wait here.\n\nThen he left.", []string{`"we will wait here.`}},
		{"paragraphs", "“We will wait here.\n\n“We will not go.\n\n“Never,” he said.", []string{`o“We will wait here.`, `oc“We will not go.`, `c“Never,”`}},
		{"scare", `The so-called "reset" failed. Its "new dawn" never came.`, []string{`s"reset"`, `s"new dawn"`}},
		{"short speech", `"Never," she said. He replied: "No." They called it "absurd".`, []string{`"Never,"`, `"No."`, `"absurd"`}},
		{"inches", `A 6" gun and a 9" gun.`, nil},
		{"single", `‘We will wait,’ he said. ‘They won’t, it is the lords’ turn.’`, []string{`‘We will wait,’`, `‘They won’t, it is the lords’ turn.’`}},
		{"single, a word", `The ‘farce’ of the lords’ making.`, []string{`s‘farce’`}},
		{"single, typewriter", `'We will wait,' he said. 'It is Norland's turn.'`, []string{`'We will wait,'`, `'It is Norland's turn.'`}},
		{"single around double", `‘He told us to “go away and stay there”,’ she said.`, []string{`‘He told us to “go away and stay there”,’`, `“go away and stay there”`}},
		{"single, paragraphs", "‘We will wait here.\n\n‘We will not go,’ he said.", []string{`o‘We will wait here.`, `c‘We will not go,’`}},
		{"apostrophes", `The lords' hounds and the ladies’ horses left in the '90s, in ‘98 or so. 'Tis so.`, nil},
		{"in brackets", `The paper ("a first real step") was read.`, []string{`"a first real step"`}},
	} {
		d := a.Parse(text.New(c.in), nil)
		var got []string
		for _, q := range d.Quotes {
			s := ""
			if q.Open {
				s += "o"
			}
			if q.Continues {
				s += "c"
			}
			if q.Scare {
				s += "s"
			}
			got = append(got, s+d.Text.Slice(q.Span))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
}
