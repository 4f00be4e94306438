package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"runtime/debug"

	"github.com/dgraph-io/badger/v4"
	"github.com/readout-app/readout/internal/article"
)

// The keys of the store. They are plain text so that a damaged archive can be read
// by eye; numbers are padded so that they sort.
//
//	counts                        how many records there are
//	article/<id>                  storedArticle
//	kept/<n>                      the name of the n-th article of the archive
//	text/<id>/<piece>             a text too long for its article record
//	original/<id>/<piece>         the original bytes, zstd
//	story/<story>                 storedStory
//	member/<story>/<n>            the n-th article of a story
//	in/<story>/<id>               says that the article is in the story
//	decision/<story>/<seq>        decision.Decision
//	reading/<version>/<id>/<piece>  a cached reading, zstd
//	setting/<name>                a setting
//	journal/<n>                   the head of a journal; journal/<n>/<k> its entries
const (
	countsKey      = "counts"
	articlePrefix  = "article/"
	keptPrefix     = "kept/"
	textPrefix     = "text/"
	originalPrefix = "original/"
	storyPrefix    = "story/"
	memberPrefix   = "member/"
	inPrefix       = "in/"
	decisionPrefix = "decision/"
	readingPrefix  = "reading/"
	settingPrefix  = "setting/"
	journalPrefix  = "journal/"
)

func articleKey(id article.ID) string { return articlePrefix + string(id) }
func storyKey(id StoryID) string      { return storyPrefix + string(id) }
func decisionsOf(id StoryID) string   { return decisionPrefix + string(id) + "/" }
func memberKey(s StoryID, id article.ID) string {
	return inPrefix + string(s) + "/" + string(id)
}
func membersOf(id StoryID) string          { return memberPrefix + string(id) + "/" }
func numbered(prefix string, n int) string { return fmt.Sprintf("%s%010d", prefix, n) }

type badgerTxn = badger.Txn

// sealLen is the length of the checksum before every value: the first bytes of its
// SHA-256, enough against a failing disk, which is all it guards against.
const sealLen = 8

func seal(payload []byte) []byte {
	sum := sha256.Sum256(payload)
	return append(sum[:sealLen:sealLen], payload...)
}

func unseal(value []byte) ([]byte, error) {
	if len(value) < sealLen {
		return nil, fmt.Errorf("%w: a value is cut short", ErrDamaged)
	}
	sum := sha256.Sum256(value[sealLen:])
	if !bytes.Equal(sum[:sealLen], value[:sealLen]) {
		return nil, fmt.Errorf("%w: a value does not match its checksum", ErrDamaged)
	}
	return value[sealLen:], nil
}

// readBytes gives the value of a key, or ErrNotFound, or ErrDamaged.
func readBytes(txn *badgerTxn, key string) ([]byte, error) {
	item, err := txn.Get([]byte(key))
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	value, err := item.ValueCopy(nil)
	if err != nil {
		return nil, err
	}
	return unseal(value)
}

// read decodes the JSON value of a key into v.
func read(txn *badgerTxn, key string, v any) error {
	data, err := readBytes(txn, key)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

func has(txn *badgerTxn, key string) (bool, error) {
	_, err := txn.Get([]byte(key))
	if errors.Is(err, badger.ErrKeyNotFound) {
		return false, nil
	}
	return err == nil, err
}

// keysOf gives the keys with a prefix, in order.
func keysOf(txn *badgerTxn, prefix string) iter.Seq[string] {
	return func(yield func(string) bool) {
		it := txn.NewIterator(badger.IteratorOptions{Prefix: []byte(prefix)})
		defer it.Close()
		for it.Rewind(); it.Valid(); it.Next() {
			if !yield(string(it.Item().Key())) {
				return
			}
		}
	}
}

// valuesOf gives the values of the keys with a prefix, in order.
func valuesOf(txn *badgerTxn, prefix string) iter.Seq2[[]byte, error] {
	return valuesFrom(txn, prefix, prefix)
}

// valuesFrom gives the values of the keys with a prefix from one on, in order.
func valuesFrom(txn *badgerTxn, prefix, first string) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		it := txn.NewIterator(badger.IteratorOptions{Prefix: []byte(prefix), PrefetchValues: true, PrefetchSize: 16})
		defer it.Close()
		for it.Seek([]byte(first)); it.Valid(); it.Next() {
			value, err := it.Item().ValueCopy(nil)
			if err == nil {
				value, err = unseal(value)
			}
			if !yield(value, err) {
				return
			}
		}
	}
}

// view runs a reading call.
func (a *Archive) view(fn func(*badgerTxn) error) error {
	a.open.RLock()
	defer a.open.RUnlock()
	if a.closed {
		return ErrClosed
	}
	return guard(a.log, func() error { return a.db.View(fn) })
}

// tx is one change under way.
type tx struct {
	*badgerTxn
	arrived []string // keys for the log of arrivals
}

// put sets a key to the JSON of v.
func (t *tx) put(key string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return t.putBytes(key, data)
}

func (t *tx) putBytes(key string, data []byte) error { return t.Set([]byte(key), seal(data)) }

// keep sets a key that must last: it goes to the log of arrivals too.
func (t *tx) keep(key string, v any) error {
	t.arrived = append(t.arrived, key)
	return t.put(key, v)
}

// countsOf gives the store's own counts; an empty store has none.
func countsOf(txn *badgerTxn) (n counts, err error) {
	if err = read(txn, countsKey, &n); errors.Is(err, ErrNotFound) {
		err = nil
	}
	return n, err
}

// count adds to the store's own counts.
func (t *tx) count(add counts) error {
	n, err := countsOf(t.badgerTxn)
	if err != nil {
		return err
	}
	return t.put(countsKey, counts{n.Articles + add.Articles, n.Stories + add.Stories, n.Decisions + add.Decisions})
}

// update runs a change: all of it or nothing. A durable one is on disk when it returns.
func (a *Archive) update(durable bool, fn func(*tx) error) error {
	if a.opts.ReadOnly {
		return ErrReadOnly
	}
	a.open.RLock()
	defer a.open.RUnlock()
	if a.closed {
		return ErrClosed
	}
	a.write.Lock()
	defer a.write.Unlock()
	var t tx
	err := guard(a.log, func() error {
		return a.db.Update(func(txn *badgerTxn) error {
			t.badgerTxn = txn
			return fn(&t)
		})
	})
	if err == nil && durable {
		err = a.db.Sync()
	}
	if err != nil {
		return err
	}
	return a.arrivals.add(t.arrived)
}

// guard turns a panic of the store into ErrDamaged and logs what it said: a damaged
// file makes Badger panic, and one cut short makes the memory map fault.
func guard(log *slog.Logger, fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			log.Error("the store panicked", "cause", r, "stack", string(debug.Stack()))
			err = fmt.Errorf("%w: a file of its store cannot be read", ErrDamaged)
		}
	}()
	return fn()
}

// pieceLen is the most that one value holds. Longer ones are cut, so that none is
// larger than a transaction and none goes to the value log.
const pieceLen = 512 << 10

// spill writes data under prefix/0, prefix/1 …, each piece in a change of its own,
// and gives the number of pieces. Pieces of nothing are harmless: they are written
// before the record that counts them.
func (a *Archive) spill(prefix string, data []byte) (int, error) {
	n := 0
	for ; n*pieceLen < len(data); n++ {
		piece := data[n*pieceLen : min((n+1)*pieceLen, len(data))]
		if err := a.update(true, func(t *tx) error { return t.putBytes(pieceKey(prefix, n), piece) }); err != nil {
			return 0, err
		}
	}
	return n, nil
}

func pieceKey(prefix string, n int) string { return fmt.Sprintf("%s/%04d", prefix, n) }

// gather reads what spill wrote.
func gather(txn *badgerTxn, prefix string, n int) ([]byte, error) {
	var data []byte
	for i := range n {
		piece, err := readBytes(txn, pieceKey(prefix, i))
		if err != nil {
			return nil, fmt.Errorf("piece %d of %d: %w", i+1, n, err)
		}
		data = append(data, piece...)
	}
	return data, nil
}
