package house

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

func TestTheWindowIsSetInTwoStyles(t *testing.T) { holds(t, twoStyles) }

// twoStyles wants no text of the window italic, of fixed width or underlined: for each
// such style the toolkit loads fonts of its own, see gui/theme/fonts.go.
func twoStyles(files []file) (breaches []string) {
	dear := []string{"Italic", "Monospace", "Underline", "TabWidth"}
	for _, f := range files {
		if f.isTest() || !strings.HasPrefix(f.path, "gui/") {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && slices.Contains(dear, key.Name) {
					breaches = append(breaches, f.at(n.Pos(), "%s text needs fonts of its own: set it regular or bold", key.Name))
				}
			case *ast.AssignStmt:
				for _, l := range n.Lhs {
					if to, ok := l.(*ast.SelectorExpr); ok && slices.Contains(dear, to.Sel.Name) {
						breaches = append(breaches, f.at(l.Pos(), "%s text needs fonts of its own: set it regular or bold", to.Sel.Name))
					}
				}
			}
			return true
		})
	}
	return breaches
}

func TestStylesOfTheirOwnAreCaught(t *testing.T) {
	catches(t, twoStyles, []sample{
		{"italic and bold", map[string]string{"gui/a.go": "package a\nvar a, b = S{Italic: true}, S{Bold: true}"}, 1},
		{"underlined later", map[string]string{"gui/a.go": "package a\nfunc f(s S) { s.Style.Underline, s.Bold = true, true }"}, 1},
		{"asked for", map[string]string{"gui/a.go": "package a\nfunc f(s S) bool { return s.Italic }"}, 0},
		{"in a test and elsewhere", map[string]string{"gui/a_test.go": "package a\nvar a = S{Monospace: true}", "internal/a.go": "package a\nvar a = S{Italic: true}"}, 0},
	})
}
