package event

import "fmt"

// status is how certain an act is, whether it is denied, and when it is, as far as
// the words told so far.
type status struct {
	certain      byte // C certain, P probable, S possible, U not said
	negated      bool
	tense        string
	hypothetical bool
	willing      bool // somebody is ready or interested to do it
}

// parseStatus reads FactBank's value.
func parseStatus(value string) (status, error) {
	switch value {
	case "CT+", "CT-":
		return status{certain: 'C', negated: value[2] == '-'}, nil
	case "PR+", "PR-":
		return status{certain: 'P', negated: value[2] == '-'}, nil
	case "PS+", "PS-":
		return status{certain: 'S', negated: value[2] == '-'}, nil
	case "Uu":
		return status{certain: 'U'}, nil
	}
	return status{}, fmt.Errorf("no such factuality: %q", value)
}

// factuality gives FactBank's value.
func (s status) factuality() string {
	sign := "+"
	if s.negated {
		sign = "-"
	}
	switch s.certain {
	case 'C':
		return "CT" + sign
	case 'P':
		return "PR" + sign
	case 'S':
		return "PS" + sign
	}
	return "Uu"
}

// order of certainty, the weakest first.
const certainties = "USPC"

func rank(c byte) int {
	for i := range len(certainties) {
		if certainties[i] == c {
			return i
		}
	}
	return 0
}

// under gives what becomes of an act of status s under a governor that itself stands
// as above says: certainty is never more than that of any word over it, and of two
// negations one undoes the other.
func (s status) under(g governor, above status) status {
	out := s
	for _, o := range []status{g.certain, above} {
		if rank(o.certain) < rank(out.certain) {
			out.certain = o.certain
		}
		out.negated = out.negated != o.negated
		out.hypothetical = out.hypothetical || o.hypothetical
		out.willing = out.willing || o.willing
	}
	switch g.tense {
	case "same":
		out.tense = above.tense
	case "":
		if out.tense == "" {
			out.tense = above.tense
		}
	default:
		out.tense = g.tense
	}
	return out
}
