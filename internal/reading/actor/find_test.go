package actor

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// tools are made once for all tests.
var tools = sync.OnceValues(func() (*language.Analyser, *Finder) {
	a, err := language.New()
	if err != nil {
		panic(err)
	}
	f, err := New()
	if err != nil {
		panic(err)
	}
	return a, f
})

// find reads a text of prose.
func find(t testing.TB, s string) ([]record.Mention, []record.Actor) {
	t.Helper()
	a, f := tools()
	return f.Find(a.Parse(text.New(s), nil), article.Front{})
}

// dump gives mentions and actors for the eye.
func dump(ms []record.Mention, as []record.Actor) string {
	var b strings.Builder
	for _, m := range ms {
		fmt.Fprintf(&b, "%s %d-%d %q %s %s %s [%s]\n", m.ID, m.Start, m.End, m.Text, m.Form, m.Type, m.Actor, m.Rule)
	}
	for _, a := range as {
		fmt.Fprintf(&b, "%s %q %s %q %s %s %+v\n", a.ID, a.Name, a.Type, a.Aliases, a.Country, a.Code, a.Roles)
	}
	return b.String()
}

func TestDump(t *testing.T) {
	data, err := os.ReadFile(os.Getenv("DUMP"))
	if err != nil {
		t.Skip("no file to dump")
	}
	t.Log("\n" + dump(find(t, string(data))))
}
