package house

import (
	"go/ast"
	"strings"
	"testing"
)

const recordDir = "internal/reading/record"

func TestRecordsComeFromTheirConstructors(t *testing.T) {
	holds(t, recordsByConstructor)
	files, err := project()
	if err != nil {
		t.Fatal(err)
	}
	if types := recordTypes(files); !types["Mention"] || !types["Statement"] {
		t.Errorf("the record types found are %v: the rule watches nothing", types)
	}
}

// recordTypes gives the types of package record that have a constructor NewT.
func recordTypes(files []file) map[string]bool {
	types := map[string]bool{}
	for _, f := range files {
		if f.dir() != recordDir || f.isTest() {
			continue
		}
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil {
				if name, ok := strings.CutPrefix(fn.Name.Name, "New"); ok && name != "" {
					types[name] = true
				}
			}
		}
	}
	return types
}

// recordsByConstructor finds records written out field by field outside their
// package: only the constructors make sure that a record has its passage and its
// rule. An empty literal is no record, and a list may be written out.
func recordsByConstructor(files []file) []string {
	types := recordTypes(files)
	var out []string
	for _, f := range files {
		name := f.nameOf(module + "/" + recordDir)
		if name == "" || f.isTest() || f.dir() == recordDir {
			continue
		}
		isRecord := func(e ast.Expr) bool {
			if star, ok := e.(*ast.StarExpr); ok {
				e = star.X
			}
			s, ok := e.(*ast.SelectorExpr)
			if !ok {
				return false
			}
			x, ok := s.X.(*ast.Ident)
			return ok && x.Name == name && types[s.Sel.Name]
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			if isRecord(lit.Type) && len(lit.Elts) > 0 {
				out = append(out, f.at(lit.Pos(), "a record is written out; make it with its constructor in %s", recordDir))
			}
			if elem := elementOf(lit.Type); elem != nil && isRecord(elem) {
				for _, e := range lit.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						e = kv.Value
					}
					if inner, ok := e.(*ast.CompositeLit); ok && inner.Type == nil && len(inner.Elts) > 0 {
						out = append(out, f.at(inner.Pos(), "a record is written out; make it with its constructor in %s", recordDir))
					}
				}
			}
			return true
		})
	}
	return out
}

// elementOf gives the element type of a list or map type, nil for any other.
func elementOf(t ast.Expr) ast.Expr {
	switch t := t.(type) {
	case *ast.ArrayType:
		return t.Elt
	case *ast.MapType:
		return t.Value
	}
	return nil
}

func TestRecordsByConstructorCatches(t *testing.T) {
	const head = "package x\nimport \"" + module + "/internal/reading/record\"\n"
	with := func(src string) map[string]string {
		return map[string]string{
			recordDir + "/new.go":         "package record\ntype Mention struct{ ID string }\nfunc NewMention() Mention { return Mention{ID: \"m1\"} }\n",
			"internal/reading/actor/a.go": src,
		}
	}
	catches(t, recordsByConstructor, []sample{
		{"written out", with(head + "var m = record.Mention{ID: \"m1\"}\n"), 1},
		{"by address", with(head + "var m = &record.Mention{ID: \"m1\"}\n"), 1},
		{"in a list", with(head + "var m = []record.Mention{{ID: \"m1\"}, {}}\n"), 1},
		{"in a list of pointers", with(head + "var m = []*record.Mention{{ID: \"m1\"}}\n"), 1},
		{"in a map", with(head + "var m = map[string]record.Mention{\"a\": {ID: \"m1\"}}\n"), 1},
		{"under another name", with(strings.Replace(head, "import ", "import r ", 1) + "var m = r.Mention{ID: \"m1\"}\n"), 1},
		{"empty", with(head + "var m = record.Mention{}\nvar l = []record.Mention{}\n"), 0},
		{"a list of made ones", with(head + "var l = []record.Mention{record.NewMention()}\n"), 0},
		{"a part that is no record", with(head + "var p = record.Passage{Text: \"x\"}\n"), 0},
	})
}
