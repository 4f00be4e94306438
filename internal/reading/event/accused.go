package event

import "slices"

// harm gives the chunk of the act of force that an accusation is about: the object of
// "condemned the attack on Chile", what "outrage at the bombing" names; -1 for none.
func (s *sentence) harm(c roles) int {
	if c.object.empty() {
		return -1
	}
	about := rng{c.object.lo, c.object.lo + 1}
	if _, act := s.nounAt(about.lo); !act {
		for _, prep := range []string{"at", "over", "about"} {
			if r := s.led(c.after, prep); !r.empty() {
				about = r
				break
			}
		}
	}
	if p, ok := s.nounAt(about.lo); ok && s.words.in("hostile", p.root) && p.root != "MOBILIZE" {
		return about.lo
	}
	return -1
}

// doers gives who did what the noun at chunk k tells: "the attack by Chile", "Chile's
// attack", "the aggression of Chile"; of arrests whose doer is not told the state in which
// they were made.
func (s *sentence) doers(k int) []string {
	if ids := s.cast(s.led(k, "by")); len(ids) > 0 {
		return ids
	}
	p, _ := s.nounAt(k)
	if side, _ := s.own(k, p); len(side) > 0 {
		return side
	}
	if !slices.Contains(p.recipient, "of") && s.word(k+1) == "of" {
		return s.cast(s.led(k, "of"))
	}
	if p.root == "COERCE" {
		return s.cast(s.led(k, "in"))
	}
	return nil
}
