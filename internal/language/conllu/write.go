package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Write writes sentences, each with the empty line that ends it. What would break a
// line is made good: an empty column is _, a tab or line end in one is a space.
func Write(w io.Writer, sentences []Sentence) error {
	out := bufio.NewWriter(w)
	for i := range sentences {
		sentences[i].write(out)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing CoNLL-U: %w", err)
	}
	return nil
}

func (s *Sentence) write(out *bufio.Writer) {
	for _, c := range s.Comments {
		out.WriteString(oneLine.Replace(c))
		out.WriteByte('\n')
	}
	r := 0
	for i, w := range s.Words {
		if r < len(s.Ranges) && s.Ranges[r].First == i {
			id := fmt.Sprintf("%d-%d", i+1, s.Ranges[r].Last)
			line(out, id, s.Ranges[r].Form, "_", "_", "_", "_", "_", "_", "_", s.Ranges[r].Misc)
			r++
		}
		head := "_"
		if w.Head >= 0 {
			head = strconv.Itoa(w.Head)
		}
		line(out, strconv.Itoa(i+1), w.Form, w.Lemma, w.UPOS, w.XPOS, w.Feats, head, w.Relation, w.Deps, w.Misc)
	}
	out.WriteByte('\n')
}

// oneLine takes out what would end a column or a line.
var oneLine = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ")

// line writes the columns of one line.
func line(out *bufio.Writer, cells ...string) {
	for i, c := range cells {
		if i > 0 {
			out.WriteByte('\t')
		}
		if c == "" {
			c = "_"
		}
		out.WriteString(oneLine.Replace(c))
	}
	out.WriteByte('\n')
}
