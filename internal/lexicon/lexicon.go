// Package lexicon reads the word lists in assets/words: tab-separated UTF-8 text,
// one entry a line, blank lines and lines that begin with # left out.
//
// In: a file system and a file name. Out: rows of fields.
package lexicon

import (
	"fmt"
	"io/fs"
	"strings"
)

// Rows reads a word list. Every row must have at least fields columns; the error
// names the file and the line of one that has not.
func Rows(files fs.FS, name string, fields int) ([][]string, error) {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("reading word list: %w", err)
	}
	var rows [][]string
	line := 0
	for s := range strings.Lines(string(data)) {
		line++
		s = strings.TrimRight(s, "\r\n")
		if strings.TrimSpace(s) == "" || strings.HasPrefix(s, "#") {
			continue
		}
		row := strings.Split(s, "\t")
		if len(row) < fields {
			return nil, fmt.Errorf("word list %s, line %d: %d fields, want %d", name, line, len(row), fields)
		}
		rows = append(rows, row)
	}
	return rows, nil
}
