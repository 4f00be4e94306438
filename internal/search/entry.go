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
	stories []string // those of records that are not of all
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
	out := packer{}
	out.number(int(e.printed))
	out.bytes(e.words)
	out.number(len(e.people))
	for _, p := range e.people {
		kind := 0
		if p.actor {
			kind = 1
		}
		out.number(len(p.name)<<1 | kind)
		out = append(out, p.name...)
		out.hashes(p.words)
	}
	out.number(len(e.stories))
	for _, id := range e.stories {
		out.bytes([]byte(id))
	}
	out.number(len(e.records))
	for i := range e.records {
		out = e.records[i].pack(out, e.printed)
	}
	return out
}

// The flags of a packed record.
const (
	flagAdded = 1 << iota
	flagSaid
	flagWhen
	flagStories
	flagUndated
)

// pack adds the bytes of a record to those of an entry.
func (r *entryRecord) pack(to packer, printed day) packer {
	flags := byte(0)
	for flag, set := range map[byte]bool{
		flagAdded: r.added, flagSaid: r.said != span{}, flagWhen: r.when != span{}, flagStories: r.stories != 0, flagUndated: r.undated,
	} {
		if set {
			flags |= flag
		}
	}
	rest := packer{}
	for _, n := range []int{int(r.number), r.start, r.len, r.from, r.to - r.from, r.who} {
		rest.number(n)
	}
	rest.hashes(r.kinds)
	if flags&flagSaid != 0 {
		rest.days(r.said, printed)
	}
	if flags&flagWhen != 0 {
		rest.days(r.when, printed)
	}
	if flags&flagStories != 0 {
		rest = binary.AppendUvarint(rest, r.stories)
	}
	for _, list := range [][]int{r.by, r.about} {
		rest.number(len(list))
		for _, n := range list {
			rest.number(n)
		}
	}
	to = append(to, r.kind, flags)
	to.bytes(rest) // with its length, so that it can be passed over
	return to
}

// packer are bytes that an entry is packed into.
type packer []byte

func (p *packer) number(n int) { *p = binary.AppendUvarint(*p, uint64(n)) }

func (p *packer) bytes(b []byte) {
	p.number(len(b))
	*p = append(*p, b...)
}

func (p *packer) hashes(hs []uint16) {
	p.number(len(hs))
	for _, h := range hs {
		*p = binary.LittleEndian.AppendUint16(*p, h)
	}
}

// days packs a span by how far it is from the day of printing.
func (p *packer) days(s span, printed day) {
	for _, d := range []day{s.from, s.to} {
		far := int64(d - printed)
		*p = binary.AppendUvarint(*p, uint64(far)<<1^uint64(far>>63))
	}
}

// errEntry says that bytes are no entry.
var errEntry = errors.New("an entry of an article is damaged")

// unpack reads the words of an entry and its records of some kinds, given by their
// letters. What e held before is lost; the entry refers to the bytes.
func (e *entry) unpack(data []byte, kinds string) error {
	u := unpacker{data: data, words: e.hashes[:0], places: e.places[:0]}
	e.printed = day(u.number())
	e.words = sketch(u.bytes(u.number()))
	e.people, e.stories, e.records = e.people[:0], e.stories[:0], e.records[:0]
	if kinds != "" {
		e.unpackRecords(&u, kinds)
	}
	if e.hashes, e.places = u.words, u.places; u.failed {
		return errEntry
	}
	return nil
}

func (e *entry) unpackRecords(u *unpacker, kinds string) {
	for n := u.number(); n > 0 && !u.failed; n-- {
		kind := u.number()
		e.people = append(e.people, person{actor: kind&1 == 1, name: u.bytes(kind >> 1), words: u.hashes()})
	}
	for n := u.number(); n > 0 && !u.failed; n-- {
		e.stories = append(e.stories, string(u.bytes(u.number())))
	}
	for n := u.number(); n > 0 && !u.failed; n-- {
		head := u.bytes(2)
		size := u.number()
		behind := u.at + size
		switch {
		case u.failed:
			return
		case behind > len(u.data):
			u.fail()
			return
		case strings.IndexByte(kinds, head[0]) < 0:
			u.at = behind
			continue
		}
		if len(e.records) < cap(e.records) {
			e.records = e.records[:len(e.records)+1]
		} else {
			e.records = append(e.records, entryRecord{})
		}
		u.record(&e.records[len(e.records)-1], e, head[0], head[1])
		if u.at > behind {
			u.fail()
		}
		u.at = max(u.at, behind)
	}
}

// record reads what is behind the kind and the flags of a record.
func (u *unpacker) record(r *entryRecord, e *entry, kind, flags byte) {
	r.kind, r.added, r.undated = kind, flags&flagAdded != 0, flags&flagUndated != 0
	r.number, r.start, r.len, r.from = u.uvarint(), u.number(), u.number(), u.number()
	r.to, r.who = r.from+u.number(), u.number()
	r.kinds = u.hashes()
	if r.said = (span{}); flags&flagSaid != 0 {
		r.said = u.days(e.printed)
	}
	if r.when = (span{}); flags&flagWhen != 0 {
		r.when = u.days(e.printed)
	}
	if r.stories = 0; flags&flagStories != 0 {
		r.stories = u.uvarint()
	}
	r.by, r.about = u.list(len(e.people)), u.list(len(e.people))
	if 2*r.to > len(e.words) || r.who > len(e.people) {
		u.fail()
	}
}

// unpacker reads the parts of an entry. At the first that is not there it fails and gives
// nothing from then on.
type unpacker struct {
	data   []byte
	at     int
	failed bool
	words  []uint16
	places []int
}

func (u *unpacker) fail() {
	u.failed, u.at = true, len(u.data)
}

func (u *unpacker) uvarint() uint64 {
	if u.at < len(u.data) && u.data[u.at] < 0x80 { // nearly all
		u.at++
		return uint64(u.data[u.at-1])
	}
	return u.long()
}

// long reads a number of more than one byte.
func (u *unpacker) long() uint64 {
	n, size := binary.Uvarint(u.data[u.at:])
	if size <= 0 {
		u.fail()
		return 0
	}
	u.at += size
	return n
}

// number gives a number that is no larger than what a text can have of anything.
func (u *unpacker) number() int { return int(min(u.uvarint(), math.MaxInt32)) }

func (u *unpacker) bytes(n int) []byte {
	if n > len(u.data)-u.at {
		u.fail()
		return nil
	}
	u.at += n
	return u.data[u.at-n : u.at : u.at]
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
	for left := u.number(); left > 0; left-- {
		n := u.number()
		if n >= below || u.failed {
			u.fail()
			return nil
		}
		u.places = append(u.places, n)
	}
	return u.places[from:len(u.places):len(u.places)]
}

func (u *unpacker) days(printed day) span {
	var out span
	for _, d := range []*day{&out.from, &out.to} {
		n := u.uvarint()
		*d = printed + day(int64(n>>1)^-int64(n&1))
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
