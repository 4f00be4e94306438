package story

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
)

// utteranceDays is the number of days within which two outlets print one utterance
// unless both say on which day it fell: the same words a month later are said anew.
const utteranceDays = 7

// utterances are the statements of the story. Those that may be one utterance hang
// together by their ties; what hangs together is joined in the story's order, and
// nothing else bears on it.
type utterances struct {
	known    wordIndex[*utterance]     // within their scope
	verbatim map[verbatim][]*utterance // what a report prints word for word
	told     map[occasion][]*utterance // what a speaker said on an occasion
	dirty    map[*utterance]bool       // whose ties changed
	rows     map[*statementRow]bool    // to be made anew
	changed  map[*statementRow]bool    // made anew, or gone
	renamed  map[*statementRow]bool    // whose speaker bears another name
}

func (u *utterances) init() {
	u.known.init()
	u.told = map[occasion][]*utterance{}
	u.verbatim, u.dirty = map[verbatim][]*utterance{}, map[*utterance]bool{}
	u.rows, u.changed, u.renamed = map[*statementRow]bool{}, map[*statementRow]bool{}, map[*statementRow]bool{}
}

// utterance is one statement of a Reading.
type utterance struct {
	spot      // repeats come after what they may repeat
	nth       int
	rec       *record.Statement
	speaker   *actor
	content   string
	words     wording
	terms     *terms    // nil once words are known
	day       dayNumber // printed
	as        verbatim
	scope     string       // its speaker, or a source without a name within its origin; "" for none
	same      *utterance   // of its article, which it repeats
	repeats   []*utterance // that repeat it
	stays     bool         // its article enters anew, and it is as it was
	ties      []tie
	entry     *entry[*utterance]
	said      *wordsSaid // nil where it is of no occasion
	occasions []occasion
	row       *statementRow
	own       *statementRow // the row it would begin
	was       recordAt      // with which the row it was taken from began
}

// tie binds two statements that may be one utterance by their words and days.
type tie struct {
	to    *utterance
	share float64 // of their words in common
}

// verbatim is one statement as every reprint of a report has it, however short.
type verbatim struct{ origin, source, content string }

// statementRow is one utterance with all statements that report it, in order.
type statementRow struct {
	at       *item
	members  []*utterance
	from, to string // when it was said, as the first member says that tells a day
	row      *Statement
	base     *Statement // as row, before a denial is tied to what it denies
	speaker  *actor     // who is credited with it, if it is not rejected
	denial   denialState
	quoted   []clash // of its words with those of its first member
}

func (r *statementRow) first() *utterance { return r.members[0] }

// begins gives the record with which the row begins.
func (r *statementRow) begins() recordAt { return recordAt{r.first().item, r.first().rec.ID} }

// isAlive says whether the row still is one.
func (r *statementRow) isAlive() bool { return len(r.members) > 0 }

func (u *utterances) enter(n *utterance, lists Lists) {
	u.verbatim[n.as] = append(u.verbatim[n.as], n)
	u.dirty[n] = true
	if n.scope == "" {
		return
	}
	from, to := n.day.around(utteranceDays, utteranceDays)
	u.known.near(n.scope, n.words, from, to, func(e *entry[*utterance]) {
		if o := e.of; mayBeOne(n, o) {
			if share, ok := alike(o.words, n.words); ok && !lists.apart(o, n) {
				n.ties = append(n.ties, tie{o, share})
				o.ties = append(o.ties, tie{n, share})
			}
		}
	})
	n.entry = u.known.enter(n, n.scope, n.day, n.words)
	u.enterOccasions(n, lists)
}

// mayBeOne says whether nothing but the words speaks against two statements of one
// speaker being one utterance: they stand in two articles, both deny or neither does,
// and the days agree.
func mayBeOne(a, b *utterance) bool {
	if a.item == b.item || a.rec.Denies != b.rec.Denies || a.words.negated != b.words.negated {
		return false
	}
	return daysAgree(a, b)
}

// daysAgree says whether two articles give one day to what was said, however far apart
// they were printed; or else no two days, and were printed near to one another.
func daysAgree(a, b *utterance) bool {
	x, y := a.rec.Said, b.rec.Said
	if x.From != "" && y.From != "" {
		if !meet(x.From, x.To, y.From, y.To) {
			return false
		}
		if x.From == x.To && y.From == y.To {
			return true
		}
	}
	return a.day.until(b.day) <= utteranceDays
}

func (u *utterances) leave(n *utterance) {
	list := u.verbatim[n.as]
	list = slices.DeleteFunc(list, func(o *utterance) bool { return o == n })
	for _, o := range list {
		u.dirty[o] = true
	}
	if u.verbatim[n.as] = list; len(list) == 0 {
		delete(u.verbatim, n.as)
	}
	for _, t := range n.ties {
		t.to.ties = slices.DeleteFunc(t.to.ties, func(back tie) bool { return back.to == n })
		u.dirty[t.to] = true
	}
	if n.entry != nil {
		u.known.leave(n.entry)
	}
	u.leaveOccasions(n)
	if n.row != nil {
		u.drop(n.row)
	}
	delete(u.dirty, n)
}

// drop takes a row apart. Its members that stay hang together with what changed, and
// are joined anew.
func (u *utterances) drop(r *statementRow) {
	u.changed[r] = true
	was := r.begins()
	for _, m := range r.members {
		m.row, m.was = nil, was
		u.dirty[m] = true
	}
	r.members = nil
}

// settleUtterances makes one row of each utterance; what other articles print of it
// becomes its variants.
func (s *Story) settleUtterances() {
	u := &s.utterances
	for it, anew := range s.touched {
		for _, n := range it.entered {
			if n.stays {
				if anew {
					u.rows[n.row] = true
				}
				continue
			}
			u.leave(n)
			if n.scope != "" {
				u.known.expect(n.scope, n.words, -1)
			}
		}
		it.entered = nil
	}
	touched := s.touchedInOrder()
	for _, it := range touched {
		for _, n := range it.utterances {
			if n.scope != "" && !n.stays {
				u.known.expect(n.scope, n.words, 1)
			}
		}
	}
	for _, it := range touched {
		for _, n := range it.utterances {
			if !n.stays {
				u.enter(n, s.lists)
			}
			n.stays = false
		}
		it.entered = it.utterances
		s.out.statements[it] = true
	}
	visited := map[*utterance]bool{}
	for n := range u.dirty {
		if !visited[n] {
			s.joinUtterances(s.together(n, visited))
		}
	}
	clear(u.dirty)
	for it := range s.late {
		for _, n := range it.utterances {
			u.rows[n.row] = true
		}
		include(s.plain, it)
	}
	clear(s.late)
	delete(u.rows, nil) // of what stays while its row was taken apart
	alive := make([]*statementRow, 0, len(u.rows))
	for r := range u.rows {
		if r.isAlive() {
			alive = append(alive, r)
		}
	}
	s.finishStatements(alive)
	for r := range u.renamed {
		if r.isAlive() && !u.rows[r] {
			s.renameSpeaker(r)
		}
	}
	clear(u.renamed)
	for r := range u.changed {
		if !r.isAlive() {
			s.credit(r, nil)
		}
	}
	clear(u.rows)
}

// together gives all statements that hang together with n, in order.
func (s *Story) together(n *utterance, visited map[*utterance]bool) []*utterance {
	out := []*utterance{n}
	visited[n] = true
	visit := func(o *utterance) {
		if !visited[o] {
			visited[o] = true
			out = append(out, o)
		}
	}
	for i := 0; i < len(out); i++ {
		for _, t := range out[i].ties {
			visit(t.to)
		}
		for _, o := range s.utterances.verbatim[out[i].as] {
			visit(o)
		}
		if same := out[i].same; same != nil {
			visit(same)
		}
		for _, o := range out[i].repeats {
			visit(o)
		}
		for _, o := range s.mergedUtterances(out[i]) {
			visit(o)
		}
	}
	slices.SortFunc(out, func(a, b *utterance) int { return a.compare(b.spot) })
	return out
}

// joinUtterances puts statements that hang together into rows, each into the first
// it may belong to.
func (s *Story) joinUtterances(all []*utterance) {
	u := &s.utterances
	for _, n := range all {
		if n.row != nil {
			u.drop(n.row)
		}
	}
	printed := map[verbatim]*statementRow{}
	for _, n := range all {
		r := n.rowFor(printed)
		if r == nil {
			if n.own == nil {
				n.own = &statementRow{at: n.item}
			}
			r = n.own
			r.from, r.to = "", ""
			printed[n.as] = r
		}
		r.add(n)
	}
	for _, n := range all {
		for _, o := range s.mergedUtterances(n) {
			u.merge(n.row, o.row)
		}
	}
	for _, n := range all {
		u.rows[n.row] = true
		s.out.statements[n.item] = true
		if n.was != n.row.begins() {
			s.late[n.item] = true
		}
		n.was = recordAt{}
	}
}

// merge puts two rows together, into the one that begins first.
func (u *utterances) merge(r, o *statementRow) {
	if r == o {
		return
	}
	if o.first().compare(r.first().spot) < 0 {
		r, o = o, r
	}
	all := append(r.members, o.members...)
	slices.SortFunc(all, func(a, b *utterance) int { return a.compare(b.spot) })
	u.changed[o] = true
	r.members, o.members, r.from, r.to = nil, nil, "", ""
	for _, n := range all {
		r.add(n)
	}
}

// rowFor gives the row of the utterance that a statement reports, or nil where it is
// the first that does.
func (n *utterance) rowFor(printed map[verbatim]*statementRow) *statementRow {
	if n.same != nil && n.same.row != nil {
		return n.same.row
	}
	if r := printed[n.as]; r != nil && r.mayTake(n) && r.first().rec.Denies == n.rec.Denies && (r.from != "" && n.rec.Said.From != "" || r.first().day.until(n.day) <= utteranceDays) {
		return r
	}
	var best *statementRow
	most := 0.0
	for _, t := range n.ties {
		r := t.to.row
		if r == nil || r.first() != t.to || !r.mayTake(n) {
			continue
		}
		if t.share > most || t.share == most && t.to.compare(best.first().spot) < 0 {
			best, most = r, t.share
		}
	}
	return best
}

// mayTake says whether no member of the row speaks against a statement joining: none
// is of its article, and the day agrees that a member has told.
func (r *statementRow) mayTake(n *utterance) bool {
	for _, m := range r.members {
		if m.item == n.item {
			return false
		}
	}
	return r.from == "" || n.rec.Said.From == "" || meet(r.from, r.to, n.rec.Said.From, n.rec.Said.To)
}

func (r *statementRow) add(n *utterance) {
	r.members = append(r.members, n)
	n.row = r
	if r.from == "" {
		r.from, r.to = n.rec.Said.From, n.rec.Said.To
	}
}

// rename notes the rows of an item in which an actor speaks.
func (u *utterances) rename(it *item, speaker *actor) {
	for _, n := range it.entered {
		if n.speaker == speaker && n.row != nil && n.row.first() == n {
			u.renamed[n.row] = true
		}
	}
}
