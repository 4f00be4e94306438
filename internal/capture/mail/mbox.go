package mail

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"

	"github.com/readout-app/readout/internal/capture/format"
)

// separator is the line before each message (RFC 4155): "From", an address, and a
// date. A sentence that begins with "From now" is none.
var separator = regexp.MustCompile(`^From \S+@?\S* +.*\b(?:19|20)\d\d\b`)

// OpenMbox gives the messages of a mailbox one by one. A message larger than
// format.MaxPart is named and left out. It fails with the context's error, or where
// the mailbox cannot be read on.
func OpenMbox(ctx context.Context, in *io.SectionReader, yield func(format.Part) bool) error {
	lines := bufio.NewReaderSize(in, 64<<10)
	var message []byte
	n, tooLarge, blank, begun := 0, false, true, false
	hand := func() bool {
		if !begun {
			return true
		}
		n++
		p := format.Part{Name: fmt.Sprintf("message %d", n), Data: message}
		if tooLarge {
			p.Data, p.Err = nil, format.ErrTooLarge
		}
		message, tooLarge = nil, false
		return yield(p)
	}
	for i := 0; ; i++ {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		line, err := lines.ReadSlice('\n')
		whole := err == nil
		switch {
		case errors.Is(err, bufio.ErrBufferFull): // a long line comes in pieces
		case err != nil && !errors.Is(err, io.EOF):
			return fmt.Errorf("reading a mailbox: %w", err)
		}
		switch {
		case blank && bytes.HasPrefix(line, []byte("From ")) && separator.Match(line):
			if !hand() {
				return nil
			}
			begun = true
		case !begun || tooLarge:
		case len(message)+len(line) > format.MaxPart:
			tooLarge = true
		default:
			// A line that begins so in the text was quoted, once for each time it was kept.
			if bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>' {
				line = line[1:]
			}
			message = append(message, line...)
		}
		blank = whole && len(bytes.TrimRight(line, "\r\n")) == 0
		if errors.Is(err, io.EOF) {
			hand()
			return nil
		}
	}
}
