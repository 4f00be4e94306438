package packed

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"

	"github.com/readout-app/readout/internal/reading/record"
)

// What is packed begins with a mark, with which no JSON does, and the form, which is
// another for other types.
const (
	mark = 1
	form = 0x27c69a77
)

// ErrForm says that bytes were packed of other types, or damaged.
var ErrForm = errors.New("packed reading: not of this form")

// Pack packs a Reading.
func Pack(r record.Reading) []byte {
	w := writer{numbers: map[string]int{}}
	w.put(reflect.ValueOf(r))
	out := binary.LittleEndian.AppendUint32([]byte{mark}, form)
	out = binary.AppendUvarint(out, uint64(len(w.strings)))
	for _, s := range w.strings {
		out = binary.AppendUvarint(out, uint64(len(s)))
	}
	for _, s := range w.strings {
		out = append(out, s...)
	}
	return append(out, w.values...)
}

// Unpack gives the Reading again. Its error wraps ErrForm.
func Unpack(data []byte) (record.Reading, error) {
	var out record.Reading
	r := reader{rest: data}
	if err := r.head(); err != nil {
		return record.Reading{}, err
	}
	if err := r.take(reflect.ValueOf(&out).Elem()); err != nil {
		return record.Reading{}, err
	}
	if len(r.rest) > 0 {
		return record.Reading{}, fmt.Errorf("%w: %d bytes too many", ErrForm, len(r.rest))
	}
	return out, nil
}

// writer writes the values of a Reading and gathers its strings.
type writer struct {
	values  []byte
	strings []string
	numbers map[string]int
}

func (w *writer) put(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		n, known := w.numbers[v.String()]
		if !known {
			n = len(w.strings)
			w.numbers[v.String()], w.strings = n, append(w.strings, v.String())
		}
		w.values = binary.AppendUvarint(w.values, uint64(n))
	case reflect.Bool:
		b := byte(0)
		if v.Bool() {
			b = 1
		}
		w.values = append(w.values, b)
	case reflect.Int:
		w.values = binary.AppendVarint(w.values, v.Int())
	case reflect.Float64:
		w.values = binary.LittleEndian.AppendUint64(w.values, math.Float64bits(v.Float()))
	case reflect.Pointer:
		w.values = append(w.values, 0)
		if !v.IsNil() {
			w.values[len(w.values)-1] = 1
			w.put(v.Elem())
		}
	case reflect.Slice:
		if v.IsNil() {
			w.values = append(w.values, 0)
			return
		}
		w.values = binary.AppendUvarint(w.values, uint64(v.Len())+1)
		for i := range v.Len() {
			w.put(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			w.put(v.Field(i))
		}
	default:
		panic("packed: a reading holds a " + v.Type().String()) // a test packs every type
	}
}

// reader reads what a writer wrote.
type reader struct {
	rest    []byte
	strings []string
}

// head reads the form and the strings. These are parts of one, so that a Reading takes few
// places in memory.
func (r *reader) head() error {
	const front = 1 + 4
	if len(r.rest) < front || r.rest[0] != mark || binary.LittleEndian.Uint32(r.rest[1:]) != form {
		return ErrForm
	}
	r.rest = r.rest[front:]
	n, err := r.number(len(r.rest))
	if err != nil {
		return err
	}
	ends, end := make([]int, n), 0
	for i := range ends {
		length, err := r.number(len(r.rest) - end)
		if err != nil {
			return err
		}
		end += length
		ends[i] = end
	}
	if end > len(r.rest) {
		return fmt.Errorf("%w: strings are missing", ErrForm)
	}
	all, from := string(r.rest[:end]), 0
	r.rest = r.rest[end:]
	r.strings = make([]string, n)
	for i, to := range ends {
		r.strings[i], from = all[from:to], to
	}
	return nil
}

// number reads a number that is no larger than most.
func (r *reader) number(most int) (int, error) {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > uint64(max(most, 0)) {
		return 0, fmt.Errorf("%w: a number is out of range", ErrForm)
	}
	r.rest = r.rest[size:]
	return int(n), nil
}

// take reads a value in the order in which put writes it.
func (r *reader) take(v reflect.Value) error {
	switch v.Kind() {
	case reflect.String:
		n, err := r.number(len(r.strings) - 1)
		if err != nil {
			return err
		}
		if len(r.strings) == 0 {
			return fmt.Errorf("%w: it has no strings", ErrForm)
		}
		v.SetString(r.strings[n])
	case reflect.Bool:
		n, err := r.number(1)
		if err != nil {
			return err
		}
		v.SetBool(n == 1)
	case reflect.Int:
		n, size := binary.Varint(r.rest)
		if size <= 0 {
			return fmt.Errorf("%w: a number is missing", ErrForm)
		}
		r.rest = r.rest[size:]
		v.SetInt(n)
	case reflect.Float64:
		const size = 8
		if len(r.rest) < size {
			return fmt.Errorf("%w: a number is missing", ErrForm)
		}
		v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(r.rest)))
		r.rest = r.rest[size:]
	case reflect.Pointer:
		n, err := r.number(1)
		if err != nil || n == 0 {
			return err
		}
		v.Set(reflect.New(v.Type().Elem()))
		return r.take(v.Elem())
	case reflect.Slice:
		n, err := r.number(len(r.rest)) // every element takes a byte or more
		if err != nil || n == 0 {
			return err
		}
		v.Set(reflect.MakeSlice(v.Type(), n-1, n-1))
		for i := range n - 1 {
			if err := r.take(v.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if err := r.take(v.Field(i)); err != nil {
				return err
			}
		}
	}
	return nil
}
