package attribution

import "strings"

// disowns says whether the words said are a denial by themselves: a text or claim is
// called a forgery ("called the letter a forgery", "said the rumour was pure
// fabrication"), or what it tells of is said not to be ("no such offer was made", "had
// not been told of any such plan").
func (r *reader) disowns(d *draft) bool {
	if d.word.class != "say" && d.word.class != "claim" && d.word.class != "criticise" {
		return false
	}
	first := r.doc.TokenAt(d.content[0].Start)
	last := r.doc.TokenAt(max(d.content[0].Start, d.content[0].End-1))
	for first < last && !isLetter(r.doc.Tokens[first].Norm) || first < last && r.doc.Tokens[first].Norm == "that" {
		first++
	}
	for last > first && !isLetter(r.doc.Tokens[last].Norm) {
		last--
	}
	return r.forged(d, first, last) || r.noSuch(first, last)
}

// forged says whether the tokens from first to last call a text or a claim a forgery.
func (r *reader) forged(d *draft, first, last int) bool {
	if !r.words.in("forged", r.doc.Tokens[last].Norm) || last-first > reach {
		return false
	}
	n := r.doc.Tokens[first].Norm
	about := n == "it" || (n == "this" || n == "that") && last-first < 5
	for j := first; j < min(first+4, last) && !about && !strings.HasPrefix(r.doc.Tokens[j].Tag, "VB"); j++ {
		word := r.doc.Tokens[j].Lemma
		about = (r.words.in("document", word) || r.words.nouns[word].has("speech")) && r.doc.Tokens[j+1].Tag != "POS"
	}
	if !about {
		return false
	}
	is := d.word.lemma == "call"
	for j := max(first, last-5); j < last; j++ {
		t := &r.doc.Tokens[j]
		if negation(t.Norm) || t.Tag == "MD" || t.Norm == "if" || t.Norm == "whether" {
			return false
		}
		is = is || t.Lemma == "be"
	}
	return is
}

// noSuch says whether the tokens from first to last tell that what was spoken of is not:
// "no such", "not … any such", "such … never". What ought not to be is no denial.
func (r *reader) noSuch(first, last int) bool {
	negated := false
	for j := first; j < min(last, first+reach); j++ {
		t, next := &r.doc.Tokens[j], &r.doc.Tokens[j+1]
		switch {
		case t.Norm == "if", t.Norm == "unless", t.Norm == "until", t.Norm == "must", t.Norm == "should", t.Norm == "can", t.Norm == "could", t.Norm == "may":
			return false
		case negation(t.Norm):
			negated = true
		case t.Norm != "no" && t.Norm != "any" && !(t.Norm == "such" && j == first) || t.Norm != "such" && next.Norm != "such":
		case t.Norm == "any" && !negated:
		case t.Norm == "such" && j == first:
			for k := j + 1; k < min(last+1, j+7); k++ {
				if n := r.doc.Tokens[k].Norm; n == "never" {
					return true
				}
			}
		default:
			k := j + 2
			if k <= last && r.doc.Tokens[k].Norm == "thing" {
				return k == last || r.doc.Tokens[k+1].Norm != "as"
			}
			for m := k; m < min(last+1, k+4); m++ {
				switch r.doc.Tokens[m].Norm {
				case "must", "should", "can", "could", "may", "if":
					return false
				}
			}
			return true
		}
	}
	return false
}

func isLetter(s string) bool { return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 0x80) }
