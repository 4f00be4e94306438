package main

import (
	"slices"
	"time"

	"github.com/readout-app/readout/internal/article"
)

// rounds is how often the texts are read for the middle of the times.
const rounds = 3

// speed measures how many words a second are read on one core, whole Readings.
func speed(b *bench) error {
	files, err := b.Files("attribution/dev/*.txt")
	if err != nil {
		return err
	}
	var articles []article.Article
	all := 0
	for _, file := range files {
		data, err := b.Read(file)
		if err != nil {
			return err
		}
		got, err := capturePlain(string(data), "2016-10-03")
		if err != nil {
			return err
		}
		articles = append(articles, got.Article)
		all += words(string(data))
	}
	var times []time.Duration
	for range rounds {
		from := time.Now()
		for _, a := range articles {
			b.reader.Read(a)
		}
		times = append(times, time.Since(from))
	}
	slices.Sort(times)
	middle := times[rounds/2]
	b.Say("\nSpeed of whole reading on one core: %.0f words a second (%d words of %d articles in %s, the middle of %d)",
		float64(all)/middle.Seconds(), all, len(articles), middle.Round(time.Millisecond), rounds)
	return nil
}
