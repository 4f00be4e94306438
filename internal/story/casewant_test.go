package story_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/story/decision"
)

// row is one row of a ledger in a compact form: its kind, and fields in no order that
// counts, most of them "key: value".
type row struct {
	kind   string
	fields []string
	target decision.Target
	at     map[string]decision.Target // article -> what its passage of the row is named by
}

func (r row) String() string { return r.kind + " | " + strings.Join(r.fields, " | ") }

// add adds a field; one without a value is left out.
func (r *row) add(key, value string) {
	if value = strings.Join(strings.Fields(value), " "); value != "" {
		r.fields = append(r.fields, key+": "+value)
	}
}

// say adds a field that is a word of its own.
func (r *row) say(words ...string) {
	for _, w := range words {
		if w = strings.Join(strings.Fields(w), " "); w != "" {
			r.fields = append(r.fields, w)
		}
	}
}

// unmet gives a text that says why a want does not hold, or nothing. A want is
//
//	kind | field | field      a row of the kind has these fields; … stands for any
//	                          words; "no key" asks that there is no field of that key
//	! kind | field            no row has them
//	= 2 kind | field          two rows have them
func unmet(got []row, want string) string {
	mark, rest, _ := strings.Cut(want, " ")
	switch mark {
	case "!":
		if fits := fitting(got, rest); len(fits) > 0 {
			return fmt.Sprintf("must not be there\n  %s\nis\n  %s", rest, fits[0])
		}
	case "=":
		number, rest, _ := strings.Cut(rest, " ")
		n, err := strconv.Atoi(number)
		if fits := fitting(got, rest); err != nil || len(fits) != n {
			return fmt.Sprintf("%s rows wanted, %d fit\n%s", number, len(fits), explain(got, rest))
		}
	default:
		if len(fitting(got, want)) == 0 {
			return "missing\n" + explain(got, want)
		}
	}
	return ""
}

func split(want string) (kind string, fields []string) {
	parts := strings.Split(want, "|")
	for _, p := range parts[1:] {
		if p = strings.TrimSpace(p); p != "" {
			fields = append(fields, p)
		}
	}
	return strings.TrimSpace(parts[0]), fields
}

// fitting gives the rows that a want fits.
func fitting(got []row, want string) []row {
	kind, fields := split(want)
	var out []row
	for _, r := range got {
		if r.kind == kind && len(r.lacks(fields)) == 0 {
			out = append(out, r)
		}
	}
	return out
}

// lacks gives the wanted fields that the row does not have.
func (r row) lacks(wanted []string) []string {
	var out []string
	for _, w := range wanted {
		key, absent := strings.CutPrefix(w, "no ")
		has := slices.ContainsFunc(r.fields, func(f string) bool {
			return absent && strings.HasPrefix(f, key+": ") || !absent && like(f, w)
		})
		if has == absent {
			out = append(out, w)
		}
	}
	return out
}

// explain sets a want beside the rows of its kind that come nearest.
func explain(got []row, want string) string {
	kind, fields := split(want)
	near := slices.DeleteFunc(slices.Clone(got), func(r row) bool { return r.kind != kind })
	slices.SortStableFunc(near, func(a, b row) int { return len(a.lacks(fields)) - len(b.lacks(fields)) })
	out := "  wanted   " + want
	if len(near) == 0 {
		return out + "\n  there is no " + kind
	}
	const most = 3
	for _, r := range near[:min(most, len(near))] {
		out += "\n  there is " + r.String()
		if lacks := r.lacks(fields); len(lacks) > 0 {
			out += "\n     it lacks " + strings.Join(lacks, " | ")
		}
	}
	return out
}

// like says whether s is the pattern, in which … stands for any words; case does not
// count.
func like(s, pattern string) bool {
	s, pattern = strings.ToLower(s), strings.ToLower(pattern)
	parts := strings.Split(pattern, "…")
	if len(parts) == 1 {
		return s == pattern
	}
	rest, ok := strings.CutPrefix(s, parts[0])
	for _, p := range parts[1 : len(parts)-1] {
		if ok {
			_, rest, ok = strings.Cut(rest, p)
		}
	}
	return ok && strings.HasSuffix(rest, parts[len(parts)-1])
}

func TestUnmet(t *testing.T) {
	got := []row{
		{kind: "actor", fields: []string{"Ilse Varga", "role: foreign minister, Ostravia", "alias: Varga", "alias: Ilse"}},
		{kind: "actor", fields: []string{"Oskar Brandt"}},
		{kind: "event", fields: []string{"CONSULT"}},
	}
	for _, c := range []struct {
		want  string
		fault string // part of it; empty where the want holds
	}{
		{"actor | Ilse Varga", ""},
		{"actor | alias: Ilse | Ilse Varga | alias: Varga", ""},
		{"actor | …Varga | role: foreign…Ostravia", ""},
		{"actor | Oskar Brandt | no role", ""},
		{"event", ""},
		{"actor | Ilse Varga | no role", "it lacks no role"},
		{"actor | Varga", "there is actor | Ilse Varga"},
		{"actor | Oskar Brandt | alias: Brandt", "there is actor | Oskar Brandt\n     it lacks alias: Brandt"},
		{"actor | role: …minister", "missing"},
		{"move | deliver", "there is no move"},
		{"! actor | Pavel Dorn", ""},
		{"! actor | …Brandt", "must not be there"},
		{"= 2 actor", ""},
		{"= 1 actor | alias: …", ""},
		{"= 0 move", ""},
		{"= 3 actor", "3 rows wanted, 2 fit"},
		{"= actor", "rows wanted"},
	} {
		fault := unmet(got, c.want)
		if c.fault == "" && fault != "" || !strings.Contains(fault, c.fault) {
			t.Errorf("%s: %q, want %q", c.want, fault, c.fault)
		}
	}
}
