package desk

import (
	"context"
	"errors"
	"strings"
	"syscall"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/capture/fetch"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/search/query"
)

// What a person can do about errors that come from below, or that say too little there.
const (
	isCancelled  message.Kind = "it was cancelled"
	isLocked     message.Kind = "Readout is already running with this archive. Use the window that is open, or close it first."
	isNewer      message.Kind = "this archive was written by a newer version of Readout. Please update Readout; nothing was changed."
	isNotArchive message.Kind = "this folder holds other files and no Readout archive. Choose an empty folder or an archive."
	isDamaged    message.Kind = "the archive has damaged parts. Run “readoutctl verify” to see which; everything else stays readable."
	isNameTaken  message.Kind = "there is a story of that name already. Choose another name."
	isReadOnly   message.Kind = "the archive is open for reading only"
	isClosed     message.Kind = "the archive has been closed"
	isNoName     message.Kind = "a story needs a name"
	isDiskFull   message.Kind = "the disk is full; free some space and try again"
	isUnknown    message.Kind = "something went wrong; the log has more"
)

// Said gives what an error has to say to a person: as a message where there is one, else in
// its own English words. It is a part of a sentence; see message.Sentence. What the error was
// caused by belongs in the log, not here.
func Said(err error) message.Message {
	var source *capture.Error
	var fetched *fetch.Error
	var question *query.Error
	switch {
	case err == nil:
		return message.Message{}
	case errors.As(err, &source):
		return source.Said() // who asks knows its name
	case errors.As(err, &question):
		return message.Words(question.Error())
	case errors.As(err, &fetched):
		return fetched.Said()
	}
	for _, c := range []struct {
		err  error
		says message.Kind
	}{
		{context.Canceled, isCancelled},
		{archive.ErrLocked, isLocked},
		{archive.ErrNewer, isNewer},
		{archive.ErrNotArchive, isNotArchive},
		{archive.ErrDamaged, isDamaged},
		{archive.ErrNameTaken, isNameTaken},
		{archive.ErrReadOnly, isReadOnly},
		{archive.ErrClosed, isClosed},
		{archive.ErrNoName, isNoName},
		{syscall.ENOSPC, isDiskFull},
	} {
		if errors.Is(err, c.err) {
			return c.says.With()
		}
	}
	if said, ok := message.Of(err); ok {
		return said
	}
	if strings.TrimSpace(err.Error()) == "" {
		return isUnknown.With()
	}
	return message.Words(err.Error())
}

// Sentence turns an error into one English sentence a person can act on. What it was caused
// by belongs in the log, not here.
func Sentence(err error) string { return message.Sentence(Said(err).String()) }
