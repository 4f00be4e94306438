package record_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// What a Reading says in words is English in its JSON, and is what it was once it is read
// again.
func TestReadingsAreReadAgain(t *testing.T) {
	const printed, week, noted, note message.Kind = "Counted from {{.Weekday}}.", "A week has seven days.", "It is in {{.Language}} & <b>.", "One prints “{{.Words}}”."
	date := record.NewTime(1, text.Span{Start: 3, End: 7}, "weekday")
	date.Why = message.Text{printed.With("2031-03-04"), week.With()}
	k := record.NewConflict(1, text.Span{Start: 3, End: 7}, text.Span{Start: 9, End: 12}, "two")
	k.Note = note.With("five")
	r := record.Reading{Schema: "s", Times: []record.Time{date}, Conflicts: []record.Conflict{k}, Notes: []message.Message{noted.With("fr")}}
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var plain strings.Builder
	bare := json.NewEncoder(&plain)
	bare.SetEscapeHTML(false)
	if err := bare.Encode(r); err != nil || !strings.Contains(plain.String(), "It is in fr & <b>.") {
		t.Errorf("without escapes it is %s: %v", plain.String(), err)
	}
	for _, want := range []string{`"why":"Counted from Tuesday 4 March 2031. A week has seven days."`, `"note":"One prints “five”."`, `"notes":["It is in fr \u0026 \u003cb\u003e."]`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s is not in %s", want, data)
		}
	}
	var again record.Reading
	if err := json.Unmarshal(data, &again); err != nil || !reflect.DeepEqual(again, r) {
		t.Errorf("it is read as %+v: %v", again, err)
	}
}
