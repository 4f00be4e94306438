package ics

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
)

// Write writes the calendar of a story. What was rejected, and what has no day, is left
// out. The same ledgers give the same bytes. url gives the address of an article, or "".
func Write(w io.Writer, title string, l *story.Ledgers, url func(article.ID) string) error {
	out := writer{}
	out.line("BEGIN", "VCALENDAR")
	out.line("VERSION", "2.0")
	out.line("PRODID", "-//Readout//Readout//EN")
	out.line("CALSCALE", "GREGORIAN")
	out.line("METHOD", "PUBLISH")
	out.line("X-WR-CALNAME", escaped(title))
	stamp := strings.ReplaceAll(l.Today, "-", "") + "T000000Z"
	for _, x := range l.Expectations {
		from, to, ok := days(x)
		if !ok || x.Ruling == story.Rejected {
			continue
		}
		out.line("BEGIN", "VEVENT")
		out.line("UID", escaped(x.Key)+"@readout.app")
		out.line("DTSTAMP", stamp)
		out.line("DTSTART;VALUE=DATE", from.Format("20060102"))
		out.line("DTEND;VALUE=DATE", to.AddDate(0, 0, 1).Format("20060102")) // the day after the last
		out.line("SUMMARY", escaped(summary(x)))
		out.line("DESCRIPTION", escaped(description(x)))
		out.line("STATUS", status(x.Status))
		out.line("TRANSP", "TRANSPARENT") // it does not make one busy
		if x.Type != "" {
			out.line("CATEGORIES", escaped(x.Type))
		}
		if len(x.Passages) > 0 {
			if at := url(x.Passages[0].Article); at != "" {
				out.line("URL", strings.Map(printable, at))
			}
		}
		out.line("END", "VEVENT")
	}
	out.line("END", "VCALENDAR")
	if _, err := io.WriteString(w, out.String()); err != nil {
		return fmt.Errorf("writing the calendar: %w", err)
	}
	return nil
}

// days gives the window of an expectation; one open at an end is its other day.
func days(x *story.Expectation) (from, to time.Time, ok bool) {
	first, last := x.From, x.To
	if first == "" {
		first = last
	}
	if last == "" {
		last = first
	}
	from, err := time.Parse(time.DateOnly, first[:min(len(first), len(time.DateOnly))])
	if err != nil {
		return from, to, false
	}
	to, err = time.Parse(time.DateOnly, last[:min(len(last), len(time.DateOnly))])
	return from, to, err == nil && !to.Before(from)
}

// status gives the status in the calendar's words: what has happened is confirmed, what will
// not is cancelled, all else is tentative.
func status(s story.Status) string {
	switch s {
	case story.Happened, story.HappenedOtherwise:
		return "CONFIRMED"
	case story.Cancelled, story.Denied, story.Annulled:
		return "CANCELLED"
	}
	return "TENTATIVE"
}

func summary(x *story.Expectation) string {
	if x.Status == story.Open {
		return x.Title
	}
	return x.Title + " (" + string(x.Status) + ")"
}

// description tells who announced it, on what condition, and in which words.
func description(x *story.Expectation) string {
	var lines []string
	add := func(label, value string) {
		if value != "" {
			lines = append(lines, label+": "+value)
		}
	}
	by := x.By
	if by != "" && x.AnnouncedOn != "" {
		by += ", " + x.AnnouncedOn
	}
	add("Announced by", by)
	add("Likelihood", x.Likelihood.Text)
	add("Condition", x.Condition.Text)
	add("Status", string(x.Status))
	if !x.Why.IsZero() {
		lines = append(lines, x.Why.String())
	}
	if len(x.Passages) > 0 {
		lines = append(lines, "“"+strings.Join(strings.Fields(x.Passages[0].Text), " ")+"”")
	}
	return strings.Join(lines, "\n")
}

// escaped writes a text as a value (RFC 5545, 3.3.11).
func escaped(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	s = strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return printable(r)
	}, s)
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// printable leaves out signs that control.
func printable(r rune) rune {
	if r < ' ' || r == 0x7f {
		return -1
	}
	return r
}

// longest is the length of a line in bytes, without its end (RFC 5545, 3.1).
const longest = 75

// writer puts lines together, folding long ones between letters.
type writer struct{ strings.Builder }

func (w *writer) line(name, value string) {
	room := longest
	for s := name + ":" + value; ; {
		n := len(s)
		if n > room {
			for n = room; n > 0 && !utf8.RuneStart(s[n]); n-- {
			}
		}
		w.WriteString(s[:n])
		w.WriteString("\r\n")
		if s = s[n:]; s == "" {
			return
		}
		w.WriteString(" ")
		room = longest - 1
	}
}
