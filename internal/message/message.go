package message

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Kind is one thing that the program says: its English words, with a place such as
// "{{.Day}}" for each value. It is a constant of the package that says it, and the key under
// which translations are found. The name of a place tells what the value is:
//
//   - Day, and any name that ends so, is a day of ISO 8601, with or without a time;
//   - Weekday is such a day that is said with its day of the week;
//   - Deed, and Status and any name that ends so, are words of the program, Kinds themselves;
//   - Count, and All of which it counts some, are numbers;
//   - Language is a tag of BCP 47;
//   - any other is words of an article or a person, or a name, said as they are.
//
// A Kind that counts has two forms, for one and for any other number, parted by a bar:
// "{{.Count}} article|{{.Count}} articles".
type Kind string

// With gives the message of a kind with the values of its places, in their order.
func (k Kind) With(values ...string) Message { return Message{Kind: k, Values: values} }

// Error says a kind in English, as a part of a sentence: a kind that says why something failed
// is an error, to be told by errors.Is.
func (k Kind) Error() string { return string(k) }

// Forms gives the words for one and those for any other number; a kind that does not count
// has the same for both.
func (k Kind) Forms() (one, other string) {
	one, other, counts := strings.Cut(string(k), "|")
	if !counts {
		other = one
	}
	return one, other
}

// Message is something to be said: a kind, and the values that its words have places for. The
// zero Message says nothing. Written as JSON it is its English sentence.
type Message struct {
	Kind   Kind     `json:"kind"`
	Values []string `json:"values,omitempty"` // in the order in which their places first stand
}

// Words gives the message of words that are said as they are in any language, such as those
// of a person; the empty string says nothing.
func Words(s string) Message {
	if s == "" {
		return Message{}
	}
	return Message{Values: []string{s}}
}

// Error says a message in English, so that one with values can be an error too.
func (m Message) Error() string { return m.String() }

// Of gives the message that an error is or wraps, and whether there is one.
func Of(err error) (Message, bool) {
	var m Message
	if errors.As(err, &m) {
		return m, true
	}
	var k Kind
	ok := errors.As(err, &k)
	return k.With(), ok
}

// Sentence gives words as one sentence on one line: it begins with a capital and has an end.
func Sentence(words string) string {
	words = strings.ReplaceAll(strings.TrimSpace(words), "\n", "; ")
	if words == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(words)
	words = string(unicode.ToUpper(first)) + words[size:]
	if last, _ := utf8.DecodeLastRuneInString(words); !strings.ContainsRune(".!?…", last) {
		words += "."
	}
	return words
}

// IsZero says whether there is nothing to say.
func (m Message) IsZero() bool { return m.Kind == "" && len(m.Values) == 0 }

// String says a message in English. A place for which there is no value stays as it is.
func (m Message) String() string {
	if m.Kind == "" {
		return strings.Join(m.Values, " ")
	}
	named := m.Named()
	words, other := m.Kind.Forms()
	if named["Count"] != "1" {
		words = other
	}
	var out strings.Builder
	for {
		before, name, rest := nextPlace(words)
		out.WriteString(before)
		if name == "" {
			return out.String()
		}
		value, ok := named[name]
		if !ok {
			value = "{{." + name + "}}"
		}
		if d, err := time.Parse(time.DateOnly, value); err == nil && name == "Weekday" {
			value = d.Format("Monday 2 January 2006")
		}
		out.WriteString(value)
		words = rest
	}
}

// Named gives the values by the names of their places.
func (m Message) Named() map[string]string {
	out := make(map[string]string, len(m.Values))
	_, words := m.Kind.Forms()
	for at := 0; at < len(m.Values); {
		_, name, rest := nextPlace(words)
		if name == "" {
			break
		}
		if _, again := out[name]; !again {
			out[name] = m.Values[at]
			at++
		}
		words = rest
	}
	return out
}

// nextPlace parts words at their first place. Without one all of them stand before it, and
// its name is empty.
func nextPlace(words string) (before, name, rest string) {
	before, after, _ := strings.Cut(words, "{{.")
	if name, rest, ok := strings.Cut(after, "}}"); ok && name != "" {
		return before, name, rest
	}
	return words, "", ""
}

// MarshalText writes a message as its English sentence.
func (m Message) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalJSON reads a message that was written as Data, and any sentence as Words.
func (m *Message) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		var words string
		err := json.Unmarshal(data, &words)
		if err != nil {
			return fmt.Errorf("reading a message: %w", err)
		}
		*m = Words(words)
		return nil
	}
	type parts Message
	if err := json.Unmarshal(data, (*parts)(m)); err != nil {
		return fmt.Errorf("reading a message: %w", err)
	}
	return nil
}

// Data is a message that is written as JSON in its parts, from which it is read again. A
// sentence is read as Words.
type Data Message

// String says it in English.
func (d Data) String() string { return Message(d).String() }

// IsZero says whether there is nothing to say.
func (d Data) IsZero() bool { return Message(d).IsZero() }

// UnmarshalJSON reads what was written, and any sentence as Words.
func (d *Data) UnmarshalJSON(data []byte) error { return (*Message)(d).UnmarshalJSON(data) }

// Text is messages that are said one after another. Written as JSON it is its English.
type Text []Message

// String says the messages in English.
func (t Text) String() string {
	said := make([]string, 0, len(t))
	for _, m := range t {
		if s := m.String(); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " ")
}

// MarshalText writes the messages as one string in English.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// Stored gives messages to be written in their parts.
func Stored(all []Message) []Data {
	out := make([]Data, len(all))
	for i, m := range all {
		out[i] = Data(m)
	}
	return out
}
