package house

import (
	"strings"
	"testing"
)

// floors lists the rooms from the bottom up. A room imports only rooms of lower
// floors; rooms that share a floor do not import each other.
var floors = [][]string{
	{"assets"},
	{"internal/text", "internal/message", "internal/corpora"},
	{"internal/lexicon"},
	{"internal/article"},
	{"internal/capture"},
	{"internal/language"},
	{"internal/reading"},
	{"internal/search"},
	{"internal/story"},
	{"internal/archive", "internal/export"},
	{"internal/desk"},
	{"gui"},
	{"cmd"},
}

const (
	fyne    = "fyne.io/fyne/v2"
	fyneApp = "fyne.io/fyne/v2/app"
)

// guiMay lists the rooms under internal that the window may see: the desk and the
// plain types it hands out.
var guiMay = []string{"internal/desk", "internal/story", "internal/text", "internal/message", "internal/article", "internal/reading/record"}

// room finds the room a folder belongs to and its floor, counted from 1.
func room(dir string) (name string, floor int) {
	for i, names := range floors {
		for _, n := range names {
			if inside(dir, n) {
				return n, i + 1
			}
		}
	}
	return "", 0
}

// own gives the folder of an import that belongs to the project.
func own(importPath string) (dir string, ok bool) {
	return strings.CutPrefix(importPath, module+"/")
}

func TestRoomsImportOnlyLowerRooms(t *testing.T) { holds(t, roomsImportDown) }

func roomsImportDown(files []file) []string {
	var out []string
	for _, f := range files {
		if f.isTest() || inside(f.dir(), "internal/house") || f.dir() == "." {
			continue
		}
		from, floor := room(f.dir())
		if from == "" {
			out = append(out, f.at(f.ast.Package, "%s is no room of the house: give it a floor in internal/house", f.dir()))
			continue
		}
		for p, pos := range f.imports() {
			dir, ok := own(p)
			if !ok {
				continue
			}
			if to, lower := room(dir); to != from && lower >= floor {
				out = append(out, f.at(pos, "%s imports %s, which is not below it", from, dir))
			}
		}
	}
	return out
}

func TestRoomsImportDownCatches(t *testing.T) {
	const up = "package x\nimport _ \"" + module + "/internal/story\"\n"
	catches(t, roomsImportDown, []sample{
		{"reading imports story", map[string]string{"internal/reading/timex/a.go": up}, 1},
		{"text imports story", map[string]string{"internal/text/a.go": up}, 1},
		{"desk imports story", map[string]string{"internal/desk/a.go": up}, 0},
		{"story imports itself", map[string]string{"internal/story/x/a.go": up}, 0},
		{"archive imports its neighbour", map[string]string{
			"internal/archive/a.go": "package x\nimport _ \"" + module + "/internal/export\"\n"}, 1},
		{"a test may look up", map[string]string{"internal/text/a_test.go": up}, 0},
		{"a room without a floor", map[string]string{"internal/utils/a.go": "package x\n"}, 1},
		{"a name that only begins alike", map[string]string{"internal/textual/a.go": "package x\n"}, 1},
		{"anyone asks the app's name", map[string]string{"internal/text/a.go": "package x\nimport _ \"" + module + "\"\n"}, 0},
	})
}

func TestToolkitStaysInTheWindow(t *testing.T) { holds(t, toolkitInWindow) }

// toolkitInWindow keeps the toolkit in gui and cmd/readout, tests included, and the
// package that opens real windows in cmd/readout alone: whatever imports it needs C
// and a display.
func toolkitInWindow(files []file) []string {
	var out []string
	for _, f := range files {
		for p, pos := range f.imports() {
			switch {
			case !inside(p, fyne):
			case inside(p, fyneApp) && f.dir() != "cmd/readout":
				out = append(out, f.at(pos, "only cmd/readout imports %s", fyneApp))
			case !insideAny(f.dir(), "gui", "cmd/readout"):
				out = append(out, f.at(pos, "%s imports the window toolkit", f.dir()))
			}
		}
	}
	return out
}

func TestToolkitInWindowCatches(t *testing.T) {
	catches(t, toolkitInWindow, []sample{
		{"desk imports fyne", map[string]string{"internal/desk/a.go": "package x\nimport _ \"fyne.io/fyne/v2\"\n"}, 1},
		{"so does its test", map[string]string{"internal/desk/a_test.go": "package x\nimport _ \"fyne.io/fyne/v2/test\"\n"}, 1},
		{"readoutctl imports fyne", map[string]string{"cmd/readoutctl/a.go": "package x\nimport _ \"fyne.io/fyne/v2/data/binding\"\n"}, 1},
		{"a page imports fyne", map[string]string{"gui/page/a.go": "package x\nimport _ \"fyne.io/fyne/v2/widget\"\n"}, 0},
		{"a page opens an app", map[string]string{"gui/page/a.go": "package x\nimport _ \"fyne.io/fyne/v2/app\"\n"}, 1},
		{"the program opens an app", map[string]string{"cmd/readout/a.go": "package x\nimport _ \"fyne.io/fyne/v2/app\"\n"}, 0},
		{"another module", map[string]string{"internal/desk/a.go": "package x\nimport _ \"fyne.io/fynelike\"\n"}, 0},
	})
}

func TestWindowSeesTheDeskOnly(t *testing.T) { holds(t, windowSeesDesk) }

func windowSeesDesk(files []file) []string {
	var out []string
	for _, f := range files {
		for p, pos := range f.imports() {
			dir, ok := own(p)
			switch {
			case !ok || f.isTest():
			case inside(f.dir(), "gui") && inside(dir, "internal") && !insideAny(dir, guiMay...):
				out = append(out, f.at(pos, "gui imports %s; it may see the desk and the types it hands out", dir))
			case inside(f.dir(), "cmd/readoutctl") && inside(dir, "gui"):
				out = append(out, f.at(pos, "readoutctl has no window"))
			}
		}
	}
	return out
}

func TestWindowSeesDeskCatches(t *testing.T) {
	imports := func(dir string) string { return "package x\nimport _ \"" + module + "/" + dir + "\"\n" }
	catches(t, windowSeesDesk, []sample{
		{"archive", map[string]string{"gui/page/a.go": imports("internal/archive")}, 1},
		{"search", map[string]string{"gui/a.go": imports("internal/search")}, 1},
		{"a reader", map[string]string{"gui/a.go": imports("internal/reading/timex")}, 1},
		{"records", map[string]string{"gui/a.go": imports("internal/reading/record")}, 0},
		{"decisions", map[string]string{"gui/a.go": imports("internal/story/decision")}, 0},
		{"desk", map[string]string{"gui/a.go": imports("internal/desk")}, 0},
		{"its own widgets", map[string]string{"gui/page/a.go": imports("gui/widget")}, 0},
		{"a window in readoutctl", map[string]string{"cmd/readoutctl/a.go": imports("gui/theme")}, 1},
	})
}

func TestDevNeedsGoOnly(t *testing.T) { holds(t, devIsPlain) }

// devIsPlain keeps cmd/dev to the standard library: it is what runs before anything
// has been fetched or built.
func devIsPlain(files []file) []string {
	var out []string
	for _, f := range files {
		if !inside(f.dir(), "cmd/dev") {
			continue
		}
		for p, pos := range f.imports() {
			if first, _, _ := strings.Cut(p, "/"); strings.Contains(first, ".") {
				out = append(out, f.at(pos, "cmd/dev imports %s, which is not the standard library", p))
			}
		}
	}
	return out
}

func TestDevIsPlainCatches(t *testing.T) {
	catches(t, devIsPlain, []sample{
		{"a module", map[string]string{"cmd/dev/a.go": "package main\nimport _ \"golang.org/x/sys/unix\"\n"}, 1},
		{"our own code", map[string]string{"cmd/dev/a.go": "package main\nimport _ \"" + module + "/internal/text\"\n"}, 1},
		{"the standard library", map[string]string{"cmd/dev/a.go": "package main\nimport _ \"go/format\"\n"}, 0},
	})
}
