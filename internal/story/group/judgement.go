package group

import "slices"

// judgement is what is known of the reports of an Index until one comes or goes that
// changes it: what is common, and which links hold. A key more or less changes only
// what was found by counting it.
type judgement struct {
	known    map[uint32]bool   // key -> it is common
	own      map[ownWords]bool // report -> it has a stretch of keys that few have
	marks    map[int][]bool    // report -> its words that are common
	verdicts map[int][]link    // report -> its links that hold beside what is common
	back     map[int][]int     // report -> later ones that are linked to it
	doubtful map[uint32]bool   // keys that may be common or not otherwise than before -> before
	doubtOwn map[ownWords]bool // and the same of stretches
}

// doubtKey notes that the number of holders of a key is about to change.
func (x *Index) doubtKey(k uint32, from, to int32) {
	if len(x.own)+len(x.known)+len(x.marks) == 0 {
		return
	}
	crosses := x.tooCommon(from) != x.tooCommon(to)
	if _, ok := x.doubtful[k]; !ok && (max(from, to) >= leastCommon || crosses) {
		x.doubtful[k] = x.isCommon(k)
	}
	if crosses { // whether two that share it are worth comparing may be otherwise, though it is common before and after
		for n := range x.holders(k) {
			x.drop(n)
		}
	}
	if few := min(from, to); few >= leastCommon/fewPart && !x.tooCommon(from) {
		for n := range x.holders(k) {
			o := ownWords{int32(n), few}
			if own, ok := x.own[o]; ok {
				if _, ok := x.doubtOwn[o]; !ok {
					x.doubtOwn[o] = own
				}
			}
		}
	}
}

// isCommon gives what was last found of a key, without finding it anew.
func (x *Index) isCommon(k uint32) bool { return x.known[k] || x.tooCommon(x.first[k].n) }

// linked notes the links of a report that was added.
func (x *Index) linked(n int) {
	for _, l := range x.links[n] {
		x.back[l.to] = append(x.back[l.to], n)
	}
}

// unlinked takes the links with a report away.
func (x *Index) unlinked(n int) {
	for _, later := range x.back[n] {
		x.links[later] = slices.DeleteFunc(x.links[later], func(l link) bool { return l.to == n })
		delete(x.verdicts, later)
	}
	for _, l := range x.links[n] {
		x.back[l.to] = slices.DeleteFunc(x.back[l.to], func(m int) bool { return m == n })
	}
	delete(x.back, n)
	delete(x.verdicts, n)
	delete(x.marks, n)
}

// settle finds anew what is in doubt, and drops the verdicts that rest on what is
// otherwise than before.
func (x *Index) settle() {
	if x.known == nil {
		x.known, x.own, x.marks, x.verdicts = map[uint32]bool{}, map[ownWords]bool{}, map[int][]bool{}, map[int][]link{}
		x.doubtful, x.doubtOwn = map[uint32]bool{}, map[ownWords]bool{}
	}
	common := commonWords{x}
	for o := range x.doubtOwn {
		delete(x.own, o)
	}
	for o, before := range x.doubtOwn {
		s := x.reports[o.report].Sketch
		if common.hasOwn(o) == before && s.words > 0 {
			continue
		}
		for _, k := range s.keys() {
			if c := x.first[k]; c.n/fewPart == o.few {
				if _, ok := x.doubtful[k]; !ok {
					x.doubtful[k] = x.isCommon(k)
				}
			}
		}
	}
	clear(x.doubtOwn)
	for k := range x.doubtful {
		delete(x.known, k)
	}
	for k, before := range x.doubtful {
		if common.common(k) == before {
			continue
		}
		for n := range x.holders(k) {
			x.drop(n)
		}
	}
	clear(x.doubtful)
}

// drop drops what is known of the words of a report, and the verdicts that rest on it.
func (x *Index) drop(n int) {
	delete(x.marks, n)
	x.doubt(n)
	x.forget(n)
}

// doubt notes that a report, and those linked to it, may be of another origin.
func (x *Index) doubt(n int) {
	x.doubted[n] = true
	for _, l := range x.links[n] {
		x.doubted[l.to] = true
	}
	for _, later := range x.back[n] {
		x.doubted[later] = true
	}
	for _, m := range x.same[x.reports[n].Sketch.digest] {
		x.doubted[m] = true
	}
}

// forget drops the verdicts on the links with a report.
func (x *Index) forget(n int) {
	delete(x.verdicts, n)
	for _, later := range x.back[n] {
		delete(x.verdicts, later)
	}
}

// marksOf gives the words of a report that are common, found once.
func (x *Index) marksOf(n int) []bool {
	marks, ok := x.marks[n]
	if !ok {
		marks = commonWords{x}.of(n)
		x.marks[n] = marks
	}
	return marks
}

// judged gives the links of a report that hold beside what is common to many articles,
// with earlier and with later ones.
func (x *Index) judged(n int) []link {
	out := slices.Clone(x.verdictsOn(n))
	for _, later := range x.back[n] {
		for _, l := range x.verdictsOn(later) {
			if l.to == n {
				out = append(out, link{later, l.overlap, l.one})
			}
		}
	}
	return out
}

// verdictsOn gives the links with earlier reports that hold, found once.
func (x *Index) verdictsOn(n int) []link {
	if len(x.links[n]) == 0 {
		return nil
	}
	verdicts, ok := x.verdicts[n]
	if !ok {
		verdicts = x.judge(n)
		x.verdicts[n] = verdicts
	}
	return verdicts
}

// ownWordsOf gives how many words of a report are not common, if it is linked to any.
func (x *Index) ownWordsOf(n int) int {
	if len(x.links[n])+len(x.back[n]) == 0 {
		return 0
	}
	own := x.reports[n].Sketch.words
	for _, common := range x.marksOf(n) {
		if common {
			own--
		}
	}
	return own
}

// judge gives the links of a report that hold beside what is common to many articles.
func (x *Index) judge(n int) []link {
	var out []link
	x.match.load(x.reports[n].Sketch)
	own := x.marksOf(n)
	for _, l := range x.links[n] {
		if other := x.marksOf(l.to); own != nil || other != nil {
			if !x.stillWorth(n, l.to) {
				continue
			}
			l.overlap = x.match.overlap(x.reports[l.to].Sketch, own, other)
		}
		if l.overlap < looseShare {
			continue
		}
		l.one = l.overlap >= plainShare || l.overlap >= creditedShare && creditOne(x.reports[n], x.reports[l.to])
		out = append(out, l)
	}
	return out
}
