package zip

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/capture/saved"
	"github.com/readout-app/readout/internal/message"
)

// flagEncrypted is the bit of the general purpose flag by which an entry says that
// it needs a password (PKWARE APPNOTE 4.4.4).
const flagEncrypted = 1

// maxRatio is the number of times larger than it is stored that an entry may
// become: more than running text ever does, less than a bomb.
const maxRatio = 400

// harmless is the size in bytes up to which a file may repeat itself as it likes.
const harmless = 1 << 20

// An archive may become wholeRatio times larger than it is, or any that small. Entries may
// lie upon one another: each by itself is sound then, and together they fill a disk.
const (
	wholeRatio    = 100
	wholeHarmless = 64 << 20
)

// Open gives the files of an archive to yield, and stops when that reports false.
// Folders, hidden files, what a system adds of its own and the parts of saved pages are
// left out. Names stay inside the archive: they are told to people and never opened as
// paths.
func Open(ctx context.Context, in *io.SectionReader, yield func(format.Part) bool) error {
	r, err := list(in, in.Size())
	if err != nil {
		return err
	}
	files := byName(r.File[:min(len(r.File), format.MaxParts)])
	parts := saved.Parts(slices.Collect(maps.Keys(files)), func(page string) []byte {
		data, _ := unpack(files[page]) // one that is broken leads nowhere
		return data
	})
	left := max(in.Size()*wholeRatio, wholeHarmless)
	for i, f := range r.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		if left < 0 {
			return errBomb
		}
		if i == format.MaxParts {
			return restLeftOut.With(strconv.Itoa(format.MaxParts))
		}
		name := clean(f.Name)
		if skipped(f.Name) || saved.In(parts, name) {
			continue
		}
		p := format.Part{Name: name, Beside: func(other string) ([]byte, error) {
			f := files[clean(path.Join(path.Dir(name), other))]
			if f == nil {
				return nil, fmt.Errorf("%s: %w", other, fs.ErrNotExist)
			}
			return unpack(f)
		}}
		p.Data, p.Err = unpack(f)
		if left -= int64(len(p.Data)); errors.Is(p.Err, format.ErrTooLarge) {
			left -= limit(f) // it was unpacked up to there
		}
		if !yield(p) {
			return nil
		}
	}
	return nil
}

// byName gives the first file of each name.
func byName(all []*zip.File) map[string]*zip.File {
	files := make(map[string]*zip.File, len(all))
	for _, f := range all {
		if name := clean(f.Name); files[name] == nil {
			files[name] = f
		}
	}
	return files
}

// skipped says whether an entry is a folder or not meant for people.
func skipped(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.HasSuffix(name, "/") || strings.HasPrefix(name, "__MACOSX/") {
		return true
	}
	base := path.Base(name)
	return strings.HasPrefix(base, ".") || base == "Thumbs.db"
}

// clean gives a name without steps upwards.
func clean(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
}

// limit gives how large an entry may be.
func limit(f *zip.File) int64 {
	return min(format.MaxPart, max(int64(min(f.CompressedSize64, format.MaxPart))*maxRatio, harmless))
}

// unpack gives the bytes of an entry. What it says of its size is not believed.
func unpack(f *zip.File) ([]byte, error) {
	if f.Flags&flagEncrypted != 0 {
		return nil, format.ErrEncrypted
	}
	in, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, message.Kind("the file is packed in a way that cannot be unpacked")
	} else if err != nil {
		return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	defer in.Close()
	most := limit(f)
	data, err := io.ReadAll(io.LimitReader(in, most+1))
	switch {
	case int64(len(data)) > most:
		return nil, format.ErrTooLarge
	case err != nil:
		return nil, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	return data, nil
}

// Names gives the names of the files of an archive; none where it cannot be read.
func Names(in io.ReaderAt, size int64) map[string]bool {
	names := map[string]bool{}
	r, err := list(in, size)
	if err != nil {
		return names
	}
	for _, f := range r.File[:min(len(r.File), maxEntries)] {
		names[clean(f.Name)] = true
	}
	return names
}
