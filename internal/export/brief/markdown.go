package brief

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Markdown writes a brief as Markdown with footnotes ("[^1]"), as Pandoc and GitHub read
// them. It fails only where w does.
func Markdown(w io.Writer, b Brief) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n\n%s\n", plain(b.Title), plain(b.Head))
	for _, s := range b.Sections {
		fmt.Fprintf(out, "\n## %s\n", plain(s.Title))
		if s.Lead != "" {
			fmt.Fprintf(out, "\n*%s*\n", plain(s.Lead))
		}
		for _, p := range s.Paragraphs {
			out.WriteString("\n")
			for i, x := range p.Sentences {
				if i > 0 {
					out.WriteString(" ")
				}
				out.WriteString(plain(x.Text))
				for _, n := range x.Notes {
					fmt.Fprintf(out, "[^%d]", n)
				}
			}
			if t := p.Tag; t != "" {
				fmt.Fprintf(out, " (%s)", plain(t))
			}
			out.WriteString("\n")
		}
	}
	fmt.Fprintf(out, "\n---\n\n*%s*\n\n", plain(b.Foot))
	for i, n := range b.Notes {
		fmt.Fprintf(out, "[^%d]: %s", i+1, plain(n.Said()))
		if u := n.Link(); u != "" {
			fmt.Fprintf(out, " <%s>", address(u))
		}
		out.WriteString("\n")
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the brief as Markdown: %w", err)
	}
	return nil
}

// plain escapes what Markdown would take for a mark of its own.
func plain(s string) string {
	var b strings.Builder
	for i, r := range oneLine(s) {
		switch {
		case strings.ContainsRune("\\`*_[]<>|~&", r), i == 0 && strings.ContainsRune("#+-=", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// address writes a link so that nothing in it ends it or is a mark.
func address(link string) string {
	var b strings.Builder
	for i := range len(link) {
		if c := link[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("<>[]()\"`\\^{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
