package group

import (
	"math"
	"time"
)

// Shelf holds the articles of all stories, to say which story another belongs to and
// to group them anew. What it says does not depend on the order of Add. It is for one
// goroutine.
type Shelf struct {
	words    *Frequencies
	number   map[string]int32 // key of a term -> its number
	terms    []string         // number -> key
	holders  [][]holder       // number -> the articles that have the term
	articles []shelved
}

// Article is an article as far as its story is told by it.
type Article struct {
	ID        string // orders articles
	Published string // ISO 8601 day or moment, or empty
	Profile   Profile
}

type shelved struct {
	Article
	story string
	day   int // since 1970, where it is known
	dated bool
	terms []held
}

// held is a term of an article, holder an article of a term; boost says how much more
// than a plain word it tells.
type (
	held   struct{ term, kind int32 }
	holder struct{ article, kind int32 }
)

// boosts weigh the kinds of terms. They were chosen, with the other numbers of this
// package, on halves of the topics of ECB+ in turn; see the program measure.
var boosts = [...]float64{plainTerm: 1, nameTerm: 1.5, numberTerm: 2, pairTerm: 1}

// commonShare is the share of texts from which a term is too common to tell anything.
const commonShare = 0.2

// NewShelf makes an empty Shelf.
func NewShelf(words *Frequencies) *Shelf {
	return &Shelf{words: words, number: map[string]int32{}}
}

// Len gives the number of articles.
func (s *Shelf) Len() int { return len(s.articles) }

// Add takes an article of a story, which may have no name yet, and gives its number,
// which counts from 0.
func (s *Shelf) Add(a Article, story string) int {
	n := int32(len(s.articles))
	own := s.shelve(a, func(key string) (int32, bool) {
		t, ok := s.number[key]
		if !ok {
			t = int32(len(s.terms))
			s.number[key] = t
			s.terms = append(s.terms, key)
			s.holders = append(s.holders, nil)
		}
		return t, true
	})
	own.story = story
	for _, t := range own.terms {
		s.holders[t.term] = append(s.holders[t.term], holder{n, t.kind})
	}
	s.articles = append(s.articles, own)
	return int(n)
}

// shelve numbers the terms of an article; those that number does not know are left out.
func (s *Shelf) shelve(a Article, number func(key string) (int32, bool)) shelved {
	out := shelved{Article: a}
	if d, err := time.Parse(time.DateOnly, day(a.Published)); err == nil {
		out.day, out.dated = int(d.Unix()/(24*60*60)), true
	}
	for _, t := range a.Profile.terms {
		if n, ok := number(t.key); ok {
			out.terms = append(out.terms, held{n, int32(t.kind)})
		}
	}
	return out
}

// weight gives what a term tells that so many articles of the Shelf have: the rarer
// it is among these and the texts of the list, the more (inverse document frequency).
func (s *Shelf) weight(key string, holders int) float64 {
	share := float64(max(1, holders+s.words.of[key])) / float64(max(1, len(s.articles)+s.words.texts))
	if share >= commonShare {
		return 0
	}
	return -math.Log(share)
}

// weights gives the weight of every term of the Shelf, by number.
func (s *Shelf) weights() []float64 {
	out := make([]float64, len(s.terms))
	for t, holders := range s.holders {
		out[t] = s.weight(s.terms[t], len(holders))
	}
	return out
}

// length gives the length of the vector of a text. It is never 0.
func (s *Shelf) length(p Profile) float64 {
	sum := 0.0
	for _, t := range p.terms {
		holders := 0
		if n, ok := s.number[t.key]; ok {
			holders = len(s.holders[n])
		}
		w := s.weight(t.key, holders) * boosts[t.kind]
		sum += w * w
	}
	return max(math.Sqrt(sum), least)
}

// least is what is divided by instead of 0.
const least = 1e-9

// The days apart that make no difference to two articles, and those that weaken what
// they have in common to about 0.7 of it.
const (
	sameDays = 30
	farDays  = 180
)

// apart gives how much the time between two articles weakens what they have in common,
// 1 where a day is not known: the same sort of thing happens again.
func apart(a, b shelved) float64 {
	if !a.dated || !b.dated {
		return 1
	}
	days := max(a.day-b.day, b.day-a.day) - sameDays
	return 1 / math.Sqrt(1+float64(max(0, days))/farDays)
}
