package search

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
)

// pack gives the bytes of an entry: its words; how many people, kinds and stories there
// are, and the stories; then the records of each kind, behind their letter, number and
// length: what is asked for of all of them, and what is shown of all of them.
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
		asked, shown := packer{}, packer{}
		n := 0
		before := &entryRecord{}
		for j := range e.records {
			if r := &e.records[j]; r.kind == allKinds[i] {
				asked.asked(r, before, e.printed)
				shown.shown(r, before)
				before = r
				n++
			}
		}
		if n > 0 {
			out = append(out, allKinds[i])
			out.number(n)
			out.bytes(append(asked, shown...))
		}
	}
	return out
}

// The flags of a packed record.
const (
	flagAdded  = 1 << iota
	flagNumber // its number does not follow on the one before
	flagSaid
	flagWhen
	flagDays // said or when, the last of them, is more than a day
	flagStories
	flagUndated
)

// most are the lengths from which on a list has its own, where one byte says how long the
// three lists of a record are: kinds, by and about.
var most = [...]byte{3, 7, 7}

// asked adds what is asked for of a record, by what is other than in the one before.
func (p *packer) asked(r, before *entryRecord, printed day) {
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
	p.signed(r.from - before.from)
	p.number(r.to - r.from)
	if flags&flagSaid != 0 {
		p.days(r.said, printed, flags&(flagWhen|flagDays) != 0)
	}
	if flags&flagWhen != 0 {
		p.days(r.when, printed, flags&flagDays != 0)
	}
	if flags&flagStories != 0 {
		*p = binary.AppendUvarint(*p, r.stories)
	}
	lists := [...]places{r.kinds, r.by, r.about}
	lengths := byte(0)
	for i, list := range lists {
		lengths = lengths*(most[i]+1) + byte(min(len(list), int(most[i])))
	}
	*p = append(*p, lengths)
	for i, list := range lists {
		if len(list) >= int(most[i]) {
			p.number(len(list))
		}
	}
	for _, list := range lists {
		*p = append(*p, list...)
	}
}

// shown adds what is shown of a record.
func (p *packer) shown(r, before *entryRecord) {
	if r.number != before.number+1 {
		*p = binary.AppendUvarint(*p, r.number)
	}
	p.signed(r.start - before.start)
	p.number(r.len)
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
// letters; what is shown of them where that is wanted. What e held before is lost; the
// entry refers to the bytes.
func (e *entry) unpack(data []byte, kinds string, shown bool) error {
	u := unpacker{data: data}
	e.printed = day(u.number())
	e.words = sketch(u.bytes(u.number()))
	e.people, e.kinds, e.stories, e.records = 0, 0, e.stories[:0], e.records[:0]
	if kinds != "" {
		e.unpackRecords(&u, kinds, shown)
	}
	if u.failed {
		return errEntry
	}
	return nil
}

func (e *entry) unpackRecords(u *unpacker, kinds string, shown bool) {
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
		first := len(e.records)
		for before := (&entryRecord{}); n > 0 && !u.failed; n-- {
			if len(e.records) == cap(e.records) {
				e.records = append(e.records, entryRecord{})
			} else {
				e.records = e.records[:len(e.records)+1]
			}
			r := &e.records[len(e.records)-1]
			r.kind = kind
			u.asked(r, before, e)
			before = r
		}
		if shown {
			for before := (&entryRecord{}); first < len(e.records); first++ {
				u.shown(&e.records[first], before)
				before = &e.records[first]
			}
			if u.at != behind {
				u.fail()
			}
		}
		if u.at > behind {
			u.fail()
		}
		u.at = max(u.at, behind)
	}
}

// asked reads what is asked for of a record behind the one before, in place of what r held.
func (u *unpacker) asked(r, before *entryRecord, e *entry) {
	flags := u.byte()
	r.added, r.undated = flags&flagAdded != 0, flags&flagUndated != 0
	if r.number = 0; flags&flagNumber == 0 {
		r.number = follows
	}
	r.from = before.from + u.signed()
	r.to = r.from + u.number()
	if r.said = (span{}); flags&flagSaid != 0 {
		r.said = u.days(e.printed, flags&(flagWhen|flagDays) != 0)
	}
	if r.when = (span{}); flags&flagWhen != 0 {
		r.when = u.days(e.printed, flags&flagDays != 0)
	}
	if r.stories = 0; flags&flagStories != 0 {
		r.stories = u.uvarint()
	}
	lengths := u.byte()
	ends := [...]int{int(lengths >> 6), int(lengths >> 3 & 7), int(lengths & 7)}
	for i := range ends {
		if ends[i] == int(most[i]) {
			ends[i] = u.number()
		}
	}
	r.kinds, r.by, r.about = u.bytes(ends[0]), u.bytes(ends[1]), u.bytes(ends[2])
	if r.from < 0 || 2*r.to > len(e.words) {
		u.fail()
	}
}

// follows stands for the number of a record that follows on the one before.
const follows = math.MaxUint64

// shown reads what is shown of a record behind the one before.
func (u *unpacker) shown(r, before *entryRecord) {
	if r.number == follows {
		r.number = before.number + 1
	} else {
		r.number = u.uvarint()
	}
	r.start, r.len = before.start+u.signed(), u.number()
	if r.start < 0 {
		u.fail()
	}
}

// unpacker reads the parts of an entry. At the first that is not there it fails and gives
// nothing from then on.
type unpacker struct {
	data   []byte
	at     int
	failed bool
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

func (u *unpacker) days(printed day, end bool) span {
	out := span{from: printed + day(u.signed())}
	out.to = out.from
	if end {
		out.to += day(u.signed())
	}
	return out
}
