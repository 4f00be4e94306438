package main

import (
	"context"
	"errors"
	"flag"
	"fmt"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/desk"
)

// archiveFlag declares --archive.
func archiveFlag(set *flag.FlagSet) *string {
	return set.String("archive", "", "the archive in the folder `DIR`")
}

// storyFlag declares --story.
func storyFlag(set *flag.FlagSet) *string {
	return set.String("story", "", "the story of this `NAME`, or its ID")
}

// needs says which of the flags that a command cannot do without are missing.
func needs(dir, story string) error {
	switch {
	case dir == "":
		return wrongUse("it needs --archive DIR")
	case story == "":
		return wrongUse("it needs --story NAME")
	}
	return nil
}

// notThere puts it plainly that an archive that should be there is not.
func notThere(dir string, err error) error {
	if errors.Is(err, archive.ErrNotArchive) {
		return fmt.Errorf("there is no archive in %s", dir)
	}
	return err
}

// inFull makes an error of damage tell all it knows, where a hint to verify would
// not help.
func inFull(err error) error {
	if errors.Is(err, archive.ErrDamaged) {
		return errors.New(err.Error())
	}
	return err
}

// openStory opens an archive that exists and finds a story in it.
func openStory(ctx context.Context, o desk.Options, name string) (*desk.Desk, desk.Story, error) {
	o.Existing = true
	d, err := desk.Open(o)
	if err != nil {
		return nil, desk.Story{}, notThere(o.Dir, err)
	}
	story, err := d.Story(ctx, name)
	if err != nil {
		d.Close()
		if errors.Is(err, archive.ErrNotFound) {
			err = noStory(name)
		}
		return nil, desk.Story{}, err
	}
	return d, story, nil
}

// noStory says plainly that there is no such story.
func noStory(name string) error { return fmt.Errorf("there is no story %q in the archive", name) }

// warn says what was found to be damaged, and whether anything was.
func warn(s streams, d *desk.Desk) bool {
	damage := d.Damage()
	if damage != "" {
		s.say("%s", damage)
	}
	return damage != ""
}

// closing closes an archive and gives the first thing that went wrong.
func closing(closer interface{ Close() error }, err *error) {
	if cerr := closer.Close(); *err == nil {
		*err = cerr
	}
}
