package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/search"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// filling is what the index lacks: what the archive's lists, which only grow, have behind
// its mark.
type filling struct {
	desk  *Desk
	index *search.Index
	at    mark
	came  map[StoryID][]article.ID // into a story that is behind its mark, in order
	place map[article.ID]int       // of the new articles in the archive's list
	logs  map[StoryID]*rulings     // once they were asked for
	ruled map[StoryID]int          // decisions that todo allows for, of stories behind their mark
	// todo are the articles to take in: first the number again of those that the index
	// has and that came into one more story or were ruled on, then the new ones.
	todo  []article.ID
	again int
	// onlyIf are those of them that are taken in where one of some decisions bears on them.
	onlyIf map[article.ID][]*story.Standing
}

// rulings are the decisions of a story in force that change what is found of its articles.
type rulings struct {
	log      []decision.Decision
	on       map[article.ID][]decision.Decision
	standing *story.Standing
}

func (d *Desk) newFilling() (*filling, error) {
	stories, err := d.archive.Stories()
	if err != nil {
		return nil, err
	}
	f := &filling{
		desk: d, came: map[StoryID][]article.ID{}, place: map[article.ID]int{},
		logs: map[StoryID]*rulings{}, ruled: map[StoryID]int{}, onlyIf: map[article.ID][]*story.Standing{},
	}
	if f.index, f.at, err = d.openIndex(stories); err != nil {
		return nil, err
	}
	for _, s := range stories {
		if n := f.at.Stories[s.ID]; n < s.Articles {
			f.came[s.ID], err = d.archive.ArticlesAfter(s.ID, n)
			if err := d.tolerate(err); err != nil {
				return nil, err
			}
		}
	}
	fresh, all, err := d.archive.IDsAfter(f.at.Articles) // later than those of the stories, so that all of these are known
	if err := d.tolerate(err); err != nil {
		return nil, err
	}
	for i, id := range fresh {
		f.place[id] = f.at.Articles + i
	}
	again := map[article.ID]bool{}
	for _, list := range f.came {
		for _, id := range list {
			again[id] = true
		}
	}
	for _, s := range stories {
		if f.at.Rulings[s.ID] < s.Decisions {
			if err := f.ruledSince(s.ID, again); err != nil {
				return nil, err
			}
		}
	}
	maps.DeleteFunc(f.onlyIf, func(id article.ID, _ []*story.Standing) bool { return again[id] })
	for id := range f.onlyIf {
		again[id] = true
	}
	for id := range f.place {
		delete(again, id)
		delete(f.onlyIf, id)
	}
	f.again = len(again)
	f.todo = append(slices.Sorted(maps.Keys(again)), fresh...)
	d.index.articles.Store(int64(all))
	d.index.indexed.Store(int64(f.at.Articles))
	return f, nil
}

// ruledSince adds the articles that were ruled on in a story behind the mark, and those on
// which a decision of the whole story may bear that is other than at the mark.
func (f *filling) ruledSince(id StoryID, again map[article.ID]bool) error {
	r, err := f.rulings(id)
	if err != nil {
		return err
	}
	known := min(f.at.Rulings[id], len(r.log))
	f.ruled[id] = len(r.log)
	for _, d := range r.log[known:] {
		if d.Kind == decision.KindUndo && d.Undoes > 0 && d.Undoes <= uint64(len(r.log)) {
			d = r.log[d.Undoes-1]
		}
		if isOnRecord(d) {
			again[d.Target.Article] = true
		}
	}
	other := r.standing.Since(story.StandingOf(r.log[:known]))
	if other.Empty() {
		return nil
	}
	all, err := f.desk.archive.Articles(id)
	if err := f.desk.tolerate(err); err != nil {
		return err
	}
	for _, a := range all {
		if len(r.on[a]) > 0 { // it may have records that its Reading has not
			again[a] = true
		} else {
			f.onlyIf[a] = append(f.onlyIf[a], other)
		}
	}
	return nil
}

// rulings gives the decisions of a story.
func (f *filling) rulings(id StoryID) (*rulings, error) {
	if r := f.logs[id]; r != nil {
		return r, nil
	}
	log, err := f.desk.archive.Decisions(id)
	if err := f.desk.tolerate(err); err != nil {
		return nil, err
	}
	r := &rulings{log: log, on: map[article.ID][]decision.Decision{}, standing: story.StandingOf(log)}
	for _, d := range decision.Effective(log) {
		if isOnRecord(d) {
			r.on[d.Target.Article] = append(r.on[d.Target.Article], d)
		}
	}
	f.logs[id] = r
	return r, nil
}

// isOnRecord says whether a decision changes what is found of an article: it is about the
// article or a record of it, and more than a remark.
func isOnRecord(r decision.Decision) bool {
	switch r.Kind {
	case decision.KindReject, decision.KindFix, decision.KindRead, decision.KindAdd, decision.KindAccept:
		return r.Target.Article != "" && r.Target.Record != decision.OnActor
	}
	return false
}

// fill takes in what is to do, in chunks each with its mark, and counts in a task.
func (f *filling) fill(ctx context.Context, t *task) error {
	t.total.Store(int64(len(f.todo)))
	first := f.at.Articles
	for done := 0; done < len(f.todo); {
		if err := t.pass(ctx); err != nil {
			return err
		}
		chunk := f.todo[done:min(done+indexChunk, len(f.todo))]
		items, err := f.items(ctx, chunk)
		if err != nil {
			return err
		}
		if done += len(chunk); done >= f.again {
			f.reach(first + done - f.again)
		}
		data, err := json.Marshal(f.at)
		if err != nil {
			return err
		}
		if err := f.index.Put(items, string(data)); err != nil {
			return err
		}
		t.done.Store(int64(done))
		f.desk.index.indexed.Store(int64(f.at.Articles))
	}
	return nil
}

// reach moves the mark on to so many articles, and all that was ruled.
func (f *filling) reach(articles int) {
	f.at.Articles = articles
	for s, list := range f.came {
		for len(list) > 0 && f.place[list[0]] < articles { // one that is not new has no place
			f.at.Stories[s]++
			list = list[1:]
		}
		f.came[s] = list
	}
	maps.Copy(f.at.Rulings, f.ruled)
}

// items gives articles with their Readings, several read at once. One that is damaged is
// left out, and one on which nothing bears.
func (f *filling) items(ctx context.Context, ids []article.ID) ([]search.Item, error) {
	type got struct {
		item search.Item
		none bool
		err  error
	}
	d := f.desk
	in := map[article.ID][]StoryID{}
	for _, id := range ids {
		of, err := d.archive.StoriesOf(id)
		if err := d.tolerate(err); err != nil {
			return nil, err
		}
		for _, s := range of {
			if _, err := f.rulings(s); err != nil {
				return nil, err
			}
		}
		in[id] = of
	}
	var out []search.Item
	var failed error
	inOrder(ctx, d.opts.Workers, slices.Values(ids), func(_ context.Context, id article.ID) got {
		a, err := d.archive.Article(id)
		if err != nil {
			return got{err: err}
		}
		read := d.read(a)
		if some := f.onlyIf[id]; some != nil && !slices.ContainsFunc(some, func(s *story.Standing) bool { return s.Bears(read) }) {
			return got{none: true}
		}
		return got{item: f.item(a, read, in[id])}
	}, func(g got) bool {
		if g.err != nil {
			if errors.Is(g.err, archive.ErrNotFound) {
				g.err = fmt.Errorf("%w: %w", archive.ErrDamaged, g.err)
			}
			failed = d.tolerate(g.err)
			return failed == nil
		}
		if !g.none {
			out = append(out, g.item)
		}
		return true
	})
	return out, errors.Join(failed, ctx.Err())
}

// item gives an article with what was read in it, as it stands in the stories where the
// analyst ruled on it. Its own front matter is what was fixed, in whatever story; where two
// stories have it fixed in two ways, it stays as it was.
func (f *filling) item(a article.Article, read record.Reading, in []StoryID) search.Item {
	d := f.desk
	out := search.Item{Article: a, Reading: read, Ruled: map[string]record.Reading{}}
	var fixes []frontFix
	for _, s := range in {
		out.Stories = append(out.Stories, string(s))
		r := f.logs[s]
		if len(r.on[a.ID]) == 0 && !r.standing.Bears(read) {
			continue
		}
		it := story.Item{Article: a, Reading: read}
		if fix, fixed := fixesOf(r.on[a.ID])[a.ID]; fixed {
			it = d.fixedItem(a, fix)
			fixes = append(fixes, fix)
		}
		out.Ruled[string(s)] = story.AsRuled(it, r.on[a.ID], r.standing)
	}
	if fix := agreed(fixes); fix != (frontFix{}) {
		out.Article = d.fixedItem(a, fix).Article
	}
	return out
}

// agreed gives what fixes of the same article say as one.
func agreed(fixes []frontFix) frontFix {
	var out frontFix
	for _, of := range []func(*frontFix) *string{
		func(f *frontFix) *string { return &f.published },
		func(f *frontFix) *string { return &f.outlet },
		func(f *frontFix) *string { return &f.agency },
	} {
		values := map[string]bool{}
		for i := range fixes {
			if value := *of(&fixes[i]); value != "" {
				values[value] = true
			}
		}
		if len(values) == 1 {
			for value := range values {
				*of(&out) = value
			}
		}
	}
	return out
}
