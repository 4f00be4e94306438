package archive

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
)

// pages makes articles of some 400 invented words with an original page four times as long.
func pages(from, n int) []Item {
	rng := rand.New(rand.NewPCG(uint64(from), 7))
	items := make([]Item, n)
	for i := range items {
		var b strings.Builder
		fmt.Fprintf(&b, "NORHAVEN, report %d. ", from+i)
		for range 400 {
			for range 1 + rng.IntN(4) {
				b.WriteByte("bdfgklmnprst"[rng.IntN(12)])
				b.WriteByte("aeiou"[rng.IntN(5)])
			}
			b.WriteByte(' ')
		}
		items[i] = itemOf(b.String(), article.Front{Language: "en"}, fmt.Sprint(from+i), []byte(strings.Repeat("<div class=story><p>", 300)+b.String()))
	}
	return items
}

// BenchmarkPutArticles keeps 500 articles a call, as an import does.
func BenchmarkPutArticles(b *testing.B) {
	a := open(b, b.TempDir(), Options{})
	s, err := a.CreateStory("s", noon)
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		b.StopTimer()
		items := pages(n, 500)
		b.StartTimer()
		if _, err := a.PutArticles(context.Background(), s.ID, items); err != nil {
			b.Fatal(err)
		}
		n += len(items)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

func BenchmarkAppendDecision(b *testing.B) {
	a := open(b, b.TempDir(), Options{})
	s, err := a.CreateStory("s", noon)
	if err != nil {
		b.Fatal(err)
	}
	d := ruling("x")
	for b.Loop() {
		if _, err := a.AppendDecision(s.ID, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "decisions/s")
}

// BenchmarkLarge measures what is done with an archive of 10,000 articles.
func BenchmarkLarge(b *testing.B) {
	dir := b.TempDir()
	a := open(b, dir, Options{})
	s, err := a.CreateStory("s", noon)
	if err != nil {
		b.Fatal(err)
	}
	for n := 0; n < 10_000; n += 500 {
		if _, err := a.PutArticles(context.Background(), s.ID, pages(n, 500)); err != nil {
			b.Fatal(err)
		}
	}
	ids, err := a.IDs()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("Article", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := a.Article(ids[i*7919%len(ids)]); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("PutReading", func(b *testing.B) {
		data := []byte(strings.Repeat(`{"id":"m1","start":0,"end":0}`, 500))
		for i := 0; b.Loop(); i++ {
			if err := a.PutReading(ids[i%len(ids)], "1", data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Verify", func(b *testing.B) {
		for b.Loop() {
			clean(b, a)
		}
	})
	if err := a.Close(); err != nil {
		b.Fatal(err)
	}
	b.Run("Open", func(b *testing.B) {
		for b.Loop() {
			a, err := Open(dir, Options{})
			if err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			if err := a.Close(); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
	b.Run("OpenWriteClose", func(b *testing.B) {
		for b.Loop() {
			a, err := Open(dir, Options{})
			if err != nil {
				b.Fatal(err)
			}
			if err := a.SetSetting("x", 1); err != nil {
				b.Fatal(err)
			}
			if err := a.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
