package main

import (
	"fmt"
	"io/fs"
	"os"

	"github.com/readout-app/readout/internal/language/wordclass"
)

// wordForm is an inflected form of a word of WordNet.
type wordForm = wordclass.Form

// writeWordClasses makes the dictionary of word classes and writes it.
func writeWordClasses(name string, wordnet fs.FS) error {
	data, err := wordclass.Build(wordnet)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return fmt.Errorf("writing the word classes: %w", err)
	}
	fmt.Printf("%s: %d bytes\n", name, len(data))
	return nil
}
