package story

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// announced are the expectations of the story. Two announcements are one expectation
// when they announce the same kind of event between the same actors for windows that
// meet; one with a condition is another than one without, and one without a window is
// another than one with.
type announced struct {
	blocks blocks[*promise]
	root   map[string]string                   // kind of announcements -> the kind in whose block they are
	rows   map[*promiseRow]bool                // to be made anew
	all    map[*promiseRow]bool                // that are
	proofs map[article.ID]map[*promiseRow]bool // resolved with a passage of an article
	made   map[*promiseRow]bool                // made anew, or gone
	today  bool                                // the day has changed
}

func (x *announced) init() {
	x.blocks.init()
	x.rows, x.all, x.made = map[*promiseRow]bool{}, map[*promiseRow]bool{}, map[*promiseRow]bool{}
	x.proofs = map[article.ID]map[*promiseRow]bool{}
}

// promise is one expectation of a Reading.
type promise struct {
	spot
	rec       *record.Expectation
	event     *record.Event
	actors    []*actor
	announcer *actor
	kind      string // what two of one expectation agree in
	block     string // its kind, or one that holds an announcement merged with one of its kind
	row, own  *promiseRow
	stays     bool // its article enters anew, and it is as it was
}

func (p *promise) place() spot { return p.spot }

// promiseRow is one announced event with all its announcements, in order.
type promiseRow struct {
	members []*promise
	base    *Expectation // before outcomes are proposed
	row     *Expectation
	outcome outcomeState
	refused []decision.Target // passages that the analyst says are not its outcome
	denied  []clash           // of its announcement with what says that it will not be
	status  Status            // by its window, and why, before the analyst's outcome
	why     message.Message

	at          *item // of the first
	appointment appointment
}

func (r *promiseRow) first() *promise { return r.members[0] }
func (r *promiseRow) isAlive() bool   { return len(r.members) > 0 }

// learnPromises makes the item's announcements of its Reading in force; those that are as
// they were stay.
func (it *item) learnPromises(parted map[recordAt]bool) []*promise {
	var out []*promise
	for i := range it.reading.Expectations {
		rec := &it.reading.Expectations[i]
		n := &promise{spot: spot{it, i}, rec: rec, event: it.events[rec.Event], actors: it.actorsOf(rec.Actors), announcer: it.actors[rec.AnnouncedBy]}
		kind := ""
		if n.event != nil {
			kind = n.event.Type
			if len(n.actors) == 0 {
				n.actors = it.mentioned(n.event.Actors, n.event.Recipients)
			}
		}
		// Without a window they must come from the same announcer; without a kind,
		// have the same word.
		open := rec.From == "" && rec.To == ""
		parts := []string{kind, strconv.FormatBool(open), strconv.FormatBool(rec.Condition.Empty())}
		if open {
			parts = append(parts, keyOf(n.announcer))
		}
		if kind == "" {
			parts = append(parts, it.parts[rec.ID])
		}
		if parted[recordAt{it, rec.ID}] { // it is one with nothing, whatever it announces
			parts = append(parts, string(it.Article.ID), rec.ID)
		}
		n.kind = strings.Join(append(parts, slices.Sorted(slices.Values(keysOf(n.actors)))...), "\x00")
		if i := slices.IndexFunc(it.promises, n.isAs); i >= 0 {
			n = it.promises[i]
			n.stays = true
		}
		out = append(out, n)
	}
	return out
}

// isAs says whether an announcement is joined with others as another one would be.
func (n *promise) isAs(o *promise) bool {
	return n.spot == o.spot && n.rec == o.rec && n.event == o.event && n.announcer == o.announcer && n.kind == o.kind && slices.Equal(n.actors, o.actors)
}

// settleAnnounced makes one row of each announced event.
func (s *Story) settleAnnounced() {
	x := &s.announced
	for it, anew := range s.touched {
		var now []*promise
		if !it.gone {
			now = it.learnPromises(s.joined.parted)
		}
		for _, n := range it.promises {
			if n.stays {
				if anew {
					x.rows[n.row] = true
				}
				continue
			}
			if n.row != nil {
				x.drop(n.row)
			}
			x.blocks.leave(n.block, n)
		}
		it.promises = now
		for r := range x.proofs[it.Article.ID] {
			x.rows[r] = true
		}
		delete(x.proofs, it.Article.ID)
	}
	for _, it := range s.touchedInOrder() {
		for _, n := range it.promises {
			if n.stays {
				n.stays = false
				continue
			}
			n.block = cmp.Or(x.root[n.kind], n.kind)
			x.blocks.enter(n.block, n)
		}
		s.out.expectations[it] = true
	}
	s.tieBlocks()
	x.blocks.settle(s.joinPromises)
	if x.today {
		for r := range x.all {
			if r.base == nil {
				continue
			}
			if status, why := standing(r.base, s.today); status != r.status || why.String() != r.why.String() {
				x.rows[r] = true
			}
		}
		x.today = false
	}
	delete(x.rows, nil) // of what stays while its row was taken apart
	for r := range x.rows {
		if r.isAlive() {
			s.finishExpectation(r)
		}
	}
	clear(x.rows)
}

// drop takes a row apart; its members are joined anew.
func (x *announced) drop(r *promiseRow) {
	x.made[r] = true
	delete(x.all, r)
	for _, n := range r.members {
		n.row = nil
	}
	r.members = nil
}

// joinPromises puts the announcements of a block into rows, each into the first whose window
// it meets.
func (s *Story) joinPromises(members []*promise) {
	x := &s.announced
	before := map[*promiseRow][]*promise{}
	for _, n := range members {
		if r := n.row; r != nil && before[r] == nil {
			before[r] = r.members
			r.members = nil
		}
	}
	var rows []*promiseRow
	for _, n := range members {
		i := slices.IndexFunc(rows, func(r *promiseRow) bool {
			old := r.first().rec
			return n.kind == r.first().kind && len(n.actors) > 0 && meet(old.From, old.To, n.rec.From, n.rec.To)
		})
		if i < 0 {
			if n.own == nil {
				n.own = &promiseRow{at: n.item}
			}
			i = len(rows)
			rows = append(rows, n.own)
		}
		rows[i].members = append(rows[i].members, n)
		n.row = rows[i]
		s.out.expectations[n.item] = true
	}
	for _, n := range members {
		for _, o := range s.mergedPromises(n) {
			if o.row != n.row {
				gone := mergePromises(n.row, o.row)
				rows = slices.DeleteFunc(rows, func(r *promiseRow) bool { return r == gone })
			}
		}
	}
	for _, r := range rows {
		x.all[r] = true
		if !slices.Equal(before[r], r.members) {
			x.rows[r] = true
		}
		delete(before, r)
	}
	for r := range before {
		x.made[r] = true
		delete(x.all, r)
	}
}

// mergePromises puts two rows together, into the one that begins first, and gives the
// other, which is no more.
func mergePromises(r, o *promiseRow) *promiseRow {
	if o.first().compare(r.first().spot) < 0 {
		r, o = o, r
	}
	r.members = append(r.members, o.members...)
	slices.SortFunc(r.members, byPlace)
	for _, n := range r.members {
		n.row = r
	}
	o.members = nil
	return o
}

// again lets the rows of an item be made anew that name an actor.
func (x *announced) again(it *item, a *actor) {
	for _, n := range it.promises {
		if n.row != nil && n.row.first() == n && (n.announcer == a || slices.Contains(n.actors, a)) {
			x.rows[n.row] = true
		}
	}
}

// finishExpectation makes the row of an announced event.
func (s *Story) finishExpectation(r *promiseRow) {
	row := r.first().expectation()
	var items []*item
	var records []recordAt
	for i, n := range r.members {
		items, records = append(items, n.item), append(records, recordAt{n.item, n.rec.ID})
		if i > 0 {
			p := n.item.passage(n.rec.Span, n.rec.ID, n.rec.Rule)
			row.Announcements, row.Passages = append(row.Announcements, p), append(row.Passages, p)
		}
		if window := n.item.keyOfTime(n.rec.Time); window != "" {
			row.Windows = append(row.Windows, window)
		}
	}
	row.Origins = countOrigins(items)
	rulings := s.always(&row.Row, r.first().rec.Rule, rulingsOn(records...))
	row.apply(rulings, map[string]*string{
		"title": &row.Title, "from": &row.From, "to": &row.To, "type": &row.Type, "by": &row.By, "announced_on": &row.AnnouncedOn,
	})
	r.status, r.why = standing(row, s.today)
	row.Status, row.Why = r.status, r.why
	s.resolve(r, row, rulings)
	r.base, r.row = row, row
	s.announced.made[r] = true
	s.out.expectations[r.first().item] = true
}

// expectation makes the row that begins with an announcement.
func (n *promise) expectation() *Expectation {
	it, x := n.item, n.rec
	row := &Expectation{
		Row:       it.row(decision.OnExpectation, x.ID, x.Evidence),
		Actors:    keysOf(n.actors),
		Announcer: keyOf(n.announcer), AnnouncedOn: cmp.Or(x.AnnouncedOn, it.printed()),
		From: x.From, To: x.To, Windows: []string{},
		Likelihood: x.Likelihood, Condition: it.passage(x.Condition.Span, x.ID, x.Rule),
		Proposals: []Proposal{}, Announcements: []Passage{},
	}
	if n.announcer != nil {
		row.By = n.announcer.row.Name
	}
	trigger := ""
	if e := n.event; e != nil {
		row.Type, row.CAMEO, trigger = e.Type, e.CAMEO, e.Trigger.Text
	}
	row.Title = title(n.actors, trigger, row.Passages[0].Text)
	return row
}

// title names an expectation: who, and what they are to do, in the passage's own
// words from the trigger on.
func title(actors []*actor, trigger, passage string) string {
	var names []string
	for _, a := range actors {
		names = append(names, a.short)
	}
	at := strings.Index(passage, trigger)
	last := len(names) - 1
	if len(names) == 0 || trigger == "" || at < 0 {
		return clip(passage, 90)
	}
	who := names[last]
	if last > 0 {
		who = strings.Join(names[:last], ", ") + " and " + who
	}
	first, size := utf8.DecodeRuneInString(who)
	return string(unicode.ToUpper(first)) + who[size:] + ": " + clip(passage[at:], 70)
}

// standing gives the status of an expectation that nobody has resolved: its window
// against today.
func standing(row *Expectation, today string) (Status, message.Message) {
	switch {
	case row.From == "" && row.To == "" && row.Condition.Text != "":
		return Open, conditioned.With(row.Condition.Text)
	case row.From == "" && row.To == "":
		return Open, unconditioned.With()
	case row.To != "" && today > row.To:
		return Overdue, windowOver.With(row.To)
	case row.From != "" && today < row.From:
		return Open, windowAhead.With(row.From)
	case row.To == "":
		return Due, windowBegun.With(row.From)
	}
	return Due, windowNow.With(row.To)
}

// resolve puts the analyst's outcome over the standing one, and notes the outcomes that
// the analyst refused.
func (s *Story) resolve(r *promiseRow, row *Expectation, rulings []decision.Decision) {
	r.refused = nil
	for _, d := range rulings {
		if d.Kind == decision.KindReject && d.Proof != nil {
			r.refused = append(r.refused, *d.Proof)
		}
		if d.Kind != decision.KindResolve {
			continue
		}
		row.Status, row.Proof = Status(d.Value), nil
		row.Why = resolved.With()
		if d.Proof == nil {
			continue
		}
		row.Why = resolvedByOld.With()
		if s.announced.proofs[d.Proof.Article] == nil {
			s.announced.proofs[d.Proof.Article] = map[*promiseRow]bool{}
		}
		s.announced.proofs[d.Proof.Article][r] = true
		if it := s.items[d.Proof.Article]; it != nil {
			if sp, ok := it.Article.Text.Find(d.Proof.Selector); ok {
				p := it.passage(sp, "", "analyst")
				row.Proof, row.Why = &p, resolvedByNow.With()
			}
		}
	}
}

// isRefused says whether the analyst ruled that an event is not the outcome of an
// expectation. What other articles of its origin say, which it stands for, goes with it.
func (s *Story) isRefused(r *promiseRow, w weighed) bool {
	own := w.event.row
	return slices.ContainsFunc(r.refused, func(t decision.Target) bool {
		if t.Article != own.Target.Article || t.Part != own.Target.Part {
			return false
		}
		sp, ok := w.event.item.Article.Text.Find(t.Selector)
		return ok && shared(sp, own.Passages[0].Span) >= enoughShared
	})
}
