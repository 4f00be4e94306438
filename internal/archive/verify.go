package archive

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/readout-app/readout/internal/article"
)

// Report is what Verify found.
type Report struct {
	Articles  int // read back and found to be what they are named by
	Originals int // likewise
	Stories   int
	Decisions int
	Problems  []Problem
}

// Clean says whether all that was ever kept is there.
func (r Report) Clean() bool { return len(r.Problems) == 0 }

// Problem is one thing that is missing or damaged.
type Problem struct {
	// What is "article", "original", "story", "decision", "setting" or "store".
	What string
	// ID names it: an article's or a story's ID, "story/seq" for a decision, a
	// setting's key; empty for the store.
	ID string
	// Missing says that it is gone; otherwise it is there and damaged.
	Missing bool
	// Text says it in a sentence.
	Text string
}

// Verify reads the whole archive and compares it with its checksums, its counts
// and the log of arrivals. Damage is reported, not returned: an error is returned
// for cancel alone and where the log of arrivals cannot be read. It changes nothing.
func (a *Archive) Verify(ctx context.Context) (Report, error) {
	v := verification{a: a, ctx: ctx}
	a.open.RLock()
	keys, err := a.arrivals.keys()
	a.open.RUnlock()
	if err != nil {
		return Report{}, fmt.Errorf("verifying the archive: %w", err)
	}
	v.store()
	if err = v.articles(); err == nil {
		err = v.stories(keys)
	}
	if err != nil {
		return v.Report, fmt.Errorf("verifying the archive: %w", err)
	}
	v.settings()
	return v.Report, nil
}

type verification struct {
	Report
	a   *Archive
	ctx context.Context
}

// problem notes an error about something; ErrNotFound means missing.
func (v *verification) problem(what, id string, err error) {
	p := Problem{What: what, ID: id, Missing: errors.Is(err, ErrNotFound) && !errors.Is(err, ErrDamaged)}
	name := strings.TrimSpace(what + " " + id)
	if p.Missing {
		p.Text = fmt.Sprintf("The %s was kept and is not there any more.", name)
	} else {
		p.Text = fmt.Sprintf("The %s cannot be read: %v.", name, err)
	}
	v.Problems = append(v.Problems, p)
}

// store lets Badger check its own files.
func (v *verification) store() {
	if err := v.a.view(func(*badgerTxn) error { return v.a.db.VerifyChecksum() }); err != nil {
		v.problem("store", "", err)
	}
}

// articles reads every article that the store lists or the log of arrivals knows.
func (v *verification) articles() error {
	var ids []article.ID
	err := v.a.view(func(txn *badgerTxn) (err error) {
		ids, err = articleIDs(txn)
		return err
	})
	if err != nil {
		v.problem("store", "", fmt.Errorf("its list of articles: %w", err))
	}
	if ids, err = v.a.arrivals.articles(ids); err != nil {
		return err
	}
	for _, id := range ids {
		if err := v.ctx.Err(); err != nil {
			return err
		}
		v.article(id)
	}
	return nil
}

func (v *verification) article(id article.ID) {
	var original *storedOriginal
	err := v.a.view(func(txn *badgerTxn) (err error) {
		_, original, err = readArticle(txn, id)
		return err
	})
	if err != nil {
		v.problem("article", string(id), err)
		return
	}
	v.Articles++
	if original == nil {
		return
	}
	if _, err := v.a.Original(id); err != nil {
		v.problem("original", string(id), err)
		return
	}
	v.Originals++
}

// stories checks every story's members and the gapless Seq of its decisions.
func (v *verification) stories(keys []string) error {
	known := map[string]bool{}
	var ids []string
	add := func(id string) {
		if !known[id] {
			known[id] = true
			ids = append(ids, id)
		}
	}
	ruled := map[string]int{} // decisions that must be there
	for _, key := range keys {
		if id, ok := strings.CutPrefix(key, storyPrefix); ok {
			add(id)
		} else if rest, ok := strings.CutPrefix(key, decisionPrefix); ok {
			id, _, _ := strings.Cut(rest, "/")
			ruled[id]++
		}
	}
	err := v.a.view(func(txn *badgerTxn) error {
		for key := range keysOf(txn, storyPrefix) {
			add(key[len(storyPrefix):])
		}
		return nil
	})
	if err != nil {
		v.problem("store", "", fmt.Errorf("its list of stories: %w", err))
	}
	for _, id := range ids {
		if err := v.ctx.Err(); err != nil {
			return err
		}
		v.story(StoryID(id), ruled[id])
	}
	if n := v.counts(); n.Stories != len(ids) {
		v.problem("store", "", fmt.Errorf("%w: it has %d stories and counts %d", ErrDamaged, len(ids), n.Stories))
	}
	return nil
}

// story checks one story of which at least so many decisions were kept.
func (v *verification) story(id StoryID, ruled int) {
	ids, err := v.a.Articles(id)
	if err != nil {
		v.problem("story", string(id), err)
	} else {
		v.Stories++
	}
	for _, art := range ids {
		known, err := v.a.Has(art)
		if err == nil && !known {
			err = fmt.Errorf("%w: its article %s is not there", ErrDamaged, art)
		}
		if err != nil {
			v.problem("story", string(id), err)
		}
	}
	log, err := v.a.Decisions(id)
	if err == nil && len(log) >= ruled {
		v.Decisions += len(log)
		return
	}
	if errors.Is(err, ErrNotFound) {
		return // the story is gone, and said so
	}
	v.decisions(id, max(ruled, v.lastDecision(id)))
}

// lastDecision gives the Seq of the last decision by the story's own record.
func (v *verification) lastDecision(id StoryID) int {
	var rec storedStory
	if err := v.a.view(func(txn *badgerTxn) error { return read(txn, storyKey(id), &rec) }); err != nil {
		return 0 // the story's record is reported already
	}
	return rec.Decisions
}

// decisions looks for each decision of a story by itself, to name those at fault.
func (v *verification) decisions(id StoryID, last int) {
	for seq := 1; seq <= last; seq++ {
		err := v.a.view(func(txn *badgerTxn) error {
			_, err := readBytes(txn, numbered(decisionsOf(id), seq))
			return err
		})
		if err != nil {
			v.problem("decision", fmt.Sprintf("%s/%d", id, seq), err)
			continue
		}
		v.Decisions++
	}
}

func (v *verification) settings() {
	err := v.a.view(func(txn *badgerTxn) error {
		for key := range keysOf(txn, settingPrefix) {
			if _, err := readBytes(txn, key); err != nil {
				v.problem("setting", key[len(settingPrefix):], err)
			}
		}
		return nil
	})
	if err != nil {
		v.problem("store", "", fmt.Errorf("its list of settings: %w", err))
	}
}

// counts gives the store's own counts; none where they cannot be read.
func (v *verification) counts() (n counts) {
	err := v.a.view(func(txn *badgerTxn) (err error) {
		n, err = countsOf(txn)
		return err
	})
	if err != nil {
		v.problem("store", "", fmt.Errorf("its counts: %w", err))
	}
	return n
}
