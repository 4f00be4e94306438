package signals

import (
	"fmt"
	"math"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/gui/widget/signals/layout"
	"github.com/readout-app/readout/gui/widget/timeaxis"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/series"
)

// view is what Prepare makes of the ledgers. It does not change.
type view struct {
	ledgers *story.Ledgers
	pairs   []series.Pair
	rows    []rowlist.Row // of the pairs
	outlets map[article.ID]string
	today   float64
}

func newView(l *story.Ledgers, pairs []series.Pair) *view {
	v := &view{ledgers: l, pairs: pairs, outlets: map[article.ID]string{}}
	v.today, _ = timeaxis.Day(l.Today)
	for _, a := range l.Articles {
		v.outlets[a.ID] = a.Outlet
	}
	// To look a translation up costs more than all else here.
	w := pairWords{mean: lang.L("on average"), last: lang.L("last"), undated: lang.L("no day is known")}
	v.rows = make([]rowlist.Row, len(v.pairs))
	for i := range v.pairs {
		v.rows[i] = pairRow(&v.pairs[i], w)
	}
	return v
}

// pairWords are the words of the rows of pairs.
type pairWords struct{ mean, last, undated string }

// key names a pair as a row.
func key(p *series.Pair) string { return p.From + ">" + p.To }

func title(p *series.Pair) string { return p.FromName + " → " + p.ToName }

func pairRow(p *series.Pair, w pairWords) rowlist.Row {
	o := p.Overview
	r := rowlist.Row{
		Key: key(p), Title: title(p),
		Detail: w.mean + " " + signed(o.Mean) + " · " + w.last + " " + o.Last,
		Badge:  fmt.Sprint(o.Points), Tone: theme.Faint, Accent: theme.Status("happened"),
	}
	if o.Points == 0 {
		r.Detail, r.Accent = w.undated, theme.Faint
	} else if o.Mean < 0 {
		r.Accent = theme.Alert
	}
	if o.Trend != nil {
		switch {
		case *o.Trend > 0:
			r.Right = "▲ " + signed(*o.Trend)
		case *o.Trend < 0:
			r.Right = "▼ " + signed(*o.Trend)
		default:
			r.Right = "="
		}
	}
	return r
}

// signed writes a score with its sign and two decimals, with a true minus.
func signed(x float64) string {
	s := strconv.FormatFloat(math.Abs(x), 'f', 2, 64)
	if x < 0 {
		return "−" + s
	}
	return "+" + s
}

// chart gives the days of a pair for the canvas.
func (v *view) chart(p *series.Pair) *layout.Chart {
	c := &layout.Chart{Title: title(p), Today: v.today}
	for _, d := range p.Days {
		if at, ok := timeaxis.Day(d.Day); ok {
			c.Days = append(c.Days, layout.Day{Key: d.Day, Day: at, Mean: d.Mean, Smoothed: d.Smoothed, Points: len(d.Points)})
		}
	}
	for _, g := range p.Gaps {
		from, ok := timeaxis.Day(g.From)
		to, ok2 := timeaxis.Day(g.To)
		if ok && ok2 {
			c.Gaps = append(c.Gaps, layout.Gap{From: from, To: to + 1})
		}
	}
	return c
}

// told is one passage of a day, with its row in the list.
type told struct {
	row     rowlist.Row
	passage story.Passage
	signal  string // Key of the Signal
}

// points gives the passages that a day stands on, point by point.
func (v *view) points(points []series.Point) []told {
	var out []told
	for i, p := range points {
		for n, passage := range p.Passages {
			t := told{passage: passage, signal: p.Keys[min(n, len(p.Keys)-1)]}
			tone := theme.Status("happened")
			if p.Score < 0 {
				tone = theme.Alert
			}
			detail := v.outlets[passage.Article]
			if n > 0 {
				detail = lang.L("{{.Outlet}} · the same origin, counted once", map[string]any{"Outlet": detail})
			}
			t.row = rowlist.Row{
				Key: fmt.Sprintf("%d.%d", i, n), Title: passage.Text, Detail: detail, Right: signed(p.Score),
				Badge: page.CategoryWord(p.Type), Tone: theme.Faint, Accent: tone, Dim: n > 0,
			}
			out = append(out, t)
		}
	}
	return out
}

// printed gives what the chart of a pair stands on, day by day, as rows in words.
func (v *view) printed(p *series.Pair) []rowlist.Row {
	var out []rowlist.Row
	add := func(day string, points []series.Point) {
		for _, t := range v.points(points) {
			r := t.row
			r.Key = day + " " + r.Key
			r.Badge += " " + r.Right
			r.Right = day
			out = append(out, r)
		}
	}
	for _, d := range p.Days {
		add(page.Day(d.Day), d.Points)
	}
	add(lang.L("no day"), p.Undated)
	return out
}

// subject gives what keys rule on.
func (v *view) subject(signal string) *page.Subject {
	for _, g := range v.ledgers.Signals {
		if g.Key == signal {
			return &page.Subject{Row: g.Row, Ledger: "signal", Title: lang.L("Signal “{{.Words}}”", map[string]any{"Words": g.Passages[0].Text})}
		}
	}
	return nil
}

// find gives the pair and the day that a signal counts in; the day is -1 when it has
// none, and the pair when it counts in nothing.
func (v *view) find(signal string) (pair, day int) {
	has := func(points []series.Point) bool {
		for _, p := range points {
			for _, k := range p.Keys {
				if k == signal {
					return true
				}
			}
		}
		return false
	}
	for i := range v.pairs {
		for j := range v.pairs[i].Days {
			if has(v.pairs[i].Days[j].Points) {
				return i, j
			}
		}
		if has(v.pairs[i].Undated) {
			return i, -1
		}
	}
	return -1, -1
}
