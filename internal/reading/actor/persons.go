package actor

import (
	"slices"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/spelling"
)

// joinPersons makes persons of full names first, wherever they stand, and then
// gives them the shorter names. Two people of one surname are never made one.
func (w *work) joinPersons() {
	var short []*mention
	people := map[string][]*actor{} // by every part of their names
	enter := func(a *actor) {
		for _, part := range nameParts(a.name) {
			key := spelling.Fold(spelling.Bare(part))
			if !slices.Contains(people[key], a) {
				people[key] = append(people[key], a)
			}
		}
	}
	for _, m := range w.names {
		if m.typ != record.Person {
			continue
		}
		parts := nameParts(m.name)
		if len(parts) < 2 || w.isParticle(m.hf) {
			short = append(short, m)
			continue
		}
		var a *actor
		for _, x := range slices.Concat(people[spelling.Fold(spelling.Bare(parts[len(parts)-1]))], people[spelling.Fold(spelling.Bare(parts[0]))]) {
			if samePerson(nameParts(x.name), parts) && compatible(x.gender, m.gender) {
				a = x
				break
			}
		}
		if a == nil {
			a = w.newActor(m, m.name)
			enter(a)
		} else {
			a.add(m)
			if len(parts) > len(nameParts(a.name)) {
				a.name = m.name
				enter(a)
			}
		}
	}
	for _, m := range short {
		parts := nameParts(m.name)
		known := people[spelling.Fold(spelling.Bare(parts[len(parts)-1]))]
		c := bearers(known, m, true)
		if len(c) == 0 {
			c = bearers(known, m, false)
		}
		if len(c) > 1 {
			c = w.byTitle(c, m)
		}
		switch {
		case len(c) == 1:
			c[0].add(m)
		case len(c) > 1:
			m.unresolved = true
		default:
			enter(w.newActor(m, m.name))
		}
	}
}

func compatible(a, b gender) bool { return a == unknown || b == unknown || a == b }

// nameParts cuts a name into words, without suffixes.
func nameParts(name string) []string {
	f := strings.Fields(name)
	if n := len(f); n > 1 {
		switch strings.TrimSuffix(f[n-1], ".") {
		case "Jr", "Sr", "II", "III":
			f = f[:n-1]
		}
	}
	return f
}

// samePerson says whether two full names may be one person's: the same surname, first
// names that are equal or one the initial of the other, and no middle initial that
// differs ("George H. W. Roe", "George W. Roe").
func samePerson(a, b []string) bool {
	if spelling.Fold(strings.Join(a, "")) == spelling.Fold(strings.Join(b, "")) {
		return true // "Kim Dae-jin", "Kim Dae Jin"
	}
	if spelling.Fold(spelling.Bare(a[len(a)-1])) != spelling.Fold(spelling.Bare(b[len(b)-1])) || len(a) < 2 {
		return len(a) != len(b) && len(a) > 1 && prefixOf(a, b)
	}
	x, y := givenNames(a), givenNames(b)
	if !spelling.SameFirst(x[0], y[0]) && !initialOf(x[0], y[0]) && !initialOf(y[0], x[0]) {
		return false
	}
	for i := 1; i < min(len(x), len(y)); i++ {
		if (isInitial(x[i]) || isInitial(y[i])) && !initialOf(x[i], y[i]) && !initialOf(y[i], x[i]) {
			return false
		}
	}
	return true
}

// givenNames gives what stands before the surname, initials written as one apart ("H.W."),
// and of the middle names only those with a capital: particles belong to the surname.
func givenNames(parts []string) []string {
	var out []string
	for _, part := range parts[:len(parts)-1] {
		initials := strings.Split(strings.TrimSuffix(part, "."), ".")
		switch {
		case !slices.ContainsFunc(initials, func(s string) bool { return !isInitial(s) }):
			out = append(out, initials...)
		case len(out) == 0 || unicode.IsUpper([]rune(part)[0]):
			out = append(out, part)
		}
	}
	return out
}

func isInitial(s string) bool { return len([]rune(strings.TrimSuffix(s, "."))) == 1 }

// prefixOf says whether the shorter name opens the longer ("Pedro Roe", "Pedro Roe Castro").
func prefixOf(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return slices.Equal(a, b[:len(a)])
}

func initialOf(x, y string) bool {
	x = strings.TrimSuffix(x, ".")
	return len([]rune(x)) == 1 && strings.HasPrefix(y, x)
}

// bearers gives the people that a single name may mean: by surname, or by any part.
func bearers(people []*actor, m *mention, surname bool) []*actor {
	var out []*actor
	for _, a := range people {
		if !compatible(a.gender, m.gender) {
			continue
		}
		parts := nameParts(a.name)
		last := spelling.Bare(parts[len(parts)-1])
		name := spelling.Bare(m.name)
		if spelling.Fold(a.name) == spelling.Fold(m.name) || spelling.Fold(last) == spelling.Fold(name) || strings.Contains(name, " ") && strings.HasSuffix(strings.ToLower(a.name), " "+strings.ToLower(name)) || !surname && (slices.Contains(parts, m.name) || slices.ContainsFunc(parts, func(p string) bool { return spelling.Bare(p) == name })) {
			out = append(out, a)
		}
	}
	return out
}

// byTitle keeps those of several people whose office is the one the mention gives.
func (w *work) byTitle(c []*actor, m *mention) []*actor {
	if m.role == nil || m.role.last > m.first {
		return c
	}
	head := titleHead(m.role.title)
	var out []*actor
	for _, a := range c {
		for _, x := range a.mentions {
			if x.role != nil && x.role != m.role && titleHead(x.role.title) == head {
				out = append(out, a)
				break
			}
		}
	}
	if len(out) == 0 {
		return c
	}
	return out
}
