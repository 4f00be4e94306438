package archive

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
)

// content is all that an archive holds for ever.
type content struct {
	Articles  []article.Article
	Originals map[article.ID]string
	Stories   []Story
	Members   map[StoryID][]article.ID
	Decisions map[StoryID][]decision.Decision
	Settings  map[string]string
}

func contentOf(t testing.TB, a *Archive) content {
	t.Helper()
	c := content{nil, map[article.ID]string{}, nil, map[StoryID][]article.ID{}, map[StoryID][]decision.Decision{}, map[string]string{}}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for art, err := range a.All(context.Background()) {
		must(err)
		c.Articles = append(c.Articles, art)
		original, err := a.Original(art.ID)
		if !errors.Is(err, ErrNotFound) {
			must(err)
			c.Originals[art.ID] = string(original)
		}
	}
	var err error
	c.Stories, err = a.Stories()
	must(err)
	for _, s := range c.Stories {
		c.Members[s.ID], err = a.Articles(s.ID)
		must(err)
		c.Decisions[s.ID], err = a.Decisions(s.ID)
		must(err)
	}
	must(a.view(func(txn *badgerTxn) error {
		for key := range keysOf(txn, settingPrefix) {
			value, err := readBytes(txn, key)
			if err != nil {
				return err
			}
			c.Settings[key] = string(value)
		}
		return nil
	}))
	return c
}

func backupOf(t *testing.T, a *Archive) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := a.Backup(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBackupAndRestore(t *testing.T) {
	ctx := context.Background()
	dir, s, _ := filled(t)
	a := open(t, dir, Options{})
	long := itemOf(strings.Repeat("Line upon line. ", 20_000), article.Front{}, "", noise(1, 2*pieceLen))
	if _, err := a.PutArticles(ctx, "", []Item{long}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.CreateStory("empty", noon); err != nil {
		t.Fatal(err)
	}
	if _, err := a.AppendDecision(s.ID, decision.Decision{At: noon, Kind: decision.KindUndo, Undoes: 10}); err != nil {
		t.Fatal(err)
	}
	if err := a.PutReading(long.Article.ID, "1", []byte("derived")); err != nil {
		t.Fatal(err)
	}
	want, backup := contentOf(t, a), backupOf(t, a)
	again := filepath.Join(t.TempDir(), "again")
	if err := Restore(ctx, bytes.NewReader(backup), again, Options{}); err != nil {
		t.Fatal(err)
	}
	b := open(t, again, Options{})
	clean(t, b)
	if got := contentOf(t, b); !reflect.DeepEqual(got, want) {
		t.Errorf("the restored archive differs")
	}
	if _, ok := b.Reading(long.Article.ID, "1"); ok {
		t.Error("a derived thing was backed up")
	}
	if !bytes.Equal(backupOf(t, b), backup) {
		t.Error("the backup of the restored archive differs")
	}
	if err := Restore(ctx, bytes.NewReader(backup), dir, Options{}); err == nil {
		t.Error("restored over an archive")
	}
}

func TestRestoreOfNoBackup(t *testing.T) {
	dir, _, _ := filled(t)
	backup := backupOf(t, open(t, dir, Options{}))
	pack := func(s string) []byte {
		enc, _ := zstd.NewWriter(nil)
		return enc.EncodeAll([]byte(s), nil)
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":         {nil, ErrBackup},
		"text":            {[]byte("hello"), ErrBackup},
		"other lines":     {pack(`{"a":1}` + "\n"), ErrBackup},
		"newer":           {pack(`{"backup":{"format":"readout.backup","schema":2}}`), ErrNewer},
		"no end":          {pack(`{"backup":{"format":"readout.backup","schema":1}}`), ErrBackup},
		"cut short":       {backup[:len(backup)*2/3], ErrBackup},
		"wrong count":     {pack(`{"backup":{"format":"readout.backup","schema":1}} {"end":{"articles":1}}`), ErrBackup},
		"gap in a log":    {pack(`{"backup":{"format":"readout.backup","schema":1}} {"decision":{"story":"1","seq":2,"kind":"undo","undoes":1}} {"end":{}}`), ErrBackup},
		"unknown article": {pack(`{"backup":{"format":"readout.backup","schema":1}} {"story":{"id":"1","name":"x","articles":["y"]}} {"end":{}}`), ErrNotFound},
	} {
		target := filepath.Join(t.TempDir(), "r")
		if err := Restore(context.Background(), bytes.NewReader(c.data), target, Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
		if _, err := os.Stat(target); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: something was left behind", name)
		}
	}
}

// What a damaged archive still holds can be backed up, and the backup restored.
func TestBackupOfDamagedArchive(t *testing.T) {
	dir, s, _ := filled(t)
	lose(t, dir, func(a *Archive) {
		if _, err := a.PutArticles(context.Background(), s.ID, []Item{item(501)}); err != nil {
			t.Fatal(err)
		}
	})
	a := open(t, dir, Options{})
	var b bytes.Buffer
	if err := a.Backup(context.Background(), &b); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
	again := t.TempDir()
	if err := Restore(context.Background(), &b, again, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := open(t, again, Options{}); clean(t, got).Articles != 200 {
		t.Error("articles were lost on the way")
	}
}

func FuzzRestore(f *testing.F) {
	f.Add([]byte(`{"backup":{"format":"readout.backup","schema":1}} {"end":{}}`))
	f.Add([]byte(`{"backup":{"format":"readout.backup","schema":1}} {"story":{"id":"1","name":"x"}} {"decision":{"story":"1","seq":1,"kind":"undo","undoes":1}} {"setting":{"key":"k","value":1}} {"end":{}}`))
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, lines []byte) {
		dir := filepath.Join(t.TempDir(), "r")
		if err := Restore(context.Background(), bytes.NewReader(enc.EncodeAll(lines, nil)), dir, Options{}); err != nil {
			return
		}
		clean(t, open(t, dir, Options{ReadOnly: true}))
	})
}
