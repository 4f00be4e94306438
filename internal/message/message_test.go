package message_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/message"
)

func TestMessagesInEnglish(t *testing.T) {
	const (
		plain   message.Kind = "No day was named."
		two     message.Kind = "{{.Who}} names {{.Day}}, {{.Other}} does not; {{.Who}} is first."
		weekday message.Kind = "Counted from {{.Weekday}}."
		counts  message.Kind = "{{.Count}} article of {{.Place}}|{{.Count}} articles of {{.Place}}"
	)
	for _, c := range []struct {
		message message.Message
		want    string
	}{
		{message.Message{}, ""},
		{message.Words("It’s {{.Day}}, as I said."), "It’s {{.Day}}, as I said."},
		{plain.With(), "No day was named."},
		{two.With("Norland", "2031-03-04", "Selm"), "Norland names 2031-03-04, Selm does not; Norland is first."},
		{two.With("Norland"), "Norland names {{.Day}}, {{.Other}} does not; Norland is first."},
		{weekday.With("2031-03-04"), "Counted from Tuesday 4 March 2031."},
		{weekday.With("spring"), "Counted from spring."},
		{counts.With("1", "Sund"), "1 article of Sund"},
		{counts.With("21", "Sund"), "21 articles of Sund"},
		{two.With("{{.Other}}", "2031-03-04", "{{.Who}}"), "{{.Other}} names 2031-03-04, {{.Who}} does not; {{.Other}} is first."},
		{plain.With("too", "many"), "No day was named."},
	} {
		if got := c.message.String(); got != c.want {
			t.Errorf("%v says %q, want %q", c.message, got, c.want)
		}
	}
	if got := (message.Text{plain.With(), {}, weekday.With("2031-03-04")}).String(); got != "No day was named. Counted from Tuesday 4 March 2031." {
		t.Errorf("together they say %q", got)
	}
}

// As JSON a message is its English sentence; as Data it is read again as it was.
func TestMessagesAsJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := message.Message{Kind: message.Kind(rapid.String().Draw(t, "kind")), Values: rapid.SliceOf(rapid.String()).Draw(t, "values")}
		sentence, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var said string
		if err := json.Unmarshal(sentence, &said); err != nil || said != strings.ToValidUTF8(m.String(), "\ufffd") {
			t.Fatalf("%+v is written as %s: %v", m, sentence, err)
		}
		data, err := json.Marshal(message.Data(m))
		if err != nil {
			t.Fatal(err)
		}
		var again message.Message
		if err := json.Unmarshal(data, &again); err != nil || again.Kind != m.Kind || len(again.Values)+len(m.Values) > 0 && !reflect.DeepEqual(again.Values, m.Values) {
			t.Fatalf("%s is read as %+v: %v", data, again, err)
		}
	})
	var old message.Message
	if err := json.Unmarshal([]byte(`"The file is empty."`), &old); err != nil || old.String() != "The file is empty." {
		t.Errorf("a sentence is read as %+v: %v", old, err)
	}
	if err := json.Unmarshal([]byte(`[1]`), &old); err == nil {
		t.Error("a list is read as a message")
	}
}
