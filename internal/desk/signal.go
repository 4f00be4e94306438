package desk

import (
	"slices"
	"sync"
)

// Signal tells its subscribers of one kind of event. Functions are called in the
// order they subscribed, on the goroutine that emits, so they must be quick.
// The zero Signal is ready to use.
type Signal[T any] struct {
	mu   sync.Mutex
	next int
	subs []subscription[T]
}

type subscription[T any] struct {
	id int
	f  func(T)
}

// Subscribe registers f and gives a function that takes it off again.
func (s *Signal[T]) Subscribe(f func(T)) (cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next++
	id := s.next
	s.subs = append(s.subs, subscription[T]{id, f})
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.subs = slices.DeleteFunc(s.subs, func(sub subscription[T]) bool { return sub.id == id })
	}
}

func (s *Signal[T]) emit(v T) {
	s.mu.Lock()
	subs := slices.Clone(s.subs)
	s.mu.Unlock()
	for _, sub := range subs {
		sub.f(v)
	}
}
