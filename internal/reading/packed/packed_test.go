package packed

import (
	"bytes"
	"errors"
	"hash/fnv"
	"io"
	"reflect"
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
)

// The form tells of which types a Reading was packed: change it with them.
func TestFormIsThatOfTheTypes(t *testing.T) {
	h := fnv.New32a()
	describe(h, reflect.TypeFor[record.Reading]())
	if h.Sum32() != form {
		t.Errorf("the types of a Reading are other than before: their form is %#x", h.Sum32())
	}
}

// describe writes what a type is made of.
func describe(w io.Writer, t reflect.Type) {
	io.WriteString(w, t.Kind().String()+" ")
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		describe(w, t.Elem())
	case reflect.Struct:
		for f := range t.Fields() {
			io.WriteString(w, f.Name+" ")
			describe(w, f.Type)
		}
		io.WriteString(w, "end ")
	}
}

// fill gives every value below v another value than all others have; of lists, one of
// three is nil, one empty and one has elements.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(string(rune('a'+*n%26)) + string(rune('א'+*n%20)))
	case reflect.Bool:
		v.SetBool(*n%2 == 0)
	case reflect.Int:
		v.SetInt(int64(*n) * int64(1-2*(*n%2)))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		if *n%3 > 0 {
			v.Set(reflect.MakeSlice(v.Type(), (*n%3)*2-2, (*n%3)*2-2))
		}
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	}
}

// samples are readings without anything and with a value of every kind.
func samples() []record.Reading {
	out := []record.Reading{{}}
	for n := range 12 {
		var r record.Reading
		fill(reflect.ValueOf(&r).Elem(), &n)
		out = append(out, r)
	}
	return out
}

func TestWhatIsPackedComesBack(t *testing.T) {
	for i, r := range samples() {
		data := Pack(r)
		if again, err := Unpack(data); err != nil || !reflect.DeepEqual(again, r) {
			t.Errorf("%d: the reading comes back as another: %v", i, err)
		}
		if !bytes.Equal(data, Pack(r)) {
			t.Errorf("%d: packed again it is other bytes", i)
		}
		for n := range data {
			if _, err := Unpack(data[:n]); !errors.Is(err, ErrForm) {
				t.Errorf("%d: %d of %d bytes give %v", i, n, len(data), err)
			}
		}
		if _, err := Unpack(append(data, 0)); !errors.Is(err, ErrForm) {
			t.Errorf("%d: a byte more gives %v", i, err)
		}
	}
}

// Bytes of any kind give an error or a Reading that can be packed.
func FuzzUnpack(f *testing.F) {
	for _, r := range samples() {
		f.Add(Pack(r))
	}
	f.Add([]byte(`{"schema":""}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Unpack(data)
		if err != nil {
			return
		}
		if again, err := Unpack(Pack(r)); err != nil || !bytes.Equal(Pack(again), Pack(r)) {
			t.Errorf("it is packed as another: %v", err)
		}
	})
}
