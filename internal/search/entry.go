package search

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"

	"github.com/readout-app/readout/internal/search/words"
)

// entry is what the index keeps of an article beside its terms: enough to say of each of
// its records whether it answers, without the text.
type entry struct {
	printed day
	words   sketch
	people  []person
	records []entryRecord

	hashes []uint16 // of people and records
	places []int    // of records, in people
}

// person is who records of an article name: an actor, or a source that is none.
type person struct {
	name  []byte
	actor bool
	words []uint16 // hashes of the words of its names, see nameWords
}

// entryRecord is a record as the index keeps it.
type entryRecord struct {
	kind       byte // the letter that its ID begins with
	added      bool // the analyst added it
	number     uint64
	start, len int // its passage, in code points
	from, to   int // its words, by number; to is not among them
	kinds      []uint16
	said, when span
	undated    bool // said or when, whichever it stands under, has no first day
	who        int  // of people, from 1 on; 0 for nobody
	by, about  []int
	stories    uint64 // those it is of, by their place; 0 for all
}

// statementKind is the kind of a statement.
const statementKind = 's'

// day is a number of days, 1 for 1 January of the year 1; 0 for none.
type day int32

// span is days from one to another, both inclusive; zero where there is none.
type span struct{ from, to day }

// dated is the day that a record stands under: its own or, for want of one, that of
// printing.
func (r *entryRecord) dated(printed day) day {
	own := r.when.from
	if r.kind == statementKind {
		own = r.said.from
	}
	if own == 0 || r.undated {
		return printed
	}
	return own
}

// pack gives the bytes of an entry.
func (e *entry) pack() []byte {
	var out []byte
	put := func(n int) { out = binary.AppendUvarint(out, uint64(n)) }
	days := func(s span) {
		for _, d := range []day{s.from, s.to} {
			if d == 0 {
				put(0)
				continue
			}
			far := int64(d - e.printed) // near 0 for most
			put(1 + int(uint64(far)<<1^uint64(far>>63)))
		}
	}
	hashes := func(hs []uint16) {
		put(len(hs))
		for _, h := range hs {
			out = binary.LittleEndian.AppendUint16(out, h)
		}
	}
	put(int(e.printed))
	put(len(e.words))
	out = append(out, e.words...)
	put(len(e.people))
	for _, p := range e.people {
		kind := 0
		if p.actor {
			kind = 1
		}
		put(len(p.name)<<1 | kind)
		out = append(out, p.name...)
		hashes(p.words)
	}
	put(len(e.records))
	for i := range e.records {
		r := &e.records[i]
		flags := byte(0)
		for bit, set := range []bool{r.added, r.said != span{}, r.when != span{}, r.stories != 0, r.undated} {
			if set {
				flags |= 1 << bit
			}
		}
		all := out
		out = nil
		for _, n := range []int{int(r.number), r.start, r.len, r.from, r.to - r.from, r.who} {
			put(n)
		}
		hashes(r.kinds)
		if r.said != (span{}) {
			days(r.said)
		}
		if r.when != (span{}) {
			days(r.when)
		}
		if r.stories != 0 {
			out = binary.AppendUvarint(out, r.stories)
		}
		for _, list := range [][]int{r.by, r.about} {
			put(len(list))
			for _, n := range list {
				put(n)
			}
		}
		rest := out
		out = append(all, r.kind, flags)
		put(len(rest)) // so that it can be passed over
		out = append(out, rest...)
	}
	return out
}

// errEntry says that bytes are no entry.
var errEntry = errors.New("an entry of an article is damaged")

// unpack reads the words of an entry and its records of some kinds, given by their
// letters. What e held before is lost; the entry refers to the bytes.
func (e *entry) unpack(data []byte, kinds string) (err error) {
	u := unpacker{data: data, words: e.hashes[:0], places: e.places[:0]}
	defer func() {
		if e.hashes, e.places = u.words, u.places; u.failed {
			err = errEntry
		}
	}()
	e.printed = day(u.number())
	e.words = sketch(u.bytes(u.number()))
	e.people, e.records = e.people[:0], e.records[:0]
	if kinds == "" {
		return nil
	}
	for range u.number() {
		n := u.number()
		e.people = append(e.people, person{actor: n&1 == 1, name: u.bytes(n >> 1), words: u.hashes()})
	}
	for n := u.number(); n > 0 && !u.failed; n-- {
		head := u.bytes(2)
		rest := u.bytes(u.number())
		if u.failed || strings.IndexByte(kinds, head[0]) < 0 {
			continue
		}
		behind := u.data
		u.data = rest
		e.records = append(e.records, entryRecord{})
		r := &e.records[len(e.records)-1]
		u.record(r, e, head[0], head[1])
		u.data = behind
	}
	return nil
}

// record reads what is behind the kind and the flags of a record.
func (u *unpacker) record(r *entryRecord, e *entry, kind, flags byte) {
	r.kind, r.added, r.undated = kind, flags&1 != 0, flags&16 != 0
	r.number, r.start, r.len, r.from = u.uvarint(), u.number(), u.number(), u.number()
	r.to, r.who = r.from+u.number(), u.number()
	r.kinds = u.hashes()
	if flags&2 != 0 {
		r.said = u.days(e.printed)
	}
	if flags&4 != 0 {
		r.when = u.days(e.printed)
	}
	if flags&8 != 0 {
		r.stories = u.uvarint()
	}
	r.by, r.about = u.list(len(e.people)), u.list(len(e.people))
	if 2*r.to > len(e.words) || r.who > len(e.people) {
		u.failed = true
	}
}

// unpacker reads the parts of an entry. At the first that is not there it fails and gives
// nothing from then on.
type unpacker struct {
	data   []byte
	failed bool
	words  []uint16
	places []int
}

func (u *unpacker) uvarint() uint64 {
	if len(u.data) > 0 && u.data[0] < 0x80 { // nearly all
		n := u.data[0]
		u.data = u.data[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(u.data)
	if size <= 0 {
		u.failed, u.data = true, nil
		return 0
	}
	u.data = u.data[size:]
	return n
}

// number gives a number that is no larger than what a text can have of anything.
func (u *unpacker) number() int {
	n := u.uvarint()
	if n > math.MaxInt32 {
		u.failed, u.data = true, nil
		return 0
	}
	return int(n)
}

func (u *unpacker) bytes(n int) []byte {
	if n > len(u.data) {
		u.failed, u.data = true, nil
		return nil
	}
	out := u.data[:n:n]
	u.data = u.data[n:]
	return out
}

func (u *unpacker) hashes() []uint16 {
	in := u.bytes(2 * u.number())
	from := len(u.words)
	for ; len(in) > 1; in = in[2:] {
		u.words = append(u.words, binary.LittleEndian.Uint16(in))
	}
	return u.words[from:len(u.words):len(u.words)]
}

func (u *unpacker) list(below int) []int {
	from := len(u.places)
	for range u.number() {
		n := u.number()
		if n >= below || u.failed {
			u.failed, u.data = true, nil
			return nil
		}
		u.places = append(u.places, n)
	}
	return u.places[from:len(u.places):len(u.places)]
}

func (u *unpacker) days(printed day) span {
	var out span
	for _, d := range []*day{&out.from, &out.to} {
		if n := u.uvarint(); n > 0 {
			n--
			*d = printed + day(int64(n>>1)^-int64(n&1))
		}
	}
	return out
}

// sketch is the words of a text in order, by two bytes of a hash for each term. That one
// word is taken for another happens once in 65,536.
type sketch []byte

// sketchOf gives the sketch of tokens.
func sketchOf(all []words.Token) sketch {
	out := make(sketch, 0, 2*len(all))
	for _, t := range all {
		out = binary.LittleEndian.AppendUint16(out, hash(t.Term))
	}
	return out
}

// hash gives two bytes for a term.
func hash(term string) uint16 {
	sum := uint32(2166136261) // FNV-1a
	for i := range len(term) {
		sum = (sum ^ uint32(term[i])) * 16777619
	}
	return uint16(sum>>16) ^ uint16(sum)
}
