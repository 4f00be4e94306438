package house

import (
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestPackagesAreExplained(t *testing.T) { holds(t, packagesExplained) }

// packagesExplained wants one package comment for each package, which begins with
// the package's name, or for a program with its command's.
func packagesExplained(files []file) []string {
	comments := map[string]int{}
	example := map[string]file{}
	var out []string
	for _, f := range files {
		if f.isTest() {
			continue
		}
		if _, seen := example[f.dir()]; !seen {
			example[f.dir()] = f
		}
		if f.ast.Doc == nil {
			continue
		}
		comments[f.dir()]++
		want := "Package " + f.ast.Name.Name + " "
		if f.ast.Name.Name == "main" {
			want = "Command " + path.Base(f.dir()) + " "
		}
		if text := f.ast.Doc.Text(); !strings.HasPrefix(text, want) {
			out = append(out, f.at(f.ast.Doc.Pos(), "the package comment does not begin with %q", want))
		}
	}
	for dir, f := range example {
		if n := comments[dir]; n != 1 {
			out = append(out, f.at(f.ast.Package, "package %s has %d package comments, want one", dir, n))
		}
	}
	slices.Sort(out)
	return out
}

func TestPackagesExplainedCatches(t *testing.T) {
	catches(t, packagesExplained, []sample{
		{"none", map[string]string{"a/a.go": "package a\n", "a/b.go": "package a\n"}, 1},
		{"one", map[string]string{"a/a.go": "// Package a is.\npackage a\n", "a/b.go": "package a\n"}, 0},
		{"two", map[string]string{"a/a.go": "// Package a is.\npackage a\n", "a/b.go": "// Package a was.\npackage a\n"}, 1},
		{"another name", map[string]string{"a/a.go": "// Package b is.\npackage a\n"}, 1},
		{"a program", map[string]string{"cmd/p/a.go": "// Command p does.\npackage main\n"}, 0},
		{"a comment apart", map[string]string{"a/a.go": "// Package a is.\n\npackage a\n"}, 1},
		{"tests only", map[string]string{"a/a_test.go": "package a\n"}, 0},
	})
}

func TestExportedNamesAreExplained(t *testing.T) { holds(t, exportedExplained) }

// exportedExplained wants a comment on each exported function, method, type,
// constant and variable; a group's comment does for its members.
func exportedExplained(files []file) []string {
	var out []string
	for _, f := range files {
		if f.isTest() {
			continue
		}
		breach := func(name *ast.Ident) {
			out = append(out, f.at(name.Pos(), "%s has no comment", name.Name))
		}
		for _, d := range f.ast.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Doc == nil && d.Name.IsExported() && receiverExported(d) {
					breach(d.Name)
				}
			case *ast.GenDecl:
				if d.Doc != nil || d.Tok == token.IMPORT {
					continue
				}
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.TypeSpec:
						if s.Doc == nil && s.Comment == nil && s.Name.IsExported() {
							breach(s.Name)
						}
					case *ast.ValueSpec:
						for _, name := range s.Names {
							if s.Doc == nil && s.Comment == nil && name.IsExported() {
								breach(name)
							}
						}
					}
				}
			}
		}
	}
	return out
}

// receiverExported says whether a function is reachable by name from outside: no
// method, or a method of an exported type.
func receiverExported(d *ast.FuncDecl) bool {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return true
	}
	t := d.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.IsExported()
		default:
			return true
		}
	}
}

func TestExportedExplainedCatches(t *testing.T) {
	at := func(src string) map[string]string { return map[string]string{"a/a.go": "package a\n" + src} }
	catches(t, exportedExplained, []sample{
		{"function", at("func F() {}\n"), 1},
		{"explained function", at("// F does.\nfunc F() {}\n"), 0},
		{"own function", at("func f() {}\n"), 0},
		{"method", at("// T is.\ntype T[K any] struct{}\nfunc (*T[K]) M() {}\n"), 1},
		{"method of an own type", at("type t struct{}\nfunc (t) M() {}\n"), 0},
		{"type", at("type T struct{}\n"), 1},
		{"constants", at("const (\n\tA = 1\n\tB = 2 // of two\n)\n"), 1},
		{"explained group", at("// The numbers.\nconst (\n\tA = 1\n\tB = 2\n)\n"), 0},
		{"variables in one line", at("var A, B int\n"), 2},
		{"test", map[string]string{"a/a_test.go": "package a\nfunc F() {}\n"}, 0},
	})
}

// longest is the number of lines a file may have without saying why.
const longest = 400

var longReason = regexp.MustCompile(`(?m)^// long: \S+`)

func TestFilesAreShort(t *testing.T) { holds(t, filesShort) }

func filesShort(files []file) []string {
	var out []string
	for _, f := range files {
		n := strings.Count(f.src, "\n")
		if n > longest && !f.isTest() && !ast.IsGenerated(f.ast) && !longReason.MatchString(f.src) {
			out = append(out, f.at(f.ast.Package, "%d lines, more than %d, and no line \"// long: why\"", n, longest))
		}
	}
	return out
}

func TestFilesShortCatches(t *testing.T) {
	long := "package a\n" + strings.Repeat("\n", longest)
	at := func(src string) map[string]string { return map[string]string{"a/a.go": src} }
	catches(t, filesShort, []sample{
		{"long", at(long), 1},
		{"just not", at(long[:len(long)-1]), 0},
		{"with a reason", at(long + "// long: one table, read as one\n"), 0},
		{"with an empty reason", at(long + "// long: \n"), 1},
		{"generated", at("// Code generated by a program. DO NOT EDIT.\n\n" + long), 0},
		{"test", map[string]string{"a/a_test.go": long}, 0},
	})
}
