package zip

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
)

// Package is a ZIP that is one document: DOCX, ODT, EPUB.
type Package struct{ files map[string]*zip.File }

// OpenPackage opens the bytes of a document. It fails with format.ErrDamaged, or where the
// list of its files is too long.
func OpenPackage(data []byte) (Package, error) {
	r, err := list(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Package{}, err
	}
	return Package{byName(r.File[:min(len(r.File), maxEntries)])}, nil
}

// maxEntries bounds the entries of one document; books have some thousand.
const maxEntries = 100_000

// Entry gives the bytes of a file of the document, at most format.MaxPart of them. It
// fails with fs.ErrNotExist where there is none of that name.
func (p Package) Entry(name string) ([]byte, error) {
	f := p.files[clean(name)]
	if f == nil {
		return nil, fmt.Errorf("%s: %w", name, fs.ErrNotExist)
	}
	return unpack(f)
}
