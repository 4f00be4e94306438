package desk

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/article/exchange"
	"github.com/readout-app/readout/internal/export/ics"
	"github.com/readout-app/readout/internal/export/tables"
	"github.com/readout-app/readout/internal/story"
)

// ExportFormat is a format in which the record of a story can be handed over; its value
// ends a file's name.
type ExportFormat string

// The formats of a record. A brief has others: see BriefFormat.
const (
	ExportCSV   ExportFormat = "csv"   // one ledger as a table
	ExportXLSX  ExportFormat = "xlsx"  // all ledgers as sheets
	ExportICS   ExportFormat = "ics"   // what is expected as a calendar
	ExportJSONL ExportFormat = "jsonl" // articles and decisions, which can be imported again
)

// ExportFormats gives all formats of a record.
func ExportFormats() []ExportFormat {
	return []ExportFormat{ExportCSV, ExportXLSX, ExportICS, ExportJSONL}
}

// ExportTables gives the names of the tables that CSV and XLSX know.
func ExportTables() []string { return tables.Names() }

// Export writes the record of a story in a format. table names the ledger that CSV writes.
// It fails with ErrFormat for a format or a table that is not known.
func (d *Desk) Export(ctx context.Context, id StoryID, format ExportFormat, table string, w io.Writer) error {
	st, err := d.Story(ctx, string(id))
	if err != nil {
		return err
	}
	l, err := d.Ledgers(ctx, id)
	if err != nil {
		return err
	}
	url := d.addresses(id)
	switch format {
	case ExportCSV:
		all := tables.Of(l, url)
		i := slices.IndexFunc(all, func(t tables.Table) bool { return t.Name == table })
		if i < 0 {
			return fmt.Errorf("%w: no table is called %q", ErrFormat, table)
		}
		return tables.CSV(w, all[i])
	case ExportXLSX:
		return tables.Workbook(w, tables.Of(l, url))
	case ExportICS:
		return ics.Write(w, st.Name, l, url)
	case ExportJSONL:
		return d.exportLines(ctx, id, l, w)
	}
	return fmt.Errorf("%w as %q", ErrFormat, format)
}

// addresses gives the address of each article of a story, "" for none.
func (d *Desk) addresses(id StoryID) func(article.ID) string {
	out := map[article.ID]string{}
	s := d.hold(id)
	for a, it := range s.items {
		out[a] = it.Article.Front.URL
	}
	s.mu.Unlock()
	return func(a article.ID) string { return out[a] }
}

// exportLines writes what is kept for ever of a story: each article as it is in the archive,
// then each decision in force, one a line.
func (d *Desk) exportLines(ctx context.Context, id StoryID, l *story.Ledgers, w io.Writer) error {
	out := bufio.NewWriter(w)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	for _, a := range l.Articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		kept, err := d.archive.Article(a.ID)
		if err != nil {
			return err
		}
		if err := lines.Encode(exchange.Of(kept)); err != nil {
			return fmt.Errorf("writing the articles: %w", err)
		}
	}
	for _, ruling := range l.Rulings {
		if err := lines.Encode(ruling); err != nil {
			return fmt.Errorf("writing the decisions: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the record: %w", err)
	}
	return nil
}
