package archive

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// A backup is Zstandard-compressed JSON Lines, to be read without this program:
//
//	{"backup": {"format":"readout.backup","schema":1}}
//	{"article": {"id":…,"text":…,"front":{…},"file":…,"captured":…,"original":"base64"}}   in order of arrival
//	{"story": {"id":…,"name":…,"created":…,"articles":["id",…]}}
//	{"decision": {"story":…,"seq":…,…}}                                                     after its story, in order of seq
//	{"setting": {"key":…,"value":…}}
//	{"end": {"articles":n,"stories":n,"decisions":n}}
//
// Only what cannot be made again is in it: no readings, no indexes.
type backupLine struct {
	Backup   *marker         `json:"backup,omitempty"`
	Article  *backupArticle  `json:"article,omitempty"`
	Story    *backupStory    `json:"story,omitempty"`
	Decision *backupDecision `json:"decision,omitempty"`
	Setting  *backupSetting  `json:"setting,omitempty"`
	End      *counts         `json:"end,omitempty"`
}

type backupArticle struct {
	ID       article.ID    `json:"id"`
	Text     string        `json:"text"`
	Front    article.Front `json:"front"`
	File     string        `json:"file,omitempty"`
	Captured time.Time     `json:"captured"`
	Original []byte        `json:"original,omitempty"`
}

type backupStory struct {
	ID       StoryID      `json:"id"`
	Name     string       `json:"name"`
	Created  time.Time    `json:"created"`
	Articles []article.ID `json:"articles"`
}

type backupDecision struct {
	Story StoryID `json:"story"`
	decision.Decision
}

type backupSetting struct {
	Key   string          `json:"key"`
	Value json.RawMessage `json:"value"`
}

const backupFormat = "readout.backup"

// Backup writes all that cannot be made again to w, one article in memory at a
// time. What cannot be read is left out and named in the error, which then wraps
// ErrDamaged, while the backup is whole otherwise and can be restored. Articles
// and decisions that come while it runs may or may not be in it.
func (a *Archive) Backup(ctx context.Context, w io.Writer) error {
	if err := a.backup(ctx, w); err != nil {
		return fmt.Errorf("backing up the archive: %w", err)
	}
	return nil
}

func (a *Archive) backup(ctx context.Context, w io.Writer) error {
	packed, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	defer packed.Close()
	out := json.NewEncoder(packed)
	out.SetEscapeHTML(false)
	if err := out.Encode(backupLine{Backup: &marker{backupFormat, schema}}); err != nil {
		return err
	}
	// The stories are taken first: an article that comes later is in none of them.
	tail, damage := a.backupStories()
	var written counts
	saved := map[article.ID]bool{}
	for art, err := range a.All(ctx) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			damage = append(damage, err)
			continue
		}
		original, err := a.Original(art.ID)
		if err != nil && !errors.Is(err, ErrNotFound) {
			damage = append(damage, err)
		}
		line := backupArticle{art.ID, art.Text.String(), art.Front, art.File, art.Captured, original}
		if err := out.Encode(backupLine{Article: &line}); err != nil {
			return err
		}
		saved[art.ID] = true
		written.Articles++
	}
	for _, line := range tail {
		if s := line.Story; s != nil {
			written.Stories++
			there := s.Articles[:0]
			for _, id := range s.Articles {
				if saved[id] {
					there = append(there, id)
				}
			}
			s.Articles = there
		}
		if line.Decision != nil {
			written.Decisions++
		}
		if err := out.Encode(line); err != nil {
			return err
		}
	}
	if err := errors.Join(out.Encode(backupLine{End: &written}), packed.Close()); err != nil {
		return err
	}
	if damage != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, errors.Join(damage...))
	}
	return a.Damage()
}

// backupStories gives the lines of stories, decisions and settings, and what could
// not be read. A story whose log has a gap is saved up to the gap.
func (a *Archive) backupStories() (lines []backupLine, damage []error) {
	all, err := a.Stories()
	if err != nil {
		damage = append(damage, err)
	}
	for _, s := range all {
		ids, err := a.Articles(s.ID)
		if err != nil {
			damage = append(damage, err)
		}
		lines = append(lines, backupLine{Story: &backupStory{s.ID, s.Name, s.Created, ids}})
		log, err := a.Decisions(s.ID)
		if err != nil {
			damage = append(damage, err)
		}
		for _, d := range log {
			lines = append(lines, backupLine{Decision: &backupDecision{s.ID, d}})
		}
	}
	err = a.view(func(txn *badgerTxn) error {
		for key := range keysOf(txn, settingPrefix) {
			value, err := readBytes(txn, key)
			if err != nil {
				damage = append(damage, fmt.Errorf("the setting %q: %w", key[len(settingPrefix):], err))
				continue
			}
			lines = append(lines, backupLine{Setting: &backupSetting{key[len(settingPrefix):], value}})
		}
		return nil
	})
	if err != nil {
		damage = append(damage, err)
	}
	return lines, damage
}

// Restore makes a new archive in dir, which must be missing or empty, from a
// backup. It fails with ErrBackup when the backup is not one or is cut short, and
// with ErrNewer; what it had made is removed then.
func Restore(ctx context.Context, r io.Reader, dir string, opts Options) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("restoring a backup to %s: %w", dir, err)
		}
	}()
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("the folder is not empty")
	}
	unpacked, err := zstd.NewReader(bufio.NewReader(r), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return err
	}
	defer unpacked.Close()
	in := json.NewDecoder(unpacked)
	var first backupLine
	if err := in.Decode(&first); err != nil || first.Backup == nil || first.Backup.Format != backupFormat {
		return errors.Join(ErrBackup, err)
	}
	if first.Backup.Schema > schema {
		return ErrNewer
	}
	a, err := Open(dir, Options{Logger: opts.Logger})
	if err != nil {
		return err
	}
	err = a.restore(ctx, in)
	if err = errors.Join(err, a.Close()); err != nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	return nil
}

// restore reads the lines after the first.
func (a *Archive) restore(ctx context.Context, in *json.Decoder) error {
	var batch []Item
	bytes := 0
	flush := func() error {
		_, err := a.PutArticles(ctx, "", batch)
		batch, bytes = batch[:0], 0
		return err
	}
	var log []backupDecision // of one story
	flushLog := func() error {
		defer func() { log = log[:0] }()
		return a.restoreDecisions(ctx, log)
	}
	for {
		var line backupLine
		if err := in.Decode(&line); err != nil {
			return errors.Join(ErrBackup, err)
		}
		var err error
		if len(log) > 0 && (line.Decision == nil || line.Decision.Story != log[0].Story) {
			err = flushLog()
		}
		if err == nil && line.Article == nil && len(batch) > 0 {
			err = flush()
		}
		switch {
		case err != nil:
		case line.Article != nil:
			b := line.Article
			art := article.Article{ID: b.ID, Text: text.New(b.Text), Front: b.Front, File: b.File, Captured: b.Captured}
			batch = append(batch, Item{art, b.Original})
			if bytes += len(b.Text) + len(b.Original); bytes > 8*chunkBytes {
				err = flush()
			}
		case line.Story != nil:
			s := line.Story
			if err = a.update(true, func(t *tx) error { return t.newStory(s.ID, storedStory{Name: s.Name, Created: s.Created}) }); err == nil {
				err = a.AddToStory(s.ID, s.Articles...)
			}
		case line.Decision != nil:
			log = append(log, *line.Decision)
		case line.Setting != nil:
			err = a.SetSetting(line.Setting.Key, line.Setting.Value)
		case line.End != nil:
			return a.checkRestored(*line.End)
		}
		if err != nil {
			return err
		}
	}
}

// restoreDecisions appends the log of one story.
func (a *Archive) restoreDecisions(ctx context.Context, log []backupDecision) error {
	ds := make([]decision.Decision, len(log))
	for i, d := range log {
		if d.Seq != uint64(i+1) {
			return fmt.Errorf("%w: decision %d of story %s is missing", ErrBackup, i+1, d.Story)
		}
		ds[i] = d.Decision
	}
	_, err := a.AppendDecisions(ctx, log[0].Story, ds)
	return err
}

// checkRestored compares what there is now with what the backup says it held.
func (a *Archive) checkRestored(want counts) error {
	s, err := a.Stats()
	if err != nil {
		return err
	}
	if got := (counts{s.Articles, s.Stories, s.Decisions}); got != want {
		return fmt.Errorf("%w: it says %+v and holds %+v", ErrBackup, want, got)
	}
	return nil
}
