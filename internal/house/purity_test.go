package house

import (
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"
)

// pure lists the rooms that give the same bytes for the same input: they reach no
// file, no network, no clock and no chance.
var pure = []string{"internal/text", "internal/message", "internal/article", "internal/language", "internal/reading", "internal/story"}

// outside lists the packages that reach out of the program or roll dice.
var outside = []string{"os", "net", "syscall", "log", "io/ioutil", "math/rand", "crypto/rand", "hash/maphash"}

// harmless lists packages below those that only compute.
var harmless = []string{"net/url", "net/mail", "net/netip", "net/textproto"}

// clock lists what the time package takes from the machine: its clock and its zone.
var clock = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local", "LoadLocation"}

func TestPureRoomsStayPure(t *testing.T) { holds(t, pureRooms) }

func pureRooms(files []file) []string {
	var out []string
	for _, f := range files {
		if f.isTest() || !insideAny(f.dir(), pure...) || isTrainer(f) {
			continue
		}
		for p, pos := range f.imports() {
			if insideAny(p, outside...) && !slices.Contains(harmless, p) {
				out = append(out, f.at(pos, "%s imports %s", f.dir(), p))
			}
		}
		name := f.nameOf("time")
		ast.Inspect(f.ast, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := s.X.(*ast.Ident); ok && name != "" && x.Name == name && slices.Contains(clock, s.Sel.Name) {
				out = append(out, f.at(s.Pos(), "%s uses time.%s", f.dir(), s.Sel.Name))
			}
			return true
		})
	}
	return out
}

// isTrainer says whether a file trains a model of the language or measures a room: it
// reads a corpus, shuffles by a seed, looks at the clock and is run by hand, never
// while reading.
func isTrainer(f file) bool {
	return insideAny(f.dir(), "internal/language/train", "internal/language/measure", "internal/reading/measure", "internal/story/measure") ||
		inside(f.dir(), "internal/language") && strings.HasPrefix(path.Base(f.path), "train")
}

func TestPureRoomsCatches(t *testing.T) {
	at := func(src string) map[string]string { return map[string]string{"internal/reading/timex/a.go": src} }
	catches(t, pureRooms, []sample{
		{"files", at("package x\nimport _ \"os\"\n"), 1},
		{"network", at("package x\nimport _ \"net/http\"\n"), 1},
		{"addresses are only text", at("package x\nimport _ \"net/url\"\n"), 0},
		{"chance", at("package x\nimport _ \"math/rand/v2\"\n"), 1},
		{"clock", at("package x\nimport \"time\"\nvar t = time.Now()\n"), 1},
		{"clock as a value", at("package x\nimport \"time\"\nvar now = time.Now\n"), 1},
		{"clock under another name", at("package x\nimport tm \"time\"\nvar t = tm.Since(tm.Time{})\n"), 1},
		{"zone of the machine", at("package x\nimport \"time\"\nvar z = time.Local\n"), 1},
		{"calendar", at("package x\nimport \"time\"\nvar d = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)\n"), 0},
		{"another Now", at("package x\nvar time struct{ Now int }\nvar t = time.Now\n"), 0},
		{"a test", map[string]string{"internal/reading/a_test.go": "package x\nimport _ \"os\"\n"}, 0},
		{"a trainer", map[string]string{"internal/language/net/train.go": "package x\nimport _ \"math/rand/v2\"\n"}, 0},
		{"a trainer's own package", map[string]string{"internal/language/train/corpus.go": "package x\nimport _ \"os\"\n"}, 0},
		{"a measurement", map[string]string{"internal/language/measure/main.go": "package x\nimport _ \"os\"\n"}, 0},
		{"a measurement of reading", map[string]string{"internal/reading/measure/main.go": "package x\nimport _ \"os\"\n"}, 0},
		{"a measurement of stories", map[string]string{"internal/story/measure/main.go": "package x\nimport _ \"os\"\n"}, 0},
		{"no trainer of the language", map[string]string{"internal/reading/train.go": "package x\nimport _ \"math/rand/v2\"\n"}, 1},
		{"the desk", map[string]string{"internal/desk/a.go": "package x\nimport _ \"os\"\n"}, 0},
	})
}

func TestOneOwnerOfConcurrency(t *testing.T) { holds(t, concurrencyInDesk) }

// concurrencyInDesk lets only the desk's jobs, the window and the programs, that which
// trains the models among them, start goroutines, by statement or by a group's Go method.
func concurrencyInDesk(files []file) []string {
	var out []string
	for _, f := range files {
		if f.isTest() || insideAny(f.dir(), "internal/desk", "internal/language/train", "gui", "cmd") {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				out = append(out, f.at(n.Pos(), "%s starts a goroutine; the desk's jobs do that", f.dir()))
			case *ast.CallExpr:
				if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Go" && len(n.Args) == 1 {
					out = append(out, f.at(n.Pos(), "%s starts a goroutine; the desk's jobs do that", f.dir()))
				}
			}
			return true
		})
	}
	return out
}

func TestConcurrencyInDeskCatches(t *testing.T) {
	const stmt = "package x\nfunc f() { go f() }\n"
	catches(t, concurrencyInDesk, []sample{
		{"go in archive", map[string]string{"internal/archive/a.go": stmt}, 1},
		{"go in the root package", map[string]string{"a.go": stmt}, 1},
		{"a group in story", map[string]string{"internal/story/a.go": "package x\nimport \"sync\"\nfunc f() { var g sync.WaitGroup; g.Go(f) }\n"}, 1},
		{"go in desk", map[string]string{"internal/desk/a.go": stmt}, 0},
		{"go in gui", map[string]string{"gui/shell/a.go": stmt}, 0},
		{"go in a program", map[string]string{"cmd/readoutctl/a.go": stmt}, 0},
		{"go in a test", map[string]string{"internal/archive/a_test.go": stmt}, 0},
	})
}
