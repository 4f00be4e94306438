package names

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"sync"
)

// Model is a trained model. It never changes and is safe for concurrent use.
type Model struct {
	slots []slot // a hash table with open addressing; row 0 is free
	rows  []row
	steps steps
	pool  sync.Pool
}

// slot tells the row of weights of a key.
type slot struct{ key, row uint32 }

// A row holds the weights of one key for all labels, each with bias added so that none
// is below 0, in lanes of 16 bits that are summed side by side.
type row [lanes / 4]uint64

const (
	lanes = 16
	bias  = 128
	unit  = 32 // the weight that stands for 1 in the regression
)

// steps are the weights of a label behind another, by the kind of the later word.
type steps [kinds][Labels][Labels]int16

// find gives the row of a key.
func (m *Model) find(key uint32) (uint32, bool) {
	mask := uint32(len(m.slots) - 1)
	for i := (key ^ key>>16) & mask; ; i = (i + 1) & mask {
		s := &m.slots[i]
		if s.row == 0 {
			return 0, false
		}
		if s.key == key {
			return s.row, true
		}
	}
}

// magic opens a model file; its last digit is the version of the format, which changes
// whenever the features do.
const magic = "readout names 1\n"

// encode writes a model file: the magic line; the steps, 2 bytes each; the number of
// keys (4 bytes); for each key, in order, how far it lies above the one before, as a
// variable-length number; for each the weights of all labels, a signed byte each; the
// CRC-32 of it all (4). Fixed numbers are little-endian.
func encode(st *steps, keys []uint32, weights [][Labels]int8) []byte {
	out := []byte(magic)
	for k := range st {
		for a := range st[k] {
			for _, v := range st[k][a] {
				out = binary.LittleEndian.AppendUint16(out, uint16(v))
			}
		}
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		out = binary.AppendUvarint(out, uint64(k-last))
		last = k
	}
	for _, w := range weights {
		for _, v := range w {
			out = append(out, byte(v))
		}
	}
	return binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
}

// Load reads a model file, see Train. The error says what is broken in it.
func Load(data []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errors.New("loading names: not a model file of this version")
	}
	const fixed = 2 * kinds * Labels * Labels
	if len(rest) < fixed+8 {
		return nil, errors.New("loading names: file cut off")
	}
	body := data[:len(data)-4]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(data[len(body):]) {
		return nil, errors.New("loading names: the checksum does not fit")
	}
	m := &Model{}
	for k := range m.steps {
		for a := range m.steps[k] {
			for b := range m.steps[k][a] {
				m.steps[k][a][b] = int16(binary.LittleEndian.Uint16(rest))
				rest = rest[2:]
			}
		}
	}
	if err := m.decode(rest[:len(rest)-4]); err != nil {
		return nil, fmt.Errorf("loading names: %w", err)
	}
	return m, nil
}

func (m *Model) decode(rest []byte) error {
	n := int(binary.LittleEndian.Uint32(rest))
	rest = rest[4:]
	if n < 0 || n > len(rest)/(1+Labels) { // below 0 where int has 32 bits
		return errors.New("keys cut off")
	}
	size := 2
	for size < 2*n {
		size *= 2
	}
	m.slots, m.rows = make([]slot, size), make([]row, n+1)
	at := uint64(0)
	for i := range n {
		step, length := binary.Uvarint(rest)
		if length <= 0 || step == 0 && i > 0 || step > math.MaxUint32 || at+step > math.MaxUint32 {
			return fmt.Errorf("key %d is broken", i)
		}
		at += step
		rest = rest[length:]
		k := uint32(at)
		j := (k ^ k>>16) & uint32(size-1)
		for m.slots[j].row != 0 {
			j = (j + 1) & uint32(size-1)
		}
		m.slots[j] = slot{k, uint32(i + 1)}
	}
	if len(rest) != n*Labels {
		return errors.New("not the right number of weights")
	}
	for i := range n {
		r := &m.rows[i+1]
		for y, b := range rest[i*Labels : (i+1)*Labels] {
			r[y/4] |= uint64(int(int8(b))+bias) << (16 * (y % 4))
		}
	}
	return nil
}
