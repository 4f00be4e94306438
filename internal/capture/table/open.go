package table

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/readout-app/readout/internal/capture/charset"
	"github.com/readout-app/readout/internal/capture/format"
	"github.com/readout-app/readout/internal/message"
)

// maxUnpacked bounds what a workbook may hold once it is unpacked, in bytes.
const maxUnpacked = 512 << 20

// OpenCSV gives the rows of a table whose values are parted by commas, semicolons,
// tabs or bars; its first row names the columns. A row that is broken is named and
// left out. It fails with a *NoText, ErrNoRows or the context's error.
func (r *Reader) OpenCSV(ctx context.Context, in *io.SectionReader, yield func(format.Part) bool) error {
	limit := &limited{in: in}
	head := make([]byte, 64<<10)
	n, _ := io.ReadFull(io.NewSectionReader(in, 0, in.Size()), head)
	head = head[:n]
	var source io.Reader = limit
	if !utf8.Valid(trimmedRune(head)) {
		// Another encoding is told from the whole; such tables are small.
		if in.Size() > format.MaxPart {
			return format.ErrTooLarge
		}
		data, err := io.ReadAll(in)
		if err != nil {
			return fmt.Errorf("reading a table: %w", err)
		}
		s, _ := charset.Decode(data, "")
		head = []byte(s[:min(len(s), 64<<10)])
		limit = &limited{in: strings.NewReader(s)}
		source = limit
	}
	rows := csv.NewReader(skipMark(source))
	rows.Comma, _ = separator(head)
	rows.LazyQuotes, rows.FieldsPerRecord = true, -1
	return r.rows(ctx, func() ([]string, error) {
		limit.read = 0
		return rows.Read()
	}, yield)
}

// OpenXLSX gives the rows of each sheet of a workbook that names its columns in the
// first row. It fails as OpenCSV does, or with format.ErrDamaged.
func (r *Reader) OpenXLSX(ctx context.Context, in *io.SectionReader, yield func(format.Part) bool) error {
	book, err := excelize.OpenReader(in, excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: format.MaxPart})
	if err != nil {
		return fmt.Errorf("%w: %w", format.ErrDamaged, err)
	}
	defer book.Close()
	var failed error
	given, more := 0, true
	for _, sheet := range book.GetSheetList() {
		rows, err := book.Rows(sheet)
		if err != nil {
			failed = err
			continue
		}
		err = r.rows(ctx, func() ([]string, error) {
			if !rows.Next() {
				return nil, errors.Join(io.EOF, rows.Error())
			}
			return rows.Columns()
		}, func(p format.Part) bool {
			p.Name = sheet + ", " + p.Name
			given++
			more = yield(p)
			return more
		})
		_ = rows.Close() // its temporary file
		if ctx.Err() != nil || !more {
			return ctx.Err()
		}
		failed = cmpError(failed, err)
	}
	if given > 0 {
		return nil // a sheet without articles beside one that has them
	}
	return failed
}

// cmpError keeps the error that says more: that of columns without text.
func cmpError(a, b error) error {
	if no := (*NoText)(nil); a == nil || errors.As(b, &no) {
		return b
	}
	return a
}

// rows gives the pages of rows, the first of which names the columns.
func (r *Reader) rows(ctx context.Context, next func() ([]string, error), yield func(format.Part) bool) error {
	var columns []string
	var m Mapping
	for n := 0; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		row, err := next()
		switch broken := (*csv.ParseError)(nil); {
		case errors.Is(err, errTooLong):
			return rowTooLong.With(strconv.Itoa(n + 1))
		case errors.As(err, &broken):
			if !yield(format.Part{Name: fmt.Sprintf("row %d", n+1), Err: rowBroken}) {
				return nil
			}
			continue
		case errors.Is(err, io.EOF):
			if n < 2 {
				return ErrNoRows
			}
			return nil
		case err != nil:
			return fmt.Errorf("%w: %w", format.ErrDamaged, err)
		}
		if columns == nil {
			columns = slices.Clone(row)
			if len(columns) > 0 {
				columns[0] = strings.TrimPrefix(columns[0], "\ufeff")
			}
			if m = r.mapping(columns); m.Text == "" {
				return &NoText{Columns: columns}
			}
			continue
		}
		value := func(column string) string {
			if i := slices.Index(columns, column); i >= 0 && i < len(row) {
				return row[i]
			}
			return ""
		}
		if strings.TrimSpace(value(m.Text)) == "" && strings.TrimSpace(value(m.Headline)) == "" {
			continue // an empty row
		}
		page := r.page(m, value)
		if !yield(format.Part{Name: fmt.Sprintf("row %d", n+1), Data: original(columns, row), Page: &page}) {
			return nil
		}
	}
}

// original is a row as it is kept beside its article.
func original(columns, row []string) []byte {
	m := make(map[string]string, len(columns))
	for i, c := range columns {
		if i < len(row) {
			m[c] = row[i]
		}
	}
	data, err := json.Marshal(m)
	if err != nil {
		return nil
	}
	return data
}

// OpenJSON gives the objects of a JSON Lines file, or of an array. Objects that stated
// takes (an article in a news format) are its; the others are rows whose columns are
// their fields. It fails as OpenCSV does.
func (r *Reader) OpenJSON(ctx context.Context, in *io.SectionReader, stated func(json.RawMessage) (format.Page, bool), yield func(format.Part) bool) error {
	limit := &limited{in: skipMark(in)}
	d := json.NewDecoder(limit)
	buffered := bufio.NewReader(io.NewSectionReader(in, 0, in.Size()))
	array := firstSign(buffered) == '['
	if array {
		if _, err := d.Token(); err != nil {
			return fmt.Errorf("%w: %w", format.ErrDamaged, err)
		}
	}
	var first Mapping
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		limit.read = 0
		if array && !d.More() {
			return nil
		}
		var raw json.RawMessage
		err := d.Decode(&raw)
		switch {
		case errors.Is(err, io.EOF) && n == 1:
			return ErrNoRows
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errTooLong):
			return valueTooLong.With(strconv.Itoa(n))
		case err != nil:
			return fmt.Errorf("%w: value %d: %w", format.ErrDamaged, n, err)
		}
		page, ok := stated(raw)
		if !ok {
			fields, columns := flat(raw)
			m, known := r.known(columns)
			if n == 1 && known {
				first = m // further objects may lack some fields
			}
			if m = first; m == (Mapping{}) {
				m = Guess(columns)
			}
			if m.Text == "" {
				if n == 1 {
					return &NoText{Columns: columns}
				}
				continue
			}
			page = r.page(m, func(column string) string { return fields[column] })
		}
		if !yield(format.Part{Name: fmt.Sprintf("row %d", n), Data: raw, Page: &page}) {
			return nil
		}
	}
}

// flat gives the fields of an object that are text or numbers, those of objects within
// it as "outer.inner", in the order of their names.
func flat(raw json.RawMessage) (fields map[string]string, columns []string) {
	fields = map[string]string{}
	var walk func(prefix string, raw json.RawMessage, depth int)
	walk = func(prefix string, raw json.RawMessage, depth int) {
		var object map[string]json.RawMessage
		if json.Unmarshal(raw, &object) != nil || depth > 3 {
			return
		}
		for k, v := range object {
			var s string
			var n json.Number
			var list []string
			switch {
			case json.Unmarshal(v, &s) == nil:
				fields[prefix+k] = s
			case json.Unmarshal(v, &n) == nil:
				fields[prefix+k] = n.String()
			case json.Unmarshal(v, &list) == nil:
				fields[prefix+k] = strings.Join(list, ", ")
			default:
				walk(prefix+k+".", v, depth+1)
			}
		}
	}
	walk("", raw, 0)
	for k := range fields {
		columns = append(columns, k)
	}
	slices.Sort(columns)
	return fields, columns
}

// IsCSV says whether text begins as a table of articles: its first line names columns
// by which articles are known.
func IsCSV(head []byte) bool {
	_, m := separator(head)
	return m.Certain()
}

// IsTable says whether text that is called a table begins as one, whatever its columns are
// called: its first two rows have the same number of values, more than one.
func IsTable(head []byte) bool {
	sign, columns := parted(head)
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(head, []byte("\ufeff"))))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = sign, true, -1
	if _, err := r.Read(); err != nil || len(columns) < 2 {
		return false
	}
	second, err := r.Read()
	return err == nil && len(second) == len(columns)
}

// Heads gives the values of the first line of a text, parted by the sign that gives most.
func Heads(head []byte) []string {
	_, columns := parted(head)
	return columns
}

// separator finds the sign that parts the values of the first line, and the mapping
// that it tells.
func separator(head []byte) (rune, Mapping) {
	sign, columns := parted(head)
	return sign, Guess(columns)
}

// parted finds the sign that parts the values of the first line, and those.
func parted(head []byte) (best rune, columns []string) {
	line, _, _ := bytes.Cut(bytes.TrimPrefix(head, []byte("\ufeff")), []byte("\n"))
	best = ','
	for _, sign := range ",;\t|" {
		r := csv.NewReader(bytes.NewReader(line))
		r.Comma, r.LazyQuotes = sign, true
		if values, err := r.Read(); err == nil && len(values) > len(columns) {
			best, columns = sign, values
		}
	}
	return best, columns
}

// limited is a reader that fails once more than a part's size was read since read was
// last set to 0: a row or value without an end.
type limited struct {
	in   io.Reader
	read int
}

// What is wrong with a row or a value.
const (
	rowTooLong   message.Kind = "row {{.Number}} is larger than 20 MB: a quotation mark may be missing"
	rowBroken    message.Kind = "the row is broken: a quotation mark is in the wrong place"
	valueTooLong message.Kind = "value {{.Number}} is larger than 20 MB"
)

var errTooLong = errors.New("a value has no end")

func (l *limited) Read(p []byte) (int, error) {
	if l.read > format.MaxPart {
		return 0, errTooLong
	}
	n, err := l.in.Read(p)
	l.read += n
	return n, err
}

// skipMark leaves a byte order mark out.
func skipMark(in io.Reader) io.Reader {
	b := bufio.NewReader(in)
	if mark, _ := b.Peek(3); string(mark) == "\ufeff" {
		_, _ = b.Discard(3) // they were peeked at
	}
	return b
}

// firstSign gives the first sign that is no white space.
func firstSign(b *bufio.Reader) byte {
	if mark, _ := b.Peek(3); string(mark) == "\ufeff" {
		_, _ = b.Discard(3) // they were peeked at
	}
	for {
		c, err := b.ReadByte()
		if err != nil || !strings.ContainsRune(" \t\r\n", rune(c)) {
			return c
		}
	}
}

// trimmedRune cuts a letter that a buffer's end has parted.
func trimmedRune(b []byte) []byte {
	for i := 1; i <= utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}
