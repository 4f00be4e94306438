package score

import (
	"math"
	"testing"

	"github.com/readout-app/readout/internal/text"
)

func at(start, end int) text.Span { return text.Span{Start: start, End: end} }

func TestNames(t *testing.T) {
	brell := Mention{at(0, 9), "person", []string{"person"}}
	council := Mention{at(20, 27), "organisation", []string{"organisation", "group"}}
	loose := Mention{at(40, 50), "", []string{"group"}}
	for _, c := range []struct {
		name         string
		gold         []Mention
		system       []Name
		spans, typed figure
	}{
		{"as gold", []Mention{brell, council}, []Name{{at(0, 9), "person"}, {at(20, 27), "organisation"}}, figure{2, 2, 2}, figure{2, 2, 2}},
		{"an accepted type", []Mention{council}, []Name{{at(20, 27), "group"}}, figure{1, 1, 1}, figure{1, 1, 1}},
		{"a wrong type", []Mention{council}, []Name{{at(20, 27), "place"}}, figure{1, 1, 1}, figure{0, 1, 1}},
		{"a wrong edge", []Mention{brell}, []Name{{at(4, 9), "person"}}, figure{0, 1, 1}, figure{0, 1, 1}},
		{"missed and made up", []Mention{brell}, []Name{{at(12, 15), "person"}}, figure{0, 1, 1}, figure{0, 1, 1}},
		{"not to be scored: missed", []Mention{brell, loose}, []Name{{at(0, 9), "person"}}, figure{1, 1, 1}, figure{1, 1, 1}},
		{"not to be scored: the same", []Mention{brell, loose}, []Name{{at(0, 9), "person"}, {at(40, 50), "group"}}, figure{1, 1, 1}, figure{1, 1, 1}},
		{"not to be scored: overlapping", []Mention{loose}, []Name{{at(38, 41), "place"}, {at(44, 46), "place"}}, figure{}, figure{}},
		{"beside it", []Mention{loose}, []Name{{at(50, 53), "place"}}, figure{0, 0, 1}, figure{0, 0, 1}},
		{"scored within what is not", []Mention{loose, {at(44, 46), "place", nil}}, []Name{{at(44, 46), "place"}}, figure{1, 1, 1}, figure{1, 1, 1}},
		{"rivals on one span", []Mention{council, {at(20, 27), "place", []string{"place"}}}, []Name{{at(20, 27), "place"}}, figure{1, 1, 1}, figure{1, 1, 1}},
		{"found twice", []Mention{brell}, []Name{{at(0, 9), "person"}, {at(0, 9), "person"}}, figure{1, 1, 2}, figure{1, 1, 2}},
		{"nothing", nil, nil, figure{}, figure{}},
	} {
		f := Names(c.gold, c.system)
		if of(f.Spans) != c.spans || of(f.Typed) != c.typed {
			t.Errorf("%s: spans %v, typed %v, want %v, %v (right, gold, system)", c.name, of(f.Spans), of(f.Typed), c.spans, c.typed)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.05 }

func TestInterval(t *testing.T) {
	for _, c := range []struct {
		f         Figure
		low, high float64
		cases     int
	}{
		{Figure{Gold: 100, System: 100, Right: 80}, 71.1, 86.7, 100}, // by the formula, by hand
		{Figure{Gold: 90, System: 110, Right: 80}, 71.1, 86.7, 100},
		{Figure{Gold: 10, System: 10, Right: 10}, 72.2, 100, 10},
		{Figure{Gold: 10, System: 10}, 0, 27.8, 10},
		{Figure{}, 0, 100, 0},
	} {
		low, high, cases := c.f.Interval()
		if !near(low, c.low) || !near(high, c.high) || cases != c.cases {
			t.Errorf("%+v: %.2f to %.2f of %d, want %v to %v of %d", c.f, low, high, cases, c.low, c.high, c.cases)
		}
	}
}

func TestBootstrap(t *testing.T) {
	right, wrong := Figure{Gold: 1, System: 1, Right: 1}, Figure{Gold: 1, System: 1}
	var parts []Figure
	for i := range 400 {
		if i%5 == 0 {
			parts = append(parts, wrong)
		} else {
			parts = append(parts, right)
		}
	}
	low, high := Bootstrap(parts)
	// 80 % of 400 independent cases: about 3.9 either way
	if low < 75 || low > 77.5 || high < 82.5 || high > 85 {
		t.Errorf("independent cases: %.2f to %.2f", low, high)
	}
	if l, h := Bootstrap(parts); l != low || h != high {
		t.Error("the draws differ from time to time")
	}
	// The same cases in ten texts that are all right or all wrong wobble far more.
	texts := make([]Figure, 10)
	for i := range texts {
		texts[i] = Figure{Gold: 40, System: 40, Right: 40}
		if i < 2 {
			texts[i].Right = 0
		}
	}
	if l, h := Bootstrap(texts); h-l < 3*(high-low) {
		t.Errorf("cases that go together: %.2f to %.2f", l, h)
	}
	if l, h := Bootstrap([]Figure{right, right}); l != 100 || h != 100 {
		t.Errorf("all right: %.2f to %.2f", l, h)
	}
	l, h := Bootstrap(texts[9:])
	if low, high, _ := texts[9].Interval(); l != low || h != high {
		t.Errorf("one text: %.2f to %.2f", l, h)
	}
	if l, h := Bootstrap(nil); l != 0 || h != 100 {
		t.Errorf("no text: %.2f to %.2f", l, h)
	}
}
