package names

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/language/gazetteer"
)

// read writes the words of sentences parted by |; a word may have a tag and lists
// behind it: Brell/NNP/first. Names are in brackets: [person Ada/NNP Brell/NNP].
func read(t testing.TB, s string) (words []Word, ends []int, found []Name) {
	t.Helper()
	lists := map[string]uint16{"first": gazetteer.FirstName, "state": gazetteer.PolityFirst, "in": gazetteer.PolityInside, "role": gazetteer.Role,
		"head": gazetteer.OrganisationWord, "town": gazetteer.PlaceFirst, "people": gazetteer.People}
	for sentence := range strings.SplitSeq(s, "|") {
		for f := range strings.FieldsSeq(sentence) {
			if kind, ok := strings.CutPrefix(f, "["); ok {
				k := slices.Index(Types[:], kind)
				if k < 0 {
					t.Fatalf("no type %q", kind)
				}
				found = append(found, Name{First: len(words), Type: k})
				continue
			}
			f, closed := strings.CutSuffix(f, "]")
			parts := strings.Split(f, "/")
			w := Word{Text: parts[0], Norm: strings.ToLower(parts[0]), Tag: "NN", Relation: "dep", Head: -1}
			if len(parts) > 1 {
				w.Tag = parts[1]
			}
			for _, l := range parts[min(2, len(parts)):] {
				w.Lists |= lists[l]
			}
			words = append(words, w)
			if closed {
				found[len(found)-1].Last = len(words)
			}
		}
		ends = append(ends, len(words))
	}
	return words, ends, found
}

func write(words []Word, found []Name) string {
	var b strings.Builder
	for i, w := range words {
		for _, n := range found {
			if n.First == i {
				fmt.Fprintf(&b, "[%s ", Types[n.Type])
			}
		}
		b.WriteString(w.Text)
		for _, n := range found {
			if n.Last == i+1 {
				b.WriteString("]")
			}
		}
		b.WriteString(" ")
	}
	return strings.TrimSpace(b.String())
}

// lessons are sentences in which everything can be told from words, tags and lists.
var lessons = []string{
	"[person Ada/NNP/first Brell/NNP ] met/VBD Minister/NNP/role [person Oto/NNP/first Halm/NNP ] in/IN [polity Merrow/NNP/state ] ./.",
	"The/DT [organisation Ministry/NNP/head of/IN Tides/NNP ] in/IN [place Quay/NNP/town ] said/VBD so/RB ./.",
	"[polity West/NNP/state Merrow/NNP/in ] and/CC the/DT [group Orlans/NNPS/people ] signed/VBD ./.",
	"He/PRP read/VBD The/DT Book/NNP on/IN Monday/NNP ./.",
}

func model(t testing.TB) *Model {
	t.Helper()
	m, err := Load(lesson(t))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func lesson(t testing.TB) []byte {
	t.Helper()
	var texts []Text
	for range 30 {
		for _, s := range lessons {
			words, ends, found := read(t, strings.ReplaceAll(s, " ]", "]"))
			may := make([]Set, len(words))
			for i := range may {
				may[i] = 1 << Outside
			}
			for _, n := range found {
				for i := n.First; i < n.Last; i++ {
					may[i] = Inside(n.Type)
				}
				may[n.First] = Begin(n.Type)
			}
			texts = append(texts, Text{words, ends, may})
		}
	}
	return Train(texts)
}

func TestFind(t *testing.T) {
	m := model(t)
	for _, s := range lessons {
		s = strings.ReplaceAll(s, " ]", "]")
		words, ends, want := read(t, s)
		if got := m.Find(words, ends, nil); !slices.Equal(got, want) {
			t.Errorf("got  %s\nwant %s", write(words, got), write(words, want))
		}
	}
	if got := m.Find(nil, nil, nil); len(got) != 0 {
		t.Errorf("names in nothing: %v", got)
	}
}

func TestScoresCount(t *testing.T) {
	m := model(t)
	words, ends, _ := read(t, "they/PRP saw/VBD zorb/NN there/RB")
	scores := make([]float32, len(words)*Scores)
	for i := range words {
		scores[i*Scores] = 40
	}
	if got := m.Find(words, ends, scores); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	scores[2*Scores], scores[2*Scores+1+2*Place] = -40, 40
	if got := m.Find(words, ends, scores); !slices.Equal(got, []Name{{2, 3, Place}}) {
		t.Errorf("got %v", got)
	}
}

func TestLists(t *testing.T) {
	for _, c := range []struct{ found, want string }{
		{"in/IN [place West/NNP/state] [polity Merrow/NNP/in] now/RB", "in [polity West Merrow] now"},
		{"in/IN West/NNP/state [polity Merrow/NNP/in] now/RB", "in [polity West Merrow] now"},
		{"in/IN [polity West/NNP/state] Merrow/NNP/in now/RB", "in [polity West Merrow] now"},
		{"[person Merrow/NNP/state] said/VBD", "[polity Merrow] said"},
		{"[person Merrow/NNP/state/first] said/VBD", "[person Merrow] said"},
		{"[place Merrow/NNP/state/town] said/VBD", "[place Merrow] said"},
		{"[polity West/NNP/state] [organisation Merrow/NNP/in Herald/NNP] said/VBD", "[polity West] [organisation Merrow Herald] said"},
		{"the/DT [organisation Bank/NNP of/IN Merrow/NNP/state] said/VBD", "the [organisation Bank of Merrow] said"},
		{"the/DT [organisation West/NNP/state Merrow/NNP/in Bank/NNP] said/VBD", "the [organisation West Merrow Bank] said"},
	} {
		words, ends, found := read(t, c.found)
		var s survey
		s.take(words, ends, nil, nil)
		if got := write(words, s.lists(found)); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestVote(t *testing.T) {
	for _, c := range []struct{ name, found, want string }{
		{"the commoner type", "[place Halm/NNP] said/VBD|[person Halm/NNP] went/VBD|[person Halm/NNP] left/VBD",
			"[person Halm] said [person Halm] went [person Halm] left"},
		{"a surname", "[person Oto/NNP Halm/NNP] came/VBD|then/RB [place Halm/NNP] left/VBD", "[person Oto Halm] came then [person Halm] left"},
		{"a town and a person", "[person Quay/NNP Brell/NNP] came/VBD to/IN [place Quay/NNP]", "[person Quay Brell] came to [place Quay]"},
		{"a name elsewhere", "[organisation Tide/NNP Bank/NNP] paid/VBD|so/RB Tide/NNP Bank/NNP did/VBD", "[organisation Tide Bank] paid so [organisation Tide Bank] did"},
		{"one word once is not enough", "[organisation Tide/NNP] paid/VBD|so/RB Tide/NNP did/VBD", "[organisation Tide] paid so Tide did"},
		{"one word twice", "[organisation Tide/NNP] paid/VBD|[organisation Tide/NNP] won/VBD|so/RB Tide/NNP did/VBD",
			"[organisation Tide] paid [organisation Tide] won so [organisation Tide] did"},
		{"a common word", "[organisation Tide/NNP] paid/VBD|[organisation Tide/NNP] won/VBD|The/DT tide/NN|so/RB Tide/NNP did/VBD",
			"[organisation Tide] paid [organisation Tide] won The tide so Tide did"},
		{"none", "nothing/NN here/RB", "nothing here"},
	} {
		words, ends, found := read(t, c.found)
		var s survey
		s.take(words, ends, nil, nil)
		if got := write(words, s.vote(found)); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestLoadBroken(t *testing.T) {
	data := lesson(t)
	if !bytes.Equal(data, lesson(t)) {
		t.Error("the same texts give another file")
	}
	if _, err := Load(data); err != nil {
		t.Fatal(err)
	}
	for at := range len(data) {
		if at > 400 && at < len(data)-400 && at%97 != 0 {
			continue
		}
		broken := slices.Clone(data)
		broken[at] ^= 0x20
		if _, err := Load(broken); err == nil {
			t.Fatalf("byte %d is not checked", at)
		}
		if _, err := Load(data[:at]); err == nil {
			t.Fatalf("a file of %d bytes was read", at)
		}
	}
}

// TestTreeKeys counts the keys that training leaves out together.
func TestTreeKeys(t *testing.T) {
	if n := len((&survey{}).parsed(&edge, &edge, &edge, &edge, &edge, 0, 0, nil)); n != treeKeys {
		t.Errorf("%d keys stand on tags and trees, treeKeys says %d", n, treeKeys)
	}
}

func TestFindProperty(t *testing.T) {
	m := model(t)
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.Custom(func(t *rapid.T) Word {
			s := rapid.OneOf(rapid.SampledFrom([]string{"Ada", "Brell", "Merrow", "of", "the", "Ministry", "said", "-", ".", "7", "WEST"}), rapid.String()).Draw(t, "text")
			return Word{Text: s, Norm: strings.ToLower(s), Tag: rapid.SampledFrom([]string{"NNP", "NN", "IN", ""}).Draw(t, "tag"),
				Lists: rapid.Uint16().Draw(t, "lists") &^ gazetteer.PolityInside, Head: rapid.IntRange(-1, 20).Draw(t, "head"), Relation: rapid.SampledFrom([]string{"case", "flat"}).Draw(t, "relation")}
		})
		words := rapid.SliceOfN(word, 0, 40).Draw(t, "words")
		var ends []int
		for i := range words {
			if rapid.IntRange(0, 5).Draw(t, "ends") == 0 {
				ends = append(ends, i)
			}
		}
		ends = append(ends, len(words))
		var scores []float32
		if rapid.Bool().Draw(t, "network") {
			scores = rapid.SliceOfN(rapid.Float32(), len(words)*Scores, len(words)*Scores).Draw(t, "scores")
		}
		got := m.Find(words, ends, scores)
		if again := m.Find(words, ends, scores); !slices.Equal(got, again) {
			t.Fatalf("%v, then %v", got, again)
		}
		at := 0
		for _, n := range got {
			end := ends[slices.IndexFunc(ends, func(e int) bool { return e > n.First })]
			if n.First < at || n.Last <= n.First || n.Last > end || n.Type < 0 || n.Type >= len(Types) {
				t.Fatalf("%v in %d words, sentences end at %v", got, len(words), ends)
			}
			at = n.Last
		}
	})
}

// FuzzLoad puts the checksum behind each file, so that what is behind it is tried.
func FuzzLoad(f *testing.F) {
	data := lesson(f)
	body := data[:len(data)-4]
	f.Add(body)
	f.Add(body[:len(body)-1])
	f.Add(body[:len(magic)+40])
	f.Add([]byte(magic))
	keys := len(magic) + 2*kinds*Labels*Labels // the number of keys, then the first key
	for _, change := range []string{"\xff\xff\xff\xff", "\x00\x00\x00\x00", "\x02\x00\x00\x00\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80"} {
		broken := slices.Clone(body)
		copy(broken[keys:], change)
		if _, err := Load(sealed(broken)); err == nil {
			f.Errorf("keys of %q were read", change)
		}
		f.Add(broken)
	}
	words, ends, _ := read(f, "Ada/NNP/first met/VBD Oto/NNP in/IN Merrow/NNP/state")
	f.Fuzz(func(t *testing.T, body []byte) {
		if m, err := Load(sealed(body)); err == nil {
			m.Find(words, ends, nil)
		}
	})
}

func sealed(body []byte) []byte {
	return binary.LittleEndian.AppendUint32(slices.Clone(body), crc32.ChecksumIEEE(body))
}

func BenchmarkFind(b *testing.B) {
	m := model(b)
	var words []Word
	var ends []int
	rng := rand.New(rand.NewSource(1))
	for range 200 {
		w, _, _ := read(b, strings.ReplaceAll(strings.ReplaceAll(lessons[rng.Intn(len(lessons))], " ]", ""), "[person ", ""))
		words = append(words, w...)
		ends = append(ends, len(words))
	}
	scores := make([]float32, len(words)*Scores)
	for b.Loop() {
		m.Find(words, ends, scores)
	}
	b.ReportMetric(float64(b.N*len(words))/b.Elapsed().Seconds(), "words/s")
}
