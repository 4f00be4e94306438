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
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/message"
)

// words gathers the keys of all texts under gui that are shown in the language of the
// window: those of lang.L and lang.X, and those of lang.N, which have plural forms.
func words(t *testing.T) (texts, plurals map[string]string) {
	t.Helper()
	texts, plurals = map[string]string{}, map[string]string{}
	inspect(t, "..", func(n ast.Node, place func(ast.Node) string) bool {
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
		at := place(call)
		key, ok := literal(call.Args[0])
		if !ok {
			if _, constant := call.Args[0].(*ast.Ident); !constant || f.Sel.Name != "X" && f.Sel.Name != "XN" {
				t.Errorf("%s: the key of lang.%s is not a text that can be gathered", at, f.Sel.Name)
			}
			return true
		}
		into[key] = at
		return true
	})
	for key, at := range kinds(t) {
		if one, other := message.Kind(key).Forms(); one == other {
			texts[key] = at
		} else {
			plurals[other] = at
		}
	}
	return texts, plurals
}

// inspect shows visit every node of the sources below a folder, tests left out, with what
// tells the place of a node.
func inspect(t *testing.T, dir string, visit func(n ast.Node, place func(ast.Node) string) bool) {
	t.Helper()
	files := token.NewFileSet()
	place := func(n ast.Node) string { return files.Position(n.Pos()).String() }
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		tree, err := parser.ParseFile(files, file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(tree, func(n ast.Node) bool { return visit(n, place) })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// kinds gathers the kinds of messages that the packages below the window say: the constants
// of type message.Kind.
func kinds(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	inspect(t, filepath.Join("..", "..", "internal"), func(n ast.Node, place func(ast.Node) string) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		of, ok := spec.Type.(*ast.SelectorExpr)
		if pkg, is := f2ident(of, ok); !is || pkg != "message" || of.Sel.Name != "Kind" {
			return true
		}
		for _, v := range spec.Values {
			key, ok := literal(v)
			if !ok {
				t.Errorf("%s: the kind is not a text that can be gathered", place(v))
			}
			out[key] = place(v)
		}
		return true
	})
	if len(out) < 50 {
		t.Fatalf("only %d kinds of messages were gathered", len(out))
	}
	return out
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

// toolkitWords are the keys of the toolkit's own dialogs and menus that are not among
// those of the window.
func toolkitWords() []string {
	return []string{
		"Advanced", "Confirm", "Copy", "Create Folder", "Cut", "Enter filename", "Error", "Favourites", "Folder", "New Folder", "OK", "Paste",
		"Quit", "Save", "Select all", "Show Hidden Files", "file.name", "file.parent",
	}
}

// maxMissing is the share of its texts that a translation may lack, and say in English.
const maxMissing = 0.05

// Every translation has nearly every text, with the words to be filled in and the
// plural forms of its language; what is missing is logged. While pages are being
// written (-short), any may lack some. Of what is said below the window, reasons and notes,
// none may lack any: nobody would see from the window's code what it says. READOUT_WORDS names a file to write all keys to,
// for translators.
func TestTranslationsAreComplete(t *testing.T) {
	texts, plurals := words(t)
	if len(texts) < 100 || len(plurals) < 5 {
		t.Fatalf("%d texts and %d plurals were gathered", len(texts), len(plurals))
	}
	said := kinds(t)
	for key := range plurals {
		delete(texts, key) // a text that is also said of a number has forms
	}
	if file := os.Getenv("READOUT_WORDS"); file != "" {
		writeKeys(t, file, texts, plurals)
	}
	files, err := fs.Glob(assets.Translations, "translations/*.json")
	if err != nil || !slices.Contains(files, "translations/en.json") {
		t.Fatal(files, err)
	}
	for _, file := range files {
		tag := strings.TrimSuffix(path.Base(file), ".json")
		t.Run(tag, func(t *testing.T) {
			data, err := assets.Translations.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var has map[string]any
			if err := json.Unmarshal(data, &has); err != nil {
				t.Fatal(err)
			}
			missing := 0
			check := func(keys map[string]string, plural bool) {
				for key, at := range keys {
					value, ok := has[key]
					forms, several := value.(map[string]any)
					switch {
					case !ok && tag == english && !testing.Short():
						t.Errorf("the plural forms of %q are missing (%s)", key, at)
					case !ok:
						missing++
						t.Logf("%q is missing (%s)", key, at)
					case several != plural || plural && forms["other"] == nil:
						t.Errorf("%q has the wrong form (%s)", key, at)
					}
				}
			}
			for kind, at := range said {
				_, key := message.Kind(kind).Forms()
				if _, ok := has[key]; !ok && tag != english && !testing.Short() {
					t.Errorf("%q is not said in the window (%s)", key, at)
				}
			}
			check(plurals, true)
			if tag != english {
				check(texts, false)
			}
			if all := len(texts) + len(plurals); !testing.Short() && float64(missing) > maxMissing*float64(all) {
				t.Errorf("%d of %d texts are missing", missing, all)
			}
			for key, value := range has {
				if texts[key] == "" && plurals[key] == "" {
					if !testing.Short() && !slices.Contains(toolkitWords(), key) {
						t.Errorf("%q is nowhere in the window", key)
					}
					continue
				}
				for _, form := range forms(value) {
					if got, want := fills(form), fills(key); key != "readout.day" && !slices.Equal(got, want) {
						t.Errorf("%q has %v to be filled in, its key %v: %q", form, got, want, key)
					}
				}
			}
			speaksOfNumbers(t, tag, data, has)
		})
	}
}

func writeKeys(t *testing.T, file string, texts, plurals map[string]string) {
	t.Helper()
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

// forms gives the text, or the plural forms, of a key.
func forms(value any) []string {
	if text, ok := value.(string); ok {
		return []string{text}
	}
	var out []string
	for _, form := range value.(map[string]any) {
		out = append(out, form.(string))
	}
	return out
}

// fills gives the words to be filled in in a text, in the order of their letters.
func fills(text string) []string {
	out := regexp.MustCompile(`{{\.\w+}}`).FindAllString(text, -1)
	slices.Sort(out)
	return slices.Compact(out)
}

// speaksOfNumbers sees to it that a language has every plural form that its numbers ask for.
func speaksOfNumbers(t *testing.T, tag string, data []byte, has map[string]any) {
	t.Helper()
	bundle := i18n.NewBundle(language.Make(tag))
	if _, err := bundle.ParseMessageFileBytes(data, tag+".json"); err != nil {
		t.Fatal(err)
	}
	speaker := i18n.NewLocalizer(bundle, tag)
	for key, value := range has {
		if _, several := value.(map[string]any); !several || slices.Contains(toolkitWords(), key) {
			continue
		}
		for _, n := range []int{0, 1, 2, 5, 11, 21, 22, 1_000_000} {
			if _, err := speaker.Localize(&i18n.LocalizeConfig{MessageID: key, PluralCount: n}); err != nil {
				t.Errorf("%d: %v", n, err)
			}
		}
	}
}

// A language is spoken by its own rules whatever the system speaks, and nothing of it
// stays behind when another is chosen.
func TestALanguageIsSpokenByItsOwnRules(t *testing.T) {
	var own tongue
	l, x, n, xn := lang.L, lang.X, lang.N, lang.XN
	t.Cleanup(func() { lang.L, lang.X, lang.N, lang.XN = l, x, n, xn })
	own.speak("ru", false)
	own.install()
	for _, c := range []struct {
		tag             string
		count           int
		articles, title string
	}{
		{"ru", 1, "1 статья", "Статьи"}, {"ru", 3, "3 статьи", "Статьи"}, {"ru", 11, "11 статей", "Статьи"}, {"ru", 21, "21 статья", "Статьи"},
		{"fr", 0, "0 article", "Articles"}, {"fr", 2, "2 articles", "Articles"}, {"de", 1, "1 Artikel", "Artikel"},
		{"en", 1, "1 article", "Articles"}, {"en", 21, "21 articles", "Articles"},
	} {
		own.speak(c.tag, false)
		got := lang.N("{{.Count}} articles", c.count, map[string]any{"Count": c.count})
		if title := lang.L("Articles"); got != c.articles || title != c.title {
			t.Errorf("%s says %q and %q, want %q and %q", c.tag, title, got, c.title, c.articles)
		}
	}
	own.speak("de", true)
	if got := page.Language(); got != "de" {
		t.Errorf("German is %q", got)
	}
	if got := page.Day("2026-03-05"); got != "5. März 2026" {
		t.Errorf("a German day is %s", got)
	}
	if got := lang.L("Not in any file, {{.Name}}", map[string]any{"Name": "A. Mar"}); got != "Not in any file, A. Mar" {
		t.Errorf("what is missing is said as %q", got)
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
