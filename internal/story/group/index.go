package group

import (
	"cmp"
	"slices"
)

// Report is an article as far as its reprints are told by it. Beside the Sketch every
// field may be empty.
type Report struct {
	ID        string // parts two of one day and length; two of one ID are the same words
	Published string // ISO 8601 day or moment
	Outlet    string
	Agency    string // that it credits
	Sketch    Sketch
}

// Index holds reports and the pairs among them that have words in common. The zero
// Index is empty. What it holds does not depend on the order of Add, but for the
// numbers it gives. It is for one goroutine.
type Index struct {
	reports  []Report
	first    map[uint32]chain // shingle -> those that are looked up by it
	postings []posting
	links    [][]link // report -> those before it that may be one with it
	match    matcher
	keys     []int32 // report -> number of its keys
	shared   []int32 // report -> shingles in common with the one at hand
	overfull bool    // a key has become too common
	most     int32   // instead of mostHolders, for tests
	judgement
}

// chain is where the postings of a shingle begin, and how many there are.
type chain struct{ last, n int32 }

// mostHolders bounds the reports that are looked up by one shingle, and with them the
// work: what more have in common is taken for common words. So a report is not known
// again in more than so many copies, but for those that are the same word for word.
const mostHolders = 1000

func (x *Index) tooCommon(c chain) bool { return c.n > cmp.Or(x.most, mostHolders) }

// bound gives the number of reports that stand in the chain of a key at most.
func (x *Index) bound() int32 { return cmp.Or(x.most, mostHolders) + 1 }

type posting struct{ report, next int32 }

// link is a report with the overlap of its narrative.
type link struct {
	to      int
	overlap float64
	one     bool // both are of one origin
}

// looseShare is the overlap from which a pair is kept, to be judged once it is known
// what is common to many articles.
const looseShare = 0.2

// Len gives the number of reports.
func (x *Index) Len() int { return len(x.reports) }

// Add takes a report and gives its number, which counts from 0.
func (x *Index) Add(r Report) int {
	n := len(x.reports)
	keys := r.Sketch.keys()
	var links []link
	if candidates := x.candidates(keys); len(candidates) > 0 {
		x.match.load(r.Sketch)
		for _, c := range candidates {
			if o := x.match.overlap(x.reports[c].Sketch, nil, nil); o >= looseShare {
				links = append(links, link{to: c, overlap: o})
			}
		}
	}
	x.reports = append(x.reports, r)
	x.links = append(x.links, links)
	x.keys = append(x.keys, int32(len(keys)))
	x.shared = append(x.shared, 0)
	if x.first == nil {
		x.first = map[uint32]chain{}
	}
	for _, k := range keys {
		c := x.first[k]
		x.doubtKey(k, c.n, c.n+1)
		if c.n++; !x.tooCommon(chain{n: c.n - 1}) {
			x.postings = append(x.postings, posting{int32(n), c.last})
			c.last = int32(len(x.postings) - 1)
		}
		x.first[k], x.overfull = c, x.overfull || x.tooCommon(c)
	}
	x.linked(n)
	return n
}

// Remove takes a report out. Its number is not given again.
func (x *Index) Remove(n int) {
	anew := false
	for _, k := range x.reports[n].Sketch.keys() {
		c := x.first[k]
		if x.tooCommon(c) { // it is not looked up by, so only counted
			c.n--
			x.first[k] = c
			anew = anew || !x.tooCommon(c)
			continue
		}
		x.doubtKey(k, c.n, c.n-1)
		for at := &c.last; ; at = &x.postings[*at].next {
			if p := x.postings[*at]; p.report == int32(n) {
				*at = p.next
				break
			}
		}
		if c.n--; c.n == 0 {
			delete(x.first, k)
		} else {
			x.first[k] = c
		}
	}
	x.unlinked(n)
	x.reports[n], x.links[n], x.keys[n] = Report{}, nil, 0
	if anew { // what was too common to be looked up by is so no more
		reports := x.reports
		*x = Index{most: x.most}
		for _, r := range reports {
			x.Add(r)
		}
	}
}

// The keys that two texts must share to be compared: leastShared, and one in leastPart
// of those of the text that has fewer.
const (
	leastShared = 2
	leastPart   = 25
)

// Candidates gives the numbers of the reports that a text may be one with, in order:
// those that share words enough to be worth a comparison.
func (x *Index) Candidates(s Sketch) []int { return x.candidates(s.keys()) }

func (x *Index) candidates(keys []uint32) []int {
	var found []int
	for _, k := range keys {
		c := x.first[k]
		if x.tooCommon(c) {
			continue
		}
		for at := c.last; c.n > 0; c.n-- {
			p := x.postings[at]
			if x.shared[p.report] == 0 {
				found = append(found, int(p.report))
			}
			x.shared[p.report]++
			at = p.next
		}
	}
	out := found[:0]
	for _, n := range found {
		if worthComparing(int(x.shared[n]), min(len(keys), int(x.keys[n]))) {
			out = append(out, n)
		}
		x.shared[n] = 0
	}
	slices.Sort(out)
	return out
}

func worthComparing(shared, fewer int) bool {
	return shared >= min(leastShared, fewer) && shared*leastPart >= fewer
}

// stillWorth says whether two reports are candidates by what is known now: a key they
// share may have become too common.
func (x *Index) stillWorth(a, b int) bool {
	if !x.overfull {
		return true
	}
	of := x.reports[b].Sketch.keys()
	shared := 0
	for _, k := range x.reports[a].Sketch.keys() {
		if _, ok := slices.BinarySearch(of, k); ok && !x.tooCommon(x.first[k]) {
			shared++
		}
	}
	return worthComparing(shared, int(min(x.keys[a], x.keys[b])))
}
