package shell

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
)

// settingFolder remembers the folder that files were last taken from.
const settingFolder = "import.folder"

// withStory runs f once a story is open; where there is none, one is made first.
func (s *Shell) withStory(f func()) {
	if s.story.ID != "" {
		f()
		return
	}
	s.createStory(lang.L("Story of {{.Moment}}", map[string]any{"Moment": page.Day(time.Now().Format("2006-01-02 15:04"))}), f)
}

// createStory makes a story, opens it and goes on.
func (s *Shell) createStory(name string, then func()) {
	var st desk.Story
	var err error
	s.run(func(ctx context.Context) { st, err = s.desk.CreateStory(ctx, name) }, func() {
		if err != nil {
			s.failed(err)
			return
		}
		s.stories = append(s.stories, st)
		s.openStory(st, page.Route{Page: page.Articles})
		if then != nil {
			then()
		}
	})
}

func (s *Shell) newStory() {
	name := newEntry(s.typedKey)
	name.PlaceHolder = lang.L("for example: Strait talks 2026")
	s.form(lang.L("New story"), lang.L("Create"), []*widget.FormItem{widget.NewFormItem(lang.L("Name of the story"), name)}, []*entry{name}, func() { s.createStory(name.Text, nil) })
}

// openSample opens the sample story and makes it where it is not there.
func (s *Shell) openSample() {
	var st desk.Story
	var err error
	s.run(func(ctx context.Context) {
		var job int
		st, job, err = s.desk.OpenSample(ctx)
		if err == nil && job != 0 {
			_, err = s.desk.Wait(ctx, job)
		}
	}, func() {
		if err != nil {
			s.failed(err)
			return
		}
		s.listStories(func() {
			s.openStory(st, page.Route{})
			s.onUI(s.offerTour) // once the page stands
		})
	})
}

// chooseFiles asks for files and adds them.
func (s *Shell) chooseFiles() {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			s.failed(err)
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		s.rememberFolder(f.URI())
		s.add([]string{path})
	}, s.window)
	d.SetTitleText(lang.L("Choose a file; drop several onto the window, or type a path with Ctrl+L"))
	s.startIn(d)
}

// chooseFolder asks for a folder and adds all files in it.
func (s *Shell) chooseFolder() {
	s.askFolder(lang.L("Choose a folder; every file in it is added"), func(path string) { s.add([]string{path}) })
}

// askFolder asks for a folder on this machine.
func (s *Shell) askFolder(title string, done func(path string)) {
	folder := ""
	s.run(func(ctx context.Context) { s.desk.Setting(ctx, settingFolder, &folder) }, func() { s.askFolderFrom(title, folder, done) })
}

// askFolderFrom does so with a folder in the line already. A path can be typed, as the
// toolkit's own dialogue is for the mouse alone.
func (s *Shell) askFolderFrom(title, folder string, done func(path string)) {
	line := newEntry(s.typedKey)
	line.SetText(folder)
	item := widget.NewFormItem(lang.L("Folder"), s.choosable(line, title, func(path string) { s.askFolderFrom(title, path, done) }))
	s.form(title, lang.L("Take this folder"), []*widget.FormItem{item}, []*entry{line}, func() {
		path, there := inHome(strings.TrimSpace(line.Text)), false
		s.run(func(ctx context.Context) {
			info, err := os.Stat(path)
			if there = err == nil && info.IsDir(); there {
				err = s.desk.SetSetting(ctx, settingFolder, path)
			}
			if there && err != nil {
				fyne.LogError("remembering the folder", err)
			}
		}, func() {
			if !there {
				s.frame.notice(lang.L("There is no folder {{.Path}} on this machine.", map[string]any{"Path": path}), false)
				s.askFolderFrom(title, line.Text, done)
				return
			}
			done(path)
		})
	})
	line.CursorColumn = len([]rune(line.Text))
	line.Refresh()
}

// choosable puts a button beside the line of a form that holds a folder, which closes the
// form and lets a person choose the folder; again asks anew with the one chosen, or with
// the one before where none was.
func (s *Shell) choosable(line *entry, title string, again func(path string)) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, widget.NewButtonWithIcon(lang.L("Choose…"), theme.Icon("folder"), func() {
		s.modal.hide()
		folder := line.Text
		d := dialog.NewFolderOpen(func(f fyne.ListableURI, err error) {
			if err != nil {
				s.failed(err)
				return
			}
			if f != nil {
				folder = f.Path()
			}
			s.onUI(func() { again(folder) }) // once this dialogue is gone
		}, s.window)
		d.SetTitleText(title)
		if l, err := storage.ListerForURI(storage.NewFileURI(inHome(folder))); err == nil {
			d.SetLocation(l)
		}
		s.present(d, fyne.NewSize(800, 560), nil)
	}), line)
}

// watchFolder opens the page of feeds and asks there for a folder to watch.
func (s *Shell) watchFolder() {
	s.withStory(func() {
		s.goTo(page.Route{Page: page.Feeds})
		if p, ok := s.pageNamed(page.Feeds).(interface{ WatchFolder() }); ok {
			p.WatchFolder()
		}
	})
}

// startIn shows a file dialogue in the folder last used.
func (s *Shell) startIn(d *dialog.FileDialog) {
	var folder string
	s.run(func(ctx context.Context) { s.desk.Setting(ctx, settingFolder, &folder) }, func() {
		if folder != "" {
			if l, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
				d.SetLocation(l)
			}
		}
		s.present(d, fyne.NewSize(800, 560), nil)
	})
}

func (s *Shell) rememberFolder(file fyne.URI) {
	parent, err := storage.Parent(file)
	if err != nil {
		return
	}
	s.run(func(ctx context.Context) {
		if err := s.desk.SetSetting(ctx, settingFolder, parent.Path()); err != nil {
			fyne.LogError("remembering the folder", err)
		}
	}, func() {})
}

// dropped takes files and folders that were dropped onto the window: for the page
// they were dropped on where it takes such files, and else as articles.
func (s *Shell) dropped(at fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	if len(paths) == 0 {
		s.frame.notice(lang.L("Only files and folders can be dropped here."), false)
		return
	}
	if s.story.ID != "" {
		name := s.frame.rail.at(at)
		p := s.current()
		if name != "" {
			p = s.pageNamed(name)
		}
		if d, ok := p.(page.Dropper); ok && d.Drop(paths) {
			if name != "" {
				s.goTo(page.Route{Page: name})
			}
			return
		}
	}
	s.add(paths)
}

func (s *Shell) add(paths []string) {
	s.withStory(func() {
		if len(paths) == 1 {
			s.addFile(paths[0])
			return
		}
		s.desk.Import(s.story.ID, paths)
	})
}

// isPath says whether words name a place on this machine and none of the web.
func isPath(words string) bool {
	return filepath.IsAbs(words) || strings.HasPrefix(words, "~") || strings.HasPrefix(words, ".")
}

// inHome gives a path that begins with ~ with the person's own folder in its place.
func inHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	home, err := os.UserHomeDir()
	if !ok || err != nil {
		return path
	}
	return filepath.Join(home, rest)
}

// fewestWords is the number of words below which a pasted text is taken for a slip:
// a link, a name, a line.
const fewestWords = 8

// pasteArticle takes the text on the clipboard as an article; of addresses it asks whether
// to fetch what is there.
func (s *Shell) pasteArticle() {
	words := s.app.Clipboard().Content()
	if strings.TrimSpace(words) == "" {
		s.frame.notice(lang.L("There is no text on the clipboard. Copy an article first."), false)
		return
	}
	if addresses := desk.Addresses(words); len(addresses) > 0 {
		s.pasteAddresses(addresses)
		return
	}
	if n := len(strings.Fields(words)); n < fewestWords {
		s.frame.notice(lang.N("The clipboard holds {{.Count}} words: too few for an article. Copy its whole text.", n, map[string]any{"Count": n}), false)
		return
	}
	s.withStory(func() { s.desk.Paste(s.story.ID, words) })
}
