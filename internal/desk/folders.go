package desk

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/capture/watched"
	"github.com/readout-app/readout/internal/message"
)

// Folder is a folder of the machine that is looked through for articles. Nothing in it is
// ever changed.
type Folder struct {
	ID   string `json:"id"` // it never changes
	Path string `json:"path"`
	// Story takes the articles; "" is the inbox, which is made for the first of them.
	Story StoryID `json:"story,omitempty"`
	// Stopped folders are not looked at. A person stops them; so does an import that could
	// not be carried out, of which Problem then tells.
	Stopped bool         `json:"stopped,omitempty"`
	Taken   int          `json:"taken,omitempty"`  // files that were taken
	Problem message.Data `json:"problem,omitzero"` // why it cannot be looked at: a part of a sentence
	Unread  message.Data `json:"unread,omitzero"`  // which of the files last taken could not be read
	// Because is why the last of those could not: a part of a sentence.
	Because message.Data `json:"because,omitzero"`
	// Checked is when it was last looked at, zero for not yet since the start. Unrest
	// counts the files that had not come to rest then.
	Checked time.Time `json:"-"`
	Unrest  int       `json:"-"`
}

// Name gives the folder's own name.
func (f Folder) Name() string { return filepath.Base(f.Path) }

// What is said of a folder that was looked at.
const (
	tooManyFiles message.Kind = "it holds more than {{.Number}} files, too many to look at again and again"
	filesUnread  message.Kind = "{{.Count}} file could not be read, at last {{.Name}}.|{{.Count}} files could not be read, at last {{.Name}}."
)

// InboxName is the story of what belongs to none.
const InboxName = "Inbox"

// What is wrong with a folder that is to be watched.
const (
	ErrWatched   message.Kind = "this folder is watched already"
	ErrNoFolder  message.Kind = "there is no such folder"
	ErrOwnFolder message.Kind = "this folder holds Readout's own data; choose another"
)

const (
	foldersKey = "folders"
	// lookRest is the time between two looks: a file is taken once it has not changed for
	// as long.
	lookRest = 5 * time.Second
	// mostWatched bounds the files of a folder: all of them are looked at each time.
	mostWatched = 20_000
)

func takenKey(folder string) string { return foldersKey + "/" + folder + "/taken" }

// folders is what looking after watched folders needs.
type folders struct {
	mu     sync.Mutex // held while the list or what was seen is changed
	seen   map[string]*watched.Folder
	state  map[string]Folder // the fields that are not kept, by ID
	woken  bell
	looked Signal[struct{}]
}

// OnFolders calls f after a look at which something of the folders changed that Folders
// tells, other than when they were looked at last; on a goroutine of the desk's.
func (d *Desk) OnFolders(f func()) (cancel func()) {
	return d.folders.looked.Subscribe(func(struct{}) { f() })
}

// Folders gives the watched folders by path.
func (d *Desk) Folders(context.Context) ([]Folder, error) {
	d.folders.mu.Lock()
	defer d.folders.mu.Unlock()
	all, err := d.keptFolders()
	for i, f := range all {
		all[i].Checked, all[i].Unrest = d.folders.state[f.ID].Checked, d.folders.state[f.ID].Unrest
	}
	return all, err
}

func (d *Desk) keptFolders() ([]Folder, error) {
	var all []Folder
	if _, err := d.archive.Setting(foldersKey, &all); err != nil {
		return nil, fmt.Errorf("listing the watched folders: %w", err)
	}
	slices.SortStableFunc(all, func(a, b Folder) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// changeFolders changes the list of watched folders in one step.
func (d *Desk) changeFolders(change func([]Folder) ([]Folder, error)) error {
	d.folders.mu.Lock()
	defer d.folders.mu.Unlock()
	all, err := d.keptFolders()
	if err != nil {
		return err
	}
	if all, err = change(all); err != nil {
		return err
	}
	if err := d.archive.SetSetting(foldersKey, all); err != nil {
		return fmt.Errorf("keeping the watched folders: %w", err)
	}
	return nil
}

// changeFolder changes one of the watched folders; one that is none any more stays so.
func (d *Desk) changeFolder(id string, change func(*Folder)) error {
	return d.changeFolders(func(all []Folder) ([]Folder, error) {
		for i := range all {
			if all[i].ID == id {
				change(&all[i])
			}
		}
		return all, nil
	})
}

// WatchFolder has a folder watched for a story, "" for the inbox. present takes also what
// lies in it already. It fails with ErrWatched, ErrNoFolder, ErrOwnFolder, or where the
// folder cannot be listed.
func (d *Desk) WatchFolder(ctx context.Context, path string, id StoryID, present bool) (Folder, error) {
	path, err := filepath.Abs(strings.TrimSpace(path))
	if err != nil {
		return Folder{}, fmt.Errorf("%w: %w", ErrNoFolder, err)
	}
	if own, err := filepath.Abs(d.opts.Dir); err == nil && !d.opts.InMemory && (within(own, path) || within(path, own)) {
		return Folder{}, ErrOwnFolder
	}
	now, err := holds(ctx, path)
	if err != nil {
		return Folder{}, err
	}
	h := fnv.New64a()
	h.Write([]byte(string(id) + "\x00" + path)) // never fails
	f := Folder{ID: fmt.Sprintf("%016x", h.Sum64()), Path: path, Story: id}
	if present {
		now = nil
	}
	return f, d.addFolder(f, now)
}

// RewatchFolder has a folder watched again that was removed; of what lies in it by then,
// nothing that was taken before is taken. It fails with ErrWatched.
func (d *Desk) RewatchFolder(_ context.Context, f Folder) error {
	var taken watched.Files
	if _, err := d.archive.Setting(takenKey(f.ID), &taken); err != nil {
		return fmt.Errorf("watching %s: %w", f.Path, err)
	}
	return d.addFolder(f, taken)
}

func (d *Desk) addFolder(f Folder, taken watched.Files) error {
	err := d.changeFolders(func(all []Folder) ([]Folder, error) {
		if slices.ContainsFunc(all, func(o Folder) bool { return o.ID == f.ID }) {
			return nil, ErrWatched
		}
		delete(d.folders.seen, f.ID)
		return append(all, f), d.archive.SetSetting(takenKey(f.ID), taken)
	})
	d.LookAtFolders()
	return err
}

// UnwatchFolder has a folder watched no more; what was taken stays.
func (d *Desk) UnwatchFolder(_ context.Context, id string) error {
	return d.changeFolders(func(all []Folder) ([]Folder, error) {
		return slices.DeleteFunc(all, func(f Folder) bool { return f.ID == id }), nil
	})
}

// StopFolder has a folder rest, or be looked at again.
func (d *Desk) StopFolder(_ context.Context, id string, stopped bool) error {
	err := d.changeFolder(id, func(f *Folder) { f.Stopped, f.Problem = stopped, message.Data{} })
	d.LookAtFolders()
	return err
}

// LookAtFolders has the watched folders looked at now. It takes a second look for a file
// that has just come to be taken.
func (d *Desk) LookAtFolders() {
	d.folders.woken.ring()
}

// watchFolders looks at the watched folders until the desk closes.
func (d *Desk) watchFolders(ctx context.Context) {
	d.goOn(ctx, func(c course) bool { return c.watched != "" })
	d.folders.woken.answer(ctx, lookRest, func() time.Duration {
		began := time.Now()
		d.lookAtFolders(ctx)
		// A folder that is slow to list, over a network, is looked at less often.
		return max(lookRest, 10*time.Since(began))
	})
}

// lookAtFolders looks once at each folder and takes what has come to rest.
func (d *Desk) lookAtFolders(ctx context.Context) {
	all, err := d.Folders(ctx)
	if err != nil {
		d.opts.Log.Warn("looking at watched folders", "error", err)
		return
	}
	for _, f := range all {
		if !f.Stopped && ctx.Err() == nil {
			d.lookAtFolder(ctx, f)
		}
	}
	after, err := d.Folders(ctx)
	if err == nil && !slices.EqualFunc(all, after, func(a, b Folder) bool {
		first := a.Checked.IsZero() && !b.Checked.IsZero()
		a.Checked = b.Checked
		return reflect.DeepEqual(a, b) && !first
	}) {
		d.folders.looked.emit(struct{}{})
	}
}

func (d *Desk) lookAtFolder(ctx context.Context, f Folder) {
	now, err := holds(ctx, f.Path)
	switch {
	case ctx.Err() != nil:
		return
	case errors.Is(err, capture.ErrTooMany):
		d.stopFor(f, tooManyFiles.With(strconv.Itoa(mostWatched)))
		return
	case err != nil:
		d.problem(f, Said(err))
		return
	}
	ready, err := d.atRest(f, now)
	switch {
	case err != nil:
		d.problem(f, Said(err))
	case len(ready) > 0:
		d.takeFrom(ctx, f, ready)
	default:
		d.problem(f, message.Message{})
	}
}

// atRest gives the files of a folder that are to be taken.
func (d *Desk) atRest(f Folder, now watched.Files) ([]string, error) {
	d.folders.mu.Lock()
	defer d.folders.mu.Unlock()
	seen := d.folders.seen[f.ID]
	if seen == nil {
		var taken watched.Files
		if _, err := d.archive.Setting(takenKey(f.ID), &taken); err != nil {
			return nil, fmt.Errorf("looking at %s: %w", f.Path, err)
		}
		seen = watched.New(taken)
		d.folders.seen[f.ID] = seen
	}
	ready, unrest := seen.Look(now)
	f.Checked, f.Unrest = d.opts.Clock(), unrest
	d.folders.state[f.ID] = f
	return ready, nil
}

// takeFrom takes files of a folder and waits until they have been.
func (d *Desk) takeFrom(ctx context.Context, f Folder, names []string) {
	id, err := d.storyOf(ctx, f)
	if err != nil {
		d.stopFor(f, Said(err))
		return
	}
	asked := entry{Watched: f.ID, Listed: true}
	for _, n := range names {
		asked.Units = append(asked.Units, filepath.Join(f.Path, filepath.FromSlash(n)))
	}
	title := addingFrom.With(strconv.Itoa(len(names)), f.Name())
	t := d.run(&task{title: title, story: id, auto: true}, func(context.Context) (entry, error) { return asked, nil })
	switch j, err := d.jobs.await(ctx, t); {
	case err != nil || ctx.Err() != nil: // the desk is closing; they are taken at the next start
	case j.State == JobDone:
		var unread, because message.Data
		if n := len(j.Failures); n > 0 {
			last := j.Failures[n-1]
			unread, because = message.Data(filesUnread.With(strconv.Itoa(n), filepath.Base(last.Name))), last.Reason
		}
		d.note(f, func(f *Folder) {
			f.Taken, f.Unread, f.Because, f.Problem = f.Taken+len(names), unread, because, message.Data{}
		})
	default:
		d.stopFor(f, j.Says)
	}
}

// tookFrom remembers that files of a watched folder were taken.
func (d *Desk) tookFrom(id string, files []string) error {
	d.folders.mu.Lock()
	defer d.folders.mu.Unlock()
	all, err := d.keptFolders()
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(f Folder) bool { return f.ID == id })
	seen := d.folders.seen[id]
	if at < 0 || seen == nil {
		return nil // it was removed, or not looked at since the start: its files are found known
	}
	var names []string
	for _, file := range files {
		if name, err := filepath.Rel(all[at].Path, file); err == nil {
			names = append(names, filepath.ToSlash(name))
		}
	}
	return d.archive.SetSetting(takenKey(id), seen.Take(names))
}

// storyOf gives the story that a folder's articles go into.
func (d *Desk) storyOf(ctx context.Context, f Folder) (StoryID, error) {
	if f.Story != "" {
		return f.Story, nil
	}
	s, err := d.Story(ctx, InboxName)
	if errors.Is(err, archive.ErrNotFound) {
		s, err = d.CreateStory(ctx, InboxName)
	}
	return s.ID, err
}

// problem notes why a folder cannot be looked at, where that is news; zero where it can.
func (d *Desk) problem(f Folder, why message.Message) {
	if f.Problem.String() != why.String() {
		d.note(f, func(f *Folder) { f.Problem = message.Data(why) })
	}
}

// stopFor stops a folder and says why.
func (d *Desk) stopFor(f Folder, why message.Message) {
	d.note(f, func(f *Folder) { f.Stopped, f.Problem = true, message.Data(why) })
}

// note changes what is kept of a folder; a failure is logged, and the next look goes on.
func (d *Desk) note(f Folder, change func(*Folder)) {
	if err := d.changeFolder(f.ID, change); err != nil {
		d.opts.Log.Warn("noting the state of a folder", "folder", f.Path, "error", err)
	}
}

// HasFiles says whether there is anything in a folder.
func (d *Desk) HasFiles(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	names, err := f.Readdirnames(1)
	return err == nil && len(names) > 0
}

// holds gives the files of a folder. What cannot be listed within it is left for a look at
// which it can.
func holds(ctx context.Context, root string) (watched.Files, error) {
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return nil, ErrNoFolder
	}
	files, err := capture.List(ctx, root+string(filepath.Separator), mostWatched)
	if err != nil && len(files) == 0 {
		return nil, err
	}
	out := make(watched.Files, len(files))
	for _, f := range files {
		name, err := filepath.Rel(root, f.Path)
		if err != nil {
			continue
		}
		out[filepath.ToSlash(name)] = watched.State{Size: f.Size, Changed: f.Changed.UnixNano()}
	}
	return out, nil
}

// within says whether a path is a folder or lies in it.
func within(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
