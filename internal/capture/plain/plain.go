package plain

import (
	"unicode/utf8"

	"github.com/readout-app/readout/internal/capture/charset"
	"github.com/readout-app/readout/internal/message"
)

// ErrNotUTF8 says that exact mode was asked for a file that is not UTF-8.
const ErrNotUTF8 message.Kind = "the file is not valid UTF-8 text"

// Read decodes a text file. A byte order mark is left out; nothing else is changed.
func Read(data []byte) (s string, notes message.Text) { return charset.Decode(data, "") }

// ReadExact gives the file's content exactly as it is. It fails with ErrNotUTF8.
func ReadExact(data []byte) (string, error) {
	if !utf8.Valid(data) {
		return "", ErrNotUTF8
	}
	return string(data), nil
}
