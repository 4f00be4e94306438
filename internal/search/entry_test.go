package search

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/readout-app/readout/internal/search/words"
)

// whole is an entry with all that one can hold.
func whole() entry {
	return entry{
		printed: dayNumber("2031-03-04"),
		words:   sketchOf(words.NewCutter().Of("Anna Roe said that the list is ready", "en")),
		people:  9, kinds: 4,
		stories: []string{"one", "two"},
		records: []entryRecord{
			{kind: 's', number: 12, start: 300, len: 36, from: 0, to: 8, kinds: places{3, 1, 0, 2}, said: span{dayNumber("2031-03-01"), dayNumber("2031-04-01")}, by: places{0}, about: places{1, 0}, stories: 2},
			{kind: 's', number: 13, start: 20, len: 6, from: 2, to: 3, kinds: places{1}, said: span{dayNumber("2031-03-01"), dayNumber("2031-03-01")}, by: places{}, about: places{8, 7, 0x86, 2, 6, 5, 4, 3, 2, 1, 0}},
			{kind: 'x', added: true, undated: true, number: 4, from: 2, to: 5, kinds: places{}, when: span{dayNumber("1999-12-31"), dayNumber("2131-01-01")}, by: places{}, about: places{}},
			{kind: 'x', number: 1, kinds: places{0, 1, 2}, said: span{dayNumber("2031-03-01"), dayNumber("2031-03-09")}, when: span{dayNumber("2031-04-01"), dayNumber("2031-04-01")}, by: places{0, 1, 2, 3, 4, 5, 6}, about: places{}},
		},
	}
}

func TestEntryComesBackAsItWas(t *testing.T) {
	want := whole()
	data := want.pack()
	var got entry
	for range 2 { // the second time into what is there
		if err := got.unpack(data, "sexdv", true); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v, want %+v", got, want)
		}
	}
	if err := got.unpack(data, "x", true); err != nil || len(got.records) != 2 || got.records[0].id() != "x+4" {
		t.Errorf("of the expectations there are %+v, %v", got.records, err)
	}
	if err := got.unpack(data, "", true); err != nil || len(got.records) != 0 || !bytes.Equal(got.words, want.words) {
		t.Errorf("without records it is %+v, %v", got, err)
	}
	for cut := range data { // between two groups of records it may be cut
		if err := got.unpack(data[:cut], "sexdv", true); err == nil && len(got.records) == len(want.records) {
			t.Errorf("cut at %d it passes for whole", cut)
		}
	}
}

func TestDaysHaveNumbers(t *testing.T) {
	for _, iso := range []string{"0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "2031-03-04", "9999-12-31"} {
		if d := dayNumber(iso); d.String() != iso || d <= 0 {
			t.Errorf("%s is day %d, %s", iso, d, d)
		}
	}
	for _, iso := range []string{"", "2031", "2031-03", "2031-02-30", "soon"} {
		if d := dayNumber(iso); d != 0 || d.String() != "" {
			t.Errorf("%q is day %d", iso, d)
		}
	}
	if d := dayNumber("2031-03-04T10:30"); d != dayNumber("2031-03-04") {
		t.Error("a time of day makes another day")
	}
}

func FuzzEntry(f *testing.F) {
	e := whole()
	f.Add(e.pack())
	f.Add([]byte{0})
	f.Fuzz(func(t *testing.T, data []byte) {
		var e entry
		if e.unpack(data, "sexdv", true) != nil {
			return
		}
		for i := range e.records { // what passes can be looked at
			r := &e.records[i]
			_ = e.words[2*r.from : 2*r.to]
			_, _ = r.id(), r.dated(e.printed)
			for _, list := range []places{r.kinds, r.by, r.about} {
				for len(list) > 0 {
					_, size := list.first()
					list = list[size:]
				}
			}
		}
	})
}
