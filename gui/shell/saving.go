package shell

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
)

// saving is a file that is to be written, while it is asked for where.
type saving struct {
	shell *Shell
	write func(io.Writer) error
	// ext is the ending that a name gets which was typed without one.
	ext string
}

// save asks where to write a file and writes it off the UI goroutine. The toolkit's own
// dialogue for it swallows Escape and is for the mouse alone.
func (s *Shell) save(name string, write func(io.Writer) error) {
	w := &saving{s, write, filepath.Ext(name)}
	folder := ""
	s.run(func(ctx context.Context) {
		s.desk.Setting(ctx, settingFolder, &folder)
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			folder, _ = os.UserHomeDir() // empty where there is none: then a person types one
		}
	}, func() { w.ask(name, folder) })
}

// ask shows the form with a name and a folder.
func (w *saving) ask(name, folder string) {
	s := w.shell
	names, folders := newEntry(s.typedKey), newEntry(s.typedKey)
	names.SetText(name)
	folders.SetText(folder)
	folderLine := s.choosable(folders, lang.L("Choose the folder to write to"), func(path string) { w.ask(names.Text, path) })
	items := []*widget.FormItem{
		widget.NewFormItem(lang.L("Name of the file"), names),
		widget.NewFormItem(lang.L("Folder"), folderLine),
	}
	s.form(lang.L("Write a file"), lang.L("Write"), items, []*entry{names, folders}, func() { w.asked(names.Text, folders.Text) })
	names.CursorColumn = len([]rune(names.Text))
	names.Refresh()
}

// asked writes what was asked for, unless a file of that name is there: then it asks once
// more.
func (w *saving) asked(name, folder string) {
	s := w.shell
	if name == "" || folder == "" {
		s.frame.notice(lang.L("A file needs a name and a folder."), false)
		return
	}
	if filepath.Ext(name) == "" {
		name += w.ext
	}
	path := filepath.Join(folder, name)
	var there bool
	s.run(func(context.Context) {
		_, err := os.Stat(path)
		there = err == nil
	}, func() {
		if !there {
			s.saveTo(path, w.write)
			return
		}
		d := dialog.NewCustomConfirm(lang.L("Write over it?"), lang.L("Write over it"), lang.L("Cancel"),
			page.Body(lang.L("{{.File}} is there already.", map[string]any{"File": path})), func(yes bool) {
				if yes {
					s.saveTo(path, w.write)
				}
			}, s.window)
		s.present(d, fyne.NewSize(dialogSize.Width, 0), nil)
	})
}

// saveTo writes a file and says so. What was there under its name stays until all is
// written.
func (s *Shell) saveTo(path string, write func(io.Writer) error) {
	var err error
	s.run(func(ctx context.Context) {
		if err = replace(path, write); err == nil {
			err = s.desk.SetSetting(ctx, settingFolder, filepath.Dir(path))
		}
	}, func() {
		if err != nil {
			s.frame.notice(lang.L("{{.File}} could not be written: {{.Reason}}", map[string]any{"File": path, "Reason": reason(err)}), false)
			fyne.LogError("writing a file", fmt.Errorf("%s: %w", path, err))
			return
		}
		s.frame.notice(lang.L("Written: {{.File}}", map[string]any{"File": path}), false)
	})
}

// reason gives what a failed access to a file failed of, without the file's name.
func reason(err error) error {
	var at *os.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// replace writes a file beside path and puts it in the place of what is there.
func replace(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".readout-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	err = write(f)
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err = os.Chmod(f.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
