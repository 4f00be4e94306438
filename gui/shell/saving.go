package shell

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
)

// save asks where to write a file and writes it off the UI goroutine.
func (s *Shell) save(name string, write func(io.Writer) error) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			s.failed(err)
			return
		}
		if f != nil {
			s.rememberFolder(f.URI())
			s.saveTo(f, f.URI().Path(), write)
		}
	}, s.window)
	d.SetFileName(name)
	d.SetFilter(storage.NewExtensionFileFilter([]string{filepath.Ext(name)}))
	s.startIn(d)
}

// saveTo writes to a file that was chosen and says so.
func (s *Shell) saveTo(f io.WriteCloser, path string, write func(io.Writer) error) {
	var err error
	s.run(func(context.Context) { err = errors.Join(write(f), f.Close()) }, func() {
		if err != nil {
			s.frame.notice(lang.L("{{.File}} could not be written: {{.Reason}}", map[string]any{"File": path, "Reason": err}), false)
			fyne.LogError("writing a file", fmt.Errorf("%s: %w", path, err))
			return
		}
		s.frame.notice(lang.L("Written: {{.File}}", map[string]any{"File": path}), false)
	})
}
