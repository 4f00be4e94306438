package frontmatter

// frontCase is a text with the front matter that must be found in it; fields left
// out must be empty. All outlets, people and states but known agencies are invented.
type frontCase struct {
	name, text                                                        string
	headline, published, outlet, agency, byline, place, date, url, lg string
	lines                                                             []string
}

const body = "The two delegations met for four hours behind closed doors and agreed to meet again, the chief negotiator said. " +
	"Officials from both sides described the tone as businesslike."

var frontCases = []frontCase{
	{
		name:     "page dump: meta line, time line and headline, dateline in capitals",
		text:     " date 2023-05-09 Velmara and Ostrin will resume border talks in June, the foreign minister of Velmara said on Monday,Interfax informs.\n\nMay 9, 2023, 08:15 Velmara, Ostrin to resume talks. Minister names a date\n\nLOMBRE, MAY 9, NORDAPRESS: " + body,
		headline: "Velmara, Ostrin to resume talks. Minister names a date", published: "2023-05-09T08:15", outlet: "Nordapress", agency: "Interfax", place: "Lombre", date: "2023-05-09", lg: "en",
		lines: []string{"date 2023-05-09", "May 9, 2023, 08:15", "Velmara, Ostrin to resume talks. Minister names a date", "LOMBRE, MAY 9, NORDAPRESS: "},
	},
	{
		name:     "headline, byline, date line, agency dateline",
		text:     "Velmara hands over draft treaty\n\nBy Jane Doe\n\n12 March 2024 14:05 GMT\n\nGENEVA, March 12 (Reuters) - " + body,
		headline: "Velmara hands over draft treaty", published: "2024-03-12T14:05:00+00:00", agency: "Reuters", byline: "Jane Doe", place: "Geneva", date: "2024-03-12", lg: "en",
		lines: []string{"Velmara hands over draft treaty", "By Jane Doe", "12 March 2024 14:05 GMT", "GENEVA, March 12 (Reuters) - "},
	},
	{
		name:     "headline, outlet and date on lines of one block",
		text:     "Harvest pact may be signed in May, envoy says\nThe Ostrin Courier\n2 March 2026 14:05\n\n" + body,
		headline: "Harvest pact may be signed in May, envoy says", published: "2026-03-02T14:05", outlet: "The Ostrin Courier", lg: "en",
		lines: []string{"Harvest pact may be signed in May, envoy says", "The Ostrin Courier", "2 March 2026 14:05"},
	},
	{
		name:     "headline, byline, outlet and date on lines of one block, agency dateline",
		text:     "Ministers meet in Lombre, agree on a commission\nBy Dana Okello\nHarbour Post\n6 March 2026 17:30\n\nLOMBRE, March 6 (Reuters) - " + body,
		headline: "Ministers meet in Lombre, agree on a commission", published: "2026-03-06T17:30", outlet: "Harbour Post", agency: "Reuters", byline: "Dana Okello", place: "Lombre", date: "2026-03-06", lg: "en",
		lines: []string{"Ministers meet in Lombre, agree on a commission", "By Dana Okello", "Harbour Post", "6 March 2026 17:30", "LOMBRE, March 6 (Reuters) - "},
	},
	{
		name:   "an agency no list holds, crediting the lead at its end",
		text:   "Velmara and Ostrin will hold talks in May, the foreign minister of Velmara said in an interview with Radio North on Sunday, Meridian reports.\n\n" + body,
		agency: "Meridian", lg: "en",
	},
	{
		name: "a person who reports is no agency",
		text: "Velmara and Ostrin will hold talks in May, Anna Doe reports.\n\n" + body,
		lg:   "en",
	},
	{
		name:   "agency in brackets without day",
		text:   "PARIS (AP) — " + body + "\n\n" + body,
		agency: "AP", place: "Paris", lg: "en",
		lines: []string{"PARIS (AP) — "},
	},
	{
		name:      "parts closed by full stops, agency in capitals",
		text:      "Published: 2024-03-03T11:20:00+02:00\n\nKYIV. March 3. INTERFAX-UKRAINE – " + body,
		published: "2024-03-03T11:20:00+02:00", agency: "Interfax-Ukraine", place: "Kyiv", date: "2024-03-03", lg: "en",
		lines: []string{"Published: 2024-03-03T11:20:00+02:00", "KYIV. March 3. INTERFAX-UKRAINE – "},
	},
	{
		name:     "slashes around the agency",
		text:     "Talks on the lake border go on\n31.01.2024 10:32\nMOSCOW, January 31. /TASS/. " + body,
		headline: "Talks on the lake border go on", published: "2024-01-31T10:32", agency: "TASS", place: "Moscow", date: "2024-01-31", lg: "en",
		lines: []string{"Talks on the lake border go on", "31.01.2024 10:32", "MOSCOW, January 31. /TASS/. "},
	},
	{
		name:     "outlet between bars, share line, updated",
		text:     "Home > News > World\n\n| The Meridian Post |\n\nOstrin rejects ceasefire text\n\nUpdated: 4 April 2024 09:10\nShare | Print | Email\n\n" + body + "\n\n" + body,
		headline: "Ostrin rejects ceasefire text", published: "2024-04-04T09:10", outlet: "The Meridian Post", lg: "en",
		lines: []string{"Home > News > World", "| The Meridian Post |", "Ostrin rejects ceasefire text", "Updated: 4 April 2024 09:10", "Share | Print | Email"},
	},
	{
		name:     "published beats updated",
		text:     "Envoys leave the capital after a night of talks\nPublished March 12, 2024 2:05 PM EDT Updated March 13, 2024 8:00 AM EDT\n\n" + body,
		headline: "Envoys leave the capital after a night of talks", published: "2024-03-12T14:05:00-04:00", lg: "en",
	},
	{
		name: "plain prose", text: body + "\n\n" + body + "\n\n" + body, lg: "en",
	},
	{
		name: "prose in hard lines",
		text: "The foreign ministers of the two states met in the lake city on\nTuesday and spoke for four hours about the border, the prisoners\nand the grain that waits in the ports, their offices said.\nNo paper was signed, but both sides called the day useful.\n",
		lg:   "en",
	},
	{
		name: "a date that begins a sentence",
		text: "March 12, 2024 was the day on which the two sides met for the first time. " + body + "\n\n" + body, lg: "en",
	},
	{
		name:     "title with outlet behind a bar, bars below",
		text:     "Grain corridor opens for a month | The Harbour Times\nBy Ann Poe and John Roe | 7 July 2023 | Diplomacy\n\n" + body,
		headline: "Grain corridor opens for a month", outlet: "The Harbour Times", byline: "Ann Poe and John Roe", published: "2023-07-07", lg: "en",
	},
	{
		name:     "labels",
		text:     "Title: Hostage deal nears, mediators say\nAuthor: Ann Poe\nOutlet: Lakeside Courier\nDate: 2024-11-02\nURL: https://lakeside.example/deal\n\n" + body,
		headline: "Hostage deal nears, mediators say", byline: "Ann Poe", outlet: "Lakeside Courier", published: "2024-11-02", url: "https://lakeside.example/deal", lg: "en",
	},
	{
		name:     "byline with agency, dateline with day of the year before",
		text:     "Old year ends without a deal\nBy John Roe, Associated Press\nJanuary 1, 2024\n\nVIENNA, Dec. 31 — " + body,
		headline: "Old year ends without a deal", byline: "John Roe", agency: "Associated Press", published: "2024-01-01", place: "Vienna", date: "2023-12-31", lg: "en",
	},
	{
		name:   "invented agency in brackets, place and country",
		text:   "DUNMARCH, Velmara, 3 June 2024 (Northern Wire) – " + body,
		agency: "Northern Wire", place: "Dunmarch", date: "2024-06-03", published: "2024-06-03", lg: "en",
	},
	{
		name:      "invented agency in a credit",
		text:      "2024-02-05 Velmara will answer the draft within days, the Northern News Agency reported.\n\n" + body + "\n\n" + body,
		agency:    "Northern News Agency",
		published: "2024-02-05", lg: "en",
	},
	{
		name:     "credit at the foot, reporters' line, copyright",
		text:     "Climate envoys split over fund\n\n" + body + "\n\n" + body + " — AFP\n\n(Reporting by Jane Doe; Editing by John Roe)\n© 2024 Lakeside Courier. All rights reserved.",
		headline: "Climate envoys split over fund", agency: "AFP", lg: "en",
		lines: []string{"Climate envoys split over fund", "(Reporting by Jane Doe; Editing by John Roe)", "© 2024 Lakeside Courier. All rights reserved."},
	},
	{
		name: "a transcript is no dateline",
		text: "PRESIDENT HALVARD: Thank you all for coming today to this house.\n\nQUESTION: Will the talks go on next week as was announced?\n\nPRESIDENT HALVARD: They will, and I hope that our neighbours will come.", lg: "en",
	},
	{
		name: "a kicker is no dateline",
		text: "EXCLUSIVE — Ministers of both states met in secret in the spring, three officials said.\n\n" + body, lg: "en",
	},
	{
		name:     "names in a text with Reuters as a source only keep the dateline's agency",
		text:     "TEHRAN (AFP) - A deputy minister told Reuters that talks would go on, according to Reuters. " + body,
		agency:   "AFP",
		headline: "", place: "Tehran", lg: "en",
	},
	{
		name:     "an agency that carries another's report is the outlet",
		text:     "YEREVAN, MARCH 3, ARMENPRESS. The talks go on, the deputy minister said on Sunday, Interfax informs.\n\n" + body + "\n\n3 March 2024",
		outlet:   "Armenpress",
		agency:   "Interfax",
		headline: "", place: "Yerevan", lg: "en",
	},
	{
		name:     "headline that ends in a question, weekday and time before the day",
		text:     "Can the ceasefire hold?\nLast updated at 14:05 GMT on Tuesday, 12 March 2024\n\n" + body,
		headline: "Can the ceasefire hold?", published: "2024-03-12T14:05:00+00:00", lg: "en",
	},
	{
		name:     "slashes whose order cannot be told give no day",
		text:     "Talks resume after long pause\n03/04/2024\n\n" + body,
		headline: "Talks resume after long pause", lg: "en",
	},
	{
		name:     "other line ends",
		text:     "Talks resume after long pause\r\n\r\n13/04/2024\r\n\r\nOSLO — " + body + "\r\n",
		headline: "Talks resume after long pause", published: "2024-04-13", place: "Oslo", lg: "en",
	},
	{
		name:     "compound places",
		text:     "RIO DE JANEIRO/PORT-AU-PRINCE, Aug 2 (Xinhua) -- " + body,
		agency:   "Xinhua",
		headline: "", place: "Rio de Janeiro/Port-au-Prince", lg: "en",
	},
	{
		name:     "a headline printed with a full stop, dateline with a state",
		text:     "Ceasefire holds for a second day.\nRENO, Nev. (AP) — " + body,
		headline: "Ceasefire holds for a second day.", agency: "AP", place: "Reno", lg: "en",
	},
	{
		name:     "a headline in title case with a full stop",
		text:     "Ostrin Rejects Draft Treaty Over Harbour Clause.\n" + body + "\n" + body,
		headline: "Ostrin Rejects Draft Treaty Over Harbour Clause.", lg: "en",
	},
	{
		name: "a short first sentence is no headline",
		text: "The talks go on.\n" + body + "\n" + body, lg: "en",
	},
	{
		name:      "dateline without a place, a zone of several meanings",
		text:      "Updated: November 11, 2023 20:09 IST\nNov 11 (Reuters) - " + body,
		published: "2023-11-11T20:09", agency: "Reuters", date: "2023-11-11", lg: "en",
		lines: []string{"Updated: November 11, 2023 20:09 IST", "Nov 11 (Reuters) - "},
	},
	{
		name:     "dateline on a line of its own, short year",
		text:     "Police leave the border post\n11/16/23 1:30 AM EST\nMumbai, Nov 15 -\n" + body,
		headline: "Police leave the border post", published: "2023-11-16T01:30:00-05:00", place: "Mumbai", date: "2023-11-15", lg: "en",
	},
	{
		name:  "two places and a colon",
		text:  "New Delhi/Mumbai: " + body,
		place: "New Delhi/Mumbai", lg: "en",
	},
	{
		name:     "outlet and day on one line",
		text:     "Velmara moves its border posts\n\nEastern Mail, Tuesday 18 February 2025\n\n" + body,
		headline: "Velmara moves its border posts", published: "2025-02-18", outlet: "Eastern Mail", lg: "en",
		lines: []string{"Velmara moves its border posts", "Eastern Mail, Tuesday 18 February 2025"},
	},
	{
		name:     "desk, day and time on one line before the headline",
		text:     "World Desk - 27/08/2024 16:45\n\nVelmara moves its border posts\n\n" + body,
		headline: "Velmara moves its border posts", published: "2024-08-27T16:45", lg: "en",
		lines: []string{"World Desk - 27/08/2024 16:45", "Velmara moves its border posts"},
	},
	{
		name:     "menu, outlet, day and time between bars",
		text:     "News  Culture  Sport\n\nVelmara moves its border posts\n\nOstrin Tribune | Monday, 13 January 2025 | 11:00\n\n" + body,
		headline: "Velmara moves its border posts", published: "2025-01-13T11:00", outlet: "Ostrin Tribune", lg: "en",
	},
	{
		name:     "name with an office on the next line",
		text:     "Velmara moves its border posts\n\nJane Doe\nDiplomatic correspondent\n\n4 June 2025\n\n" + body,
		headline: "Velmara moves its border posts", published: "2025-06-04", byline: "Jane Doe", lg: "en",
		lines: []string{"Velmara moves its border posts", "Jane Doe", "Diplomatic correspondent", "4 June 2025"},
	},
	{
		name:     "name with a place, the day below",
		text:     "Velmara moves its border posts\n\nJane Doe in Ostrin\nSat 18 Nov 2023 06.00 GMT\n\n" + body,
		headline: "Velmara moves its border posts", published: "2023-11-18T06:00:00+00:00", byline: "Jane Doe", lg: "en",
	},
	{
		name: "a sentence that ends with a day", text: "The envoys met in Ostrin, Tuesday 18 February 2025\n\n" + body,
		headline: "The envoys met in Ostrin, Tuesday 18 February 2025", lg: "en",
	},
	{
		name: "agencies named in passing", text: body + "\n\nThe minister had told Reuters in May that Reuters reported it wrongly, and according to AP he left.\n\n" + body + "\n\nA company, according to Trend Analytics, sold the port.", lg: "en",
	},
	{
		name: "an abbreviation in brackets is no agency", text: "Lake Border Commission (LBC) inspectors found the crossing closed on Tuesday. " + body, lg: "en",
	},
	{
		name: "German prose", text: "Die beiden Delegationen trafen sich am Dienstag hinter verschlossenen Türen und einigten sich darauf, die Gespräche in der kommenden Woche fortzusetzen, wie das Außenministerium mitteilte.", lg: "de",
	},
	{name: "numbers", text: "12 34 56 78\n\n90", lg: "und"},
	{name: "nothing", text: "", lg: "und"},
	{
		name:     "place and day on a line of their own, below the title of a communiqué",
		text:     "Joint Statement of the Foreign Ministers of Velmara and Ostrin\n\nPort Lombre, 12 September 2024\n\n" + body + "\n\n" + body,
		headline: "Joint Statement of the Foreign Ministers of Velmara and Ostrin", place: "Port Lombre", date: "2024-09-12", published: "2024-09-12", lg: "en",
		lines: []string{"Joint Statement of the Foreign Ministers of Velmara and Ostrin", "Port Lombre, 12 September 2024"},
	},
	{
		name:     "a meeting's day in the text is no line of place and day",
		text:     "Envoys of Velmara met in Lombre\n\n" + body + "\n\nThey will meet in Port Lombre, 12 September 2024.\n\n" + body,
		headline: "Envoys of Velmara met in Lombre", lg: "en",
	},
	{
		name:     "a byline that names the outlet and the place of writing",
		text:     "Mediators hand over a new draft\n\nBy Rana Poe, BBC News, Lombre\nPublished 14 May 2025\n\n" + body,
		headline: "Mediators hand over a new draft", byline: "Rana Poe", outlet: "BBC", published: "2025-05-14", lg: "en",
	},
	{
		name:     "a title that ends with its day",
		text:     "Department Press Briefing – June 5, 2024\n\nANNA DOE, DEPARTMENT SPOKESPERSON\n\n1:18 p.m. EDT\n\nMS DOE: Good afternoon. I have one announcement to make before we begin.\n\nQUESTION: Thank you. Has the ministry replied to the paper that you sent?",
		headline: "Department Press Briefing – June 5, 2024", published: "2024-06-05", lg: "en",
	},
	{
		name:     "a live blog, whose entries name agency after agency, is no agency's report",
		text:     "Border talks live: crossings to reopen\n\nWednesday 8 October 2025\n\nAll six crossings will reopen at midnight, Reuters is reporting.\n\nThe president said that he was ready to help, the RIA news agency reports.\n\n" + body,
		headline: "Border talks live: crossings to reopen", published: "2025-10-08", lg: "en",
	},
}
