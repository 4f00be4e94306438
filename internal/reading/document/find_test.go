package document

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/actor"
	"github.com/readout-app/readout/internal/reading/attribution"
	"github.com/readout-app/readout/internal/reading/timex"
	"github.com/readout-app/readout/internal/text"
)

// rooms are the finders below and this one, made once.
var rooms = sync.OnceValues(func() (r struct {
	language   *language.Analyser
	actors     *actor.Finder
	times      *timex.Finder
	statements *attribution.Finder
	documents  *Finder
}, err error) {
	for _, load := range []func() error{
		func() (err error) { r.language, err = language.New(); return },
		func() (err error) { r.actors, err = actor.New(); return },
		func() (err error) { r.times, err = timex.New(); return },
		func() (err error) { r.statements, err = attribution.New(); return },
		func() (err error) { r.documents, err = New(); return },
	} {
		if err = load(); err != nil {
			return r, err
		}
	}
	return r, nil
})

// read gives documents and moves as lines: kind (parties) day; move document by to day factuality.
func read(t testing.TB, words string) []string {
	t.Helper()
	r, err := rooms()
	if err != nil {
		t.Fatal(err)
	}
	doc := r.language.Parse(text.New(words), nil)
	front := article.Front{Published: article.Published{Value: "2025-03-05"}} // a Wednesday
	mentions, actors := r.actors.Find(doc, front)
	times := r.times.Find(doc, front)
	statements := r.statements.Find(doc, front, mentions, actors, times)
	documents, moves := r.documents.Find(doc, mentions, actors, times, statements)
	again, _ := r.documents.Find(doc, mentions, actors, times, statements)
	if !reflect.DeepEqual(documents, again) {
		t.Fatal("two readings differ")
	}
	names := map[string]string{}
	for _, a := range actors {
		names[a.ID] = a.Name
	}
	named := func(ids []string) string {
		var out []string
		for _, id := range ids {
			out = append(out, names[id])
		}
		return strings.Join(out, "+")
	}
	kinds := map[string]string{}
	var out []string
	for _, d := range documents {
		kinds[d.ID] = d.Kind
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s (%s) %s", d.Kind, named(d.Parties), d.Date)))
	}
	for _, m := range moves {
		line := fmt.Sprintf("%s %s by %s to %s %s %s", m.Move, kinds[m.Document], named(m.By), named(m.To), m.From, m.Factuality)
		if m.Answers != "" {
			line += " answers " + kinds[m.Answers]
		}
		if m.ReplyOwed != "" {
			line += " owed by " + names[m.ReplyOwed]
		}
		out = append(out, strings.Join(strings.Fields(line), " "))
	}
	return out
}

// The states are real so that their adjectives and capitals are known; the sentences
// are invented and put words into nobody's mouth.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, words string
		want        []string
	}{
		{"active with day", "Norway handed over a draft treaty on fishing to Iceland on Monday.",
			[]string{"draft treaty (Norway+Iceland) 2025-03-03", "deliver draft treaty by Norway to Iceland 2025-03-03 CT+ owed by Iceland"}},
		{"passive", "A draft treaty was handed over to Iceland by Norway on Monday.",
			[]string{"draft treaty (Norway+Iceland) 2025-03-03", "deliver draft treaty by Norway to Iceland 2025-03-03 CT+ owed by Iceland"}},
		{"two receivers of one verb", "Norway sent Iceland a letter on Tuesday.",
			[]string{"letter (Norway+Iceland) 2025-03-04", "deliver letter by Norway to Iceland 2025-03-04 CT+ owed by Iceland"}},
		{"reduced relative", "A letter sent by Norway to Iceland was leaked on Tuesday.",
			[]string{"letter (Norway+Iceland)", "deliver letter by Norway to Iceland CT+ owed by Iceland", "leak letter by to 2025-03-04 CT+"}},
		{"negation", "Norway has not signed the treaty.", []string{"treaty (Norway)", "sign treaty by Norway to CT-"}},
		{"will study", "Norway published a draft treaty between Norway and Iceland on Monday. Iceland will study the document.",
			[]string{"draft treaty (Norway+Iceland) 2025-03-03", "publish draft treaty by Norway to 2025-03-03 CT+", "study draft treaty by Iceland to PR+"}},
		{"refusal", "Iceland refused to sign the treaty.", []string{"treaty (Iceland)", "sign treaty by Iceland to CT-"}},
		{"may", "Iceland may reject Norway's proposal on fishing.", []string{"proposal (Norway)", "reject proposal by Iceland to PS+"}},
		{"if", "The talks will end if Iceland rejects Norway's proposal on fishing.", []string{"proposal (Norway)", "reject proposal by Iceland to Uu"}},
		{"answered", "Norway sent Iceland a letter on Monday. Iceland handed over its reply to Norway's letter on Tuesday.",
			[]string{"letter (Norway+Iceland) 2025-03-03", "reply (Iceland+Norway) 2025-03-04",
				"deliver letter by Norway to Iceland 2025-03-03 CT+", "deliver reply by Iceland to Norway 2025-03-04 CT+ answers letter owed by Norway"}},
		{"rejected, so nothing is owed", "Norway sent Iceland a note verbale on Monday. Iceland rejected the note verbale on Tuesday.",
			[]string{"note verbale (Norway+Iceland) 2025-03-03", "deliver note verbale by Norway to Iceland 2025-03-03 CT+", "reject note verbale by Iceland to 2025-03-04 CT+"}},
		{"two papers of one verb", "Norway published a draft treaty between Norway and Iceland, and a draft protocol on fish.",
			[]string{"draft treaty (Norway+Iceland)", "draft protocol (Norway)", "publish draft treaty by Norway to CT+", "publish draft protocol by Norway to CT+"}},
		{"ambassador takes for his state", "Iceland waited. The note verbale was delivered to the Icelandic ambassador on Monday.",
			[]string{"note verbale (Iceland) 2025-03-03", "deliver note verbale by to Iceland 2025-03-03 CT+ owed by Iceland"}},
		{"withdrawn", "Norway withdrew its draft resolution on Tuesday.", []string{"draft resolution (Norway)", "withdraw draft resolution by Norway to 2025-03-04 CT+"}},
		{"signed by two", "Norway and Iceland signed a memorandum of understanding on Monday.",
			[]string{"memorandum of understanding (Norway+Iceland) 2025-03-03", "sign memorandum of understanding by Norway+Iceland to 2025-03-03 CT+"}},
		{"signed by the presidents of two", "Norway's President Ada Roe and Iceland's President Ole Berg signed an accord on fish on Monday.",
			[]string{"accord (Norway+Iceland) 2025-03-03", "sign accord by Ada Roe+Ole Berg to 2025-03-03 CT+"}},
		{"received", "Iceland has received Norway's written response.", []string{"written response (Norway)", "receive written response by Iceland to CT+"}},
		{"relative clause", "The proposal that Norway put forward on Monday was clear.", []string{"proposal (Norway) 2025-03-03", "propose proposal by Norway to 2025-03-03 CT+"}},

		{"neither side", "Norway sent Iceland a draft treaty on Monday. Neither side has published the draft treaty.",
			[]string{"draft treaty (Norway+Iceland) 2025-03-03", "deliver draft treaty by Norway to Iceland 2025-03-03 CT+ owed by Iceland", "publish draft treaty by to CT-"}},
		{"signed by three", "Norway, Iceland and Chile will sign an agreement on fish on Friday.",
			[]string{"agreement (Norway+Iceland+Chile)", "sign agreement by Norway+Iceland+Chile to 2025-03-07 PR+"}},
		{"again as it", "Iceland received a draft treaty last week and is studying it.",
			[]string{"draft treaty ()", "receive draft treaty by Iceland to 2025-02-24 CT+", "study draft treaty by Iceland to CT+"}},
		{"day between verb and preposition", "Norway put forward a proposal on Monday. Iceland replied on Tuesday to the proposal.",
			[]string{"proposal (Norway) 2025-03-03", "propose proposal by Norway to 2025-03-03 CT+", "reply proposal by Iceland to 2025-03-04 CT+ answers proposal"}},
		{"handed him", "Norway summoned Iceland's chargé d'affaires on Monday and handed him a note verbale.",
			[]string{"note verbale (Norway+Iceland) 2025-03-03", "deliver note verbale by Norway to Iceland chargé d'affaires 2025-03-03 CT+ owed by Iceland"}},
		{"month first", "In January Norway sent Iceland a letter.", []string{"letter (Norway+Iceland)", "deliver letter by Norway to Iceland 2025-01-01 CT+ owed by Iceland"}},
		{"no title", "Norway put forward a proposal \"in days\" on Monday.", []string{"proposal (Norway) 2025-03-03", "propose proposal by Norway to 2025-03-03 CT+"}},

		{"given with", "Norway presented Iceland with a draft treaty on Monday.",
			[]string{"draft treaty (Norway+Iceland) 2025-03-03", "deliver draft treaty by Norway to Iceland 2025-03-03 CT+ owed by Iceland"}},
		{"not given with", "Norway presented a draft treaty with Iceland on Monday.",
			[]string{"draft treaty (Norway+Iceland) 2025-03-03", "propose draft treaty by Norway to 2025-03-03 CT+"}},
		{"mediators carry", "Norway handed its reply to the U.S. draft to Icelandic mediators on Monday.",
			[]string{"reply (Norway+United States) 2025-03-03", "draft (United States)", "deliver reply by Norway to United States 2025-03-03 CT+ answers draft owed by United States"}},
		{"mediators owe nothing", "Norway sent a letter to the mediators on Monday.",
			[]string{"letter (Norway+mediators) 2025-03-03", "deliver letter by Norway to mediators 2025-03-03 CT+"}},
		{"named treaty", "The envoys spoke of the Treaty of Halle of 1998.", []string{"treaty ()"}},
		{"no named treaty", "The envoys spoke of the treaty.", nil},
		{"note by which", "Iceland read the note verbale of 3 February by which Norway conveyed its comments on the draft protocol on fish.",
			[]string{"note verbale (Norway) 2025-02-03", "draft protocol ()", "study note verbale by Iceland to CT+", "deliver note verbale by Norway to 2025-02-03 CT+ answers draft protocol"}},
		{"vetoed by two", "China and Chile vetoed a draft submitted by France.",
			[]string{"draft (France)", "reject draft by China+Chile to CT+", "propose draft by France to CT+"}},
		{"sent and signed", "Norway offered in a letter to free the crew. The letter was sent to Iceland on Monday and signed by Lars Dahl.",
			[]string{"letter (Norway+Iceland) 2025-03-03", "deliver letter by Norway to Iceland 2025-03-03 CT+ owed by Iceland", "sign letter by Lars Dahl to CT+"}},
		{"sent and ratified later", "The accord was signed by Norway and Chile and must be ratified by parliament.",
			[]string{"accord (Norway+Chile)", "sign accord by Norway+Chile to CT+"}},
		{"seen by a newsroom", "Norway will limit catches, according to a draft seen by Reuters on Monday.",
			[]string{"draft ()", "leak draft by to Reuters 2025-03-03 CT+"}},
		{"seen by others", "Two envoys who had seen the draft agreement said it was short.", nil},
		{"secret letter", "Norway offered in a secret letter to free the crew, the Morning Post reported.",
			[]string{"letter (Norway)", "leak letter by to Morning Post CT+"}},
		{"prepared, then the text", "Lars Dahl said Norway had prepared a counter-proposal. The text was handed over to Iceland on Monday.",
			[]string{"counterproposal (Norway+Iceland) 2025-03-03", "deliver counterproposal by to Iceland 2025-03-03 CT+ owed by Iceland"}},
		{"one memorandum", "Norway and Chile initialled a memorandum of understanding on Monday. The memorandum will be signed at a summit scheduled for 10 April.",
			[]string{"memorandum of understanding (Norway+Chile) 2025-03-03", "sign memorandum of understanding by Norway+Chile to 2025-03-03 CT+", "sign memorandum of understanding by to 2025-04-10 PR+"}},
		{"studying it", "Norway sent Iceland a draft treaty on Monday. \"We are studying it,\" Lars Dahl said.",
			[]string{"draft treaty (Norway+Iceland) 2025-03-03", "deliver draft treaty by Norway to Iceland 2025-03-03 CT+ owed by Iceland", "study draft treaty by Lars Dahl to CT+"}},

		{"day before the object", "Iceland received on Monday a written message from Norway.",
			[]string{"written message (Norway)", "receive written message by Iceland to 2025-03-03 CT+"}},
		{"no paper: documents", "The police seized documents and computers.", nil},
		{"no paper: spoken", "In response to a question, the minister said the response to the flood was slow.", nil},
		{"no paper: statement", "The ministry said in a joint statement that trains were late.", nil},
		{"no paper: none", "No agreement was signed and there was no response to the proposals.", nil},
		{"no paper: another noun", "The letter carriers rejected the draft pick.", nil},
		{"no paper: a verb", "They note that the ministers agreed.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.words); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s\ngot  %s\nwant %s", c.words, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
			}
		})
	}
}

// TestTerms asks for what a paper provides.
func TestTerms(t *testing.T) {
	r, err := rooms()
	if err != nil {
		t.Fatal(err)
	}
	words := "Norway published a draft treaty on Monday. The draft provides that nets will be counted, as well as ships over ten metres. The police include women."
	doc := r.language.Parse(text.New(words), nil)
	mentions, actors := r.actors.Find(doc, article.Front{})
	documents, _ := r.documents.Find(doc, mentions, actors, nil, nil)
	if len(documents) != 1 {
		t.Fatalf("%d documents", len(documents))
	}
	want := []string{"nets will be counted", "ships over ten metres"}
	var got []string
	for _, term := range documents[0].Terms {
		got = append(got, term.Text)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("terms %q, want %q", got, want)
	}
	if m := documents[0].Mentions; len(m) != 1 || m[0].Text != "draft" {
		t.Errorf("mentions %v", m)
	}
}

// TestLong: a long text must not take time beyond its length.
func TestLong(t *testing.T) {
	read(t, strings.Repeat("Norway sent the draft of a letter to its response to a proposal on a text and ", 800))
}

func FuzzFind(f *testing.F) {
	f.Add("Norway sent Iceland its reply to the draft treaty on Monday, and the note verbale, which was leaked, was studied.")
	f.Add("“The draft by to between of and agreement” handed over the the letter’s")
	f.Fuzz(func(t *testing.T, words string) {
		if len(words) < 5000 {
			read(t, words)
		}
	})
}
