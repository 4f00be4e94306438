package search_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/search"
)

// TestNamesInEveryScript finds a name in all its spellings, whichever is asked for, and
// lights it.
func TestNamesInEveryScript(t *testing.T) {
	s := &shelf{names: map[article.ID]string{}, texts: map[article.ID]article.Article{}}
	for _, a := range []struct{ name, language, words string }{
		{"en", "en", "Zelensky said in Selm that the answer is ready."},
		{"uk-en", "en", "The answer is ready, Volodymyr Zelenskyy said."},
		{"de", "de", "Selenskyj sagte, die Antwort sei fertig. Lawrow schwieg."},
		{"ru", "ru", "Встреча Зеленского и Лаврова отложена."},
		{"uk", "uk", "Зеленський відповів на пропозицію."},
		{"ar", "ar", "قال زيلينسكي إن الرد جاهز، ورد عليه لافروف."},
		{"other", "en", "A zealous clerk said nothing of the lava."},
	} {
		s.put(t, a.name, a.words, article.Front{Language: a.language}, nil)
	}
	x := s.index(t)
	for _, c := range []struct{ q, want string }{
		{"Zelensky", "ar en ru uk uk-en"},
		{"Зеленский", "ar en ru uk uk-en"},
		{"زيلينسكي", "ar en ru uk uk-en"},
		{"Lavrov", "ar de ru"},
		{"Лавров", "ar de ru"},
		{"zelensky", "en"}, // as it is written
		{"Zelensky near/3 said", "en uk-en"},
		{"Зеленский near/2 Lavrov", "ru"},
	} {
		var names []string
		for _, h := range ask(t, x, c.q, search.Request{}).Hits {
			names = append(names, s.names[h.Article])
			if len(h.Lit) == 0 {
				t.Errorf("%s lights nothing in %q", c.q, h.Text)
			}
		}
		slices.Sort(names)
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s gives %s, want %s", c.q, got, c.want)
		}
	}
}

// TestQuestionsOfADesk asks what people on a desk ask.
func TestQuestionsOfADesk(t *testing.T) {
	s := &shelf{names: map[article.ID]string{}, texts: map[article.ID]article.Article{}}
	put := func(name, outlet, day string, kind record.SpeechKind) {
		s.put(t, name, "SELM, "+day+" ("+outlet+") - Under Secretary Victoria Nolan said Ostmark owed a “written response” to the draft treaty.",
			article.Front{Published: article.Published{Value: day}, Outlet: article.Passage{Text: outlet}, Language: "en"}, func(m *maker) {
				who, about := m.actor("Victoria Nolan", "Victoria Nolan"), m.actor("Ostmark", "Ostmark")
				st := record.NewStatement(1, m.span("Under Secretary Victoria Nolan said Ostmark owed a “written response” to the draft treaty."), "test")
				st.Kind, st.Source.Actor, st.Said = kind, who, record.Said{From: day, To: day}
				mv := record.NewMove(1, m.span("Ostmark owed a “written response” to the draft treaty"), "test")
				mv.Move, mv.By, mv.ReplyOwed = record.Reply, []string{about}, about
				m.reading.Statements, m.reading.Moves = append(m.reading.Statements, st), append(m.reading.Moves, mv)
			})
	}
	put("direct", "OTASS", "2031-01-20", record.Direct)
	put("late", "OTASS", "2031-02-20", record.Direct)
	put("elsewhere", "Lake Daily", "2031-01-21", record.Direct)
	put("indirect", "OTASS", "2031-01-22", record.Indirect)
	x := s.index(t)
	for _, c := range []struct{ q, want string }{
		{"by:nolan said:2031-01 kind:direct outlet:otass", "direct"},
		{`by:nolan said:2031-01 kind:direct outlet:otass "written response"`, "direct"},
		{"by:nolan said:2031-01 kind:direct outlet:otass «written response»", "direct"},
		{"kind:statement „written response“ said:2031-01-21..2031-01-22", "elsewhere indirect"},
		{"kind:statement ostmark near/5 response -outlet:otass", "elsewhere"},
		{"kind:statement about:ostmark by:\"victoria nolan\" said:2031-02..", "late"},
		{"kind:owed about:Ostmark published:2031-02", "late"},
		{"kind:statement by:ostmark", ""},
		{"kind:statement respons* trety~ said:..2031-01-20", "direct"},
	} {
		var names []string
		for _, h := range ask(t, x, c.q, search.Request{}).Hits {
			names = append(names, s.names[h.Article])
		}
		slices.Sort(names)
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s gives %q, want %q", c.q, got, c.want)
		}
	}
}
