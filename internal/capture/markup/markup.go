package markup

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/readout-app/readout/internal/capture/format"
)

// Events are what Walk tells. Names are local, without their prefix.
type Events struct {
	Start func(xml.StartElement)
	End   func(name string)
	Text  func(string)
}

// Walk goes through markup and leaves out the elements named in unshown with all that
// is in them. It fails with format.ErrDamaged at markup that cannot be gone on with,
// after what stands before it has been told, or with the context's error. Entities
// that the document declares itself are not expanded.
func Walk(ctx context.Context, markup []byte, unshown map[string]bool, on Events) error {
	d := xml.NewDecoder(bytes.NewReader(markup))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // both formats are UTF-8
	skip := 0                                                                            // depth within what is left out
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("%w: %w", format.ErrDamaged, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if skip > 0 || unshown[t.Name.Local] {
				skip++
				continue
			}
			on.Start(t)
		case xml.EndElement:
			if skip > 0 {
				skip--
				continue
			}
			on.End(t.Name.Local)
		case xml.CharData:
			if skip == 0 {
				on.Text(string(t))
			}
		}
	}
}

// Attribute gives the value of the attribute with a local name, or "".
func Attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
