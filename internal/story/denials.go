package story

import (
	"cmp"
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
)

// denialDays is the number of days within which a denial answers what was printed.
const denialDays = 30

// denials ties each denial whose claim its own article does not give to the nearest
// earlier statement, of somebody else in another article, that makes it.
type denials struct {
	claims wordIndex[*statementRow]
	open   wordIndex[*statementRow] // denials of which the claim is looked for
	again  map[*statementRow]bool   // denials to be looked at anew
	tied   map[*statementRow]bool   // denials of which the claim is found
}

func (d *denials) init() {
	d.claims.init()
	d.open.init()
	d.again, d.tied = map[*statementRow]bool{}, map[*statementRow]bool{}
}

// denialState is how a row of statements stands among claims and denials.
type denialState struct {
	stance  stance
	content string
	members []*utterance // nil while it is neither
	words   wording
	claimed *entry[*statementRow] // as a claim; nil for none
	denies  *entry[*statementRow] // as a denial; nil for none
	claim   *statementRow         // what it is found to deny
}

// stance is what a row is to denials.
type stance int

const (
	refused stance = iota // the analyst rejected it
	claims                // it may be what another denies
	denies                // what it denies is looked for
	settled               // it denies what its own article gives, or refuses a paper
)

func (r *statementRow) stance() stance {
	switch {
	case r.base.Ruling == Rejected:
		return refused
	case !r.base.Denies:
		return claims
	case r.base.Rejects == "" && !r.first().refusesPaper():
		return denies
	}
	return settled
}

// stays says whether a row that was made anew is to denials what it was.
func (r *statementRow) stays() bool {
	st := &r.denial
	return r.isAlive() && st.stance == r.stance() && st.content == r.base.Content && slices.Equal(st.members, r.members)
}

// answer puts the claim that was found into the row.
func (r *statementRow) answer() {
	r.row = r.base
	if claim := r.denial.claim; claim != nil {
		row := *r.base
		row.Rejects = claim.base.Key
		r.row = &row
	}
}

// leave takes a row out of the claims and denials.
func (d *denials) leave(r *statementRow) {
	st := &r.denial
	st.members = nil
	if st.claimed != nil {
		d.claims.leave(st.claimed)
		d.claims.expect("", st.claimed.words, -1)
		d.touch(st.claimed)
		st.claimed = nil
	}
	if st.denies != nil {
		d.open.leave(st.denies)
		d.open.expect("", st.denies.words, -1)
		st.denies = nil
	}
}

// touch lets the denials that may be of a claim be looked at anew.
func (d *denials) touch(claim *entry[*statementRow]) {
	from, to := claim.day.around(0, denialDays)
	d.open.near("", claim.words, from, to, func(e *entry[*statementRow]) {
		if d.again[e.of] {
			return
		}
		if _, ok := alike(claim.words, e.words); ok {
			d.again[e.of] = true
		}
	})
}

// refusesPaper says whether what a statement rejects is a paper that was put forward:
// who rejects a draft does not deny that it was.
func (n *utterance) refusesPaper() bool {
	return slices.ContainsFunc(n.item.reading.Moves, func(m record.Move) bool {
		return m.Move == record.Reject && m.Overlaps(n.rec.Cue.Span)
	})
}

// settleDenials ties the denials that were made anew, and those that may be of a
// claim that was.
func (s *Story) settleDenials() {
	d := &s.denials
	changed := s.utterances.changed
	redrawn := map[*statementRow]bool{}
	for r := range changed {
		if r.stays() {
			r.answer()
			redrawn[r] = true
			delete(changed, r)
			continue
		}
		if d.leave(r); d.tied[r] {
			s.conflicting[r.at] = true
			delete(d.tied, r)
		}
		s.quote(r)
	}
	anew := make([]*statementRow, 0, len(changed))
	for r := range changed {
		if r.isAlive() {
			anew = append(anew, r)
		}
	}
	slices.SortFunc(anew, func(a, b *statementRow) int { return a.first().compare(b.first().spot) })
	for _, r := range anew {
		st := &r.denial
		if row := r.base; st.content != row.Content {
			st.content, st.words = row.Content, r.first().words
			if row.Content != r.first().content {
				st.words = s.vocabulary.wording(termsOf(row.Content))
			}
		}
		st.stance, st.members = r.stance(), slices.Clone(r.members)
		switch st.stance {
		case claims:
			d.claims.expect("", st.words, 1)
		case denies:
			d.open.expect("", st.words, 1)
		}
	}
	for _, r := range anew {
		st := &r.denial
		d.again[r] = true
		switch st.stance {
		case claims:
			st.claimed = d.claims.enter(r, "", r.first().day, st.words)
		case denies:
			st.denies = d.open.enter(r, "", r.first().day, st.words)
		}
	}
	for _, r := range anew {
		if r.denial.claimed != nil {
			d.touch(r.denial.claimed)
		}
	}
	for r := range d.again {
		if !r.isAlive() {
			continue
		}
		st := &r.denial
		hadClaim := st.claim != nil
		st.claim = nil
		if st.denies != nil {
			st.claim = d.find(r)
		}
		r.answer()
		if delete(d.tied, r); st.claim != nil {
			d.tied[r] = true
		}
		if it := r.first().item; hadClaim || st.claim != nil {
			s.conflicting[it] = true
			s.out.statements[it] = true
		}
	}
	for r := range d.tied {
		if redrawn[r] || redrawn[r.denial.claim] {
			s.conflicting[r.at] = true
		}
	}
	clear(d.again)
	clear(changed)
}

// shareBands is into how many bands the share of common words is cut: within one, the
// later claim is the one that is answered.
const shareBands = 4

// find gives the claim that a denial answers, or nil: the one most in its words, and of
// those about as near to them the last.
func (d *denials) find(denial *statementRow) *statementRow {
	var best *statementRow
	most := 0.0
	from, to := denial.first().day.around(denialDays, 0)
	d.claims.near("", denial.denial.words, from, to, func(e *entry[*statementRow]) {
		claim := e.of
		if !mayDeny(denial, claim) {
			return
		}
		share, ok := alike(e.words, denial.denial.words)
		if !ok {
			return
		}
		if best == nil || cmp.Or(cmp.Compare(int(share*shareBands), int(most*shareBands)), cmp.Compare(claim.base.Printed, best.base.Printed), cmp.Compare(share, most), best.first().compare(claim.first().spot)) > 0 {
			best, most = claim, share
		}
	})
	return best
}

// mayDeny says whether a denial can answer a claim: another speaker's, first printed
// in an earlier article and not long before.
func mayDeny(denial, claim *statementRow) bool {
	own := denial.first()
	first := claim.first()
	return (first.speaker == nil || first.speaker != own.speaker) &&
		first.day.until(own.day) <= denialDays &&
		inOrder(first.item, own.item) < 0 &&
		!slices.ContainsFunc(claim.members, func(m *utterance) bool { return m.item == own.item })
}

// clash gives the conflict of a denial with its claim.
func (r *statementRow) clash() clash {
	claim := r.denial.claim
	return clash{
		kind: "claim-denial", item: r.first().item, with: claim.first().item,
		earlier: claim.base.Passages[0], later: r.base.Passages[0],
		note: reportDenied.With(r.base.Name, claim.base.Name),
	}
}
