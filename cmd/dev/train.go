package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// train makes the models of the language layer anew from the corpora beside the
// project, and says which of their files came out otherwise than they were. The
// arguments are those of internal/language/train.
func train(ctx context.Context, root string, args []string) error {
	if err := provide(ctx, []need{{"the WordNet 3.0 database", "wordnet-base", func() bool {
		_, err := os.Stat("/usr/share/wordnet/data.noun")
		return err == nil
	}}}); err != nil {
		return err
	}
	before, err := models(root)
	if err != nil {
		return err
	}
	if err := runShown(ctx, root, nil, append([]string{"go", "run", "./internal/language/train"}, args...)...); err != nil {
		return err
	}
	after, err := models(root)
	if err != nil {
		return err
	}
	changed := 0
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if before[name] != after[name] {
			say("%s has changed", name)
			changed++
		}
	}
	if changed == 0 {
		say("Every model is byte for byte what it was.")
	}
	return nil
}

// models gives the hashes of the files that training writes.
func models(root string) (map[string][sha256.Size]byte, error) {
	names := []string{"assets/words/language-lemmas.tsv"}
	found, err := filepath.Glob(filepath.Join(root, "assets/models/*.bin"))
	if err != nil {
		return nil, fmt.Errorf("looking for models: %w", err)
	}
	for _, f := range found {
		names = append(names, "assets/models/"+filepath.Base(f))
	}
	out := map[string][sha256.Size]byte{}
	for _, n := range names {
		data, err := os.ReadFile(filepath.Join(root, n))
		if err != nil && !os.IsNotExist(err) {
			return nil, fmt.Errorf("reading a model: %w", err)
		}
		out[n] = sha256.Sum256(data)
	}
	return out, nil
}
