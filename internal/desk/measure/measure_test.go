package main

import (
	"path/filepath"
	"testing"
)

// TestEveryPartComesIn imports what each part makes up, whole and without failures.
func TestEveryPartComesIn(t *testing.T) {
	for _, p := range parts() {
		t.Run(p.name, func(t *testing.T) {
			o := options{articles: 5, words: 80, cores: 2, attached: 3, child: t.TempDir()}
			if err := p.write(o, filepath.Join(o.child, "in")); err != nil {
				t.Fatal(err)
			}
			got, err := o.take(t.Context(), p)
			if err != nil || got.Articles != 5 || got.Seconds <= 0 {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
}
