package archive

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/article"
)

// StoryID names a story within its archive. It never changes; the name may.
type StoryID string

// Story is one story with the number of its articles and decisions.
type Story struct {
	ID        StoryID
	Name      string
	Created   time.Time // UTC
	Articles  int
	Decisions int
}

// storedStory is the value of a story's key.
type storedStory struct {
	Name      string    `json:"name"`
	Created   time.Time `json:"created"`
	Articles  int       `json:"articles"`  // the number of the last member
	Decisions int       `json:"decisions"` // the Seq of the last decision
}

func (s storedStory) story(id StoryID) Story {
	return Story{id, s.Name, s.Created, s.Articles, s.Decisions}
}

// CreateStory makes a story, created at the given time. The name is trimmed; it
// fails with ErrNoName or ErrNameTaken.
func (a *Archive) CreateStory(name string, at time.Time) (Story, error) {
	var made Story
	err := a.update(true, func(t *tx) error {
		name, err := t.freeName(name, "")
		if err != nil {
			return err
		}
		n, err := countsOf(t.badgerTxn)
		if err != nil {
			return err
		}
		id := StoryID(fmt.Sprintf("%06d", n.Stories+1))
		rec := storedStory{Name: name, Created: at.UTC().Round(0)}
		made = rec.story(id)
		return t.newStory(id, rec)
	})
	if err != nil {
		return Story{}, fmt.Errorf("creating the story %q: %w", name, err)
	}
	return made, nil
}

// newStory writes a story that is not there yet.
func (t *tx) newStory(id StoryID, rec storedStory) error {
	if taken, err := has(t.badgerTxn, storyKey(id)); err != nil || taken {
		return errors.Join(err, fmt.Errorf("%w: story %s is there but was not counted", ErrDamaged, id))
	}
	if err := t.count(counts{Stories: 1}); err != nil {
		return err
	}
	return t.keep(storyKey(id), rec)
}

// RenameStory gives a story another name. It fails as CreateStory does, and with ErrNotFound.
func (a *Archive) RenameStory(id StoryID, name string) error {
	err := a.update(true, func(t *tx) error {
		var rec storedStory
		if err := read(t.badgerTxn, storyKey(id), &rec); err != nil {
			return err
		}
		var err error
		if rec.Name, err = t.freeName(name, id); err != nil {
			return err
		}
		return t.put(storyKey(id), rec)
	})
	if err != nil {
		return fmt.Errorf("naming story %s %q: %w", id, name, err)
	}
	return nil
}

// freeName gives the name trimmed, if no story but self has it.
func (t *tx) freeName(name string, self StoryID) (string, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return "", ErrNoName
	}
	all, err := stories(t.badgerTxn)
	if err != nil {
		return "", err
	}
	for _, s := range all {
		if s.Name == name && s.ID != self {
			return "", ErrNameTaken
		}
	}
	return name, nil
}

// Stories gives all stories in the order they were made.
func (a *Archive) Stories() ([]Story, error) {
	var all []Story
	err := a.view(func(txn *badgerTxn) (err error) {
		all, err = stories(txn)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("listing the stories: %w", err)
	}
	return all, nil
}

func stories(txn *badgerTxn) ([]Story, error) {
	var all []Story
	for key := range keysOf(txn, storyPrefix) {
		var rec storedStory
		if err := read(txn, key, &rec); err != nil {
			return nil, err
		}
		all = append(all, rec.story(StoryID(key[len(storyPrefix):])))
	}
	return all, nil
}

// AddToStory puts articles of the archive into a story, after those that are in
// it; one that is in it stays where it is. It fails with ErrNotFound where the story
// or an article is not there, and then adds none.
func (a *Archive) AddToStory(id StoryID, articles ...article.ID) error {
	for start := 0; start < len(articles); start += chunkMembers {
		some := articles[start:min(start+chunkMembers, len(articles))]
		if err := a.update(true, func(t *tx) error { return t.addMembers(id, some) }); err != nil {
			return fmt.Errorf("adding to story %s: %w", id, err)
		}
	}
	return nil
}

// chunkMembers bounds one change of members.
const chunkMembers = 4000

func (t *tx) addMembers(id StoryID, articles []article.ID) error {
	var rec storedStory
	if err := read(t.badgerTxn, storyKey(id), &rec); err != nil {
		return fmt.Errorf("story %s: %w", id, err)
	}
	before := rec.Articles
	for _, art := range articles {
		in := memberKey(id, art)
		member, err := has(t.badgerTxn, in)
		if err != nil {
			return err
		}
		if member {
			continue
		}
		if known, err := has(t.badgerTxn, articleKey(art)); err != nil || !known {
			return errors.Join(err, fmt.Errorf("article %s: %w", art, ErrNotFound))
		}
		rec.Articles++
		if err := t.putBytes(numbered(membersOf(id), rec.Articles), []byte(art)); err != nil {
			return err
		}
		if err := t.putBytes(in, nil); err != nil {
			return err
		}
	}
	if rec.Articles == before {
		return nil
	}
	return t.put(storyKey(id), rec)
}

// Articles gives the names of a story's articles in order of arrival. Where some
// cannot be read it gives those before them and ErrDamaged.
func (a *Archive) Articles(id StoryID) ([]article.ID, error) { return a.ArticlesAfter(id, 0) }

// ArticlesAfter gives those of Articles that come after the first n. It takes no longer
// where a story has many.
func (a *Archive) ArticlesAfter(id StoryID, n int) ([]article.ID, error) {
	var ids []article.ID
	err := a.view(func(txn *badgerTxn) (err error) {
		ids, err = members(txn, id, n)
		return err
	})
	if err != nil {
		return ids, fmt.Errorf("listing the articles of story %s: %w", id, err)
	}
	return ids, nil
}

// StoriesOf gives the stories that an article is in, in the order they were made.
func (a *Archive) StoriesOf(id article.ID) ([]StoryID, error) {
	var out []StoryID
	err := a.view(func(txn *badgerTxn) error {
		for key := range keysOf(txn, storyPrefix) {
			s := key[len(storyPrefix):]
			member, err := has(txn, memberKey(StoryID(s), id))
			if err != nil {
				return err
			}
			if member {
				out = append(out, StoryID(s))
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing the stories of article %s: %w", id, err)
	}
	return out, nil
}

// members gives the members of a story after the first n.
func members(txn *badgerTxn, id StoryID, n int) ([]article.ID, error) {
	var rec storedStory
	if err := read(txn, storyKey(id), &rec); err != nil || rec.Articles <= n {
		return nil, err
	}
	ids := make([]article.ID, 0, rec.Articles-n)
	for value, err := range valuesFrom(txn, membersOf(id), numbered(membersOf(id), n+1)) {
		if err != nil {
			return ids, err
		}
		ids = append(ids, article.ID(value))
	}
	if n += len(ids); n != rec.Articles {
		return ids, fmt.Errorf("%w: %d of its %d articles are listed", ErrDamaged, n, rec.Articles)
	}
	return ids, nil
}
