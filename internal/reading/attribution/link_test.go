package attribution

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// by gives the first statement whose cue and content hold the words.
func by(t *testing.T, statements []record.Statement, cue, content string) record.Statement {
	t.Helper()
	for _, s := range statements {
		if strings.Contains(s.Cue.Text, cue) && strings.Contains(s.Content[0].Text, content) {
			return s
		}
	}
	t.Fatalf("no statement with cue %q and content %q in\n%s", cue, content, strings.Join(lines(statements), "\n"))
	return record.Statement{}
}

func TestNestedInPhrase(t *testing.T) {
	got, _ := read(t, "According to Lorna Vey, Norland sees signs that Sudmark is tired of the siege.", article.Front{})
	outer, inner := by(t, got, "According to", "Norland sees"), by(t, got, "sees signs", "that Sudmark")
	if inner.Within != outer.ID {
		t.Errorf("within %q, want %q", inner.Within, outer.ID)
	}
}

func TestNestedInQuotation(t *testing.T) {
	got, _ := read(t, `"The premier told me that the dam would hold," said Lorna Vey.`, article.Front{})
	outer, inner := by(t, got, "said", "The premier told"), by(t, got, "told", "that the dam")
	if inner.Within != outer.ID || outer.Within != "" {
		t.Errorf("inner within %q, outer within %q", inner.Within, outer.Within)
	}
}

func TestDenial(t *testing.T) {
	got, _ := read(t, `Several newspapers in Sudmark repeated claims about a secret landing in the north. `+
		`Norland's foreign minister, Oren Tarsk, dismissed such claims as "tales for children".`, article.Front{})
	claim, denial := by(t, got, "repeated claims", "a secret landing"), by(t, got, "dismissed", "tales")
	if !denial.Denies || denial.Rejects != claim.ID {
		t.Errorf("denies %v, rejects %q, want %q", denial.Denies, denial.Rejects, claim.ID)
	}
	if claim.Denies {
		t.Error("a claim is no denial")
	}
}

func TestDenialByOverlap(t *testing.T) {
	got, _ := read(t, "Sudmark said that Norland had mined the northern harbour. Norland denied that it had mined the harbour.", article.Front{})
	if d := by(t, got, "denied", "that it"); d.Rejects != by(t, got, "said", "that Norland").ID {
		t.Errorf("rejects %q", d.Rejects)
	}
}

func TestDenialWithinAClaim(t *testing.T) {
	got, _ := read(t, "Lorna Vey said on Friday that Norland rejected the claim of mines in the northern harbour.", article.Front{})
	outer, inner := by(t, got, "said", "Norland rejected"), by(t, got, "rejected", "the claim")
	if !inner.Denies || inner.Within != outer.ID || inner.Rejects != "" {
		t.Errorf("denies %v, within %q, rejects %q, which tells of the denial", inner.Denies, inner.Within, inner.Rejects)
	}
}

func TestDenialBelowAHeadline(t *testing.T) {
	got, _ := read(t, "Ministry: Vey was misquoted\n\nNorland's foreign ministry denied on Tuesday that Vey had said Norland would mine the harbour this summer.", article.Front{})
	if d := by(t, got, "denied", "that Vey"); !d.Denies || d.Rejects != "" {
		t.Errorf("denies %v, rejects %q, which shares a name alone", d.Denies, d.Rejects)
	}
}

func TestDenialOfOtherWords(t *testing.T) {
	got, _ := read(t, "Sudmark said the ferry would sail in May. Norland's envoy rejected the accusation that his army had mined the harbour.", article.Front{})
	if d := by(t, got, "rejected", "the accusation"); !d.Denies || d.Rejects != "" {
		t.Errorf("denies %v, rejects %q, which says something else", d.Denies, d.Rejects)
	}
}

func TestCallsFalse(t *testing.T) {
	got, _ := read(t, "Sudmark said that Norland had mined the harbour. Oren Tarsk called the report false. Lorna Vey called the winter false.", article.Front{})
	if d := by(t, got, "called", "the report"); !d.Denies || d.Rejects == "" {
		t.Errorf("denies %v, rejects %q", d.Denies, d.Rejects)
	}
	if by(t, got, "called", "the winter").Denies {
		t.Error("a season is not denied")
	}
}

func TestDenialInHeadline(t *testing.T) {
	got, _ := read(t, "Norland denies plan to mine harbour\n\n"+`Several newspapers in Sudmark repeated claims about a plan by Norland to mine the harbour. `+
		`Norland's foreign minister, Oren Tarsk, dismissed such claims as "tales for children".`, article.Front{})
	head, claim := by(t, got, "denies", "plan"), by(t, got, "repeated claims", "a plan")
	if !head.Denies || head.SameAs == claim.ID || head.Rejects != claim.ID {
		t.Errorf("denies %v, same as %q, rejects %q", head.Denies, head.SameAs, head.Rejects)
	}
}

func TestQuestion(t *testing.T) {
	for _, c := range []struct{ text, asked string }{
		{`Asked whether the dam would hold, the minister said it would.`, "whether the dam would hold"},
		{`When asked about the dam, she said, "It will hold."`, "the dam"},
		{`When aske whether the dam would hold, she said, "It will."`, "whether the dam would hold"},
		{`"It will hold," the minister said when asked about the dam.`, "the dam"},
	} {
		got, _ := read(t, c.text, article.Front{})
		if len(got) != 1 {
			t.Errorf("%s: %q", c.text, lines(got))
			continue
		}
		if asked := text.New(c.text).Slice(got[0].Asked); asked != c.asked {
			t.Errorf("%s: asked %q, want %q", c.text, asked, c.asked)
		}
	}
}

func TestVenueDayAndLead(t *testing.T) {
	front := article.Front{Published: article.Published{Value: "2031-03-12", Rule: "test"}}
	got, names := read(t, "Norland keeps the strait closed\n\n"+`The strait will stay closed, Norland's foreign minister Lorna Vey said in an interview with Radio Fjell on Monday. `+
		`"Nobody has asked us to open it," she said. "Nobody will."`+"\n\n"+
		`Oren Tarsk told reporters in Brenholt on Tuesday that the ferries would sail.`, front)
	lead := by(t, got, "said", "The strait")
	if lead.Medium != "interview" || lead.Venue != "Radio Fjell" || lead.Said.From != "2031-03-10" {
		t.Errorf("lead: medium %q, venue %q, said %q", lead.Medium, lead.Venue, lead.Said.From)
	}
	later := by(t, got, "said", "Nobody has")
	if names[later.Source.Actor] != "Lorna Vey" || later.Venue != "Radio Fjell" || later.Said != lead.Said || !strings.HasSuffix(later.Rule, "+lead") {
		t.Errorf("later: actor %q, venue %q, said %v, rule %q", names[later.Source.Actor], later.Venue, later.Said, later.Rule)
	}
	told := by(t, got, "told", "that the ferries")
	if told.Addressee.Text != "reporters" || told.Said.From != "2031-03-11" || told.Venue != "" {
		t.Errorf("told: addressee %q, said %q, venue %q", told.Addressee.Text, told.Said.From, told.Venue)
	}
}

func TestTranscript(t *testing.T) {
	got, _ := read(t, "The mission of Norland met the press in Brenholt on Monday.\n\nQUESTION: Will the ferry sail? And when?\n\n"+
		"MS VEY: It will. Oren Tarsk told me that the harbour was open.\n\nNobody was hurt.\n\nQUESTION: And the dam?\n\nMS VEY: No.", article.Front{})
	want := []string{
		"QUESTION | : | Will the ferry sail? And when?",
		"MS VEY | : | It will. Oren Tarsk told me that the harbour was open. | Nobody was hurt.",
		"Oren Tarsk | told | that the harbour was open",
		"QUESTION | : | And the dam?",
		"MS VEY | : | No",
	}
	if !slices.Equal(lines(got), want) {
		t.Fatalf("got\n%s", strings.Join(lines(got), "\n"))
	}
	if got[1].Asked.Empty() || got[0].Kind != record.Direct || got[2].Within != got[1].ID {
		t.Errorf("asked %v, kind %s, within %q", got[1].Asked, got[0].Kind, got[2].Within)
	}
}

func TestInterview(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Lorna Vey spoke to us.\n\nQ: Will the dam hold?\n\nA: It will.\n\nQ: And the ferry?\n\nA: No.",
			[]string{"Q | : | Will the dam hold?", "A | : | It will", "Q | : | And the ferry?", "A | : | No"}},
		{"The Courier: Will the talks go on?\n\nLorna Vey: They will.\n\nThe Courier: When?\n\nLorna Vey: In May.",
			[]string{"The Courier | : | Will the talks go on?", "Lorna Vey | : | They will", "The Courier | : | When?", "Lorna Vey | : | In May"}},
		{"They met on air.\n\nVEY: Will you come to Brenholt?\n\nTARSK: We will see.", []string{"VEY | : | Will you come to Brenholt?", "TARSK | : | We will see"}},
		{"They met on air.\n\nUPDATE: The ferry sailed after all.\n\nCORRECTION: It was a tug.", nil},
		{"North: 1,769\n\nSouth: 547\n\nNorth: 23\n\nSouth: 99", nil}, // a table of numbers
	} {
		if got, _ := read(t, c.text, article.Front{}); !slices.Equal(lines(got), c.want) {
			t.Errorf("%s: %q", c.text, lines(got))
		}
	}
}

func TestWayOfSpeaking(t *testing.T) {
	for _, c := range []struct{ text, medium, venue, addressee, content string }{
		{`"The talks have failed," the minister told Radio Fjell in an interview broadcast on Sunday.`, "interview", "Radio Fjell", "Radio Fjell", `"The talks have failed,"`},
		{`In a phone call with Lorna Vey, the premier stressed the need for restraint.`, "call", "", "Lorna Vey", "the need for restraint"},
		{`Lorna Vey, in a tweet: "We are ready for winter."`, "post", "", "", `"We are ready for winter."`},
		{`"We handed over our reply last night," Tarsk told a weekly news conference.`, "press conference", "", "", `"We handed over our reply last night,"`},
		{`Asked if she would resign, Vey said no.`, "", "", "", "no"},
		{`"No," the envoy said when asked whether the talks were over.`, "", "", "", `"No,"`},
	} {
		got, _ := read(t, c.text, article.Front{})
		if len(got) == 0 {
			t.Errorf("%s: nothing", c.text)
			continue
		}
		s := got[0]
		if s.Medium != c.medium || s.Venue != c.venue || s.Addressee.Text != c.addressee || s.Content[0].Text != c.content {
			t.Errorf("%s: medium %q, venue %q, addressee %q, %s", c.text, s.Medium, s.Venue, s.Addressee.Text, line(s))
		}
	}
}

func TestCarrierIsNoContent(t *testing.T) {
	got, _ := read(t, "The Courier reported, citing Fjord Radio, that the dam would close. The agency cited sources in the ministry.", article.Front{})
	if want := []string{"The Courier | reported | that the dam would close"}; !slices.Equal(lines(got), want) {
		t.Errorf("got %q", lines(got))
	}
}

func TestHeadline(t *testing.T) {
	for _, head := range []string{
		"Ferries to sail again in June: Norland minister",
		"Norland minister: ferries to sail again in June",
		"Ferries to sail again in June. Norland minister",
	} {
		words := head + "\n\nThe ferries will sail again in June, Norland's transport minister Oren Tarsk said on Monday."
		front := article.Front{Headline: article.Passage{Span: text.New(words).LineSpan(0), Text: head, Rule: "test"}}
		front.Headline.End--
		got, _ := read(t, words, front)
		first := got[0]
		if !strings.HasPrefix(first.Rule, "headline") || first.Source.Text != "Norland minister" {
			t.Errorf("%s: %s %s", head, first.Rule, line(first))
		}
		if first.SameAs != by(t, got, "said", "The ferries").ID {
			t.Errorf("%s: same as %q", head, first.SameAs)
		}
	}
}

func TestKind(t *testing.T) {
	for words, want := range map[string]record.SpeechKind{
		`"We will stay," the envoy said.`:          record.Direct,
		`The envoy said they would stay.`:          record.Indirect,
		`The envoy said they would "never leave".`: record.Mixed,
	} {
		got, _ := read(t, words, article.Front{})
		if len(got) != 1 || got[0].Kind != want {
			t.Errorf("%s: %q, want %s", words, lines(got), want)
		}
	}
}

// TestProperties: on any text made of the words statements are made of, every span
// lies in the text, ids count up, references point to statements, and a second
// reading gives the same.
func TestProperties(t *testing.T) {
	finder, analyser := mustFinder(t), mustAnalyser(t)
	word := rapid.SampledFrom([]string{"said", "Vey", "the", "minister", ",", ".", `"`, "“", "”", "that", "who", "and", "told",
		"according", "to", "denied", "is", "not", "claims", "such", "as", ":", "—", "(", ")", "in", "an", "interview", "with", "he", "\n\n", "asked", "whether", "ü", "🙂"})
	rapid.Check(t, func(rt *rapid.T) {
		words := strings.Join(rapid.SliceOfN(word, 0, 60).Draw(rt, "words"), " ")
		check(rt, finder, analyser.Parse(text.New(words), nil))
	})
}

func FuzzFind(f *testing.F) {
	f.Add(`"It is over," she said. "All of it." According to him, they denied such claims as "lies".`)
	f.Add("Asked whether, who said: “a\n\n“b” said said said, said.")
	finder, analyser := mustFinder(f), mustAnalyser(f)
	f.Fuzz(func(t *testing.T, words string) {
		check(t, finder, analyser.Parse(text.New(words), nil))
	})
}

type failer interface {
	Fatalf(format string, args ...any)
}

// TestDisown reads denials whose words deny by themselves, and words like them that do not.
func TestDisown(t *testing.T) {
	for _, c := range []struct {
		text   string
		denies bool
	}{
		{"Oren Tarsk called the memo a fake.", true},
		{"The ministry said the recording was a fabrication.", false}, // a thing, no text or claim
		{"The ministry said the report was a complete fabrication.", true},
		{"Vey told a news briefing that the rumour of a landing in the north was \"pure invention\".", true},
		{"The ministry said the report was not a fabrication.", false},
		{"The critics called the film's hero a lie.", false},
		{"Vey said no such ferry had sailed.", true},
		{"\"Such a ferry was never bought,\" Vey said.", true},
		{"Vey said she had never heard of any such ferry.", true},
		{"Vey said no such ferry should ever sail.", false},
		{"Vey said such ferries were rare.", false},
		{"Vey said that if no such ferry was found they would swim.", false},
		{"Tarsk neither confirmed nor denied the report.", false},
		{"Tarsk denied the report.", true},
	} {
		got, _ := read(t, c.text, article.Front{})
		denies := slices.ContainsFunc(got, func(s record.Statement) bool { return s.Denies })
		if denies != c.denies {
			t.Errorf("%s\ndenies %v in %v", c.text, denies, lines(got))
		}
	}
}

// TestPostByItsVerb says that who tweets speaks in a post.
func TestPostByItsVerb(t *testing.T) {
	got, _ := read(t, "The mayor has just tweeted:\n\n\"The dam will hold.\"", article.Front{})
	if s := by(t, got, "tweeted", "dam"); s.Medium != "post" {
		t.Errorf("medium %q", s.Medium)
	}
}

// TestDayOfAName says that the year in a name is not when something was said.
func TestDayOfAName(t *testing.T) {
	got, _ := read(t, "The ministers praised the Treaty of Brenholt of 1998 and agreed to meet again. They said in 2001 that it held.", article.Front{})
	if s := by(t, got, "agreed", "to meet"); s.Said.From != "" {
		t.Errorf("said %s", s.Said.From)
	}
}

// TestNamesThatAreVerbs says that a first name is no verb of speech, and that "both" and
// a day before a noun hide neither subject nor content.
func TestNamesThatAreVerbs(t *testing.T) {
	got, _ := read(t, "Vey and Omani Foreign Minister Said al-Harthy are due in Muscat. Vey later called the report false.", article.Front{})
	for _, s := range got {
		if s.Cue.Text == "Said" {
			t.Errorf("a name is a cue in %v", lines(got))
		}
	}
	by(t, got, "called", "the report")
	got, _ = read(t, "The African Union and the United Nations have both condemned the 3 May attack.", article.Front{})
	if s := by(t, got, "have both condemned", "the 3 May attack"); s.Source.Text != "The African Union and the United Nations" || s.Said.From != "" {
		t.Errorf("source %q, said %s", s.Source.Text, s.Said.From)
	}
}
