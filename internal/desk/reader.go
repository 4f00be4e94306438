package desk

import (
	"log/slog"
	"runtime/debug"
	"sync"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading"
	"github.com/readout-app/readout/internal/reading/record"
)

// reader reads articles and survives what it stumbles over. Its rules and models are
// loaded when an article comes and they are not there: an archive that is only looked at
// needs none of them.
type reader struct {
	log  *slog.Logger
	load func() (*reading.Reader, error)
	used func() // called for every article

	mu    sync.Mutex
	rules *reading.Reader // nil while at rest
}

func newReader(log *slog.Logger) *reader {
	return &reader{log: log, load: reading.New, used: func() {}}
}

// awake gives the rules, loaded where they are not.
func (r *reader) awake() (*reading.Reader, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.rules == nil {
		rules, err := r.load()
		if err != nil {
			return nil, err
		}
		r.rules = rules
	}
	r.used()
	return r.rules, nil
}

// sleep lets the models go; an article that is just being read keeps them until it is
// done.
func (r *reader) sleep() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rules = nil
}

// failedOn is the note on an article that the reader fails on.
const failedOn message.Kind = "The reader failed on this article; it is kept, but has no records."

// read gives the Reading of an article and reports whether it was read. A mistake in
// a rule costs the records of one article, never the program or the article.
func (r *reader) read(a article.Article) (out record.Reading, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			r.log.Error("reading an article", "article", a.ID, "panic", p, "stack", string(debug.Stack()))
			out, ok = reading.Unread(a, failedOn.With()), false
		}
	}()
	rules, err := r.awake()
	if err != nil {
		r.log.Error("loading the reader", "error", err)
		return reading.Unread(a, failedOn.With()), false
	}
	return rules.Read(a), true
}
