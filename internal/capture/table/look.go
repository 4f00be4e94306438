package table

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/readout-app/readout/internal/capture/charset"
	"github.com/readout-app/readout/internal/capture/format"
)

// Look is the beginning of a table, for a person to see.
type Look struct {
	Columns []string
	Rows    [][]string // at most some; a row may be shorter than Columns
	Mapping Mapping    // the one that would be used
}

// LookCSV gives the first rows of a CSV table. It fails with ErrNoRows.
func (r *Reader) LookCSV(in *io.SectionReader, rows int) (Look, error) {
	head := make([]byte, 256<<10)
	n, _ := io.ReadFull(in, head)
	s, _ := charset.Decode(trimmedRune(head[:n]), "")
	s = strings.TrimPrefix(s, "\ufeff")
	values := csv.NewReader(strings.NewReader(s))
	values.Comma, _ = separator([]byte(s))
	values.LazyQuotes, values.FieldsPerRecord = true, -1
	return r.look(rows, func() []string {
		row, err := values.Read()
		if err != nil {
			return nil
		}
		return row
	})
}

// LookXLSX gives the first rows of the first sheet of a workbook that has any. It fails with
// ErrNoRows, or format.ErrDamaged.
func (r *Reader) LookXLSX(in *io.SectionReader, rows int) (Look, error) {
	book, err := excelize.OpenReader(in, excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: format.MaxPart})
	if err != nil {
		return Look{}, fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	defer book.Close()
	for _, name := range book.GetSheetList() {
		sheet, err := book.Rows(name)
		if err != nil {
			continue
		}
		look, err := r.look(rows, func() []string {
			if !sheet.Next() {
				return nil
			}
			row, err := sheet.Columns()
			if err != nil {
				return nil
			}
			return row
		})
		_ = sheet.Close() // its temporary file
		if err == nil {
			return look, nil
		}
	}
	return Look{}, ErrNoRows
}

// LookJSON gives the first objects of a JSON Lines file, or of an array, their fields as
// columns. It fails with ErrNoRows.
func (r *Reader) LookJSON(in *io.SectionReader, rows int) (Look, error) {
	limit := &limited{in: skipMark(io.NewSectionReader(in, 0, in.Size()))}
	d := json.NewDecoder(limit)
	if firstSign(bufio.NewReader(io.NewSectionReader(in, 0, in.Size()))) == '[' {
		if _, err := d.Token(); err != nil {
			return Look{}, ErrNoRows
		}
	}
	var objects []map[string]string
	var columns []string
	for len(objects) < rows && d.More() {
		limit.read = 0
		var raw json.RawMessage
		if d.Decode(&raw) != nil {
			break
		}
		fields, names := flat(raw)
		for _, n := range names {
			if !slices.Contains(columns, n) {
				columns = append(columns, n)
			}
		}
		objects = append(objects, fields)
	}
	if len(columns) == 0 {
		return Look{}, ErrNoRows
	}
	look := Look{Columns: columns, Mapping: r.mapping(columns)}
	for _, fields := range objects {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = fields[c]
		}
		look.Rows = append(look.Rows, row)
	}
	return look, nil
}

// look reads the heads and some rows; next gives nil at the end.
func (r *Reader) look(rows int, next func() []string) (Look, error) {
	look := Look{Columns: slices.Clone(next())}
	for len(look.Rows) < rows {
		row := next()
		if row == nil {
			break
		}
		look.Rows = append(look.Rows, slices.Clone(row))
	}
	if len(look.Columns) == 0 || len(look.Rows) == 0 {
		return Look{}, ErrNoRows
	}
	look.Mapping = r.mapping(look.Columns)
	return look, nil
}
