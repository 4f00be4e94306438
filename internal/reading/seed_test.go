package reading

import (
	"os"
	"testing"
)

// seedRows are the rows of the first acceptance case, by fragments of its words.
const seedRows = `
headline | Blinken, Lavrov…under secretary of state
published | 2022-01-31T10:32
outlet | Artsakhpress
agency | TASS
dateline | Stepanakert, 2022-01-31

chain | Artsakhpress < TASS < CBS < Victoria Nuland
chain | Artsakhpress < TASS < Antony Blinken
chain | Artsakhpress < TASS < Dmitry Peskov

actor | Antony Blinken | person | Secretary of State, United States
actor | Sergey Lavrov | person | Foreign Minister, Russia
actor | Victoria Nuland | person | Under Secretary of State for Political Affairs, United States
actor | Vladimir Putin | person | President, Russia
actor | Dmitry Peskov | person | spokesman, Kremlin
actor | United States | polity
actor | Russia | polity
actor | Ukraine | polity
actor | Russian foreign ministry | organisation
actor | Kremlin | organisation
actor | NATO | organisation
actor | CBS | organisation
actor | TASS | organisation
actor | Artsakhpress | organisation
actor | Western and Ukrainian media outlets | group

time | Sunday | … | 2022-01-30
time | next week | … | 2022-01-31/2022-02-06 | utterance | publication iso 2022-02-07/2022-02-13 | publication sunday 2022-02-06/2022-02-12 | *utterance iso 2022-01-31/2022-02-06 | utterance sunday 2022-02-06/2022-02-12
time | this week | … | … | … | publication iso 2022-01-31/2022-02-06 | publication sunday 2022-01-30/2022-02-05 | …utterance iso 2022-01-24/2022-01-30 | …utterance sunday 2022-01-30/2022-02-05
time | Wednesday | 2022-01-26 | 2022-01-26
time | December 17, 2021 | 2021-12-17 | 2021-12-17
time | Recently | PAST_REF |
time | earlier | PAST_REF |

statement | Victoria Nuland | said | US Secretary…next week | 2022-01-30 | indirect | interview, CBS | TASS, CBS
statement | Victoria Nuland | … | Blinken, Lavrov…next week | 2022-01-30 | indirect, same as s1
statement | Victoria Nuland | According to | Washington sees…guarantees | 2022-01-30 | indirect
statement | United States | sees signs… | …Moscow is interested…guarantees | … | indirect, within s3
statement | Victoria Nuland | said | "We've heard…this week," | 2022-01-30 | direct
statement | Victoria Nuland | claimed | "We want to settle…that, too," | 2022-01-30 | direct
statement | Victoria Nuland | said | "On the contrary…de-escalate." | 2022-01-30 | direct
asked | whether there…Russia
statement | Antony Blinken | said | he expects…proposals | 2022-01-26 | indirect
statement | Western and Ukrainian media outlets | …echoing claims… | Russia’s possible…Ukraine | | indirect
statement | Dmitry Peskov | …slammed… | …empty…tensions | | mixed, denies, rejects s10
statement | Dmitry Peskov | stressed | …pose any threat… | | indirect
statement | Dmitry Peskov | did not rule out | possible provocations… | | indirect
statement | Dmitry Peskov | warned | …attempts…consequences | | indirect

document | draft agreement | draft agreement on security…and the United States | Russia, United States | 2021-12-17
document | draft agreement | draft agreement on ensuring…member states | Russia, NATO | 2021-12-17
document | written response | written response… | United States, Russia | 2022-01-26
= document 3
term | draft agreement on ensuring… | NATO will not advance…
term | draft agreement on ensuring… | the accession of Ukraine…
term | draft agreement on ensuring… | non-deployment…
move | publish | draft agreement on security… | Russian foreign ministry | | 2021-12-17 | CT+
move | publish | draft agreement on ensuring… | Russian foreign ministry | | 2021-12-17 | CT+
move | deliver | written response… | United States | Russia | 2022-01-26 | CT+ | draft agreement on security… | owed by Russia
move | study | written response… | Russia
= move 4
event | CONSULT | …consultations | … | … | … | CT+ past
event | AGREE | … | … | … | … | CT-…

expectation | Antony Blinken, Sergey Lavrov | 2022-01-31/2022-02-06 | likely | | Victoria Nuland | 2022-01-30
expectation | Antony Blinken, Sergey Lavrov | | … | …as soon as Moscow… | Antony Blinken | 2022-01-26
= expectation 2

conflict | time | next week | this week | anchor
conflict | claim-denial | …slammed… | …echoing claims…
= conflict 2

signal | + | …
signal | - | …moved more forces…
signal | - | …major invasion…
signal | - | …warned… | Dmitry Peskov
event | MOBILIZE | …
event | THREATEN | …
`

// TestSeed asks for every row of the first acceptance case.
func TestSeed(t *testing.T) {
	const file = "../../../shared/seed/article.txt"
	if _, err := os.Stat(file); err != nil {
		t.Skip("the seed article is not here: " + file)
	}
	got := lines(readFile(t, file))
	for _, row := range unmet(got, seedRows) {
		t.Error(row)
	}
}
