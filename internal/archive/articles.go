package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

// Item is an article to keep, with the bytes it was made from, if there are any.
type Item struct {
	Article  article.Article
	Original []byte
}

// Kept says what became of an Item.
type Kept struct {
	ID article.ID
	// New is false when the archive had the article already. The first front
	// matter and original stay: an archive never changes what it holds.
	New bool
}

// storedArticle is the value of an article's key.
type storedArticle struct {
	Text       string          `json:"text,omitempty"`
	TextPieces int             `json:"text_pieces,omitempty"` // for a text too long to stand here
	Front      article.Front   `json:"front"`
	File       string          `json:"file,omitempty"`
	Captured   time.Time       `json:"captured"`
	Original   *storedOriginal `json:"original,omitempty"`
}

// storedOriginal says what the pieces of an original come to.
type storedOriginal struct {
	SHA256 string `json:"sha256"` // of the bytes as they came in
	Pieces int    `json:"pieces"`
}

const (
	// inlineText is the longest text in bytes that stands in its article's record.
	inlineText = 128 << 10
	// chunkBytes and chunkItems bound one change, and so what a sync is paid for.
	chunkBytes = 1 << 20
	chunkItems = 256
)

// PutArticles keeps articles, in order, and puts them into a story unless story is
// empty. They are written in chunks, each whole or not at all and on disk before
// the next begins. On an error, and on cancel, it gives what was kept until then:
// that stays kept.
func (a *Archive) PutArticles(ctx context.Context, story StoryID, items []Item) ([]Kept, error) {
	kept := make([]Kept, 0, len(items))
	chunk := make([]prepared, 0, min(len(items), chunkItems))
	size := 0
	flush := func() error {
		done, err := a.putChunk(story, chunk)
		kept = append(kept, done...)
		chunk, size = chunk[:0], 0
		return err
	}
	for _, item := range items {
		if err := ctx.Err(); err != nil {
			return kept, err
		}
		p, err := a.prepare(item)
		if err != nil {
			return kept, fmt.Errorf("keeping article %s: %w", item.Article.ID, err)
		}
		if len(chunk) == chunkItems || len(chunk) > 0 && size+p.size() > chunkBytes {
			if err := flush(); err != nil {
				return kept, fmt.Errorf("keeping articles: %w", err)
			}
		}
		chunk = append(chunk, p)
		size += p.size()
	}
	if err := flush(); err != nil {
		return kept, fmt.Errorf("keeping articles: %w", err)
	}
	return kept, nil
}

// prepared is an article ready to be written.
type prepared struct {
	id       article.ID
	record   storedArticle
	original []byte // compressed, when it fits in one piece
}

func (p prepared) size() int { return len(p.record.Text) + len(p.original) + 512 }

// prepare packs an item, and writes ahead what is too long for one change.
func (a *Archive) prepare(item Item) (prepared, error) {
	if item.Article.Text == nil {
		return prepared{}, article.ErrEmpty
	}
	words := item.Article.Text.String()
	p := prepared{id: item.Article.ID, record: storedArticle{
		Text: words, Front: item.Article.Front, File: item.Article.File, Captured: item.Article.Captured.UTC(),
	}}
	if p.id != article.IDOf(words) {
		return prepared{}, fmt.Errorf("its name does not match its text")
	}
	packed := a.pack.EncodeAll(item.Original, nil)
	long := len(words) > inlineText || len(packed) > pieceLen
	if long {
		known, err := a.Has(p.id)
		if err != nil || known {
			p.record = storedArticle{} // never written
			return p, err
		}
	}
	if len(words) > inlineText {
		n, err := a.spill(textPrefix+string(p.id), []byte(words))
		if err != nil {
			return prepared{}, err
		}
		p.record.Text, p.record.TextPieces = "", n
	}
	if len(item.Original) == 0 {
		return p, nil
	}
	sum := sha256.Sum256(item.Original)
	p.record.Original = &storedOriginal{SHA256: hex.EncodeToString(sum[:]), Pieces: 1}
	if len(packed) <= pieceLen {
		p.original = packed
		return p, nil
	}
	var err error
	p.record.Original.Pieces, err = a.spill(originalPrefix+string(p.id), packed)
	return p, err
}

// putChunk writes one chunk.
func (a *Archive) putChunk(story StoryID, chunk []prepared) ([]Kept, error) {
	if len(chunk) == 0 {
		return nil, nil
	}
	kept := make([]Kept, 0, len(chunk))
	ids := make([]article.ID, 0, len(chunk))
	err := a.update(true, func(t *tx) error {
		before, err := countsOf(t.badgerTxn)
		if err != nil {
			return err
		}
		added := 0
		for _, p := range chunk {
			known, err := has(t.badgerTxn, articleKey(p.id))
			if err != nil {
				return err
			}
			kept = append(kept, Kept{ID: p.id, New: !known})
			ids = append(ids, p.id)
			if known {
				continue
			}
			added++
			if err := t.putBytes(numbered(keptPrefix, before.Articles+added), []byte(p.id)); err != nil {
				return err
			}
			if p.original != nil {
				if err := t.putBytes(pieceKey(originalPrefix+string(p.id), 0), p.original); err != nil {
					return err
				}
			}
			if err := t.keep(articleKey(p.id), p.record); err != nil {
				return err
			}
		}
		if added > 0 {
			if err := t.count(counts{Articles: added}); err != nil {
				return err
			}
		}
		if story == "" {
			return nil
		}
		return t.addMembers(story, ids)
	})
	if err != nil {
		return nil, err
	}
	a.tidy(tidyImport)
	return kept, nil
}

// Has says whether the archive holds an article.
func (a *Archive) Has(id article.ID) (known bool, err error) {
	err = a.view(func(txn *badgerTxn) error {
		known, err = has(txn, articleKey(id))
		return err
	})
	return known, err
}

// Article gives an article, ErrNotFound, or ErrDamaged when its text is no more
// what it is named by.
func (a *Archive) Article(id article.ID) (article.Article, error) {
	var art article.Article
	err := a.view(func(txn *badgerTxn) (err error) {
		art, _, err = readArticle(txn, id)
		return err
	})
	if err != nil {
		return article.Article{}, fmt.Errorf("reading article %s: %w", id, err)
	}
	return art, nil
}

func readArticle(txn *badgerTxn, id article.ID) (article.Article, *storedOriginal, error) {
	var rec storedArticle
	if err := read(txn, articleKey(id), &rec); err != nil {
		return article.Article{}, nil, err
	}
	if rec.TextPieces > 0 {
		words, err := gather(txn, textPrefix+string(id), rec.TextPieces)
		if err != nil {
			return article.Article{}, nil, fmt.Errorf("%w: its text: %w", ErrDamaged, err)
		}
		rec.Text = string(words)
	}
	if article.IDOf(rec.Text) != id {
		return article.Article{}, nil, fmt.Errorf("%w: the text is not the one it is named by", ErrDamaged)
	}
	return article.Article{
		ID: id, Text: text.New(rec.Text), Front: rec.Front, File: rec.File, Captured: rec.Captured,
	}, rec.Original, nil
}

// Original gives the bytes an article was made from, or ErrNotFound when it came
// without, as pasted text does.
func (a *Archive) Original(id article.ID) ([]byte, error) {
	var data []byte
	err := a.view(func(txn *badgerTxn) (err error) {
		var rec storedArticle
		if err := read(txn, articleKey(id), &rec); err != nil {
			return err
		}
		data, err = a.readOriginal(txn, id, rec.Original)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the original of article %s: %w", id, err)
	}
	return data, nil
}

func (a *Archive) readOriginal(txn *badgerTxn, id article.ID, o *storedOriginal) ([]byte, error) {
	if o == nil {
		return nil, ErrNotFound
	}
	packed, err := gather(txn, originalPrefix+string(id), o.Pieces)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	data, err := a.unpack.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != o.SHA256 {
		return nil, fmt.Errorf("%w: the bytes are not those that came in", ErrDamaged)
	}
	return data, nil
}

// IDs gives the names of all articles of the archive in order of arrival. Where the
// store's list of them is damaged the log of arrivals fills it up, so that no
// article that can be read is passed over.
func (a *Archive) IDs() ([]article.ID, error) {
	var ids []article.ID
	err := a.view(func(txn *badgerTxn) (err error) {
		ids, err = articleIDs(txn)
		if errors.Is(err, ErrDamaged) || err == nil && a.Damage() != nil {
			a.log.Error("the list of articles is damaged", "cause", err)
			ids, err = a.arrivals.articles(ids)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("listing the articles: %w", err)
	}
	return ids, nil
}

// IDsAfter gives the names of the articles that arrived after the first n, in order of
// arrival, and the number of all; see IDs.
func (a *Archive) IDsAfter(n int) (ids []article.ID, all int, err error) {
	err = a.view(func(txn *badgerTxn) error {
		have, err := countsOf(txn)
		if err != nil || n >= have.Articles {
			all = have.Articles
			return err
		}
		for value, err := range valuesFrom(txn, keptPrefix, numbered(keptPrefix, n+1)) {
			if err != nil {
				return err
			}
			ids = append(ids, article.ID(value))
		}
		if all = n + len(ids); all != have.Articles {
			return fmt.Errorf("%w: %d of %d articles are listed", ErrDamaged, all, have.Articles)
		}
		return nil
	})
	if errors.Is(err, ErrDamaged) || err == nil && a.Damage() != nil {
		ids, err = a.IDs()
		return ids[min(n, len(ids)):], len(ids), err
	}
	if err != nil {
		return nil, 0, fmt.Errorf("listing the articles: %w", err)
	}
	return ids, all, nil
}

// articleIDs gives the store's list of articles, and ErrDamaged where it is not whole.
func articleIDs(txn *badgerTxn) (ids []article.ID, err error) {
	n, err := countsOf(txn)
	if err != nil {
		return nil, err
	}
	for value, err := range valuesOf(txn, keptPrefix) {
		if err != nil {
			return ids, err
		}
		ids = append(ids, article.ID(value))
	}
	if len(ids) != n.Articles {
		return ids, fmt.Errorf("%w: %d of %d articles are listed", ErrDamaged, len(ids), n.Articles)
	}
	return ids, nil
}

// All gives all articles of the archive in the order of IDs, reading one at a time.
// An article that cannot be read comes as an error with its ID alone; the rest follow.
func (a *Archive) All(ctx context.Context) iter.Seq2[article.Article, error] {
	return func(yield func(article.Article, error) bool) {
		ids, err := a.IDs()
		if err != nil {
			yield(article.Article{}, err)
			return
		}
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				yield(article.Article{}, err)
				return
			}
			art, err := a.Article(id)
			if err != nil {
				art.ID = id
			}
			if !yield(art, err) {
				return
			}
		}
	}
}
