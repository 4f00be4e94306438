package charset

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/readout-app/readout/internal/message"
)

const (
	utf8BOM = "\ufeff"
	// sample is the number of bytes that an encoding is told from.
	sample = 64 << 10
	// damaged is the number of sound multi-byte characters for one broken byte from
	// which bytes count as damaged UTF-8 and not as another encoding.
	damaged = 4
)

// What a person should know of a text that was not encoded as it should be.
const (
	butUTF8      message.Kind = "It says it is encoded in {{.Encoding}} but is UTF-8; it was read as UTF-8."
	notUTF8      message.Kind = "It says it is encoded in UTF-8 but is not; it was read as {{.Encoding}}."
	notStated    message.Kind = "The encoding is not stated; it was read as {{.Encoding}}."
	damagedBytes message.Kind = "Some bytes are damaged; they are shown as \ufffd."
)

// Decode gives data as UTF-8. declared is the encoding's name from a page or a
// header, or empty. A byte order mark decides, then valid UTF-8, then the
// declaration, then the look of the bytes.
func Decode(data []byte, declared string) (s string, notes message.Text) {
	if s, ok := decodeMarked(data); ok {
		return s, nil
	}
	name := canonical(declared)
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		if name != "" && name != "utf-8" && !isASCII(data) {
			notes = append(notes, butUTF8.With(declared))
		}
		return string(data), notes
	}
	if enc := UTF16(data); enc != nil {
		return decode(data, enc), nil
	}
	if name != "" && name != "utf-8" {
		if enc, _ := charset.Lookup(name); enc != nil {
			return decode(data, enc), nil
		}
	}
	if sound, broken := multibyte(data); sound >= damaged*broken {
		return strings.ToValidUTF8(string(data), string(utf8.RuneError)),
			append(notes, damagedBytes.With())
	}
	found := detect(data)
	if name == "utf-8" {
		notes = append(notes, notUTF8.With(found))
	} else {
		notes = append(notes, notStated.With(found))
	}
	enc, _ := charset.Lookup(found)
	return decode(data, enc), notes
}

// decodeMarked decodes bytes that begin with a byte order mark; the mark is left out.
func decodeMarked(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte(utf8BOM)):
		return strings.ToValidUTF8(string(data[len(utf8BOM):]), string(utf8.RuneError)), true
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return decode(data[4:], utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)), true
	case bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return decode(data[4:], utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)), true
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decode(data[2:], unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)), true
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decode(data[2:], unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)), true
	}
	return "", false
}

// UTF16 gives the encoding of bytes that are UTF-16 without a byte order mark, or
// nil. Text in it has a zero in one half of most pairs (spaces, digits, line ends
// and all of the Latin script) and hardly any in the other.
func UTF16(data []byte) encoding.Encoding {
	n := min(len(data), sample) &^ 1
	if n < 8 || len(data)%2 != 0 {
		return nil
	}
	var zeros [2]int
	for i := range n {
		if data[i] == 0 {
			zeros[i%2]++
		}
	}
	const share = 10 // in a hundred
	switch half := n / 2; {
	case zeros[1]*100 >= half*share && zeros[0]*100 < half:
		return plausible(data, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM))
	case zeros[0]*100 >= half*share && zeros[1]*100 < half:
		return plausible(data, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM))
	}
	return nil
}

// plausible gives enc back when the bytes read as text in it: no broken characters
// and no control characters but white space.
func plausible(data []byte, enc encoding.Encoding) encoding.Encoding {
	s := decode(data[:min(len(data), sample)&^1], enc)
	if strings.IndexFunc(s, func(r rune) bool {
		return r == utf8.RuneError || r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != '\v'
	}) >= 0 {
		return nil
	}
	return enc
}

// decode never fails: what enc cannot read becomes U+FFFD.
func decode(data []byte, enc encoding.Encoding) string {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		out = data
	}
	return strings.ToValidUTF8(string(out), string(utf8.RuneError))
}

// canonical gives the web's name of a declared encoding, or "" when it is unknown.
func canonical(declared string) string {
	_, name := charset.Lookup(strings.TrimSpace(declared))
	return name
}

// fallback is what web pages of unknown encoding are read as.
const fallback = "windows-1252"

// sure is the confidence in a hundred from which a detected encoding is taken.
const sure = 20

// detect gives the name of the encoding that the bytes look to be in. Of two that
// fit alike the first by name is taken, for the detector lists those in any order.
func detect(data []byte) string {
	found, err := chardet.NewTextDetector().DetectAll(data[:min(len(data), sample)])
	if err != nil {
		return fallback // it knows no encoding that fits
	}
	slices.SortFunc(found, func(a, b chardet.Result) int {
		return cmp.Or(b.Confidence-a.Confidence, strings.Compare(a.Charset, b.Charset))
	})
	for _, f := range found {
		// UTF-8 and UTF-16 have been ruled out before; a page's encodings are those
		// that the web knows.
		enc, name := charset.Lookup(f.Charset)
		if enc != nil && !strings.HasPrefix(name, "utf-") && f.Confidence > sure {
			return name
		}
	}
	return fallback
}

// multibyte counts the sound multi-byte characters and the broken bytes of data
// read as UTF-8.
func multibyte(data []byte) (sound, broken int) {
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			sound++
		}
		data = data[n:]
	}
	return sound, broken
}

func isASCII(data []byte) bool {
	for _, b := range data {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
