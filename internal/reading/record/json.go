package record

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/readout-app/readout/internal/message"
)

// MarshalJSON writes the notes as English sentences, and in their parts, from which they are
// read again.
func (r Reading) MarshalJSON() ([]byte, error) {
	type bare Reading
	return written(struct {
		bare
		Notes []message.Message `json:"notes,omitempty"`
		Noted []message.Data    `json:"noted,omitempty"`
	}{bare(r), r.Notes, message.Stored(r.Notes)})
}

// MarshalJSON writes why the reading was chosen in English, and in its parts, from which it
// is read again.
func (t Time) MarshalJSON() ([]byte, error) {
	type bare Time
	return written(struct {
		bare
		Why     message.Text   `json:"why"`
		Because []message.Data `json:"because"`
	}{bare(t), t.Why, message.Stored(t.Why)})
}

// MarshalJSON writes the note in English, and in its parts, from which it is read again.
func (k Conflict) MarshalJSON() ([]byte, error) {
	type bare Conflict
	return written(struct {
		bare
		Note    message.Message `json:"note"`
		Because message.Data    `json:"because"`
	}{bare(k), k.Note, message.Data(k.Note)})
}

// written leaves the characters of HTML as they are, which whoever asks may escape.
func written(v any) ([]byte, error) {
	var out bytes.Buffer
	to := json.NewEncoder(&out)
	to.SetEscapeHTML(false)
	if err := to.Encode(v); err != nil {
		return nil, fmt.Errorf("writing a record: %w", err)
	}
	return out.Bytes(), nil
}
