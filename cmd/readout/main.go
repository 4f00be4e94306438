// Command readout is the desktop app.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	readout "github.com/readout-app/readout"
	"github.com/readout-app/readout/gui/shell"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/desk"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "readout:", err)
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	data    string
	tour    bool
	theme   string
	size    string
	scale   float64
	version bool
	asked   desk.Handover // the words after the flags
}

func parseFlags() options {
	var o options
	flag.StringVar(&o.data, "data", "", "`folder` of the archive (default: the system's place for an app's data)")
	flag.StringVar(&o.theme, "theme", "", "light or dark, instead of the system's choice")
	flag.Float64Var(&o.scale, "scale", 1, "size of the text, 0.7 to 2.5, unless it was set in the window")
	flag.StringVar(&o.size, "size", "", "size of the window, as 1280x800")
	flag.BoolVar(&o.tour, "tour", false, "go through every page with the sample story in a folder of its own, or with the first story of the archive that is given: print the name of each once it is drawn, and wait for a line before the next")
	flag.BoolVar(&o.version, "version", false, "print the version and quit")
	flag.Usage = usage
	flag.Parse()
	o.asked = desk.Asked(flag.Args())
	return o
}

// usage says how the program is started.
func usage() {
	fmt.Fprint(flag.CommandLine.Output(), `Use: readout [FLAGS] [FILE|FOLDER|ADDRESS|readout://add?url=ADDRESS]…

Opens the window. Files and folders are added to the story that is open; of addresses the
window asks first. Where it is open already, it is handed what was asked for.

`)
	flag.PrintDefaults()
}

// run wires the app together: metadata, places, log, archive, window.
func run() error {
	o := parseFlags()
	meta, err := readout.Details()
	if err != nil {
		return err
	}
	if o.version {
		fmt.Println(meta.Name, meta.Version)
		return nil
	}
	at, err := placesFor(o)
	if err != nil {
		return err
	}
	defer at.clean()
	logger, closeLog := openLog(at.logs)
	defer closeLog()

	icon := fyne.NewStaticResource("icon.png", readout.Icon())
	app.SetMetadata(fyne.AppMetadata{ID: meta.ID, Name: meta.Name, Version: meta.Version, Build: meta.Build, Icon: icon})
	a := app.NewWithID(meta.ID)
	a.SetIcon(icon)
	a.Settings().SetTheme(theme.New(look(o)))

	d, err := desk.Open(desk.Options{Dir: at.data, Log: logger, Clock: at.clock, Search: true, Feeds: true, Folders: true, Waits: true})
	if errors.Is(err, archive.ErrLocked) && (len(o.asked.Paths)+len(o.asked.Addresses)+o.asked.Refused > 0) {
		return desk.HandOver(at.data, o.asked)
	}
	if err != nil {
		logger.Error("opening the archive", "dir", at.data, "error", err)
		return refuse(a, err)
	}
	logger.Info("started", "version", meta.Version, "data", at.data)
	opts := shell.Options{Version: meta.Version, Look: look(o), Tour: !o.tour, Asked: o.asked, Register: registering(meta.ID)}
	if o.tour {
		watch, opts := watched(opts)
		return tour(a, shell.New(a, d, opts), watch, d, o.size)
	}
	window := shell.New(a, d, opts)
	defer window.Stop()
	return show(a, window.Window())
}

// errNoWindow says that no window can be opened, and what to do instead.
var errNoWindow = errors.New("no window can be opened here: there is no screen, or its driver has no OpenGL 2.1; readoutctl does the same work without a window")

// show shows the window and runs the app until it is closed. The toolkit panics
// where there is no screen or no OpenGL; until the first frame that is told in a
// sentence.
func show(a fyne.App, w fyne.Window) (err error) {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errNoWindow
	}
	started := false
	a.Lifecycle().SetOnStarted(func() { started = true })
	defer func() {
		if p := recover(); p != nil {
			if started {
				panic(p)
			}
			err = fmt.Errorf("%w (%v)", errNoWindow, p)
		}
	}()
	quitOnSignal(a)
	w.Show()
	a.Run()
	return nil
}

// quitOnSignal ends the app as its menu does when the system or a terminal asks it
// to, so that the archive is closed.
func quitOnSignal(a fyne.App) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-asked
		fyne.Do(a.Quit)
	}()
}

func look(o options) theme.Options {
	t := theme.Options{Scale: float32(o.scale)}
	switch o.theme {
	case "light":
		t.Variant = theme.Light
	case "dark":
		t.Variant = theme.Dark
	}
	return t
}

// refuse says why the app cannot start, in a small window, and ends it. A second
// start while the archive is open is no failure of the program.
func refuse(a fyne.App, cause error) error {
	fmt.Fprintln(os.Stderr, "readout:", desk.Sentence(cause))
	err := show(a, shell.NewMessage(a, desk.Sentence(cause)))
	switch {
	case err != nil:
		return err
	case errors.Is(cause, archive.ErrLocked):
		return nil
	}
	return cause
}

// openLog opens the log file of this run and has crashes written beside it. Without
// a place to write it logs to standard error.
func openLog(dir string) (*slog.Logger, func()) {
	stderr := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		stderr.Warn("no folder for the log", "error", err)
		return stderr, func() {}
	}
	path := filepath.Join(dir, "readout.log")
	if info, err := os.Stat(path); err == nil && info.Size() > maxLog {
		_ = os.Rename(path, path+".1") // the one before is kept
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		stderr.Warn("no log file", "error", err)
		return stderr, func() {}
	}
	if crash, err := os.OpenFile(filepath.Join(dir, "crash.log"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600); err == nil {
		_ = debug.SetCrashOutput(crash, debug.CrashOptions{})
		crash.Close() // the runtime keeps a copy of its own
	}
	return slog.New(slog.NewTextHandler(f, nil)), func() { f.Close() }
}

// maxLog is the size in bytes from which a log is put aside for a new one.
const maxLog = 4 << 20
