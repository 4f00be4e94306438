package group

import (
	"cmp"
	"iter"
	"slices"

	"github.com/readout-app/readout/internal/story/spread"
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
	first    map[uint32]chain // shingle -> those that have it among their keys
	same     map[uint64][]int // digest -> those that have it
	postings []posting
	links    [][]link     // report -> those before it that may be one with it
	of       []int        // report -> first of its origin, as last found
	doubted  map[int]bool // reports whose origin may be another than was last found
	match    matcher
	keys     []int32 // report -> number of its keys
	overfull bool    // a key has become too common
	most     int32   // instead of mostHolders, for tests
	judgement
}

// chain is where the postings of a shingle begin, and how many there are. Those of
// reports that were removed stay while it is too common, for it is long.
type chain struct{ last, n, gone int32 }

// mostHolders bounds the reports that are looked up by one shingle, and with them the
// work: what more have in common is taken for common words. So a report is not known
// again in more than so many copies, but for those that are the same word for word.
const mostHolders = 1000

func (x *Index) tooCommon(n int32) bool { return n > cmp.Or(x.most, mostHolders) }

// holders gives the reports that have a key.
func (x *Index) holders(key uint32) iter.Seq[int] {
	return func(yield func(int) bool) {
		c := x.first[key]
		for at, n := c.last, c.n+c.gone; n > 0; n-- {
			p := x.postings[at]
			if x.reports[p.report].Sketch.words > 0 && !yield(int(p.report)) {
				return
			}
			at = p.next
		}
	}
}

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
func (x *Index) Add(r Report) int { return x.AddAll([]Report{r}, nil) }

// AddAll takes reports and gives the number of the first; the others follow it.
func (x *Index) AddAll(reports []Report, spread spread.Spread) int {
	before := len(x.reports)
	keys := make([][]uint32, len(reports))
	spread.Over(len(reports), func(i int) { keys[i] = reports[i].Sketch.keys() })
	if x.first == nil {
		x.first, x.same, x.back, x.doubted = map[uint32]chain{}, map[uint64][]int{}, map[int][]int{}, map[int]bool{}
	}
	posted := make([][]chain, len(reports)) // key of each -> who had it before
	for i, r := range reports {
		posted[i] = x.post(r, keys[i])
	}
	spread.Runs(len(reports), func(from, to int) {
		s := searcher{index: x}
		for i := from; i < to; i++ {
			x.links[before+i] = s.links(before+i, keys[i], posted[i])
		}
	})
	for n := before; n < len(x.reports); n++ {
		x.linked(n)
		x.doubt(n)
	}
	return before
}

// post lets a report be found by its keys, and gives the chains of those that had them
// before.
func (x *Index) post(r Report, keys []uint32) []chain {
	n := len(x.reports)
	x.reports, x.links, x.of = append(x.reports, r), append(x.links, nil), append(x.of, n)
	x.keys = append(x.keys, int32(len(keys)))
	before := make([]chain, len(keys))
	for i, k := range keys {
		c := x.first[k]
		before[i] = c
		x.doubtKey(k, c.n, c.n+1)
		x.postings = append(x.postings, posting{int32(n), c.last})
		c.n, c.last = c.n+1, int32(len(x.postings)-1)
		x.first[k], x.overfull = c, x.overfull || x.tooCommon(c.n)
	}
	if r.Sketch.words > 0 {
		x.same[r.Sketch.digest] = append(x.same[r.Sketch.digest], n)
	}
	return before
}

// Amend puts what is told of a report beside its words in place of what was told.
func (x *Index) Amend(n int, published, outlet, agency string) {
	r := &x.reports[n]
	r.Published, r.Outlet, r.Agency = published, outlet, agency
	x.doubt(n)
	x.forget(n)
}

// Remove takes a report out. Its number is not given again.
func (x *Index) Remove(n int) {
	x.doubt(n)
	var anew []uint32 // keys that were too common to be looked up by and are no more
	for _, k := range x.reports[n].Sketch.keys() {
		c := x.first[k]
		x.doubtKey(k, c.n, c.n-1)
		if x.tooCommon(c.n) {
			c.n, c.gone = c.n-1, c.gone+1
			if x.first[k] = c; !x.tooCommon(c.n) {
				anew = append(anew, k)
			}
			continue
		}
		x.first[k] = x.unpost(c, func(p posting) bool { return p.report == int32(n) })
		if x.first[k].n == 0 {
			delete(x.first, k)
		}
	}
	x.unlinked(n)
	delete(x.doubted, n)
	digest := x.reports[n].Sketch.digest
	if x.same[digest] = slices.DeleteFunc(x.same[digest], func(m int) bool { return m == n }); len(x.same[digest]) == 0 {
		delete(x.same, digest)
	}
	x.reports[n], x.links[n], x.keys[n], x.of[n] = Report{}, nil, 0, n
	x.lookAgain(anew)
}

// unpost takes the first posting out of a chain of which that holds.
func (x *Index) unpost(c chain, is func(posting) bool) chain {
	for at := &c.last; ; at = &x.postings[*at].next {
		if p := x.postings[*at]; is(p) {
			*at = p.next
			c.n--
			return c
		}
	}
}

// lookAgain links the reports that share keys which are no more too common to be looked
// up by.
func (x *Index) lookAgain(keys []uint32) {
	again := map[int]bool{}
	for _, k := range keys {
		c := x.first[k]
		for c.n += c.gone; c.gone > 0; c.gone-- {
			c = x.unpost(c, func(p posting) bool { return x.reports[p.report].Sketch.words == 0 })
		}
		x.first[k] = c
		for n := range x.holders(k) {
			again[n] = true
		}
	}
	search := searcher{index: x}
	for n := range again {
		keys := x.reports[n].Sketch.keys()
		for _, l := range search.links(n, keys, x.chains(keys)) {
			if l.to < n && !slices.ContainsFunc(x.links[n], func(o link) bool { return o.to == l.to }) {
				x.links[n] = append(x.links[n], l)
				x.back[l.to] = append(x.back[l.to], n)
			}
		}
		x.drop(n)
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
func (x *Index) Candidates(s Sketch) []int {
	keys := s.keys()
	search := searcher{index: x}
	return search.candidates(keys, x.chains(keys))
}

// chains gives the chains of keys.
func (x *Index) chains(keys []uint32) []chain {
	out := make([]chain, len(keys))
	for i, k := range keys {
		out[i] = x.first[k]
	}
	return out
}

// searcher looks reports up in an index that meanwhile stays as it is.
type searcher struct {
	index  *Index
	shared []int32 // report -> keys in common with the one at hand
	found  []int
	match  matcher
}

// links gives the links of a report with those of chains of its keys.
func (s *searcher) links(n int, keys []uint32, chains []chain) []link {
	var out []link
	candidates := s.candidates(keys, chains)
	if len(candidates) > 0 {
		s.match.load(s.index.reports[n].Sketch)
	}
	for _, c := range candidates {
		if c == n {
			continue
		}
		if o := s.match.overlap(s.index.reports[c].Sketch, nil, nil); o >= looseShare {
			out = append(out, link{to: c, overlap: o})
		}
	}
	return out
}

// candidates gives the reports of chains of keys that share enough of the keys with the
// text that has them, in order. It is good until it is asked again.
func (s *searcher) candidates(keys []uint32, chains []chain) []int {
	x := s.index
	if len(s.shared) < len(x.reports) {
		s.shared = make([]int32, len(x.reports))
	}
	found := s.found[:0]
	for i, k := range keys {
		if x.tooCommon(x.first[k].n) {
			continue
		}
		c := chains[i]
		for at := c.last; c.n > 0; c.n-- {
			p := x.postings[at]
			if s.shared[p.report] == 0 {
				found = append(found, int(p.report))
			}
			s.shared[p.report]++
			at = p.next
		}
	}
	s.found = found
	out := found[:0]
	for _, n := range found {
		if worthComparing(int(s.shared[n]), min(len(keys), int(x.keys[n]))) {
			out = append(out, n)
		}
		s.shared[n] = 0
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
		if _, ok := slices.BinarySearch(of, k); ok && !x.tooCommon(x.first[k].n) {
			shared++
		}
	}
	return worthComparing(shared, int(min(x.keys[a], x.keys[b])))
}
