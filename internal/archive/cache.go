package archive

import (
	"errors"
	"fmt"
	"strings"

	"github.com/readout-app/readout/internal/article"
)

// PutReading caches what a reader of the given version made of an article. It is
// not synced: after a crash the reading may be gone and is made again. The version
// holds no slash.
func (a *Archive) PutReading(id article.ID, version string, data []byte) error {
	packed := a.pack.EncodeAll(data, nil)
	n := max((len(packed)+pieceLen-1)/pieceLen, 1)
	if n > 255 {
		return fmt.Errorf("caching the reading of article %s: it is too large", id)
	}
	for i := range n {
		piece := packed[i*pieceLen : min((i+1)*pieceLen, len(packed))]
		// Each piece says how many there are, so that a torn reading is known.
		err := a.update(false, func(t *tx) error {
			return t.putBytes(pieceKey(readingKey(version, id), i), append([]byte{byte(n)}, piece...))
		})
		if err != nil {
			return fmt.Errorf("caching the reading of article %s: %w", id, err)
		}
	}
	return nil
}

func readingKey(version string, id article.ID) string {
	return readingPrefix + version + "/" + string(id)
}

// Reading gives a cached reading. It reports false when there is none or it is
// damaged: a reading can be made again.
func (a *Archive) Reading(id article.ID, version string) ([]byte, bool) {
	var data []byte
	err := a.view(func(txn *badgerTxn) error {
		var packed []byte
		for i, n := 0, 1; i < n; i++ {
			piece, err := readBytes(txn, pieceKey(readingKey(version, id), i))
			if err != nil {
				return err
			}
			if len(piece) == 0 {
				return ErrDamaged
			}
			n = int(piece[0])
			packed = append(packed, piece[1:]...)
		}
		var err error
		data, err = a.unpack.DecodeAll(packed, nil)
		return err
	})
	return data, err == nil
}

// DropReadings removes the cached readings of every version but keep, and gives the
// number of values removed.
func (a *Archive) DropReadings(keep string) (int, error) {
	dropped := 0
	for {
		var keys []string
		err := a.view(func(txn *badgerTxn) error {
			for key := range keysOf(txn, readingPrefix) {
				if keep != "" && strings.HasPrefix(key, readingPrefix+keep+"/") {
					continue
				}
				if keys = append(keys, key); len(keys) == chunkMembers {
					return nil
				}
			}
			return nil
		})
		if err == nil && len(keys) == 0 {
			return dropped, nil
		}
		if err == nil {
			err = a.update(false, func(t *tx) error {
				for _, key := range keys {
					if err := t.Delete([]byte(key)); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if err != nil {
			return dropped, fmt.Errorf("dropping old readings: %w", err)
		}
		dropped += len(keys)
	}
}

// Setting decodes a setting into v, which stays as it is when there is none; it
// reports whether there was one.
func (a *Archive) Setting(key string, v any) (bool, error) {
	err := a.view(func(txn *badgerTxn) error { return read(txn, settingPrefix+key, v) })
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("reading the setting %q: %w", key, err)
	}
	return true, nil
}

// SetSetting keeps a setting as the JSON of v.
func (a *Archive) SetSetting(key string, v any) error {
	if err := a.update(true, func(t *tx) error { return t.put(settingPrefix+key, v) }); err != nil {
		return fmt.Errorf("keeping the setting %q: %w", key, err)
	}
	a.tidy(tidyOpen) // where nothing else comes for months, what was overwritten piles up
	return nil
}
