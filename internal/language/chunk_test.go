package language

import (
	"fmt"
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/text"
)

func TestNounPhrases(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct {
		in   string
		want []string // phrase, then /head
	}{
		{"The two foreign ministers discussed the border dispute with her.", []string{"The two foreign ministers/ministers", "the border dispute/dispute", "her/her"}},
		{"Norvia's written response reached the Ostland embassy on May 3.", []string{"Norvia/Norvia", "written response/response", "the Ostland embassy/embassy", "May 3/May"}},
		{"Foreign Minister Ada Voss and President Hale met in Albin.", []string{"Foreign Minister Ada Voss/Voss", "President Hale/Hale", "Albin/Albin"}},
		{"They signed a 15-year gas contract.", []string{"They/They", "a 15-year gas contract/contract"}},
		{"This is the very first draft of the agreement.", []string{"This/This", "the very first draft/draft", "the agreement/agreement"}},
		{"He gave [President Ada] Voss a letter.", []string{"He/He", "President Ada] Voss/Voss", "a letter/letter"}},
	} {
		d := a.Parse(text.New(c.in), nil)
		var got []string
		for _, n := range d.NounPhrases(0, len(d.Tokens)) {
			got = append(got, d.Text.Slice(d.Span(n.First, n.Last))+"/"+d.Tokens[n.Head].Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q", c.in, got)
			for _, k := range d.Tokens {
				t.Log(k.Text, k.Tag)
			}
		}
	}
}

func TestVerbGroups(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"The paper has not yet been signed.", []string{"has not yet been signed: present perfect passive negated"}},
		{"They will meet again next week.", []string{"will meet: future will"}},
		{"She didn't reply.", []string{"did n't reply: past negated"}},
		{"He may have been waiting.", []string{"may have been waiting: present may perfect progressive"}},
		{"The envoys want to leave.", []string{"want: present", "to leave: infinitive"}},
		{"The minister never answered the letter.", []string{"answered: past negated"}},
		{"It is not ready.", []string{"is not: present negated"}},
		{"The draft was handed over on Monday.", []string{"was handed: past passive"}},
		{"They could soon be asked to withdraw.", []string{"could soon be asked: past could passive", "to withdraw: infinitive"}},
	} {
		d := a.Parse(text.New(c.in), nil)
		var got []string
		for _, g := range d.VerbGroups(0, len(d.Tokens)) {
			s := ""
			for i := g.First; i < g.Last; i++ {
				if i > g.First {
					s += " "
				}
				s += d.Tokens[i].Text
			}
			s += ":"
			for _, p := range []struct {
				on   bool
				name string
			}{{g.Tense != NoTense, string(g.Tense)}, {g.Modal != "", g.Modal}, {g.Perfect, "perfect"}, {g.Progressive, "progressive"}, {g.Passive, "passive"}, {g.Negated, "negated"}, {g.Infinitive, "infinitive"}} {
				if p.on {
					s += " " + p.name
				}
			}
			got = append(got, s)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q", c.in, got)
			t.Log(fmt.Sprint(d.Tokens))
		}
	}
}

// checkChunks fails when phrases or groups overlap or leave their sentence.
func checkChunks(t interface{ Fatalf(string, ...any) }, d *Document) {
	for _, s := range d.Sentences {
		at := s.First
		for _, n := range d.NounPhrases(s.First, s.Last) {
			if n.First < at || n.Last > s.Last || n.Head < n.First || n.Head >= n.Last {
				t.Fatalf("noun phrase %+v out of place", n)
			}
			at = n.Last
		}
		at = s.First
		for _, g := range d.VerbGroups(s.First, s.Last) {
			if g.First < at || g.Last > s.Last || g.Head < g.First || g.Head >= g.Last {
				t.Fatalf("verb group %+v out of place", g)
			}
			at = g.Last
		}
	}
}
