package page

import (
	"sync"

	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/review"
	"github.com/readout-app/readout/internal/story/series"
)

// Shared is what several pages make of the same ledgers. Whoever asks first makes it, and
// who asks meanwhile waits for that. It is for work off the UI goroutine, and may be used
// from several.
type Shared struct {
	queue once[[]review.Entry]
	pairs once[[]series.Pair]
	times once[map[string]*story.Time]
}

// Queue gives the questions that wait for the analyst.
func (s *Shared) Queue(l *story.Ledgers) []review.Entry { return s.queue.of(l, review.Queue) }

// Pairs gives the signals, counted for each pair of actors.
func (s *Shared) Pairs(l *story.Ledgers) []series.Pair { return s.pairs.of(l, series.Of) }

// Times gives all dates by their key.
func (s *Shared) Times(l *story.Ledgers) map[string]*story.Time {
	return s.times.of(l, func(l *story.Ledgers) map[string]*story.Time {
		return ByKey(l.Times, func(t *story.Time) string { return t.Key })
	})
}

// once keeps what was last made of ledgers.
type once[T any] struct {
	mu      sync.Mutex
	ledgers *story.Ledgers
	made    T
}

func (o *once[T]) of(l *story.Ledgers, made func(*story.Ledgers) T) T {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.ledgers != l {
		o.ledgers, o.made = l, made(l)
	}
	return o.made
}
