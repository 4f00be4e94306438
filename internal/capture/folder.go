package capture

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/capture/saved"
	"github.com/readout-app/readout/internal/message"
)

// Folder lists the files under root as List does, as sources.
func Folder(ctx context.Context, root string) ([]Source, error) {
	files, err := List(ctx, root, 0)
	sources := make([]Source, len(files))
	for i, f := range files {
		sources[i] = File(f.Path)
	}
	return sources, err
}

// Listed is a file of a folder, with what tells whether it has changed.
type Listed struct {
	Path    string
	Size    int64
	Changed time.Time
}

// ErrTooMany says that a folder holds more files than it may.
const ErrTooMany message.Kind = "the folder holds too many files"

// List lists the files under root, in the order of their paths. Hidden files and
// folders are left out, and so are the parts of saved pages; links are not followed. A
// folder that cannot be listed is named in the error, and the others are listed all the
// same. It fails with ErrTooMany once there are more than most; 0 for any number.
func List(ctx context.Context, root string, most int) ([]Listed, error) {
	var files []Listed
	var failed []error
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			failed = append(failed, unreadable(path, err))
			return nil
		case path != root && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case entry.Type().IsRegular():
			info, err := entry.Info()
			if err != nil {
				return nil // it went away meanwhile
			}
			if files = append(files, Listed{path, info.Size(), info.ModTime()}); most > 0 && len(files) > most {
				return ErrTooMany
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing %s: %w", root, err)
	}
	return withoutParts(files), errors.Join(failed...)
}

// withoutParts leaves out the parts of saved pages.
func withoutParts(files []Listed) []Listed {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = filepath.ToSlash(f.Path)
	}
	parts := saved.Parts(names, func(page string) []byte { return beginning(filepath.FromSlash(page)) })
	return slices.DeleteFunc(files, func(f Listed) bool { return saved.In(parts, filepath.ToSlash(f.Path)) })
}

// beginning gives what a page says of its parts: its first two megabytes, or nil where it
// cannot be read.
func beginning(path string) []byte {
	in, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer in.Close()
	data, _ := io.ReadAll(io.LimitReader(in, 2<<20)) // what could be read serves
	return data
}
