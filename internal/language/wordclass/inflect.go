package wordclass

import (
	"slices"
	"strings"
)

// inflect gives the forms of a word. exceptions are its irregular forms.
func inflect(w, pos string, exceptions []string) []Form {
	form := func(s, tag string) Form { return Form{Form: s, Tag: tag, Lemma: w} }
	if strings.ToLower(w) != w {
		tag := map[string]string{"noun": "NNP", "adj": "JJ"}[pos]
		if tag == "" {
			return nil
		}
		return []Form{{Form: strings.ToLower(w), Tag: tag, Lemma: w}}
	}
	var out []Form
	switch pos {
	case "adv":
		return []Form{form(w, "RB")}
	case "adj":
		out = append(out, form(w, "JJ"))
		for _, e := range exceptions {
			if strings.HasSuffix(e, "er") {
				out = append(out, form(e, "JJR"))
			} else if strings.HasSuffix(e, "est") {
				out = append(out, form(e, "JJS"))
			}
		}
		return out
	case "noun":
		out = append(out, form(w, "NN"))
		for _, e := range exceptions {
			out = append(out, form(e, "NNS"))
		}
		if len(exceptions) == 0 {
			out = append(out, regular(w, "NOUN", false)...)
		}
		return out
	}
	out = append(out, form(w, "VB"))
	past := false
	for _, e := range exceptions {
		switch {
		case strings.HasSuffix(e, "ing"):
			out = append(out, form(e, "VBG"))
		case strings.HasSuffix(e, "s") && strings.HasPrefix(e, w[:1]):
			out = append(out, form(e, "VBZ"))
		default:
			past = true
			out = append(out, form(e, "VBD"), form(e, "VBN"))
		}
	}
	for _, r := range regular(w, "VERB", len(exceptions) == 0) {
		if r.Tag == "VBZ" || r.Tag == "VBG" && !slices.ContainsFunc(out, func(o Form) bool { return o.Tag == "VBG" }) || !past {
			out = append(out, r)
		}
	}
	return out
}

// regular gives the regular forms of a verb or noun, as far as its spelling leaves
// no doubt: where the last consonant might be doubled only when plain says that
// this word doubles none.
func regular(base, pos string, plain bool) []Form {
	n := len(base)
	if n < 3 || strings.Trim(base, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil
	}
	s := base + "s"
	stem := base
	past := base + "ed"
	switch last, before := base[n-1], base[n-2]; {
	case last == 'y' && !strings.ContainsRune("aeou", rune(before)):
		s, past = base[:n-1]+"ies", base[:n-1]+"ied"
	case last == 'e':
		past, stem = base+"d", base[:n-1]
		if before == 'e' || before == 'o' || before == 'y' || before == 'i' {
			stem = ""
		}
	case strings.HasSuffix(base, "ss"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ch"), last == 'x':
		s = base + "es"
	case last == 's' || last == 'z' || last == 'o' || last == 'f':
		return nil
	case !plain && !strings.ContainsRune("aeiouwxy", rune(last)) && strings.ContainsRune("aeiou", rune(before)) && !strings.ContainsRune("aeiou", rune(base[n-3])):
		past, stem = "", "" // stop, stopped; visit, visited
	}
	if pos == "NOUN" {
		return []Form{{Form: s, Tag: "NNS", Lemma: base}}
	}
	out := []Form{{Form: s, Tag: "VBZ", Lemma: base}}
	if past != "" {
		out = append(out, Form{Form: past, Tag: "VBD", Lemma: base}, Form{Form: past, Tag: "VBN", Lemma: base})
	}
	if stem != "" {
		out = append(out, Form{Form: stem + "ing", Tag: "VBG", Lemma: base})
	}
	return out
}
