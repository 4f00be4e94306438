package attribution

import (
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// line writes a statement as "source | cue | content | content …".
func line(s record.Statement) string {
	parts := []string{s.Source.Text, s.Cue.Text}
	for _, c := range s.Content {
		parts = append(parts, c.Text)
	}
	return strings.Join(parts, " | ")
}

func lines(statements []record.Statement) []string {
	var out []string
	for _, s := range statements {
		out = append(out, line(s))
	}
	return out
}

func TestFind(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		// where the cue stands
		{"that-clause", `The mediator said that the border would open in May.`,
			[]string{`The mediator | said | that the border would open in May`}},
		{"bare clause", `Lorna Vey said the talks had failed.`,
			[]string{`Lorna Vey | said | the talks had failed`}},
		{"cue after", `The bridge will be closed all summer, the mayor said.`,
			[]string{`the mayor | said | The bridge will be closed all summer`}},
		{"cue inside", `The army, she claimed, had left the valley.`,
			[]string{`she | claimed | The army | had left the valley`}},
		{"inverted", `The harbour is calm again, said Oren Tarsk, a fisherman in Dunmoor.`,
			[]string{`Oren Tarsk, a fisherman in Dunmoor | said | The harbour is calm again`}},
		{"day between", `Mr. Tarsk said on Tuesday that the ferry was late.`,
			[]string{`Mr. Tarsk | said | that the ferry was late`}},
		{"apposition", `Lorna Vey, head of the Brenholt mission, said the guns were silent.`,
			[]string{`Lorna Vey, head of the Brenholt mission, | said | the guns were silent`}},
		{"tied phrases", `A spokesman for the ministry of defence in Brenholt said no shots were fired.`,
			[]string{`A spokesman for the ministry of defence in Brenholt | said | no shots were fired`}},
		{"joined source", `Norland and Sudmark announced that they would meet again.`,
			[]string{`Norland and Sudmark | announced | that they would meet again`}},
		{"all of a joined subject", `Neither the envoy nor her aides deny the ferry sailed.`,
			[]string{`Neither the envoy nor her aides | deny | the ferry sailed`}},
		{"by the tree", `Oren Tarsk both wrote to the board and told it the channel was too narrow.`,
			[]string{`Oren Tarsk | told | the channel was too narrow`}},
		// quotations
		{"quote before", `"We are ready for winter," the governor said.`,
			[]string{`the governor | said | "We are ready for winter,"`}},
		{"quote after", `The governor said, "We are ready for winter."`,
			[]string{`The governor | said | "We are ready for winter."`}},
		{"quote after colon", `The governor replied: "We are ready."`,
			[]string{`The governor | replied: | "We are ready."`}},
		{"quote around", `"We are ready," said Oren Tarsk, "but we have no salt."`,
			[]string{`Oren Tarsk | said | "We are ready," | "but we have no salt."`}},
		{"quote goes on", `"We are ready," she said. "The salt is in the barns."`,
			[]string{`she | said | "We are ready," | "The salt is in the barns."`}},
		{"several sentences in one quote", `“We tried. They laughed. It is over,” the envoy said.`,
			[]string{`the envoy | said | “We tried. They laughed. It is over,”`}},
		{"several paragraphs", "\"The first week was hard,\" the envoy said.\n\n\"The second was worse, and the third I do not wish to speak of.\"",
			[]string{`the envoy | said | "The first week was hard," | "The second was worse, and the third I do not wish to speak of."`}},
		{"cue in the second paragraph", "\"The first week was hard.\n\n\"The second was worse,\" the envoy said.",
			[]string{`the envoy | said | "The first week was hard. | "The second was worse,"`}},
		{"mixed", `The envoy said the plan was "a letter to nobody" and would be rewritten.`,
			[]string{`The envoy | said | the plan was "a letter to nobody" and would be rewritten`}},
		{"two speakers", `"It is done," said Vey. "It is not done," said Tarsk.`,
			[]string{`Vey | said | "It is done,"`, `Tarsk | said | "It is not done,"`}},
		// phrases
		{"according to, first", `According to Vey, the road is open.`,
			[]string{`Vey | According to | the road is open`}},
		{"according to, last", `Two bridges were destroyed, according to a report by the harbour office.`,
			[]string{`a report by the harbour office | according to | Two bridges were destroyed`}},
		{"in the view of", `In the view of the mediators, the text is dead.`,
			[]string{`the mediators | In the view of | the text is dead`}},
		// thought, intention, refusal, denial, warning
		{"thought", `Tarsk believes the ice will hold.`,
			[]string{`Tarsk | believes | the ice will hold`}},
		{"intention", `Norland plans to reopen the strait in June.`,
			[]string{`Norland | plans | to reopen the strait in June`}},
		{"promise", `The premier promised to publish the text.`,
			[]string{`The premier | promised | to publish the text`}},
		{"refusal", `The ministry declined to comment on the letter.`,
			[]string{`The ministry | declined | to comment on the letter`}},
		{"denial", `Sudmark denied that its ships had crossed the line.`,
			[]string{`Sudmark | denied | that its ships had crossed the line`}},
		{"not ruled out", `The envoy did not rule out a second round.`,
			[]string{`The envoy | did not rule out | a second round`}},
		{"warning", `The admiral warned of a long winter at sea.`,
			[]string{`The admiral | warned of | a long winter at sea`}},
		{"demand", `The council urged both sides to return to the table.`,
			[]string{`The council | urged | both sides to return to the table`}},
		{"call for", `The elders called for an end to the siege.`,
			[]string{`The elders | called for | an end to the siege`}},
		{"accusation", `Sudmark accused Norland of breaking the truce.`,
			[]string{`Sudmark | accused | Norland of breaking the truce`}},
		{"question", `The judge asked whether the map was real.`,
			[]string{`The judge | asked | whether the map was real`}},
		{"told", `The envoy told reporters that the map was real.`,
			[]string{`The envoy | told | that the map was real`}},
		// coordination and participles
		{"one subject, three cues", `She stressed that the map was real, but did not rule out a mistake and warned that the border would move.`,
			[]string{`She | stressed | that the map was real`, `She | did not rule out | a mistake`, `She | warned | that the border would move`}},
		{"cue within, then the speaker again", `She stressed that Norland has no intention of closing the strait, but did not rule out a toll, and warned that the border would move.`,
			[]string{`She | stressed | that Norland has no intention of closing the strait`, `She | did not rule out | a toll`, `She | warned | that the border would move`,
				`Norland | has no intention of | closing the strait`}},
		{"adding", `The envoy said the road was open, adding that two trucks had passed.`,
			[]string{`The envoy | said | the road was open`, `The envoy | adding | that two trucks had passed`}},
		{"relative", `The pilot, who said he saw no lights, landed safely.`,
			[]string{`who | said | he saw no lights`}},
		// nouns and light verbs
		{"noun", `The premier's claim that the dam was safe surprised nobody.`,
			[]string{`The premier | 's claim | that the dam was safe surprised nobody`}},
		{"light verb", `The premier expressed concern about the dam.`,
			[]string{`The premier | expressed concern about | the dam`}},
		{"echo", `Newspapers in the south have been repeating claims about a secret landing.`,
			[]string{`Newspapers in the south | have been repeating claims about | a secret landing`}},
		// nested
		{"nested", `Vey said Tarsk had told her that the ice would hold.`,
			[]string{`Vey | said | Tarsk had told her that the ice would hold`, `Tarsk | had told | that the ice would hold`}},
		{"paper as source", `The report says the dam was never inspected.`,
			[]string{`The report | says | the dam was never inspected`}},
		{"quoted", `The agency quoted Vey as saying that the talks were over.`,
			[]string{`Vey | as saying | that the talks were over`}},
		{"signed", "“We are ready for winter.” — Lorna Vey",
			[]string{`Lorna Vey | — | “We are ready for winter.”`}},
		{"transcript", "VEY: We are ready for winter.\n\nTARSK: Nobody is ready.\n\nVEY: Then we wait.",
			[]string{`VEY | : | We are ready for winter`, `TARSK | : | Nobody is ready`, `VEY | : | Then we wait`}},
		{"as the source said", `As the minister stressed, the deal is dead.`,
			[]string{`the minister | stressed | the deal is dead`}},
		{"source with an aside", `Vey, speaking at a news conference in Brenholt, said no decision had been taken.`,
			[]string{`Vey | said | no decision had been taken`}},
		{"according to, inside", `The deal, according to Vey, is dead.`,
			[]string{`Vey | according to | The deal | is dead`}},
		{"list as content", `The envoy criticised the tariffs, quotas and fees, which remain.`,
			[]string{`The envoy | criticised | the tariffs, quotas and fees`}},
		{"name between commas", `Norland's deputy minister, Lorna Vey, thanked the hosts for the ferry but dismissed talk of a siege.`,
			[]string{`Norland's deputy minister, Lorna Vey, | thanked | the hosts for the ferry`, `Norland's deputy minister, Lorna Vey, | dismissed | talk of a siege`}},
		{"day, then that", `Foreign Minister Oren Tarsk said on Tuesday that talks with Norland would resume.`,
			[]string{`Foreign Minister Oren Tarsk | said | that talks with Norland would resume`}},
		{"day behind a quotation", `Vey said the plan was "worth nothing" on Thursday.`,
			[]string{`Vey | said | the plan was "worth nothing"`}},
		{"told a station in capitals", `Tarsk told the broadcaster RKM that he hoped for a text.`,
			[]string{`Tarsk | told | that he hoped for a text`}},
		{"paper seen by somebody", `The list holds 73 ships, a document seen by the Courier showed.`,
			[]string{`a document seen by the Courier | showed | The list holds 73 ships`}},
		{"object and post", `The premier welcomed the truce in a post on Telegram.`,
			[]string{`The premier | welcomed | the truce`}},
		// what the tree tells of the end of a content
		{"clause in front", `While the premier insists that the dam is safe, the river rises by the hour.`,
			[]string{`the premier | insists | that the dam is safe`}},
		{"speaker behind a quotation in a clause", `Vey told the court that "he never meant to sink the ferry," a clerk said.`,
			[]string{`Vey | told | that "he never meant to sink the ferry,"`, `a clerk | said | Vey told the court that "he never meant to sink the ferry,"`}},
		{"contrast behind a comma", `Oren Tarsk said the ferry had sailed, but the harbour was empty.`,
			[]string{`Oren Tarsk | said | the ferry had sailed`}},
		{"according to, with a tail", `According to her testimony before the council, the dam was never inspected.`,
			[]string{`her testimony | According to | the dam was never inspected`}},
		{"two words of refusal", `A witness asked not to be named.`,
			[]string{`A witness | asked | not to be named`}},
		{"occasion behind an object", `The envoy praised the mediators during a speech in Brenholt.`,
			[]string{`The envoy | praised | the mediators`}},
		{"verb far from its subject", `The harbour master, after two nights without sleep and with water in the halls, denounced the delay.`,
			[]string{`The harbour master | denounced | the delay`}},
		// verbs that only tell how the words came
		{"went on to say", `Vey went on to say that the ferry would sail.`,
			[]string{`Vey | went on to say | that the ferry would sail`}},
		{"was quick to", `The mayor was quick to point out that the bridge was closed.`,
			[]string{`The mayor | was quick to point out | that the bridge was closed`}},
		{"took to", `Oren Tarsk took to Telegram to denounce the delay.`,
			[]string{`Oren Tarsk | took to Telegram to denounce | the delay`}},
		// to nobody named
		{"seems", `The ferry appeared to be sinking.`,
			[]string{` | appeared | The ferry | to be sinking`}},
		{"not clear", `It is not clear whether the dam will hold.`,
			[]string{` | is not clear | whether the dam will hold`}},
		{"fears", `There were fears that the dam would break.`,
			[]string{` | fears | that the dam would break`}},
		{"told in the passive", `The harbour office had been contacted by a stranger and told that a mine lay in the channel.`,
			[]string{` | told | that a mine lay in the channel`}},
		{"asked in the passive", `The envoy was asked about the sunken ferry.`,
			[]string{` | was asked about | the sunken ferry`}},
		// quotations beside words that can only be their speaker's
		{"any verb behind a quotation", `"The dam will hold!" beamed Oren Tarsk, a fisherman.`,
			[]string{`Oren Tarsk | beamed | "The dam will hold!"`}},
		{"any verb before a colon", `Lorna Vey went further: "The dam was never safe."`,
			[]string{`Lorna Vey | went | "The dam was never safe."`}},
		{"phrase before a colon", `Here is Lorna Vey in May: "The dam was never safe."`,
			[]string{`Lorna Vey | : | "The dam was never safe."`}},
		{"colon, then a paragraph", "The envoy replied:\n\n“We are ready for winter.”",
			[]string{`The envoy | replied: | “We are ready for winter.”`}},
		{"speaker in the next sentence", `"Who would have thought it, after all these years?" Tarsk told reporters.`,
			[]string{`Tarsk | told | "Who would have thought it, after all these years?"`}},
		{"name, then a form that could be a noun", `"The talks were never near an end," Vey notes.`,
			[]string{`Vey | notes | "The talks were never near an end,"`}},
		{"a post that reads", `"Both ferries have been towed to the harbour," Tarsk's post read.`,
			[]string{`Tarsk's post | read | "Both ferries have been towed to the harbour,"`}},
		{"aside led in by a preposition", `Speaking after the storm, the harbour master, Oren Tarsk, said the ferry had sunk.`,
			[]string{`the harbour master, Oren Tarsk, | said | the ferry had sunk`}},
		{"told of", `Vey told her of the flood.`,
			[]string{`Vey | told | the flood`}},
		{"whose", `Tarsk, whose office has promised to pay, said nothing was owed.`,
			[]string{`Tarsk, whose office has promised to pay, | said | nothing was owed`, `whose office | has promised | to pay`}},
		{"credit in the present", `The mayor says the dam will hold, Fjord Radio is reporting.`,
			[]string{`The mayor | says | the dam will hold`, `Fjord Radio | is reporting | The mayor says the dam will hold`}},
		{"whoever carries the words is none of them", `The dam will hold, Lorna Vey said on Monday, as quoted by the Fjord Press Agency.`,
			[]string{`Lorna Vey | said | The dam will hold`}},
		{"no credit", `The mayor says the dam will hold, the town is recovering and the road is dry.`,
			[]string{`The mayor | says | the dam will hold, the town is recovering and the road is dry`}},
		// what is none
		{"dateline", `BRENHOLT: Two trucks crossed the bridge at noon.`, nil},
		{"plain deeds", `The ferry left at noon. Two trucks crossed the bridge and the gate was shut.`, nil},
		{"deeds with verbs of speech", `The army attacked the town on Monday. The two states share a border. The minister wrote the letter.`, nil},
		{"scare quotes", `The so-called "peace train" rolled through the valley.`, nil},
		{"who others speak of", `Lopez, who police say are engaged in a turf war, left.`, nil},
		{"passives that tell no words", `The fire brigade was called at noon. A fault was reported on the cable. They left without worrying about anybody.`, nil},
		{"nobody", `It was raining, and there was nothing to be done.`, nil},
	}
	finder, analyser := mustFinder(t), mustAnalyser(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			doc := analyser.Parse(text.New(c.text), nil)
			got := lines(finder.Find(doc, article.Front{}, nil, nil, nil))
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}
