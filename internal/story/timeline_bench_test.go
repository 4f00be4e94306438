package story_test

import (
	"testing"

	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/storytest"
)

// BenchmarkTimeline lays a story of many articles out in time, as the window does when
// its page of the timeline is opened.
func BenchmarkTimeline(b *testing.B) {
	l := story.Build(story.Input{Items: storytest.NewPress(storytest.Wide, 1).Articles(benchArticles()), Today: "2026-06-01"})
	marks := 0
	for b.Loop() {
		marks = len(l.Timeline())
	}
	b.ReportMetric(float64(marks), "marks")
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N), "ms/timeline")
}
