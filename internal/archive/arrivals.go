package archive

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/readout-app/readout/internal/article"
)

// arrivals is the log of what was kept, outside the store: the key of one article,
// story or decision a line. It is written after the store is synced and is not
// synced itself but at close: it may lag behind the store after a power cut, and is
// then completed from it; it is never ahead of what was acknowledged.
type arrivals struct {
	mu       sync.Mutex
	file     *os.File // nil in memory and where there is none to read
	readOnly bool
}

// openArrivals opens the log; a last line that was cut short is dropped.
func openArrivals(path string, readOnly bool) (*arrivals, error) {
	flags := os.O_RDWR | os.O_CREATE | os.O_APPEND
	if readOnly {
		flags = os.O_RDONLY
	}
	f, err := os.OpenFile(path, flags, 0o600)
	if readOnly && errors.Is(err, os.ErrNotExist) {
		return &arrivals{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("opening the log of arrivals: %w", err)
	}
	l := &arrivals{file: f, readOnly: readOnly}
	if readOnly {
		return l, nil
	}
	data, err := os.ReadFile(path)
	if err == nil {
		if whole := strings.LastIndexByte(string(data), '\n') + 1; whole < len(data) {
			err = f.Truncate(int64(whole))
		}
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("reading the log of arrivals: %w", err)
	}
	return l, nil
}

// add appends keys.
func (l *arrivals) add(keys []string) error {
	if l.file == nil || len(keys) == 0 {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, err := l.file.WriteString(strings.Join(keys, "\n") + "\n"); err != nil {
		return fmt.Errorf("writing the log of arrivals: %w", err)
	}
	return nil
}

// keys gives every key of the log, once, in order of arrival.
func (l *arrivals) keys() ([]string, error) {
	if l.file == nil {
		return nil, nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	data, err := os.ReadFile(l.file.Name())
	if err != nil {
		return nil, fmt.Errorf("reading the log of arrivals: %w", err)
	}
	seen := make(map[string]bool, len(data)/40)
	var out []string
	for line := range strings.Lines(string(data)) {
		key, whole := strings.CutSuffix(line, "\n")
		if whole && !seen[key] {
			seen[key] = true
			out = append(out, key)
		}
	}
	return out, nil
}

// articles gives the given articles and, after them, those of the log that are not
// among them.
func (l *arrivals) articles(ids []article.ID) ([]article.ID, error) {
	keys, err := l.keys()
	if err != nil {
		return nil, err
	}
	seen := make(map[article.ID]bool, len(ids))
	for _, id := range ids {
		seen[id] = true
	}
	for _, key := range keys {
		if id, ok := strings.CutPrefix(key, articlePrefix); ok && !seen[article.ID(id)] {
			seen[article.ID(id)] = true
			ids = append(ids, article.ID(id))
		}
	}
	return ids, nil
}

func (l *arrivals) close() error {
	if l.file == nil {
		return nil
	}
	if l.readOnly {
		return l.file.Close()
	}
	return errors.Join(l.file.Sync(), l.file.Close())
}

// counts says how many records of each kind there are.
type counts struct {
	Articles  int `json:"articles"`
	Stories   int `json:"stories"`
	Decisions int `json:"decisions"`
}

// countKeys counts the keys of the log of arrivals.
func countKeys(keys []string) (n counts) {
	for _, key := range keys {
		switch {
		case strings.HasPrefix(key, articlePrefix):
			n.Articles++
		case strings.HasPrefix(key, storyPrefix):
			n.Stories++
		case strings.HasPrefix(key, decisionPrefix):
			n.Decisions++
		}
	}
	return n
}

// checkCounts compares the store's own counts with the log of arrivals. A store
// that has fewer has lost some; one that has more completes the log.
func (a *Archive) checkCounts() error {
	keys, err := a.arrivals.keys()
	if err != nil {
		return err
	}
	want := countKeys(keys)
	var have counts
	err = a.view(func(txn *badgerTxn) error {
		have, err = countsOf(txn)
		return err
	})
	if err != nil {
		return err
	}
	for _, c := range []struct {
		what       string
		have, want int
	}{{"articles", have.Articles, want.Articles}, {"stories", have.Stories, want.Stories}, {"decisions", have.Decisions, want.Decisions}} {
		if c.have < c.want && a.Damage() == nil {
			err := fmt.Errorf("%w: %d of %d %s that were kept are missing", ErrDamaged, c.want-c.have, c.want, c.what)
			a.damage.Store(&err)
			a.log.Error("the archive has lost records", "kind", c.what, "have", c.have, "kept", c.want)
		}
	}
	behind := have.Articles > want.Articles || have.Stories > want.Stories || have.Decisions > want.Decisions
	if !behind || a.opts.ReadOnly {
		return nil
	}
	return a.completeArrivals(keys)
}

// completeArrivals adds to the log what the store has beyond it.
func (a *Archive) completeArrivals(known []string) error {
	seen := make(map[string]bool, len(known))
	for _, key := range known {
		seen[key] = true
	}
	var missing []string
	add := func(key string) {
		if !seen[key] {
			missing = append(missing, key)
		}
	}
	err := a.view(func(txn *badgerTxn) error {
		ids, err := articleIDs(txn)
		for _, id := range ids {
			add(articleKey(id))
		}
		for _, prefix := range []string{storyPrefix, decisionPrefix} {
			for key := range keysOf(txn, prefix) {
				add(key)
			}
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("completing the log of arrivals: %w", err)
	}
	return a.arrivals.add(missing)
}
