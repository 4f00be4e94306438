package zip

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/message"
)

// maxList bounds the list of files of an archive, in bytes: some two hundred thousand
// files. It is held in memory, where it takes several times as much.
const maxList = 24 << 20

// restLeftOut says that an archive was read in part.
const restLeftOut message.Kind = "the archive holds more than {{.Number}} files; the rest was left out"

// errTooMany says that the list is longer.
const errTooMany message.Kind = "the archive lists more files than can be held in memory; unpack it and add the folder"

// errBomb says that an archive as a whole grows beyond its bounds.
const errBomb message.Kind = "the archive unpacks to far more than it can hold; the rest was left out"

// list reads the list of files. It fails with format.ErrDamaged or errTooMany.
func list(in io.ReaderAt, size int64) (*zip.Reader, error) {
	l := &listed{in: in, left: maxList}
	r, err := zip.NewReader(l, size)
	l.done = true
	switch {
	case errors.Is(err, errTooMany):
		return nil, errTooMany
	case errors.Is(err, zip.ErrInsecurePath): // a name that leads out of the archive harms nobody here
	case err != nil:
		return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	return r, nil
}

// listed bounds what is read until the list is done.
type listed struct {
	in   io.ReaderAt
	left int64
	done bool
}

// ReadAt reads, and fails with errTooMany once the list is too long.
func (l *listed) ReadAt(p []byte, at int64) (int, error) {
	n, err := l.in.ReadAt(p, at)
	if !l.done {
		if l.left -= int64(n); l.left < 0 {
			return 0, errTooMany
		}
	}
	return n, err
}
