package archive

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Journal is the log of one long piece of work, so that it can go on after it was cut
// off: a head, which is written anew with each step, and entries, which only come to it.
// It is not synced and not backed up: what it tells of lies in the archive already.
//
// Make one with NewJournal. Its methods are not to be called at the same time.
type Journal struct {
	archive *Archive
	number  int
	entries int
}

func (j *Journal) key() string        { return numbered(journalPrefix, j.number) }
func (j *Journal) entry(n int) string { return numbered(j.key()+"/", n) }
func journalHead(key string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimPrefix(key, journalPrefix))
	return n, err == nil
}

// NewJournal begins a journal with a head, after those there are.
func (a *Archive) NewJournal(head any) (*Journal, error) {
	j := &Journal{archive: a}
	err := a.update(false, func(t *tx) error {
		if a.journals == 0 { // it is not known yet how many there were
			for key := range keysOf(t.badgerTxn, journalPrefix) {
				if n, ok := journalHead(key); ok {
					a.journals = n
				}
			}
		}
		a.journals++
		j.number = a.journals
		return t.put(j.key(), head)
	})
	if err != nil {
		return nil, fmt.Errorf("beginning a journal: %w", err)
	}
	return j, nil
}

// Journals gives the journals that have a head, the oldest first.
func (a *Archive) Journals() ([]*Journal, error) {
	var all []*Journal
	err := a.view(func(txn *badgerTxn) error {
		for key := range keysOf(txn, journalPrefix) {
			if n, ok := journalHead(key); ok {
				all = append(all, &Journal{archive: a, number: n})
			} else if len(all) > 0 && strings.HasPrefix(key, all[len(all)-1].key()+"/") {
				all[len(all)-1].entries++
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing the journals: %w", err)
	}
	return all, nil
}

// Put writes the head and adds entries, all or nothing. Each is kept as its JSON, which
// is to be shorter than a megabyte.
func (j *Journal) Put(head any, entries ...any) error {
	err := j.archive.update(false, func(t *tx) error {
		for i, e := range entries {
			if err := t.put(j.entry(j.entries+i), e); err != nil {
				return err
			}
		}
		return t.put(j.key(), head)
	})
	if err != nil {
		return fmt.Errorf("writing a journal: %w", err)
	}
	j.entries += len(entries)
	return nil
}

// Head decodes the head into v.
func (j *Journal) Head(v any) error {
	err := j.archive.view(func(txn *badgerTxn) error { return read(txn, j.key(), v) })
	if err != nil {
		return fmt.Errorf("reading a journal: %w", err)
	}
	return nil
}

// Entries hands the JSON of every entry on, in order, until f fails.
func (j *Journal) Entries(f func(json.RawMessage) error) error {
	err := j.archive.view(func(txn *badgerTxn) error {
		for value, err := range valuesOf(txn, j.key()+"/") {
			if err != nil {
				return err
			}
			if err := f(value); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading a journal: %w", err)
	}
	return nil
}

// Drop removes the journal.
func (j *Journal) Drop() error {
	var keys []string
	err := j.archive.view(func(txn *badgerTxn) error {
		keys = append(slices.Collect(keysOf(txn, j.key()+"/")), j.key())
		return nil
	})
	for some := range slices.Chunk(keys, chunkMembers) {
		if err != nil {
			break
		}
		err = j.archive.update(false, func(t *tx) error {
			for _, key := range some {
				if err := t.Delete([]byte(key)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		return fmt.Errorf("removing a journal: %w", err)
	}
	return nil
}
