package shell

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/internal/desk"
)

func TestTheRecordIsExportedByKeys(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.shell.createStory("Lake talks", nil)
	r.settle()
	r.does("Export the record…")
	rows := strings.Split(r.asked(), "\n")
	if len(rows) != 3+len(desk.ExportTables()) || !strings.HasPrefix(rows[0], "1  Workbook (XLSX) | ") || !strings.HasPrefix(rows[3], "4  Table (CSV): Statements") {
		t.Fatalf("asked %q", rows)
	}
	for _, row := range rows[3:] {
		name := strings.TrimSuffix(row[strings.Index(row, ": ")+2:], " | ")
		if name == strings.ToLower(name) {
			t.Errorf("a table has no name in the window: %q", row)
		}
	}
	r.types("2")
	if r.shell.modal == nil || r.asked() != "" {
		t.Error("no place to write to is asked for")
	}
	r.key(fyne.KeyEscape)
}

func TestFileNames(t *testing.T) {
	for name, want := range map[string]string{"Strait talks 2026": "Strait-talks-2026", "../a/b": "a-b", "Переговоры: озеро": "Переговоры-озеро", "…": "story", "con\x00": "con"} {
		if got := fileName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
