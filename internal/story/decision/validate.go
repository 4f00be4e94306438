package decision

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// ErrInvalid is wrapped by every error of Parse and Validate.
var ErrInvalid = errors.New("not a valid decision")

var (
	kinds   = []Kind{KindAccept, KindReject, KindFix, KindRead, KindResolve, KindMerge, KindSplit, KindRule, KindGrade, KindNote, KindAlways, KindAdd, KindUndo}
	records = []string{OnStatement, OnTime, OnExpectation, OnEvent, OnMove, OnDocument, OnConflict, OnActor, OnArticle}
)

// Parse reads one decision from JSON and validates it. A field it does not know is
// an error: a misspelt ruling must not be half applied.
func Parse(line []byte) (Decision, error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	var d Decision
	if err := dec.Decode(&d); err != nil {
		return Decision{}, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return Decision{}, fmt.Errorf("%w: more than one value on the line", ErrInvalid)
	}
	d.At = d.At.UTC()
	if d.Add != nil && len(d.Add.Actors) == 0 {
		d.Add.Actors = nil // as it is read again once it is written
	}
	return d, Validate(d)
}

// Validate says in one sentence what a decision lacks, wrapping ErrInvalid, or
// gives nil. Seq, At and By are not asked for: the archive and the desk set them.
func Validate(d Decision) error {
	if reason := fault(d); reason != "" {
		return fmt.Errorf("%w: %s", ErrInvalid, reason)
	}
	return nil
}

// fault gives the first thing wrong, or "".
func fault(d Decision) string {
	if !slices.Contains(kinds, d.Kind) {
		return fmt.Sprintf("the kind %q is not known", d.Kind)
	}
	if d.Kind == KindUndo {
		switch {
		case d.Undoes == 0:
			return "an undo must name the decision it takes back"
		case d.Seq != 0 && d.Undoes >= d.Seq:
			return "an undo can only take back an earlier decision"
		}
		return ""
	}
	if d.Undoes != 0 {
		return fmt.Sprintf("only an undo takes another decision back, not the kind %q", d.Kind)
	}
	if reason := targetFault(d.Target); reason != "" {
		return reason
	}
	if d.Proof != nil {
		if reason := targetFault(*d.Proof); reason != "" {
			return "its proof: " + reason
		}
	}
	if d.Outlet != "" && (d.Kind != KindAlways || d.Target.Record != OnTime) {
		return "only how dates are always read is decided for an outlet"
	}
	if d.Add != nil && d.Kind != KindAdd {
		return fmt.Sprintf("only the kind %q adds a record, not %q", KindAdd, d.Kind)
	}
	switch d.Kind {
	case KindAdd:
		return addedFault(d)
	case KindReject:
		if d.Proof != nil && d.Target.Record != OnExpectation {
			return fmt.Sprintf("only of an expectation can an outcome be rejected, not of the record %q", d.Target.Record)
		}
	case KindFix:
		if d.Field == "" {
			return "a fix must name the field it sets"
		}
	case KindRead:
		return onlyOn(d, OnTime)
	case KindResolve:
		return onlyOn(d, OnExpectation)
	case KindRule:
		return onlyOn(d, OnConflict)
	case KindMerge:
		if d.Proof == nil || d.Target.Record == OnActor {
			return needsValue(d)
		}
	case KindGrade:
		if !isGrade(d.Value) {
			return fmt.Sprintf("a grade is a letter A to F, a digit 1 to 6 or both, not %q", d.Value)
		}
	case KindAlways:
		if d.Target.Record == OnTime || d.Field == string(KindRead) {
			return readingFault(d)
		}
		if d.Field != string(KindAccept) && d.Field != string(KindReject) {
			return fmt.Sprintf("what is always done is to accept or to reject, not %q", d.Field)
		}
		return needsValue(d)
	case KindNote:
		if strings.TrimSpace(d.Note) == "" {
			return "a note must say something"
		}
	}
	return ""
}

// readingFault gives what is wrong with a decision always to read dates one way, or "".
func readingFault(d Decision) string {
	if d.Field != string(KindRead) {
		return fmt.Sprintf("what is always done with a date is to read it, not %q", d.Field)
	}
	if question, answer, _ := strings.Cut(d.Value, "/"); question == "" || answer == "" {
		return fmt.Sprintf("a way to read dates is a question and its answer, such as \"order/day-first\", not %q", d.Value)
	}
	return onlyOn(d, OnTime)
}

// targetFault gives what is wrong with a target, or "".
func targetFault(t Target) string {
	switch {
	case !slices.Contains(records, t.Record):
		return fmt.Sprintf("the record %q is not known", t.Record)
	case t.Record == OnActor && t.Part != "":
		return ""
	case t.Article == "":
		return "the target names no article"
	case t.Record == OnArticle:
		return ""
	case t.Selector.Exact == "":
		return "the target names no passage"
	case t.Selector.Start < 0 || t.Selector.Empty():
		return "the span of the target is not a passage"
	}
	return ""
}

// onlyOn asks for one kind of record and a value.
func onlyOn(d Decision, record string) string {
	if d.Target.Record != record {
		return fmt.Sprintf("the kind %q is about the record %q, not %q", d.Kind, record, d.Target.Record)
	}
	return needsValue(d)
}

func needsValue(d Decision) string {
	if d.Value == "" {
		return fmt.Sprintf("the kind %q needs a value", d.Kind)
	}
	return ""
}

// isGrade says whether s is an Admiralty grade, whole or either half.
func isGrade(s string) bool {
	rest := strings.TrimLeft(s, "ABCDEF")
	letters := len(s) - len(rest)
	digits := len(rest) - len(strings.TrimLeft(rest, "123456"))
	return s != "" && letters <= 1 && digits <= 1 && letters+digits == len(s)
}
