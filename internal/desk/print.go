package desk

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/export/articlehtml"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/text"
)

// PrintArticle writes an article with what was read in it as a page of HTML into a file
// of its own among the system's temporary ones, and gives the file's path. What the
// analyst rejected is left out.
func (d *Desk) PrintArticle(ctx context.Context, in StoryID, id article.ID) (path string, err error) {
	a, r, err := d.Article(ctx, in, id)
	if err != nil {
		return "", err
	}
	l, err := d.Ledgers(ctx, in)
	if err != nil {
		return "", err
	}
	return PrintPage("article.html", func(w io.Writer) error { return articlehtml.Write(w, printed(a, r, l)) })
}

// PrintBrief writes a brief as a page of HTML into a file as PrintArticle does.
func (d *Desk) PrintBrief(b Brief) (path string, err error) {
	return PrintPage("brief.html", func(w io.Writer) error { return WriteBrief(w, b, BriefHTML) })
}

// PrintPage writes a page into a file of its own among the system's temporary ones.
func PrintPage(name string, write func(io.Writer) error) (path string, err error) {
	dir, err := os.MkdirTemp("", "readout-print-")
	if err != nil {
		return "", fmt.Errorf("making a place for the page to print: %w", err)
	}
	path = filepath.Join(dir, name)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", fmt.Errorf("making the page to print: %w", err)
	}
	err = write(f)
	if cerr := f.Close(); err == nil && cerr != nil {
		err = fmt.Errorf("writing the page to print: %w", cerr)
	}
	return path, err
}

// printed gives an article as the page shows it.
func printed(a article.Article, r record.Reading, l *story.Ledgers) articlehtml.Article {
	out := articlehtml.Article{
		Text: a.Text, Title: r.Article.Headline.Text, Headline: r.Article.Headline.Span,
		Outlet: r.Article.Outlet, Published: r.Article.Published, Agency: r.Article.Agency, URL: r.Article.URL, Language: r.Article.Language,
	}
	add := func(row *story.Row, kind articlehtml.Kind, note ...string) {
		if row.Ruling == story.Rejected {
			return
		}
		for _, p := range row.Passages {
			if p.Article != a.ID {
				continue
			}
			for _, sp := range spans(kind, p, r) {
				line := strings.Join(append(note, "(rule: "+p.Rule+")"), " ")
				out.Marks = append(out.Marks, articlehtml.Mark{Span: sp, Kind: kind, Note: strings.Join(strings.Fields(line), " ")})
			}
		}
	}
	for _, s := range l.Statements {
		add(&s.Row, articlehtml.Statement, s.Name, s.Cue, between(s.From, s.To))
	}
	for _, t := range l.Times {
		add(&t.Row, articlehtml.Time, between(t.From, t.To), t.Why.String())
	}
	for _, e := range l.Events {
		add(&e.Row, articlehtml.Event, e.Type, e.Factuality, between(e.From, e.To))
	}
	for _, x := range l.Expectations {
		add(&x.Row, articlehtml.Expectation, string(x.Status)+".", between(x.From, x.To), x.Why.String())
	}
	for _, p := range l.Documents {
		add(&p.Row, articlehtml.Document, p.Kind, p.Title)
	}
	for _, k := range l.Conflicts {
		add(&k.Row, articlehtml.Conflict, k.Kind+".", k.Note.String())
	}
	return out
}

// spans gives the words that a passage of a row marks: of a statement its content alone,
// of an event the word that tells it.
func spans(kind articlehtml.Kind, p story.Passage, r record.Reading) []text.Span {
	switch kind {
	case articlehtml.Statement:
		for _, s := range r.Statements {
			if s.ID == p.Record {
				var out []text.Span
				for _, c := range s.Content {
					out = append(out, c.Span)
				}
				return out
			}
		}
	case articlehtml.Event:
		for _, e := range r.Events {
			if e.ID == p.Record && !e.Trigger.Empty() {
				return []text.Span{e.Trigger.Span}
			}
		}
	}
	return []text.Span{p.Span}
}

// between says days in words.
func between(from, to string) string {
	switch {
	case from == to || to == "":
		return from
	case from == "":
		return "until " + to
	}
	return from + " to " + to
}
