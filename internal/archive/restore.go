package archive

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/zstd"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

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
