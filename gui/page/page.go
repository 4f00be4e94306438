package page

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Route names a place in the window: a page and, on it, the row that is selected.
type Route struct {
	Page string `json:"page"`
	Row  string `json:"row,omitempty"`
}

// The names of the pages.
const (
	Overview     = "overview"
	Review       = "review"
	Timeline     = "timeline"
	Statements   = "statements"
	Expectations = "expectations"
	Moves        = "moves"
	Conflicts    = "conflicts"
	Actors       = "actors"
	Sources      = "sources"
	Signals      = "signals"
	Articles     = "articles"
	Search       = "search"
	Feeds        = "feeds"
	Brief        = "brief"
	Settings     = "settings"
	Decisions    = "decisions"
)

// Page is one view of a story. All methods but Prepare run on the UI goroutine and
// must be quick.
type Page interface {
	// Name is the page's name in a Route.
	Name() string
	// Title is what the window calls it.
	Title() string
	// Object is the page's content; the same each time.
	Object() fyne.CanvasObject
	// Prepare makes the page's view of the ledgers, off the UI goroutine. It must
	// not touch widgets.
	Prepare(*story.Ledgers) any
	// Show swaps in what Prepare made.
	Show(view any)
	// Select selects the row with a key and reports whether it has one.
	Select(key string) bool
	// Selected gives the key of the selected row, or "".
	Selected() string
	// First gives the key of the first row, or "".
	First() string
	// Focus is the widget that keys go to when the page is opened.
	Focus() fyne.Focusable
}

// Key is a key of a page's own and what it does, for the sheet of keys.
type Key struct{ Keys, Does string }

// Keyed is implemented by pages with keys of their own; the sheet of keys lists them.
type Keyed interface{ Keys() []Key }

// Waiting is implemented by pages where something may wait for the analyst. It gives
// how many things do, for the count on the rail; it runs off the UI goroutine.
type Waiting interface {
	Waiting(*story.Ledgers) int
}

// Alone is implemented by pages that are about no article: the reader makes room for
// them.
type Alone interface{ Alone() }

// Dropper is implemented by pages that take files of their own kind, dropped on them or
// on their place on the rail. It reports whether it took them; otherwise they are
// added to the story as articles.
type Dropper interface {
	Drop(paths []string) bool
}

// Action is one more thing that can be done with a row, offered in its menu. Icon is
// a name of theme.Icon, Key the key that does it; empty for none.
type Action struct {
	Label, Icon, Key string
	Do               func()
}

// Subject is a row that keys can rule on.
type Subject struct {
	Row story.Row
	// Ledger is the ledger it is in, as a Mark names it: statement, time, event …
	Ledger string
	// Title is how a notice calls it.
	Title string
	// Times are the dates whose reading the key r switches, all prints of the same
	// words; none where there is no date.
	Times []*story.Time
	// Outcome is the best proposed outcome of an expectation, which the key o accepts;
	// nil for none.
	Outcome *Act
	// Accepts and Rejects are what the keys a and x decide where that is not to accept
	// or reject the row; nil where it is.
	Accepts, Rejects *Act
	// Fields are the fields a person can fix by hand, in order, with their values.
	Fields []Field
	// Actions are what the row's menu offers beside the rulings.
	Actions []Action
	// Also makes those of the other rows that are selected with this one, off the UI
	// goroutine: accepting and rejecting are for all of them, in one step that can be
	// undone. It is nil where there are none.
	Also func() []*Subject
}

// Act is what a key decides, with what the notice says of it. Without rulings the
// notice says why there is nothing to decide.
type Act struct {
	Notice  string
	Rulings []decision.Decision
}

// Field is one field of a row that can be fixed by hand.
type Field struct {
	Name, Label, Value string
	Day                bool // an ISO 8601 day
}

// Option is one of a few things to choose from, with a line that says what it means.
type Option struct{ Label, Means string }

// Context is what the window gives its pages. Its functions are called on the UI
// goroutine.
type Context struct {
	// Open shows a passage in the reader beside the page.
	Open func(p story.Passage)
	// Go opens another page at a row.
	Go func(Route)
	// Subject tells the window what the keys a, x and f are about now; nil for nothing.
	Subject func(*Subject)
	// Decide keeps decisions in the background; the notice says what was done and
	// can undo it.
	Decide func(notice string, rulings ...decision.Decision)
	// Key hands on a rune or key the page does not use itself.
	Rune func(rune)
	// Going says whether a sequence of keys was begun, whose next letter is the window's.
	Going func() bool
	Key   func(*fyne.KeyEvent)
	// Refocus gives the keys back to the page, after a press on a filter took them.
	Refocus func()
	// Desk is the core, for a page that asks for more than the ledgers; only inside Run.
	Desk *desk.Desk
	// Story gives the story that is open.
	Story func() desk.Story
	// Run does work off the UI goroutine, then shows it on it. The work's context ends
	// with the window; a page drops an answer that it no longer waits for.
	Run func(work func(context.Context), then func())
	// Again makes the pages' views anew, after something other than the ledgers changed on
	// which they rest.
	Again func()
	// Notice says something in a line at the foot of the window.
	Notice func(string)
	// Choose asks for one of a few options and gives its index.
	Choose func(title string, options []Option, done func(index int))
	// Form asks for values in a dialogue and gives those that were confirmed, in order.
	Form func(title, confirm string, fields []Field, done func(values []string))
	// Folder asks for a folder of the machine and gives its path.
	Folder func(title string, done func(path string))
	// Save asks for a file to write to, under a suggested name, and writes it off the UI
	// goroutine.
	Save func(name string, write func(io.Writer) error)
	// Accept, Reject and Fix rule on the subject, as their keys do.
	Accept, Reject, Fix func()
	// Menu offers all that can be done with the subject, at a place of the window.
	Menu func(at fyne.Position)
	// Shared is what several pages make of the ledgers.
	Shared Shared
	// Tips shows the tips of the page's buttons; see tooltip.NewButton. It may be nil.
	Tips *tooltip.Layer
}
