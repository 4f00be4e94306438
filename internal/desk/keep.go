package desk

import (
	"context"
	"iter"
	"slices"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/message"
)

// Either of chunkArticles and chunkBytes is kept at once, or what that many inputs gave:
// each chunk is on disk before the next begins.
const (
	chunkArticles = 64
	chunkBytes    = 8 << 20
	chunkInputs   = 256
)

// taken is what one input gave.
type taken struct {
	input input
	got   []capture.Captured
	// readings are the packed ones of got, nil for what the archive has already.
	readings [][]byte
	err      error
}

// take captures and reads inputs and has a keeper keep the articles in chunks. Those that
// are here already are counted apart. What has been read when ctx is done is kept.
func (d *Desk) take(ctx context.Context, t *task, inputs iter.Seq[input], keep *keeper) error {
	keep.desk, keep.task = d, t
	var failed error
	more := func(n int) { t.total.Add(int64(n)) }
	inOrder(ctx, d.opts.Workers, pausing(ctx, t, opened(ctx, d.capture, inputs, more)), d.capturing, func(r taken) bool {
		if ctx.Err() != nil && r.err != nil {
			return false // it was cut short
		}
		failed = keep.add(ctx, r)
		return failed == nil
	})
	if failed == nil {
		failed = keep.flush(ctx)
	}
	if failed != nil {
		return failed
	}
	return ctx.Err()
}

// capturing takes an input in and reads what is new.
func (d *Desk) capturing(ctx context.Context, in input) taken {
	out := taken{input: in, err: in.err}
	if in.err != nil || in.bare {
		return out
	}
	out.got, out.err = d.capture.Read(ctx, in.source)
	if out.err != nil && in.or != nil {
		out.got, out.err = d.capture.Read(ctx, *in.or)
	}
	if in.pick != nil {
		out.got = slices.DeleteFunc(out.got, func(c capture.Captured) bool { return !in.pick[c.Article.ID] })
	}
	out.readings = make([][]byte, len(out.got))
	for i := range out.got {
		a := &out.got[i].Article
		a.Captured = d.opts.Clock().UTC()
		if known, err := d.archive.Has(a.ID); err == nil && !known && !d.opts.Unread {
			if r, ok := d.reader.read(*a); ok {
				out.readings[i] = packed(r)
			}
		}
	}
	return out
}

// keeper puts articles into a story, many at a time.
type keeper struct {
	desk  *Desk
	task  *task
	story StoryID
	here  map[article.ID]bool // articles that do not count as new
	// book is where it is noted what came of which unit; nil for nowhere.
	book    *logbook
	garbage *garbage // that is kept within bounds; nil for none
	// after is told which units have been done with, from one up to another, once what they
	// gave is on disk; nil for nobody. past is the first of which it has not been told.
	after func(from, to int) error
	past  int

	items    []archive.Item
	readings [][]byte
	units    []int // that the items are of
	bytes    int
	inputs   int     // since the last chunk
	unit     int     // of the last input
	settled  outcome // of the units before it, since the last chunk
	open     outcome // of that unit
}

// add takes what an input gave, and keeps what has come together once it is enough.
func (k *keeper) add(ctx context.Context, r taken) error {
	if r.input.unit != k.unit {
		k.settled.add(k.open)
		k.unit, k.open = r.input.unit, outcome{}
	}
	k.task.done.Add(1)
	k.inputs++
	k.open.Done++
	name := r.input.source.Name
	if r.err != nil {
		f := Failure{Name: name, Reason: message.Data(Said(r.err)), From: r.input.from}
		k.open.Failures = append(k.open.Failures, f)
		k.task.fail(f)
	}
	for i, c := range r.got {
		k.items = append(k.items, archive.Item{Article: c.Article, Original: c.Original})
		k.readings = append(k.readings, r.readings[i])
		k.units = append(k.units, r.input.unit)
		k.bytes += len(c.Original)
		for _, note := range c.Notes {
			n := Note{name, message.Data(note)}
			k.open.Notes = append(k.open.Notes, n)
			k.task.note(n)
		}
	}
	if len(k.items) < chunkArticles && k.bytes < chunkBytes && k.inputs < chunkInputs {
		return nil
	}
	return k.flush(ctx)
}

// flush keeps what has come together, on disk before it is counted. It does so when
// ctx is done, too: the work is done, and it does not take long.
func (k *keeper) flush(ctx context.Context) error {
	if k.inputs == 0 {
		return nil
	}
	kept, err := k.desk.archive.PutArticles(context.WithoutCancel(ctx), k.story, k.items)
	for i, one := range kept {
		// The Reading of an article that came twice must be that of the one kept.
		if one.New {
			k.desk.keepReading(one.ID, k.readings[i])
		}
		of := &k.settled
		if k.units[i] == k.unit {
			of = &k.open
		}
		if k.here[one.ID] {
			k.task.known.Add(1)
			of.Known++
		} else {
			k.here[one.ID] = true
			k.task.kept.Add(1)
			of.Kept = append(of.Kept, one.ID)
		}
	}
	clear(k.items) // their texts and originals are not held on to
	clear(k.readings)
	k.items, k.readings, k.units, k.bytes, k.inputs = k.items[:0], k.readings[:0], k.units[:0], 0, 0
	if err == nil {
		err = k.pass(k.unit)
	}
	if err != nil {
		return err
	}
	k.book.note(k.task.snapshot(), entry{Taken: k.unit, Settled: k.settled, Open: k.open})
	k.settled, k.open = outcome{}, outcome{}
	k.garbage.renew()
	return nil
}

// pass tells that the units before one have been done with.
func (k *keeper) pass(to int) error {
	if k.after == nil || to <= k.past {
		return nil
	}
	from := k.past
	k.past = to
	return k.after(from, to)
}
