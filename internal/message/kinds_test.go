package message_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/message"
)

// Whoever says a kind gives it a value for each of its places: what is given to a constant by
// its name is counted.
func TestKindsAreGivenTheirValues(t *testing.T) {
	dirs := map[string][]*ast.File{}
	set := token.NewFileSet()
	for depth := "*"; len(depth) < len("*/*/*/*/*"); depth += "/*" {
		files, err := filepath.Glob("../" + depth + ".go")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			dirs[filepath.Dir(name)] = append(dirs[filepath.Dir(name)], f)
		}
	}
	counted := 0
	for _, files := range dirs {
		kinds := map[string]message.Kind{}
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				spec, ok := n.(*ast.ValueSpec)
				if !ok || len(spec.Values) != 1 {
					return true
				}
				if of, ok := spec.Type.(*ast.SelectorExpr); ok && of.Sel.Name == "Kind" && of.X.(*ast.Ident).Name == "message" {
					if lit, ok := spec.Values[0].(*ast.BasicLit); ok {
						words, _ := strconv.Unquote(lit.Value)
						kinds[spec.Names[0].Name] = message.Kind(words)
					}
				}
				return true
			})
		}
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				with, ok := call.Fun.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				said, given := with.X, len(call.Args)
				if with.Sel.Name == "say" && given > 0 && call.Ellipsis == 0 { // a helper that takes the kind
					said, given = call.Args[0], given-1
				} else if with.Sel.Name != "With" {
					return true
				}
				name, ok := said.(*ast.Ident)
				if !ok || kinds[name.Name] == "" {
					return true
				}
				counted++
				if places := places(kinds[name.Name]); places != given {
					t.Errorf("%s: %q has %d places and is given %d values", set.Position(call.Pos()), kinds[name.Name], places, given)
				}
				return true
			})
		}
	}
	if counted < 40 {
		t.Errorf("%d messages were counted", counted)
	}
}

// places counts the places of a kind by giving it more values than it can have.
func places(k message.Kind) int { return len(k.With(make([]string, 20)...).Named()) }
