package actor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
)

// TestFind reads short texts. Each want is "words = actor" (the actor's name, "-" for
// none), or "words : type", or "name | title | of" for an office held, or "name @ code"
// for a country, or "! words" for words that must be no name.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"title before a name", "US Trade Secretary Paul Hartwell arrived on Monday.", []string{"Paul Hartwell : person", "Paul Hartwell | Trade Secretary | United States", "Paul Hartwell @ USA", "US = United States"}},
		{"office in apposition", "Lena Brandt, Under Secretary of State for Harbour Affairs, said no.", []string{"Lena Brandt | Under Secretary of State for Harbour Affairs | ", "Lena Brandt : person"}},
		{"name in apposition", "The foreign minister of Poland, Jan Zielony, said no.", []string{"Jan Zielony | foreign minister | Poland", "Jan Zielony @ POL"}},
		{"possessive state", "Kenya's deputy foreign minister, James Otieno, left early.", []string{"James Otieno | deputy foreign minister | Kenya"}},
		{"spokesman of a body", "Kremlin spokesman Ivan Belov said nothing.", []string{"Ivan Belov | spokesman | Kremlin", "Ivan Belov @ RUS", "Kremlin : organisation"}},
		{"possessive body", "The Finnish foreign ministry spoke. The ministry's spokeswoman, Anna Laine, said so. She smiled.", []string{"Anna Laine : person", "She = Anna Laine", "The ministry = Finnish foreign ministry"}},
		{"two offices", "Prime minister and finance minister Otto Lind resigned.", []string{"Otto Lind | prime minister | ", "Otto Lind | finance minister | "}},
		{"counterpart with a name", "Norwegian Foreign Minister Ana Petrov met her Kenyan counterpart, James Otieno.", []string{"Ana Petrov | Foreign Minister | Norway", "James Otieno | foreign minister | Kenya"}},
		{"two names and offices", "Kenyan President James Otieno and Prime Minister Grace Wanjiru met.", []string{"James Otieno | President | Kenya", "Grace Wanjiru | Prime Minister | "}},
		{"shared office", "Foreign ministers Jan Zielony and Lena Brandt met.", []string{"Jan Zielony : person", "Lena Brandt : person"}},
		{"deputy prime minister", "Deputy Prime Minister Maria Roe objected.", []string{"Maria Roe | Deputy Prime Minister | "}},
		{"surname later", "Senator Paul Roe spoke. Roe said it was late.", []string{"Roe = Paul Roe"}},
		{"title and surname later", "Poland's foreign minister, Jan Zielony, came. Foreign Minister Zielony left. Mr. Zielony slept.", []string{"Zielony = Jan Zielony"}},
		{"headline before the name", "Zielony leaves\n\nForeign Minister Jan Zielony left on Monday, officials said.", []string{"Zielony = Jan Zielony"}},
		{"two people of a surname", "Maria Roe and Paul Roe disagree. Roe said it was a mistake.", []string{"Roe = -"}},
		{"title tells two apart", "Minister Maria Roe and Senator Paul Roe disagree. Senator Roe left.", []string{"Roe = Paul Roe"}},
		{"form of address tells two apart", "Maria Roe and Paul Roe disagree. Mrs. Roe left.", []string{"Roe = Maria Roe"}},
		{"particles", "Karl van der Berg met Salma al-Harbi. Van der Berg agreed. Harbi did not.", []string{"Van der Berg = Karl van der Berg", "Harbi = Salma al-Harbi"}},
		{"syllables", "Kim Dae-jin, the chief negotiator, flew home. Kim said it was cold.", []string{"Kim Dae-jin | chief negotiator | ", "Kim = Kim Dae-jin"}},
		{"initials", "Officials praised J. R. Hartwell, the envoy.", []string{"J. R. Hartwell : person"}},
		{"acronym", "The International Harbour Commission (IHC) met. The IHC agreed.", []string{"IHC = International Harbour Commission"}},
		{"listed acronym", "The International Atomic Energy Agency said so. The IAEA said more. The agency is in Vienna.", []string{"IAEA = International Atomic Energy Agency", "The agency = International Atomic Energy Agency", "Vienna : place"}},
		{"one state, many names", "The United States agreed. Washington said it would pay. The US side left. U.S. officials stayed.", []string{"Washington = United States", "The US side = United States", "U.S. = United States"}},
		{"capital as state", "Moscow's reply to Warsaw came late. Talks between Ankara and Moscow failed.", []string{"Moscow = Russia", "Warsaw = Poland", "Ankara = Turkey"}},
		{"capital as place", "They met in Moscow and flew from Ankara. Near Warsaw, it rained.", []string{"Moscow : place", "Ankara : place", "Warsaw : place"}},
		{"people as state", "The Russians have asked for time.", []string{"Russians = Russia"}},
		{"side of a state", "The Russian side handed over its answer.", []string{"The Russian side = Russia", "its = Russia"}},
		{"brackets before", `"[Foreign Minister Ana] Petrov knows," he said.`, []string{"[Foreign Minister Ana] Petrov = Ana Petrov", "Ana Petrov | Foreign Minister | "}},
		{"brackets after a pronoun", `Ana Petrov and Karl Berg met. "On the contrary, he [Berg] moved," Petrov said.`, []string{"he = Karl Berg"}},
		{"alliance", "NATO will not move. The alliance said so.", []string{"The alliance = NATO"}},
		{"groups", "Two officials briefed on the talks said so. Western and Polish media outlets agreed. Both sides were tired.", []string{"Two officials briefed on the talks : group", "Western and Polish media outlets : group", "Both sides : group"}},
		{"unnamed diplomat", "A senior diplomat who asked not to be named said no.", []string{"A senior diplomat who asked not to be named : role"}},
		{"residents and analysts", "Residents said it was loud. According to analysts, it will last.", []string{"Residents : group", "analysts : group"}},
		{"the spokesman", "John Mwangi, a spokesman for the Kenyan army, spoke. The spokesman said he would return.", []string{"The spokesman = John Mwangi", "he = John Mwangi", "John Mwangi | spokesman | Kenyan army"}},
		{"two ministers", "Foreign Minister Ana Petrov and Defence Minister Karl Berg came. The minister spoke.", []string{"The minister = -"}},
		{"she among two", "Minister Ana Petrov told Senator Paul Roe to wait. She said the time had come.", []string{"She = Ana Petrov"}},
		{"he of the sentence", "Hartwell said on Monday he expects a call from Zielony.\n\nPaul Hartwell and Jan Zielony are old friends.", []string{"he = Paul Hartwell"}},
		{"speaker inside a quotation", `"I will go and we will win," said Paul Roe. "He is late."`, []string{"I = -", "we = -", "He = -"}},
		{"the text breaks off behind a minister's state", "Foreign Minister of Petrov", nil},
		{"unlisted state", "Examplia's foreign minister, Ana Petrov, left. The Examplian side was glad. Examplians cheered.", []string{"Examplia : polity", "The Examplian side = Examplia", "Ana Petrov | foreign minister | Examplia"}},
		{"body of an unlisted state", "The government of Borduria fell. Bordurian Foreign Minister Karl Berg left.", []string{"Borduria : polity", "Karl Berg | Foreign Minister | Borduria"}},
		{"months and days", "On Monday, January 3, Paul Roe left. March was cold.", []string{"! Monday", "! January", "! March"}},
		{"title-case headline", "Harbour Talks Likely To Resume Next Week\n\nThe harbour talks will resume, officials said.", []string{"! Harbour", "! Likely", "! Talks"}},
		{"agency and broadcaster", "Reuters and CBS reported it, The New York Times said.", []string{"Reuters : organisation", "CBS : organisation", "The New York Times : organisation"}},
		{"company and university", "Northwind Holdings and the University of Harbourtown agreed.", []string{"Northwind Holdings : organisation", "University of Harbourtown : organisation"}},
		{"treaty", "Both signed the Harbour Treaty of 1990.", []string{"Harbour Treaty : document"}},
		{"places", "Lake Orla and the Blue River flooded.", []string{"Lake Orla : place", "Blue River : place"}},
		{"ambassador", "The US ambassador to Russia, Tom Hale, was summoned.", []string{"Tom Hale | ambassador to Russia | United States"}},
		{"secretary general", "Secretary General Otto Lind of the Northern Alliance spoke.", []string{"Otto Lind | Secretary General | Northern Alliance"}},
		{"member states", "NATO member states met.", []string{"NATO : organisation", "! member"}},
		{"republic", "The Republic of Borduria met the president of Borduria.", []string{"Republic of Borduria = Borduria"}},
		{"its ministry", "Poland has replied, its foreign ministry said. The Polish foreign ministry was calm.", []string{"its = Poland", "Polish foreign ministry = Polish foreign ministry", "its foreign ministry = Polish foreign ministry"}},
		{"its chairwoman", "The Harbour Commission met. It is late, its chairwoman, Ruth Hale, said.", []string{"Ruth Hale | chairwoman | Harbour Commission"}},
		{"spokesman of a president", "A spokesman for Kenya's President Tom Otieno said the president would wait. \"No,\" the spokesman, Hugo Berg, said. He left.", []string{"Tom Otieno | President | Kenya", "He = Hugo Berg", "the president = Tom Otieno"}},
		{"counterpart", "Minister Ana Petrov told her Kenyan counterpart, James Otieno, to wait.", []string{"James Otieno @ KEN", "her = Ana Petrov"}},
		{"the official again", "A senior Kenyan official said no. The official declined to say more.", []string{"The official = A senior Kenyan official"}},
		{"description before the verb", "Talks went on, a diplomat close to the envoys has told Radio Kenya. An aide who saw the text has told Reuters more.", []string{"a diplomat close to the envoys = a diplomat close to the envoys", "An aide who saw the text = An aide who saw the text"}},
		{"description with a clause", "An aide familiar with what they had told the envoys spoke.", []string{"An aide familiar with what they had told the envoys spoke = An aide familiar with what they had told the envoys spoke"}},
		{"last word of a name", "The Polish army fought the Orla Liberation Front. The Front said no. Top Front commander Karl Berg agreed.", []string{"Front = Orla Liberation Front", "Karl Berg | commander | Orla Liberation Front"}},
		{"last word of two names", "The Orla Front fought the Lake Front. The Front said no.", []string{"! The Front"}},
		{"newspaper", "The Evening Courier said so. The newspaper cited envoys.", []string{"The newspaper = Evening Courier"}},
		{"department", "The US State Department said no. The department would not say more.", []string{"The department = State Department"}},
		{"ministry of another field", "The Polish defence ministry said no. The health ministry counted ten dead, the ministry said.", []string{"The health ministry = health ministry"}},
		{"address in capitals", "ANNA LAINE, MINISTRY SPOKESWOMAN\n\nMS LAINE: We are ready.\n\nQUESTION: When?\n\nMS LAINE: Soon.", []string{"LAINE = Anna Laine", "ANNA LAINE : person"}},
		{"capitals that are no address", "The MR DNA test was new.", []string{"! DNA"}},
		{"president of a state before a name", "President of Borduria Oleg Berg came. Borduria is calm.", []string{"Oleg Berg | President | Borduria", "Borduria : polity"}},
		{"permanent representative", "Borduria's Permanent Representative, Karl Berg, said no.", []string{"Karl Berg | Permanent Representative | Borduria"}},
		{"permanent staff of a firm", "Corvax's permanent staff said no.", []string{"! staff : polity"}},
		{"whose government", "Polish President Jan Zielony, whose government fell, said no.", []string{"whose government = Poland"}},
		{"her spokesman", "Ana Petrov is ill, her spokesman has told reporters. \"No plans,\" he said.", []string{"her spokesman = Ana Petrov's spokesman", "he = Ana Petrov's spokesman"}},
		{"her spokesman silent", "Ana Petrov is ill. Her spokesman is away.", []string{"? Ana Petrov's spokesman"}},
		{"states of a group", "The ministers of Kenya, Norway and the United Kingdom met. Officials from Poland and Kenya agreed.", []string{"The ministers of Kenya, Norway and the United Kingdom : group", "Officials from Poland and Kenya : group"}},
		{"at least", "They said at least ten soldiers fell.", []string{"at least ten soldiers : group", "! least ten soldiers"}},
		{"what he called", "Karl Berg left early. He added nothing. Army spokesman Jan Zielony denounced what he called a farce.", []string{"he = Jan Zielony"}},
		{"office before a rank", "Poland's army spokesman, Colonel Jan Zielony, said no. He left.", []string{"Jan Zielony | Colonel | ", "He = Jan Zielony"}},
		{"the outlet", "She told the outlet Rindel that it was late.", []string{"Rindel : organisation"}},
		{"object of a verb", "Petrov thanked Brussels. Roe left Warsaw.", []string{"Brussels = European Union", "Warsaw : place"}},
		{"two ministries of one name", "Qatar's Ministry of Trade and Kenya's Ministry of Trade agreed.", []string{"Qatar : polity", "Ministry of Trade : organisation"}},
		{"state by its adjective", "A call from Valmora's president helped. The Valmoran envoy left.", []string{"Valmora : polity"}},
		{"no state", "He lives in Baal's kingdom. The president of Northwind resigned.", []string{"! Baal's kingdom"}},
		{"surname that is an office", "Larry King spoke. General Motors closed.", []string{"Larry King : person"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ms, as := find(t, c.text)
			for _, w := range c.want {
				if err := check(w, ms, as); err != nil {
					t.Errorf("%v\n%s", err, dump(ms, as))
				}
			}
		})
	}
}

// spoken says whether a mention is these words, alone or behind an article, an office
// or what else stands before its name.
func spoken(m record.Mention, words string) bool {
	runes := []rune(m.Text)
	head := string(runes[m.Head.Start-m.Start : m.Head.End-m.Start])
	return m.Text == words || head == words && m.Form == record.Name || len(m.Text) > 4 && strings.EqualFold(m.Text[:4], "the ") && m.Text[4:] == words
}

func check(want string, ms []record.Mention, as []record.Actor) error {
	actor := func(match func(record.Actor) bool) bool { return slices.ContainsFunc(as, match) }
	if words, ok := strings.CutPrefix(want, "! "); ok {
		if slices.ContainsFunc(ms, func(m record.Mention) bool { return spoken(m, words) }) {
			return fmt.Errorf("%q is a mention", words)
		}
		return nil
	}
	if name, ok := strings.CutPrefix(want, "? "); ok {
		if actor(func(a record.Actor) bool { return a.Name == name }) {
			return fmt.Errorf("%q is an actor", name)
		}
		return nil
	}
	if f := strings.Split(want, " | "); len(f) == 3 {
		if !actor(func(a record.Actor) bool {
			return a.Name == f[0] && slices.ContainsFunc(a.Roles, func(r record.RoleHeld) bool {
				return strings.EqualFold(r.Title, f[1]) && r.Of == strings.TrimSpace(f[2])
			})
		}) {
			return fmt.Errorf("no office %q", want)
		}
		return nil
	}
	if name, code, ok := strings.Cut(want, " @ "); ok {
		if !actor(func(a record.Actor) bool { return a.Name == name && a.Country == code }) {
			return fmt.Errorf("no country %q", want)
		}
		return nil
	}
	if words, typ, ok := strings.Cut(want, " : "); ok {
		if !slices.ContainsFunc(ms, func(m record.Mention) bool { return spoken(m, words) && m.Type == record.ActorType(typ) }) {
			return fmt.Errorf("no mention %q", want)
		}
		return nil
	}
	words, name, _ := strings.Cut(want, " = ")
	found := false
	for _, m := range ms {
		if !spoken(m, words) {
			continue
		}
		found = true
		got := "-"
		for _, a := range as {
			if a.ID == m.Actor {
				got = a.Name
			}
		}
		if got != name {
			return fmt.Errorf("%q means %q, want %q", words, got, name)
		}
	}
	if !found {
		return fmt.Errorf("no mention %q", words)
	}
	return nil
}
