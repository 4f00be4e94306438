// Command measure tells how fast articles come into an archive and how much memory that
// takes.
//
// In: how many articles, and of how many words, to make up. Out: a line of figures on
// standard output for each way they come in: articles a second on the clock by the
// processor time they took, as if nobody else used the machine, and the most memory that
// was in use at a time.
//
// Use: go run ./internal/desk/measure [-articles N] [-words N] [-cores N] [-dir DIR] [PART…]
//
// A part is import (a folder, with reading and the search index), store (the same folder,
// to be read later), zip, mailbox; all of them when none is named. Each runs in a process
// of its own on a new archive in the folder DIR, which is removed afterwards.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"time"

	"github.com/readout-app/readout/internal/desk"
)

// options are the flags.
type options struct {
	articles, words, cores, attached int
	dir, profile, child              string
}

func main() {
	var o options
	flag.IntVar(&o.articles, "articles", 3000, "make up `N` articles")
	flag.IntVar(&o.words, "words", 400, "of about `N` words each")
	flag.IntVar(&o.cores, "cores", 2, "use `N` processors")
	flag.IntVar(&o.attached, "attached", 0, "put a file of `N` kB beside each message of the mailbox")
	flag.StringVar(&o.dir, "dir", os.TempDir(), "make archive and articles in the folder `DIR`")
	flag.StringVar(&o.profile, "profile", "", "write a processor profile to `FILE`")
	flag.StringVar(&o.child, "child", "", "for the program's own use")
	flag.Parse()
	if err := run(context.Background(), o, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

// part is one way articles come in.
type part struct {
	name string
	// write makes what is imported at a path.
	write func(o options, path string) error
	// store keeps the articles to be read later.
	store bool
}

func parts() []part {
	return []part{
		{"import", writeFolder, false},
		{"store", writeFolder, true},
		{"zip", writeZIP, true},
		{"mailbox", writeMailbox, true},
	}
}

func run(ctx context.Context, o options, names []string) error {
	for _, name := range names {
		if !slices.ContainsFunc(parts(), func(p part) bool { return p.name == name }) {
			return fmt.Errorf("nothing called %q is measured", name)
		}
	}
	if o.child != "" {
		got, err := o.take(ctx, parts()[slices.IndexFunc(parts(), func(p part) bool { return p.name == names[0] })])
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(got)
	}
	fmt.Printf("%-8s %9s %9s %11s %12s %21s %7s\n", "", "articles", "s", "articles/s", "core ms each", "articles/s if idle", "MB")
	for _, p := range parts() {
		if len(names) > 0 && !slices.Contains(names, p.name) {
			continue
		}
		if err := o.measure(p); err != nil {
			return fmt.Errorf("measuring %s: %w", p.name, err)
		}
	}
	return nil
}

// measure makes what a part imports and has a process of its own import it.
func (o options) measure(p part) error {
	dir, err := os.MkdirTemp(o.dir, "readout-measure-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := p.write(o, filepath.Join(dir, "in")); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, "-child", dir, "-cores", strconv.Itoa(o.cores), "-profile", o.profile, p.name)
	cmd.Stderr = os.Stderr
	said, err := cmd.Output()
	if err != nil {
		return err
	}
	var got taken
	if err := json.Unmarshal(said, &got); err != nil {
		return err
	}
	n, work := float64(got.Articles), (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	fmt.Printf("%-8s %9d %9.1f %11.0f %12.2f %21.0f %7.0f\n", p.name, got.Articles, got.Seconds, n/got.Seconds, work*1000/n, n*float64(o.cores)/work, got.Most)
	return nil
}

// taken is what a child says of its import.
type taken struct {
	Articles int64
	Seconds  float64
	Most     float64 // megabytes in use at a time
}

// take imports what lies in the folder of a child, and says how that went, closing the
// archive included.
func (o options) take(ctx context.Context, p part) (got taken, err error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(o.cores))
	stop, err := profiling(o.profile)
	if err != nil {
		return taken{}, err
	}
	defer func() { err = stop(err) }()
	start := time.Now()
	d, err := desk.Open(desk.Options{Dir: filepath.Join(o.child, "archive"), Unread: p.store})
	if err != nil {
		return taken{}, err
	}
	s, err := d.CreateStory(ctx, "Measured")
	if err != nil {
		return taken{}, err
	}
	j, err := d.Wait(ctx, d.Import(s.ID, []string{filepath.Join(o.child, "in")}))
	if err != nil {
		return taken{}, err
	}
	if j.State != desk.JobDone || len(j.Failures) > 0 {
		return taken{}, fmt.Errorf("the import ended with: %s %v", j.Result, j.Failures[:min(len(j.Failures), 3)])
	}
	if !p.store {
		if _, err := d.Search(ctx, desk.Search{Text: "talks"}); err != nil { // which takes all into the index first
			return taken{}, err
		}
	}
	if err := d.Close(); err != nil {
		return taken{}, err
	}
	return taken{j.Kept, time.Since(start).Seconds(), mostMemory()}, nil
}
