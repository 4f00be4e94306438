package decision

import (
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

// Kind says what a decision does.
type Kind string

// The kinds of decision.
const (
	KindAccept  Kind = "accept"  // the record is right
	KindReject  Kind = "reject"  // the record is wrong and is left out; with a Proof, only that is no outcome of the expectation
	KindFix     Kind = "fix"     // Field of the record is Value
	KindRead    Kind = "read"    // of the readings of a date, Value is the one meant
	KindResolve Kind = "resolve" // the expectation came to Value; Proof shows it
	KindMerge   Kind = "merge"   // the record is the same as the one Value names: an actor by Key or name, a statement or expectation by the Key of its row or by Proof
	KindSplit   Kind = "split"   // the record is not part of what it was put with; Value may name it anew, or of two actors by name the other
	KindRule    Kind = "rule"    // the conflict is settled as Value
	KindGrade   Kind = "grade"   // the source (A-F), its information (1-6) or both ("B2") are graded Value
	KindNote    Kind = "note"    // a remark and nothing else
	KindAlways  Kind = "always"  // all records of the kind and shape Value are treated as Field says, accept or reject; dates that ask the same are read as Value answers, where Field is read
	KindAdd     Kind = "add"     // the passage holds a record that Add describes
	KindUndo    Kind = "undo"    // the decision numbered Undoes no longer holds
)

// The records that a decision can be about: values of Target.Record.
const (
	OnStatement   = "statement"
	OnTime        = "time"
	OnExpectation = "expectation"
	OnEvent       = "event"
	OnMove        = "move"
	OnDocument    = "document"
	OnConflict    = "conflict"
	OnActor       = "actor"
	OnArticle     = "article"
)

// Target names what a decision is about: a passage of an article, the kind of
// record read from it, and, where several of that kind stand on one passage, which.
type Target struct {
	// Article holds the passage. It is empty only for an actor that is named by Part.
	Article article.ID `json:"article,omitempty"`
	// Record is one of the On constants.
	Record string `json:"record"`
	// Selector is the passage; zero when the whole article or an actor by name is meant.
	Selector text.Selector `json:"selector,omitzero"`
	// Part tells records of one kind on one passage apart, by the cue's words or the
	// event's type; for an actor or a source it is the name. Mostly empty.
	Part string `json:"part,omitempty"`
}

// Decision is one ruling. Which fields count is set by its Kind; Validate knows.
type Decision struct {
	Seq    uint64    `json:"seq"` // 1, 2, 3 … within the story, given by the archive
	At     time.Time `json:"at"`  // UTC
	By     string    `json:"by,omitempty"`
	Kind   Kind      `json:"kind"`
	Target Target    `json:"target,omitzero"`
	Field  string    `json:"field,omitempty"`
	Value  string    `json:"value,omitempty"`
	Add    *Added    `json:"add,omitempty"`    // the record that is added
	Proof  *Target   `json:"proof,omitempty"`  // the passage that shows it
	Undoes uint64    `json:"undoes,omitempty"` // Seq of the decision taken back, for an undo
	Outlet string    `json:"outlet,omitempty"` // whose dates are always read so; empty for every outlet's
	Note   string    `json:"note,omitempty"`
	// Group is Seq of the first of several decisions that were made in one go and are
	// undone in one go; 0 for one made alone.
	Group uint64 `json:"group,omitempty"`
}
