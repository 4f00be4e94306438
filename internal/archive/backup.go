package archive

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
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
