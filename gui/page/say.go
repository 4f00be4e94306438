package page

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/internal/message"
)

// Say says a message in the language of the window.
func Say(m message.Message) string {
	if m.Kind == "" {
		return m.String()
	}
	named := m.Named()
	data := make(map[string]any, len(named))
	for name, value := range named {
		data[name] = local(name, value)
	}
	one, key := m.Kind.Forms()
	if n, err := strconv.Atoi(named["Count"]); err == nil && one != key {
		return lang.XN(key, key, n, data)
	}
	return lang.X(key, key, data)
}

// SayAll says messages one after another.
func SayAll(all []message.Message) string {
	said := make([]string, 0, len(all))
	for _, m := range all {
		if s := Say(m); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " ")
}

// local says a value of a message as the window does; its name tells what it is (message.Kind).
func local(name, value string) string {
	switch {
	case strings.HasSuffix(name, "Weekday"):
		return Weekday(value)
	case strings.HasSuffix(name, "Day"):
		return Day(value)
	case name == "Deed", strings.HasSuffix(name, "Status"):
		key := value
		return lang.X(key, key)
	case name == "Language":
		return LanguageName(value)
	}
	return value
}
