package article

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/readout-app/readout/internal/text"
)

// ID names an article by its content: the first 128 bits of the SHA-256 of the
// frozen text, as 32 lower-case hexadecimal digits. Two files with the same text
// are the same article.
type ID string

// IDOf gives the ID of a frozen text.
func IDOf(frozen string) ID {
	sum := sha256.Sum256([]byte(frozen))
	return ID(hex.EncodeToString(sum[:16]))
}

// ErrEmpty says that there are no words to keep.
var ErrEmpty = errors.New("the article has no text")

// Front is the front matter: what is known about an article beside its words. A
// field that is not known is empty; nothing is guessed. Spans point into the
// frozen text and are empty where a value came from metadata.
type Front struct {
	Headline  Passage   `json:"headline"`
	Published Published `json:"published"`
	// Modified is when the text was last changed after it was printed, where that is stated.
	Modified Published `json:"modified,omitzero"`
	URL      string    `json:"url,omitempty"`
	Outlet   Passage   `json:"outlet"`
	Agency   Passage   `json:"agency"`
	Byline   Passage   `json:"byline"`
	Dateline Dateline  `json:"dateline"`
	Language string    `json:"language,omitempty"` // ISO 639-1, "und" when the text is in no language known
	// Lines holds the spans of the lines that are front matter and not prose: meta
	// and time lines, the dateline. Sentences do not run across their edges.
	Lines []text.Span `json:"lines,omitempty"`
}

// Passage is a value with the words it came from. The span is empty where the
// value came from metadata outside the text.
type Passage struct {
	text.Span
	Text string `json:"text"`
	Rule string `json:"rule,omitempty"`
}

// Dateline is the place and day that open an agency report ("GENEVA, May 3 (AP)").
type Dateline struct {
	text.Span
	Place string `json:"place"`
	Date  string `json:"date"` // ISO 8601 day, or empty
	Rule  string `json:"rule,omitempty"`
}

// Published is when the article was printed, as precise as its source and no more.
type Published struct {
	text.Span
	// Value is "2006-01-02", "2006-01-02T15:04" (local to the outlet: no zone was
	// stated) or "2006-01-02T15:04:05-07:00"; empty when unknown.
	Value string `json:"value"`
	Rule  string `json:"rule,omitempty"`
}

// Day gives the calendar day of publication. It reports false when none is known.
func (p Published) Day() (time.Time, bool) {
	if len(p.Value) < len(time.DateOnly) {
		return time.Time{}, false
	}
	day, err := time.Parse(time.DateOnly, p.Value[:len(time.DateOnly)])
	return day, err == nil
}

// Article is one article as kept: immutable, named by its content.
type Article struct {
	ID    ID
	Text  *text.Text
	Front Front
	// File is the name it came in under; empty for pasted text.
	File string
	// Captured is when it was taken in, UTC.
	Captured time.Time
}

// New makes an article of a frozen text. It fails with ErrEmpty when the text has
// no words.
func New(frozen *text.Text, front Front) (Article, error) {
	if !hasWord(frozen.String()) {
		return Article{}, fmt.Errorf("making an article: %w", ErrEmpty)
	}
	return Article{ID: IDOf(frozen.String()), Text: frozen, Front: front}, nil
}
