package gazetteer

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/readout-app/readout/assets"
)

func lists4test(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := New(assets.Words)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// letters write the marks of a word for the tables below.
var letters = []struct {
	mark uint16
	text string
}{
	{PolityFirst, "S"}, {PolityInside, "s"}, {People, "P"}, {OrganisationFirst, "O"}, {OrganisationInside, "o"},
	{OrganisationWord, "w"}, {PlaceFirst, "L"}, {PlaceInside, "l"}, {PlaceWord, "v"}, {FirstName, "F"}, {LastName, "N"},
	{Particle, "p"}, {Role, "R"}, {Calendar, "C"}, {Language, "T"}, {OtherWord, "x"},
}

func spell(marks []uint16) string {
	var out []string
	for _, m := range marks {
		s := ""
		for _, l := range letters {
			if m&l.mark != 0 {
				s += l.text
			}
		}
		if s == "" {
			s = "."
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestMatch(t *testing.T) {
	g := lists4test(t)
	for _, c := range []struct{ words, want string }{
		{"The United States and Turkey met .", ". S sv . S . ."},
		{"They ate turkey in may .", ". . . . . ."},
		{"In May , on Tuesday", ". FC . . C"},
		{"South Korean envoys left South Korea", "P PT R . S s"},
		{"The U.S. Secretary of State visited Côte d’ Ivoire", ". S R R vR . S s s"},
		{"Guinea - Bissau and GUINEA", "S s s . S"},
		{"KYIV and Kyiv , not kyiv", "L . L . . ."},
		{"The New York Times reported", "O o oN ow ."},
		{"in New York City", ". L lN lv"},
		{"in New York and New Delhi", ". L lN . L l"},
		{"Foreign Ministry spokeswoman Maria van Houten", ". w R F p ."},
		{"Mr Kelly , a Muslim , speaks Haitian Creole", "R FN . . P . . PT PT"},
		{"the Minsk agreement and the Minsk Agreement", ". L . . . L x"},
		{"along the Dnieper River", ". . L lv"},
		{"Isle of Man", "SLv sl sl"},
		{"WHO told us and the US who came", "O . . . . S . ."},
		{"PRIME MINISTER OF FRANCE", ". R . SN"},
		{"al-Shabaab , al - Shabaab and Al-Shabaab", "O . Op op o . O"},
		{"the United", ". ."},
		{"", ""},
	} {
		words := strings.Fields(c.words)
		out := make([]uint16, len(words))
		for i := range out {
			out[i] = 0xffff // is written over
		}
		g.Match(words, out)
		if got := spell(out); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}

func TestMatchLoose(t *testing.T) {
	g := lists4test(t)
	for _, c := range []struct{ words, want string }{
		{"a road in south korea", ". v . S s"},
		{"KYIV and kyiv", "L . L"},
		{"they told us", ". . S"},
	} {
		words := strings.Fields(c.words)
		out := make([]uint16, len(words))
		g.MatchLoose(words, out)
		if got := spell(out); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}

// TestCuts reads the same name cut into words in several ways.
func TestCuts(t *testing.T) {
	g := lists4test(t)
	for _, words := range [][]string{{"Guinea-Bissau"}, {"Guinea", "-", "Bissau"}, {"Guinea-", "Bissau"}, {"Guinea", "-Bissau"}} {
		out := make([]uint16, len(words))
		g.Match(words, out)
		if out[0]&PolityFirst == 0 || len(out) > 1 && out[len(out)-1]&PolityInside == 0 {
			t.Errorf("%q: %s", words, spell(out))
		}
	}
}

func TestMarks(t *testing.T) {
	g := lists4test(t)
	for name, want := range map[string]uint16{
		"Hong Kong":               PolityFirst | PlaceFirst,
		"Puerto Rico":             PolityFirst,
		"Aruba":                   PolityFirst | PlaceFirst,
		"French":                  People | LastName | Language,
		"Kurds":                   People,
		"Afghan":                  People,
		"NATO":                    OrganisationFirst,
		"Scotland Yard":           OrganisationFirst,
		"Mississippi":             PlaceFirst,
		"São Paulo":               PlaceFirst,
		"Sao Paulo":               PlaceFirst,
		"nobody":                  0,
		"New":                     0,
		"Prime Minister of Japan": 0,
	} {
		if got := g.Marks(name); got != want {
			t.Errorf("%s: %s, want %s", name, spell([]uint16{got}), spell([]uint16{want}))
		}
	}
}

// TestEveryState finds every name of a state as one.
func TestEveryState(t *testing.T) {
	g := lists4test(t)
	for _, l := range lists {
		if l.file != "polity-names" {
			continue
		}
		err := list{l.file, l.fields, func(_ *Gazetteer, r []string) {
			for name := range strings.SplitSeq(r[1]+"|"+r[2], "|") {
				if name != "" && g.Marks(name)&PolityFirst == 0 {
					t.Errorf("%s is not marked as a state", name)
				}
			}
		}}.read(g, assets.Words)
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestNewBroken(t *testing.T) {
	if _, err := New(fstest.MapFS{}); err == nil {
		t.Error("lists that are missing are not missed")
	}
	if _, err := New(fstest.MapFS{"words/polity-names.tsv": {Data: []byte("USA\tUnited States\n")}}); err == nil {
		t.Error("a row that is too short was read")
	}
}

func TestKindsAreKnown(t *testing.T) {
	g := lists4test(t)
	for _, file := range []string{"names-lands", "names-wordnet", "names-people"} {
		err := list{file, 2, func(_ *Gazetteer, r []string) {
			if g.Marks(r[0]) == 0 {
				t.Errorf("%s: %s has no mark: is %q a kind?", file, r[0], r[1])
			}
		}}.read(g, assets.Words)
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestMatchAllocatesNothing(t *testing.T) {
	g := lists4test(t)
	words := strings.Fields("The foreign ministers of the United States and South Korea met in New York on Tuesday .")
	out := make([]uint16, len(words))
	if n := testing.AllocsPerRun(100, func() { g.Match(words, out) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzMatch(f *testing.F) {
	g := lists4test(f)
	f.Add("United States of America and Côte d’ Ivoire")
	f.Add("Guinea - - Bissau \xe2\x80")
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Split(s, " ")
		out := make([]uint16, len(words))
		g.Match(words, out)
		for i, m := range out {
			inside := m & (PolityInside | OrganisationInside | PlaceInside)
			if inside != 0 && (i == 0 || out[i-1]&(inside|inside>>1) == 0) {
				t.Errorf("%q: word %d is inside a name that has no first word", words, i)
			}
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(assets.Words); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	g := lists4test(b)
	words := strings.Fields("The foreign ministers of the United States and South Korea , who met in New York on Tuesday , said that talks would go on .")
	out := make([]uint16, len(words))
	for b.Loop() {
		g.Match(words, out)
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}
