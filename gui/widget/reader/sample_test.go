package reader

import (
	"strings"

	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/text"
)

// sample is an invented report with everything that a reader has to show.
const sample = `Velia to answer Arcania's draft treaty “within days”, envoy says
PORT SORREL, 14 May (Northern Wire) — By Ansa Merel
The chief negotiator of Velia, Tomas Orlin, said on Wednesday that his government would hand over its written reply to the draft treaty on the northern straits by the end of next week.
“We have read every line of it,” Orlin told Harbour Radio. “Our answer will be serious, and it will not be a no.” He declined to say whether Velia would accept the clause on inspections, which the Arcanian foreign minister, Lidia Karst, has called “the heart of the whole text”.
Karst said through a spokesman that Arcania expected the reply before the third round of talks opens in Port Sorrel on 26 May, and that Orlin had assured her that “no further delay” was being considered. An official briefed on the talks said the round was likely to be postponed if the reply came late.
Arcania's ministry denied a report by the Daily Signal that the draft had been withdrawn. The two delegations last met on 3 May; a fourth round is planned for June.
השגריר אמר ביום שני כי השיחות יתחדשו ב-26 במאי.
Both sides published the 12-page draft, “Principles of Passage (Rev. 3)”, on 28 April.`

// sampleDocument marks the sample.
func sampleDocument() Document {
	t := text.New(sample)
	find := func(words string) text.Span {
		i := strings.Index(sample, words)
		return t.SpanOfBytes(i, i+len(words))
	}
	to := func(a, b string) text.Span {
		start, end := find(a), find(b)
		return text.Span{Start: start.Start, End: end.End}
	}
	m := func(id string, k layout.Kind, sp text.Span, colour int, label string, priority int) layout.Mark {
		return layout.Mark{ID: id, Kind: k, Span: sp, Colour: colour, Label: label, Priority: priority}
	}
	return Document{
		Text: t, Headline: t.LineSpan(0), Dim: []text.Span{t.LineSpan(1)},
		Marks: []layout.Mark{
			m("s1", layout.Statement, to("The chief", "next week"), 0, "TO", 1),
			m("a1", layout.Source, to("The chief", "Tomas Orlin"), 0, "", 3),
			m("c1", layout.Cue, find("said on"), 0, "", 2),
			m("t1", layout.Time, find("Wednesday"), -1, "", 5),
			m("x1", layout.Expectation, to("hand over", "next week"), -1, "", 4),
			m("d1", layout.Document, find("draft treaty on the northern straits"), -1, "", 5),
			m("t2", layout.Time, find("by the end of next week"), -1, "", 6),
			m("s2", layout.Statement, to("“We have", "not be a no.”"), 0, "TO", 1),
			m("c2", layout.Cue, find("told"), 0, "", 2),
			m("a1", layout.Source, find("Orlin told"), 0, "", 3),
			m("s3", layout.Statement, to("which the Arcanian", "whole text”"), 1, "LK", 1),
			m("a2", layout.Source, to("the Arcanian foreign", "Lidia Karst"), 1, "", 3),
			m("s4", layout.Statement, to("Karst said", "being considered"), 1, "LK", 1),
			m("s5", layout.Statement, to("Orlin had", "being considered"), 0, "TO", 2),
			m("t3", layout.Time, find("26 May"), -1, "", 5),
			m("e1", layout.Event, find("third round of talks opens in Port Sorrel on 26 May"), -1, "", 4),
			m("a3", layout.Actor, find("An official briefed on the talks"), -1, "", 3),
			m("x2", layout.Expectation, find("the round was likely to be postponed"), -1, "", 4),
			m("s6", layout.Statement, find("Arcania's ministry denied a report by the Daily Signal that the draft had been withdrawn"), 2, "AM", 1),
			m("k1", layout.Conflict, find("the draft had been withdrawn"), -1, "", 7),
			m("t4", layout.Time, find("3 May"), -1, "", 5),
			m("t5", layout.Time, find("June"), -1, "", 5),
			m("d2", layout.Document, find("12-page draft, “Principles of Passage (Rev. 3)”"), -1, "", 5),
			m("t6", layout.Time, find("28 April"), -1, "", 5),
		},
	}
}

func describe(id string) tooltip.Tip {
	return tooltip.Tip{
		Title: map[byte]string{'s': "Statement", 'a': "Source", 't': "Date", 'x': "Expectation", 'd': "Document", 'e': "Event", 'k': "Conflict"}[id[0]] + " " + id,
		Body:  "Orlin → his government's reply, indirect, via Harbour Radio\nrule: source-cue-content",
	}
}
