package block

import (
	"encoding/binary"
	"math/bits"
)

// A list of articles is packed by the gaps from one to the next. Of those that have a
// term the gaps are about as long as one another, and for such numbers Golomb's code in
// Rice's form (R. F. Rice, Some Practical Universal Noiseless Coding Techniques, 1979)
// needs hardly more bits than there must be: a number is parted at its k-th bit, what is
// above is so many zeros and a one, what is below follows as it is. Of a list with more
// than half of all articles, those are packed that it has not.

// appendList packs the articles of a list, of n that there are, in order.
func appendList(to []byte, docs []uint32, n uint32) []byte {
	flag := uint64(0)
	if len(docs) > int(n)/2 {
		docs, flag = others(docs, n), 1
	}
	to = binary.AppendUvarint(to, uint64(len(docs))<<1|flag)
	if len(docs) == 0 {
		return to
	}
	to = binary.AppendUvarint(to, uint64(docs[0]))
	if len(docs) == 1 {
		return to
	}
	k := parting(docs)
	w := bitWriter{to: append(to, byte(k))}
	for i, d := range docs[1:] {
		gap := d - docs[i] - 1
		for high := gap >> k; high > 0; {
			zeros := min(high, 32)
			w.put(0, uint(zeros))
			high -= zeros
		}
		w.put(1, 1)
		w.put(uint64(gap)&(1<<k-1), k)
	}
	return w.bytes()
}

// parting gives the k by which a list is the shortest.
func parting(docs []uint32) uint {
	mean := (docs[len(docs)-1] - docs[0]) / uint32(len(docs)-1)
	best := uint(bits.Len32(mean))
	least := cost(docs, best)
	for k := best; k > 0; { // a few long gaps among short ones raise the mean
		k--
		c := cost(docs, k)
		if c > least {
			break
		}
		best, least = k, c
	}
	return best
}

// cost is the number of bits of a list's gaps.
func cost(docs []uint32, k uint) int {
	n := (len(docs) - 1) * int(k+1)
	for i, d := range docs[1:] {
		n += int((d - docs[i] - 1) >> k)
	}
	return n
}

// others gives the articles below n that are not in a list.
func others(docs []uint32, n uint32) []uint32 {
	out := make([]uint32, 0, int(n)-len(docs))
	next := uint32(0)
	for _, d := range docs {
		for ; next < d; next++ {
			out = append(out, next)
		}
		next = d + 1
	}
	for ; next < n; next++ {
		out = append(out, next)
	}
	return out
}

// readList adds the articles of a packed list to some, and says whether they are those
// that it has not. What is behind the list is left alone.
func readList(list []byte, n uint32, docs []uint32) (_ []uint32, but bool, err error) {
	head, size := binary.Uvarint(list)
	if size <= 0 || head>>1 > uint64(n) {
		return nil, false, errDamaged
	}
	count, but := int(head>>1), head&1 == 1
	if count == 0 {
		return docs, but, nil
	}
	list = list[size:]
	first, size := binary.Uvarint(list)
	if size <= 0 || first >= uint64(n) {
		return nil, false, errDamaged
	}
	doc := uint32(first)
	docs = append(docs, doc)
	if count == 1 {
		return docs, but, nil
	}
	if list = list[size:]; len(list) == 0 || list[0] > 32 {
		return nil, false, errDamaged
	}
	k, r := int(list[0]), bitReader{from: list[1:]}
	for range count - 1 {
		high := 0
		r.fill()
		zeros := bits.TrailingZeros64(r.now)
		for ; zeros >= r.have; zeros = bits.TrailingZeros64(r.now) {
			if high += r.have; high > int(n) {
				return nil, false, errDamaged
			}
			r.now, r.have = 0, 0
			r.fill()
		}
		high += zeros
		r.skip(zeros + 1)
		if r.have < k {
			r.fill()
		}
		next := uint64(doc) + uint64(high)<<k + r.now&(1<<k-1) + 1
		r.skip(k)
		if next >= uint64(n) {
			return nil, false, errDamaged
		}
		doc = uint32(next)
		docs = append(docs, doc)
	}
	return docs, but, nil
}

// bitWriter adds bits to bytes, the lowest first.
type bitWriter struct {
	to   []byte
	now  uint64
	have uint
}

// put adds the n lowest bits of v, at most 32; those above are zeros.
func (w *bitWriter) put(v uint64, n uint) {
	w.now |= v << w.have
	for w.have += n; w.have >= 8; w.have -= 8 {
		w.to = append(w.to, byte(w.now))
		w.now >>= 8
	}
}

func (w *bitWriter) bytes() []byte {
	if w.have > 0 {
		w.to = append(w.to, byte(w.now))
	}
	return w.to
}

// bitReader reads bits. Behind the last are zeros.
type bitReader struct {
	from []byte
	now  uint64 // the next bits
	have int    // so many of them, at least 56 after fill
}

func (r *bitReader) fill() {
	if len(r.from) >= 8 {
		r.now |= binary.LittleEndian.Uint64(r.from) << r.have
		n := (63 - r.have) / 8
		r.from, r.have = r.from[n:], r.have+8*n
		return
	}
	for ; r.have < 56; r.have += 8 {
		if len(r.from) > 0 {
			r.now |= uint64(r.from[0]) << r.have
			r.from = r.from[1:]
		}
	}
}

func (r *bitReader) skip(n int) {
	r.now >>= n
	r.have -= n
}
