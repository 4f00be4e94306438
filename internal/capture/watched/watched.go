package watched

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// State is what tells whether a file has changed.
type State struct {
	Size    int64 `json:"s"`
	Changed int64 `json:"t"` // nanoseconds since 1970
}

// Files are the files of a folder by their path from it, parted by "/".
type Files map[string]State

// Folder remembers what was seen of a folder and what was taken.
type Folder struct {
	seen  Files // at the last look
	taken Files
}

// New makes a Folder of which some files were taken before; nil for none.
func New(taken Files) *Folder { return &Folder{taken: maps.Clone(taken)} }

// Look notes what a folder holds and gives the files to take, in order: those that are as
// they were at the look before and not as they were when they were taken. unrest counts
// those that may be taken at a later look.
func (f *Folder) Look(now Files) (ready []string, unrest int) {
	for name, s := range now {
		if f.taken[name] == s || passing(name, s) {
			continue
		}
		if before, ok := f.seen[name]; ok && before == s {
			ready = append(ready, name)
		} else {
			unrest++
		}
	}
	f.seen = maps.Clone(now)
	slices.Sort(ready)
	return ready, unrest
}

// Take notes that files were taken as they were at the last look, and forgets those that
// the folder holds no more. It gives all that were taken, to be remembered.
func (f *Folder) Take(names []string) Files {
	out := Files{}
	for name := range f.seen {
		if s, ok := f.taken[name]; ok {
			out[name] = s
		}
	}
	for _, name := range names {
		if s, ok := f.seen[name]; ok {
			out[name] = s
		}
	}
	f.taken = out
	return maps.Clone(out)
}

// passing says whether a file is not meant to stay: one that is still empty, that a
// browser has not finished, or by which an office program marks a document as open.
func passing(name string, s State) bool {
	base := strings.ToLower(path.Base(name))
	if s.Size == 0 || strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".~lock.") {
		return true
	}
	switch path.Ext(base) {
	case ".part", ".partial", ".crdownload", ".download", ".opdownload", ".tmp", ".filepart":
		return true
	}
	return base == "thumbs.db" || base == "desktop.ini"
}
