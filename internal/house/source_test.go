package house

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const (
	root   = "../.." // of the source, from this folder
	module = "github.com/readout-app/readout"
)

// file is one Go file of the project.
type file struct {
	path string // from the root, with slashes
	src  string
	ast  *ast.File
	fset *token.FileSet
}

func (f file) dir() string  { return path.Dir(f.path) }
func (f file) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

// at words a breach at a place in the file.
func (f file) at(pos token.Pos, format string, args ...any) string {
	return fmt.Sprintf("%s:%d: %s", f.path, f.fset.Position(pos).Line, fmt.Sprintf(format, args...))
}

// imports gives the import paths of the file with the place of each.
func (f file) imports() map[string]token.Pos {
	out := map[string]token.Pos{}
	for _, spec := range f.ast.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil {
			out[p] = spec.Pos()
		}
	}
	return out
}

// nameOf gives the name under which the file knows an imported package, "" where it
// does not import it.
func (f file) nameOf(importPath string) string {
	for _, spec := range f.ast.Imports {
		if spec.Path.Value != strconv.Quote(importPath) {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		return path.Base(importPath)
	}
	return ""
}

// inside says whether a path, of a file or a package, lies in a folder.
func inside(p, folder string) bool {
	return p == folder || strings.HasPrefix(p, folder+"/")
}

func insideAny(p string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool { return inside(p, folder) })
}

// unkept are folders that are no source: made by a build or a run.
var unkept = []string{"bin", "dist", "shots"}

// walk visits every file of the project that is kept, testdata apart.
func walk(visit func(rel string, full string) error) error {
	return filepath.WalkDir(root, func(full string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, full)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			if d.Name() == ".git" || d.Name() == "testdata" || slices.Contains(unkept, rel) {
				return filepath.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() || d.Name() == ".git" { // a linked worktree has a file of that name
			return nil
		}
		return visit(rel, full)
	})
}

// project parses the whole project once for all tests.
var project = sync.OnceValues(func() ([]file, error) {
	var files []file
	err := walk(func(rel, full string) error {
		if path.Ext(rel) != ".go" {
			return nil
		}
		src, err := os.ReadFile(full)
		if err != nil {
			return err
		}
		f, err := parse(rel, string(src))
		if err != nil {
			return err
		}
		files = append(files, f)
		return nil
	})
	return files, err
})

func parse(rel, src string) (file, error) {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, rel, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return file{}, err
	}
	return file{path: rel, src: src, ast: tree, fset: fset}, nil
}

// rule finds the breaches of one rule, each worded with its place.
type rule func(files []file) []string

// holds fails the test for each breach of a rule in the project.
func holds(t *testing.T, r rule) {
	t.Helper()
	files, err := project()
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 10 {
		t.Fatalf("only %d files found: the project is not where it should be", len(files))
	}
	for _, breach := range r(files) {
		t.Error(breach)
	}
}

// sample is a small project, path by path, with the number of breaches in it.
type sample struct {
	name  string
	files map[string]string
	want  int
}

// catches checks a rule on samples that break it and samples that do not.
func catches(t *testing.T, r rule, samples []sample) {
	t.Helper()
	for _, s := range samples {
		var files []file
		for p, src := range s.files {
			f, err := parse(p, src)
			if err != nil {
				t.Fatalf("%s: %v", s.name, err)
			}
			files = append(files, f)
		}
		if got := r(files); len(got) != s.want {
			t.Errorf("%s: %d breaches found, want %d: %q", s.name, len(got), s.want, got)
		}
	}
}
