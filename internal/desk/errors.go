package desk

import (
	"context"
	"errors"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/capture/fetch"
	"github.com/readout-app/readout/internal/search/query"
)

// Sentence turns an error into one sentence a person can act on. What it was
// caused by belongs in the log, not here.
func Sentence(err error) string {
	var source *capture.Error
	var fetched *fetch.Error
	var question *query.Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &source):
		return sentence(source.Sentence()) // who asks knows its name
	case errors.As(err, &question):
		return sentence(question.Error())
	case errors.As(err, &fetched):
		return sentence(fetched.Sentence())
	case errors.Is(err, context.Canceled):
		return "It was cancelled."
	case errors.Is(err, archive.ErrLocked):
		return "Readout is already running with this archive. Use the window that is open, or close it first."
	case errors.Is(err, archive.ErrNewer):
		return "This archive was written by a newer version of Readout. Please update Readout; nothing was changed."
	case errors.Is(err, archive.ErrNotArchive):
		return "This folder holds other files and no Readout archive. Choose an empty folder or an archive."
	case errors.Is(err, archive.ErrDamaged):
		return "The archive has damaged parts. Run “readoutctl verify” to see which; everything else stays readable."
	case errors.Is(err, archive.ErrNameTaken):
		return "There is a story of that name already. Choose another name."
	case errors.Is(err, archive.ErrReadOnly):
		return "The archive is open for reading only."
	case errors.Is(err, archive.ErrClosed):
		return "The archive has been closed."
	case errors.Is(err, archive.ErrNoName):
		return "A story needs a name."
	}
	return sentence(err.Error())
}

// sentence begins with a capital, ends with a stop and stands on one line, also for
// errors that were joined.
func sentence(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\n", "; ")
	if s == "" {
		return "Something went wrong; the log has more."
	}
	runes := []rune(s)
	runes[0] = unicode.ToUpper(runes[0])
	s = string(runes)
	if !strings.ContainsAny(s[len(s)-1:], ".!?") {
		s += "."
	}
	return s
}
