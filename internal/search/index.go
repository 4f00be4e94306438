package search

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/search/block"
	"github.com/readout-app/readout/internal/search/words"
)

// ErrBroken says that the index cannot be opened or is of another form: it is to be
// removed and made anew.
var ErrBroken = errors.New("the search index is missing, old or broken")

// form is raised with every change to what is indexed or how.
const form = "10"

// keyMark and keyForm are where the index keeps how far it has come, and its form.
const (
	keyMark = "mark"
	keyForm = "form"
)

// Texts gives an article by its ID, to prove phrases on its text and to show passages.
type Texts func(article.ID) (article.Article, error)

// Index is an open index. Its methods are safe for use by many goroutines.
type Index struct {
	bleve bleve.Index
	texts Texts

	mu    sync.Mutex
	known map[*block.Block]known // of its blocks, once they were asked for
}

// Create makes an empty index in a folder, in place of whatever is there; in memory where
// dir is empty.
func Create(dir string, texts Texts) (*Index, error) {
	if dir != "" {
		if err := Remove(dir); err != nil {
			return nil, err
		}
	}
	block.Register()
	made, err := bleve.NewUsing(dir, bleve.NewIndexMapping(), scorch.Name, bleve.Config.DefaultKVStore,
		map[string]any{"forceSegmentType": block.Type, "forceSegmentVersion": block.Version})
	if err == nil {
		err = made.SetInternal([]byte(keyForm), []byte(form))
	}
	if err != nil {
		return nil, fmt.Errorf("making the search index: %w", err)
	}
	return &Index{bleve: made, texts: texts}, nil
}

// lockWait is how long a lock that is held is waited for: the archive's own lock keeps a
// second Readout out.
const lockWait = time.Second

// Open opens the index in a folder; ErrBroken where that cannot be. What it does not read
// for that may be damaged still, see Check.
func Open(dir string, texts Texts) (x *Index, err error) {
	err = guarded(func() (err error) {
		x, err = open(dir, texts)
		return err
	})
	return x, err
}

func open(dir string, texts Texts) (*Index, error) {
	if _, err := os.Stat(filepath.Join(dir, "index_meta.json")); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if err := readable(dir); err != nil {
		return nil, err
	}
	block.Register()
	opened, err := bleve.OpenUsing(dir, map[string]any{"bolt_timeout": lockWait.String()})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if f, err := opened.GetInternal([]byte(keyForm)); err != nil || string(f) != form {
		opened.Close()
		return nil, fmt.Errorf("%w: its form is %q, not %q", ErrBroken, f, form)
	}
	return &Index{bleve: opened, texts: texts}, nil
}

// guarded calls f, and gives ErrBroken where that stumbles over bytes that are damaged, or
// that are not there: the files are mapped into memory.
func guarded(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrBroken, p)
		}
	}()
	return f()
}

// Remove removes the index of a folder, if there is one.
func Remove(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("removing the search index: %w", err)
	}
	return nil
}

// Close writes out what is left and closes the index.
func (x *Index) Close() error {
	if err := x.bleve.Close(); err != nil {
		return fmt.Errorf("closing the search index: %w", err)
	}
	return nil
}

// Put takes in items, in place of what it had of the same articles, and the mark of how
// far it has come with them. Both are on disk or neither: after a crash the mark may be an
// earlier one, and what came after it is put again.
func (x *Index) Put(items []Item, mark string) error {
	batch := x.bleve.NewBatch()
	cut := words.NewCutter()
	for _, it := range items {
		doc, err := docOf(it, cut).build()
		if err == nil {
			err = batch.IndexAdvanced(doc)
		}
		if err != nil {
			return fmt.Errorf("indexing article %s: %w", it.Article.ID, err)
		}
	}
	batch.SetInternal([]byte(keyMark), []byte(mark))
	if err := x.bleve.Batch(batch); err != nil {
		return fmt.Errorf("writing the search index: %w", err)
	}
	return nil
}

// Mark gives the mark that was put last; "" for none.
func (x *Index) Mark() (string, error) {
	mark, err := x.bleve.GetInternal([]byte(keyMark))
	if err != nil {
		return "", fmt.Errorf("reading the search index: %w", err)
	}
	return string(mark), nil
}

// Len gives the number of articles in the index.
func (x *Index) Len() (int, error) {
	n, err := x.bleve.DocCount()
	if err != nil {
		return 0, fmt.Errorf("reading the search index: %w", err)
	}
	return int(n), nil
}
