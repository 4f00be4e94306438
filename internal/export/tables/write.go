package tables

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// CSV writes a table as RFC 4180 has it, in UTF-8 with the mark at its beginning by which
// spreadsheets know it. A cell that a spreadsheet would take for a formula begins with an
// apostrophe, as OWASP advises against formula injection; numbers do not.
func CSV(w io.Writer, t Table) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("writing the table: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	_ = out.Write(t.Columns) // Error gives it below
	cells := make([]string, len(t.Columns))
	for _, row := range t.Rows {
		for i, c := range row {
			if cells[i] = c; !t.Numbers[i] {
				cells[i] = harmless(c)
			}
		}
		_ = out.Write(cells)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing the table: %w", err)
	}
	return nil
}

// harmless makes a cell one that no spreadsheet calculates.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n|%", rune(s[0])) {
		return "'" + s
	}
	// Signs in full width are taken for the narrow ones by some.
	for _, sign := range []string{"＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, sign) {
			return "'" + s
		}
	}
	return s
}

// longestCell is the number of letters that a cell of a workbook holds; the rest of a
// longer one is left out.
const longestCell = 32_767

// Workbook writes tables as a workbook (XLSX), a sheet each, the heads standing while one
// scrolls. Texts are kept as texts, which are never calculated.
func Workbook(w io.Writer, tables []Table) error {
	book := excelize.NewFile()
	defer book.Close()
	for i, t := range tables {
		if err := sheetOf(book, t, i == 0); err != nil {
			return fmt.Errorf("writing the sheet %s: %w", t.Name, err)
		}
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

func sheetOf(book *excelize.File, t Table, first bool) error {
	if first {
		if err := book.SetSheetName(book.GetSheetName(0), t.Name); err != nil {
			return err
		}
	} else if _, err := book.NewSheet(t.Name); err != nil {
		return err
	}
	out, err := book.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, c := range t.Columns {
		if err := out.SetColWidth(i+1, i+1, width(c)); err != nil {
			return err
		}
	}
	head := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = excelize.Cell{StyleID: bold, Value: c}
	}
	if err := out.SetRow("A1", head); err != nil {
		return err
	}
	cells := make([]any, len(t.Columns))
	for n, row := range t.Rows {
		for i, c := range row {
			cells[i] = cell(c, t.Numbers[i])
		}
		if err := out.SetRow("A"+strconv.Itoa(n+2), cells); err != nil {
			return err
		}
	}
	return out.Flush()
}

// cell gives a value as the workbook keeps it.
func cell(s string, isNumber bool) any {
	if isNumber {
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return f
		}
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' {
			return -1 // not allowed in XML
		}
		return r
	}, s)
	if r := []rune(s); len(r) > longestCell {
		return string(r[:longestCell])
	}
	return s
}

// width gives the width of a column in letters, by what it holds.
func width(column string) float64 {
	switch column {
	case "words", "passage", "headline", "what", "one", "other", "why", "note", "remarks":
		return 48
	case "who", "whom", "by", "paper", "name", "announced_by", "outlet", "url", "aliases", "condition":
		return 24
	}
	return 14
}
