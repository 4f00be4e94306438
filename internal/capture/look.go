package capture

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/readout-app/readout/internal/capture/table"
)

// Look is what a person can be shown of a file that holds many articles, before it is
// taken in: the articles of a document, or the beginning of a table. Both are nil of any
// other file.
type Look struct {
	Articles []Captured
	Table    *table.Look
}

// Look looks into a source. rows is the number of rows of a table that are given. It fails
// as Read does.
func (r *Registry) Look(ctx context.Context, src Source, rows int) (look Look, err error) {
	err = guarded(func() error {
		look, err = r.look(ctx, src, rows)
		return err
	})
	if err != nil {
		return Look{}, named(ctx, src.label(), err)
	}
	return look, nil
}

func (r *Registry) look(ctx context.Context, src Source, rows int) (Look, error) {
	in, err := src.Open()
	if err != nil {
		return Look{}, unreadable(src.label(), err)
	}
	defer in.Close()
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(in, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return Look{}, unreadable(src.label(), err)
	}
	head = head[:n]
	section, err := r.section(ctx, in, head)
	if err != nil {
		return Look{}, unreadable(src.label(), err)
	}
	kind, _ := r.sniff(head)
	if kind == TypeZIP {
		kind, _ = sniffZIP(section, section.Size())
	}
	var of func(*io.SectionReader, int) (table.Look, error)
	switch {
	case kind == TypeCSV, kind == TypePlain && isTableName(src.Name) && table.IsTable(asText(head)):
		of = r.tables.LookCSV
	case kind == TypeXLSX:
		of = r.tables.LookXLSX
	case kind == TypeJSON && !isStated(section):
		of = r.tables.LookJSON
	case kind == TypePlain, kind == TypeHTML, kind == TypeDOCX, kind == TypeRTF, kind == TypeEPUB, kind == TypeNews:
		all, err := r.Read(ctx, src)
		if err != nil || len(all) < 2 {
			return Look{}, err
		}
		return Look{Articles: all}, nil
	default:
		return Look{}, nil // a container, or one article at most
	}
	found, err := of(section, rows)
	return Look{Table: &found}, err
}

// isTableName says whether a file is called a table, whatever its columns are called.
func isTableName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return true
	}
	return false
}

// isStated says whether the first object of a JSON file is an article in a known form.
func isStated(in *io.SectionReader) bool {
	d := json.NewDecoder(io.NewSectionReader(in, 0, in.Size()))
	var first json.RawMessage
	if d.Decode(&first) != nil {
		return false
	}
	if list := []json.RawMessage(nil); json.Unmarshal(first, &list) == nil && len(list) > 0 {
		first = list[0]
	}
	_, ok := stated(first)
	return ok
}
