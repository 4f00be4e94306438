package shell

import (
	"encoding/json"
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
	"testing"

	"github.com/readout-app/readout/assets"
)

// words gathers the keys of all texts under gui that are shown in the language of the
// window: those of lang.L and lang.X, and those of lang.N, which have plural forms.
func words(t *testing.T) (texts, plurals map[string]string) {
	t.Helper()
	texts, plurals = map[string]string{}, map[string]string{}
	files := token.NewFileSet()
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		tree, err := parser.ParseFile(files, file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if pkg, is := f2ident(f, ok); !is || pkg != "lang" {
				return true
			}
			into := map[string]map[string]string{"L": texts, "X": texts, "N": plurals, "XN": plurals}[f.Sel.Name]
			if into == nil {
				return true
			}
			at := files.Position(call.Pos()).String()
			key, ok := literal(call.Args[0])
			if !ok {
				if _, constant := call.Args[0].(*ast.Ident); !constant || f.Sel.Name != "X" {
					t.Errorf("%s: the key of lang.%s is not a text that can be gathered", at, f.Sel.Name)
				}
				return true
			}
			into[key] = at
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts, plurals
}

func f2ident(f *ast.SelectorExpr, ok bool) (string, bool) {
	if !ok {
		return "", false
	}
	id, ok := f.X.(*ast.Ident)
	if !ok {
		return "", false
	}
	return id.Name, true
}

// literal gives a text that stands as such in the source, in one piece or in several.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		a, ok := literal(e.X)
		b, also := literal(e.Y)
		return a + b, ok && also && e.Op == token.ADD
	}
	return "", false
}

// Every translation has every text, with the words to be filled in, and English has
// the plural forms. While pages are being written (-short), English may lack some. READOUT_WORDS names a file to write all keys to, for translators.
func TestTranslationsAreComplete(t *testing.T) {
	texts, plurals := words(t)
	if len(texts) < 100 || len(plurals) < 5 {
		t.Fatalf("%d texts and %d plurals were gathered", len(texts), len(plurals))
	}
	if file := os.Getenv("READOUT_WORDS"); file != "" {
		all := map[string]any{}
		for key := range texts {
			all[key] = key
		}
		for key := range plurals {
			all[key] = map[string]string{"one": key, "other": key}
		}
		data, err := json.MarshalIndent(all, "", "  ")
		if err == nil {
			err = os.WriteFile(file, data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	files, err := fs.Glob(assets.Translations, "translations/*.json")
	if err != nil || !slices.Contains(files, "translations/en.json") {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := assets.Translations.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var has map[string]any
		if err := json.Unmarshal(data, &has); err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		check := func(keys map[string]string, plural bool) {
			for key, at := range keys {
				value, ok := has[key]
				forms, several := value.(map[string]any)
				switch {
				case !ok && testing.Short() && path.Base(file) == "en.json":
					t.Logf("assets/%s lacks the plural forms of %q (%s)", file, key, at)
				case !ok:
					t.Errorf("assets/%s lacks %q (%s)", file, key, at)
				case several != plural || plural && forms["other"] == nil:
					t.Errorf("assets/%s: %q has the wrong form (%s)", file, key, at)
				}
			}
		}
		if path.Base(file) != "en.json" {
			check(texts, false)
		}
		check(plurals, true)
		for key := range has {
			if testing.Short() {
				break
			}
			if texts[key] == "" && plurals[key] == "" {
				t.Errorf("assets/%s has %q, which is nowhere in the window", file, key)
			}
		}
	}
}

func TestEveryTranslationIsOffered(t *testing.T) {
	for _, l := range languages() {
		if l.Name == "" || l.Tag == "" {
			t.Errorf("a language is offered as %+v", l)
		}
	}
	if len(languages()) == 0 {
		t.Error("no language is offered")
	}
}
