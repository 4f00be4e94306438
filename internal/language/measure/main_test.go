package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/corpora"
)

// folder writes a folder of corpora that hold one sentence each.
func folder(t *testing.T) string {
	t.Helper()
	const sentence = "# newdoc id = a\n# text = Envoys can't agree.\n" +
		"1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t4\tnsubj\t_\t_\n" +
		"2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_\n" +
		"3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n" +
		"4\tagree\tagree\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n" +
		"5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
	const name = `{"text": "Ada Brell left.", "mentions": [{"start": 0, "end": 9, "text": "Ada Brell", "type": "person", "accept": ["person"], "gold": "PER"},` +
		` {"start": 10, "end": 14, "text": "left", "type": "role", "accept": [], "gold": "R"}, {"start": 0, "end": 3, "type": "place", "confidence": 0.2}]}` + "\n"
	dir := t.TempDir()
	for file, content := range map[string]string{
		"treebanks/ewt/dev.conllu": sentence, "treebanks/gum/dev-bio.conllu": sentence, "treebanks/gum/dev-court.conllu": sentence,
		"treebanks/pud/pud.conllu": sentence, "names/uner-ewt-dev.jsonl": name, "names/re3d-open.jsonl": name + name,
	} {
		file = filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRun(t *testing.T) {
	var b strings.Builder
	if err := run(&corpora.Bench{Out: &b, Dir: folder(t)}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\nEWT dev                 100.00    100.00 100.00 ", "\nGUM dev, 80 columns ", "\nGUM dev court ", "\nPUD ",
		" 10\n", // words of GUM dev
		"\nUNER EWT dev ", "      1       1\n", "      2       2\n",
		" words a second (15 words of PUD and GUM dev", "\nLoading: ",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

func TestRunWithoutCorpora(t *testing.T) {
	whole := folder(t)
	for file, want := range map[string]string{
		"treebanks":              "the corpora lack treebanks/ewt/dev.conllu",
		"treebanks/pud":          "the corpora lack treebanks/pud/pud.conllu",
		"names/re3d-open.jsonl":  "the corpora lack names/re3d-open.jsonl",
		"names/no-such-file-yet": "",
	} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(file))); err != nil {
			t.Fatal(err)
		}
		err := run(&corpora.Bench{Out: io.Discard, Dir: dir})
		if (err != nil) != (want != "") || err != nil && (!strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n")) {
			t.Errorf("without %s: %v, want an error with %q", file, err, want)
		}
	}
}
