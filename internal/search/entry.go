package search

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"

	"github.com/readout-app/readout/internal/search/words"
)

// entry is what the index keeps of an article beside its terms: enough to say of each of
// its records whether it answers, without the text. People and kinds it has by their
// place among the article's terms of fieldPerson and fieldKind, in order.
type entry struct {
	printed       day
	words         sketch
	people, kinds int      // that the article has
	stories       []string // those of records that are not of all
	records       []entryRecord

	places []uint32 // of records
}

// entryRecord is a record as the index keeps it.
type entryRecord struct {
	kind       byte // the letter that its ID begins with
	added      bool // the analyst added it
	number     uint64
	start, len int // its passage, in code points
	from, to   int // its words, by number; to is not among them
	said, when span
	undated    bool   // said or when, whichever it stands under, has no first day
	stories    uint64 // those it is of, by their place; 0 for all
	// kinds are what it is, by who it is of, the first before all, and about whom.
	kinds, by, about []uint32
}

// statementKind is the kind of a statement, and allKinds are the letters of all.
const (
	statementKind = 's'
	allKinds      = "sexdv"
)

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

// pack gives the bytes of an entry: its words; how many people, kinds and stories there
// are, and the stories; then the records of each kind, behind their letter, number and
// length.
func (e *entry) pack() []byte {
	out := packer{}
	out.number(int(e.printed))
	out.bytes(e.words)
	out.number(e.people)
	out.number(e.kinds)
	out.number(len(e.stories))
	for _, id := range e.stories {
		out.bytes([]byte(id))
	}
	for i := range allKinds {
		group := packer{}
		n := 0
		before := &entryRecord{}
		for j := range e.records {
			if r := &e.records[j]; r.kind == allKinds[i] {
				group.record(r, before, e.printed)
				before = r
				n++
			}
		}
		if n > 0 {
			out = append(out, allKinds[i])
			out.number(n)
			out.bytes(group)
		}
	}
	return out
}

// The flags of a packed record: what is seldom so is set, or is there only where it is.
const (
	flagAdded = 1 << iota
	flagNumber
	flagSaid
	flagWhen
	flagDays // said or when, the last of them, is more than a day
	flagStories
	flagUndated
)

// most are the numbers that a list has fewer of, where one byte says how long the three
// lists of a record are; a longer one has its length behind.
var most = [...]uint32{3, 7, 7} // kinds, by, about

// record adds a record to those of its kind, by what is other than in the one before.
func (p *packer) record(r, before *entryRecord, printed day) {
	flags := byte(0)
	for flag, set := range map[byte]bool{
		flagAdded: r.added, flagNumber: r.number != before.number+1, flagSaid: r.said != span{}, flagWhen: r.when != span{},
		flagDays: r.last().from != r.last().to, flagStories: r.stories != 0, flagUndated: r.undated,
	} {
		if set {
			flags |= flag
		}
	}
	*p = append(*p, flags)
	if flags&flagNumber != 0 {
		*p = binary.AppendUvarint(*p, r.number)
	}
	p.signed(r.start - before.start)
	p.number(r.len)
	p.signed(r.from - before.from)
	p.number(r.to - r.from)
	if flags&flagSaid != 0 {
		p.days(r.said, printed, r.when != span{} || flags&flagDays != 0)
	}
	if flags&flagWhen != 0 {
		p.days(r.when, printed, flags&flagDays != 0)
	}
	if flags&flagStories != 0 {
		*p = binary.AppendUvarint(*p, r.stories)
	}
	lists := [...][]uint32{r.kinds, r.by, r.about}
	lengths := byte(0)
	for i, list := range lists {
		lengths = lengths*byte(most[i]+1) + byte(min(len(list), int(most[i])))
	}
	*p = append(*p, lengths)
	for i, list := range lists {
		if len(list) >= int(most[i]) {
			p.number(len(list))
		}
		for _, n := range list {
			p.number(int(n))
		}
	}
}

// last gives the days that are packed last.
func (r *entryRecord) last() span {
	if r.when != (span{}) {
		return r.when
	}
	return r.said
}

// packer are bytes that an entry is packed into.
type packer []byte

func (p *packer) number(n int) { *p = binary.AppendUvarint(*p, uint64(n)) }

func (p *packer) signed(n int) { *p = binary.AppendUvarint(*p, uint64(n)<<1^uint64(n>>63)) }

func (p *packer) bytes(b []byte) {
	p.number(len(b))
	*p = append(*p, b...)
}

// days packs a span by how far it is from the day of printing, with its end where it may
// be more than a day.
func (p *packer) days(s span, printed day, end bool) {
	p.signed(int(s.from - printed))
	if end {
		p.signed(int(s.to - s.from))
	}
}

// errEntry says that bytes are no entry.
var errEntry = errors.New("an entry of an article is damaged")

// unpack reads the words of an entry and its records of some kinds, given by their
// letters. What e held before is lost; the entry refers to the bytes.
func (e *entry) unpack(data []byte, kinds string) error {
	u := unpacker{data: data, places: e.places[:0]}
	e.printed = day(u.number())
	e.words = sketch(u.bytes(u.number()))
	e.people, e.kinds, e.stories, e.records = 0, 0, e.stories[:0], e.records[:0]
	if kinds != "" {
		e.unpackRecords(&u, kinds)
	}
	if e.places = u.places; u.failed {
		return errEntry
	}
	return nil
}

func (e *entry) unpackRecords(u *unpacker, kinds string) {
	e.people, e.kinds = u.number(), u.number()
	for n := u.number(); n > 0 && !u.failed; n-- {
		e.stories = append(e.stories, string(u.bytes(u.number())))
	}
	for !u.failed && u.at < len(u.data) {
		kind := u.byte()
		n, size := u.number(), u.number()
		behind := u.at + size
		if behind > len(u.data) {
			u.fail()
			return
		}
		if strings.IndexByte(kinds, kind) < 0 {
			u.at = behind
			continue
		}
		none := entryRecord{}
		for before := &none; n > 0 && !u.failed; n-- {
			e.records = append(e.records, entryRecord{kind: kind})
			r := &e.records[len(e.records)-1]
			u.record(r, before, e)
			before = r
		}
		if u.at != behind {
			u.fail()
		}
	}
}

// record reads a record behind the one before.
func (u *unpacker) record(r, before *entryRecord, e *entry) {
	flags := u.byte()
	r.added, r.undated, r.number = flags&flagAdded != 0, flags&flagUndated != 0, before.number+1
	if flags&flagNumber != 0 {
		r.number = u.uvarint()
	}
	r.start, r.len = before.start+u.signed(), u.number()
	r.from = before.from + u.signed()
	r.to = r.from + u.number()
	if flags&flagSaid != 0 {
		r.said = u.days(e.printed, flags&(flagWhen|flagDays) != 0)
	}
	if flags&flagWhen != 0 {
		r.when = u.days(e.printed, flags&flagDays != 0)
	}
	if flags&flagStories != 0 {
		r.stories = u.uvarint()
	}
	lengths := u.byte()
	r.kinds = u.list(lengths>>6, most[0], e.kinds)
	r.by, r.about = u.list(lengths>>3&7, most[1], e.people), u.list(lengths&7, most[2], e.people)
	if r.start < 0 || r.from < 0 || 2*r.to > len(e.words) {
		u.fail()
	}
}

// unpacker reads the parts of an entry. At the first that is not there it fails and gives
// nothing from then on.
type unpacker struct {
	data   []byte
	at     int
	failed bool
	places []uint32
}

func (u *unpacker) fail() {
	u.failed, u.at = true, len(u.data)
}

func (u *unpacker) byte() byte {
	if u.at >= len(u.data) {
		u.fail()
		return 0
	}
	u.at++
	return u.data[u.at-1]
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

// number gives a number that is no larger than what a text can have of anything; signed
// one that may be less than nothing.
func (u *unpacker) number() int { return int(min(u.uvarint(), math.MaxInt32)) }

func (u *unpacker) signed() int {
	n := min(u.uvarint(), math.MaxInt32)
	return int(n>>1) ^ -int(n&1)
}

func (u *unpacker) bytes(n int) []byte {
	if n > len(u.data)-u.at {
		u.fail()
		return nil
	}
	u.at += n
	return u.data[u.at-n : u.at : u.at]
}

// list reads a list of places below a number, by the length that the lengths' byte gives.
func (u *unpacker) list(length byte, most uint32, below int) []uint32 {
	n := int(length)
	if n == int(most) {
		n = u.number()
	}
	from := len(u.places)
	for ; n > 0; n-- {
		place := u.uvarint()
		if place >= uint64(below) || u.failed {
			u.fail()
			return nil
		}
		u.places = append(u.places, uint32(place))
	}
	return u.places[from:len(u.places):len(u.places)]
}

func (u *unpacker) days(printed day, end bool) span {
	out := span{from: printed + day(u.signed())}
	out.to = out.from
	if end {
		out.to += day(u.signed())
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
