package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/language/lemma"
	"github.com/readout-app/readout/internal/language/tagger"
)

// wordForm is an inflected form of a word of WordNet.
type wordForm = lemma.Example

// readWordNet reads the single words of WordNet 3.0 and gives their inflected forms
// with Penn Treebank tags, sorted: irregular ones from its lists of exceptions,
// regular ones by rule. File formats: wndb(5WN).
func readWordNet(folder string) ([]wordForm, error) {
	var out []wordForm
	for _, pos := range []string{"noun", "verb", "adj", "adv"} {
		exceptions, err := readExceptions(filepath.Join(folder, pos+".exc"))
		if err != nil {
			return nil, err
		}
		words, err := readData(filepath.Join(folder, "data."+pos))
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			out = append(out, inflect(w, pos, exceptions[w])...)
		}
	}
	slices.SortFunc(out, func(a, b wordForm) int {
		return cmp.Or(cmp.Compare(a.Form, b.Form), cmp.Compare(a.Tag, b.Tag), cmp.Compare(a.Lemma, b.Lemma))
	})
	return slices.Compact(out), nil
}

// readExceptions reads a list of irregular forms: base → forms.
func readExceptions(name string) (map[string][]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading WordNet: %w", err)
	}
	out := map[string][]string{}
	for l := range strings.Lines(string(data)) {
		f := strings.Fields(l)
		for i := 1; i < len(f); i++ {
			out[f[i]] = append(out[f[i]], f[0])
		}
	}
	return out, nil
}

// readData reads the single words of a data file, as they are written, each once.
func readData(name string) ([]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("reading WordNet: %w", err)
	}
	defer f.Close()
	seen := map[string]bool{}
	var out []string
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		if strings.HasPrefix(scan.Text(), "  ") {
			continue // licence
		}
		fields := strings.Fields(scan.Text())
		if len(fields) < 4 {
			continue
		}
		n, err := strconv.ParseInt(fields[3], 16, 32)
		if err != nil || len(fields) < 4+2*int(n) {
			return nil, fmt.Errorf("reading WordNet: bad line in %s", name)
		}
		for i := range int(n) {
			w, _, _ := strings.Cut(fields[4+2*i], "(") // galore(ip)
			if !seen[w] && !strings.ContainsAny(w, "_0123456789/") {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out, scan.Err()
}

// inflect gives the forms of a word. exceptions are its irregular forms.
func inflect(w, pos string, exceptions []string) []wordForm {
	form := func(s, tag string) wordForm { return wordForm{Form: s, Tag: tag, Lemma: w} }
	if strings.ToLower(w) != w {
		tag := map[string]string{"noun": "NNP", "adj": "JJ"}[pos]
		if tag == "" {
			return nil
		}
		return []wordForm{{Form: strings.ToLower(w), Tag: tag, Lemma: w}}
	}
	var out []wordForm
	switch pos {
	case "adv":
		return []wordForm{form(w, "RB")}
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
		if r.Tag == "VBZ" || r.Tag == "VBG" && !slices.ContainsFunc(out, func(o wordForm) bool { return o.Tag == "VBG" }) || !past {
			out = append(out, r)
		}
	}
	return out
}

// classBits numbers the tags that a class of the tagger tells apart.
var classBits = map[string]uint16{"NN": 1, "NNS": 2, "NNP": 4, "VB": 8, "VBZ": 16, "VBD": 32, "VBN": 64, "VBG": 128, "JJ": 256, "JJR": 512, "JJS": 1024, "RB": 2048}

// classes gives what each form can be.
func classes(forms []wordForm) []tagger.Class {
	var out []tagger.Class
	for _, f := range forms {
		bit := classBits[f.Tag]
		if n := len(out); n > 0 && out[n-1].Norm == f.Form {
			out[n-1].Bits |= bit
		} else {
			out = append(out, tagger.Class{Norm: f.Form, Bits: bit})
		}
	}
	return out
}
