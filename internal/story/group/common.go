package group

// The measures of what is common to many articles and no sign of a reprint: a notice
// that an outlet puts under all it prints, a paragraph on what went before, a speech
// that everybody quotes. It stands in leastCommon articles, and most of these have
// ownKeys keys in a row that few articles have: they are about something else. The
// copies of one report have no such stretch, be they ever so many and ever so edited.
const (
	leastCommon = 6
	ownKeys     = 16
	fewPart     = 3 // few is one in so many of the articles that have it
)

// commonWords finds what is common to many articles of an Index as it stands.
type commonWords struct{ x *Index }

type ownWords struct{ report, few int32 }

// of marks the words of a report that are common, as far as keys tell; nil when none
// is. What stands between two common keys, or behind the last, is common like these.
func (c commonWords) of(n int) (out []bool) {
	s := c.x.reports[n].Sketch
	from := -1 // words from here on are common, up to the next key that is common
	for i, h := range s.shingles {
		if !s.isKey(i) {
			continue
		}
		if !c.common(h) {
			from = -1
			continue
		}
		if out == nil {
			out = make([]bool, s.words)
		}
		if from < 0 {
			from = i
		}
		for ; from < i+s.span(); from++ {
			out[from] = true
		}
	}
	for ; from >= 0 && from < s.words; from++ {
		out[from] = true
	}
	return out
}

func (c commonWords) common(key uint32) bool {
	chain := c.x.first[key]
	if tooCommon := c.x.tooCommon(chain.n); tooCommon || chain.n < leastCommon {
		return tooCommon
	}
	if common, ok := c.x.known[key]; ok {
		return common
	}
	few := chain.n / fewPart
	others := int32(0)
	for n := range c.x.holders(key) {
		if c.hasOwn(ownWords{int32(n), few}) {
			others++
		}
	}
	c.x.known[key] = 2*others > chain.n
	return c.x.known[key]
}

// hasOwn says whether a report has a stretch of keys that few reports have.
func (c commonWords) hasOwn(o ownWords) bool {
	own, ok := c.x.own[o]
	if ok {
		return own
	}
	run := 0
	s := c.x.reports[o.report].Sketch
	for i, h := range s.shingles {
		if !s.isKey(i) {
			continue
		}
		run++
		if c.x.first[h].n > o.few {
			run = 0
		}
		if own = run >= ownKeys; own {
			break
		}
	}
	c.x.own[o] = own
	return own
}
