// Command readoutctl is Readout without a window: the same reader and the same
// archive, for scripts and batches. What it prints is meant for other programs, as
// UTF-8 JSON Lines or CoNLL-U; what it has to say to a person goes to standard error.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/readout-app/readout/internal/desk"
)

// The codes the program ends with.
const (
	exitDone   = 0
	exitFailed = 1 // some inputs failed, each was named
	exitWrong  = 2 // wrong use
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// streams are what the program reads and writes.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// say tells a person one sentence.
func (s streams) say(format string, args ...any) {
	fmt.Fprintf(s.err, "readoutctl: "+format+"\n", args...)
}

// action does a command's work with the words that follow its flags.
type action func(ctx context.Context, s streams, args []string) error

// command is one thing the program can do.
type command struct {
	name  string
	args  string // what follows the name
	does  string // in one line
	about string // and at length
	// flags declares the flags of one call and gives what uses them.
	flags func(*flag.FlagSet) action
}

// commands lists what the program can do, as the usage shows it.
func commands() []command {
	return []command{
		readCommand(), parseCommand(), groupCommand(), importCommand(), searchCommand(), showCommand(), decideCommand(), exportCommand(),
		verifyCommand(), backupCommand(), restoreCommand(), statsCommand(), compactCommand(),
	}
}

// errSome says that something failed that has been named already.
var errSome = errors.New("some inputs failed")

// wrongUse is a mistake in how the program was called.
type wrongUse string

func (w wrongUse) Error() string { return string(w) }

// run does what the words of the command line say and gives the exit code.
func run(ctx context.Context, words []string, s streams) int {
	if len(words) == 0 {
		usage(s.err)
		return exitWrong
	}
	name, rest := words[0], words[1:]
	switch name {
	case "help", "-h", "-help", "--help":
		if len(rest) == 0 || name != "help" {
			usage(s.out)
			return exitDone
		}
		name, rest = rest[0], []string{"-h"}
	}
	for _, c := range commands() {
		if c.name == name {
			return c.run(ctx, rest, s)
		}
	}
	s.say("there is no command %q; \"readoutctl help\" lists them.", name)
	return exitWrong
}

// run does one command.
func (c command) run(ctx context.Context, words []string, s streams) int {
	set := flag.NewFlagSet(c.name, flag.ContinueOnError)
	set.SetOutput(io.Discard) // what is wrong is said below
	act := c.flags(set)
	err := set.Parse(words)
	if errors.Is(err, flag.ErrHelp) {
		c.help(s.out, set)
		return exitDone
	}
	var wrong wrongUse
	if err != nil {
		wrong = wrongUse(err.Error())
	} else {
		for _, word := range set.Args() {
			if strings.HasPrefix(word, "-") && word != "-" {
				wrong = wrongUse(fmt.Sprintf("%s stands behind the names; flags come first (a file of that name is ./%s)", word, word))
			}
		}
	}
	if wrong == "" {
		out := bufio.NewWriterSize(s.out, 1<<16)
		err = act(ctx, streams{s.in, out, s.err}, set.Args())
		if ferr := out.Flush(); err == nil && ferr != nil {
			err = fmt.Errorf("the output could not be written: %w", ferr)
		}
	}
	switch {
	case wrong != "" || errors.As(err, &wrong):
		s.say("%s: %s.", c.name, wrong)
		s.say("usage: readoutctl %s %s (\"readoutctl help %s\" tells more).", c.name, c.args, c.name)
		return exitWrong
	case errors.Is(err, errSome):
		return exitFailed
	case err != nil:
		s.say("%s", desk.Sentence(err))
		return exitFailed
	}
	return exitDone
}

// usage lists the commands.
func usage(w io.Writer) {
	fmt.Fprint(w, `readoutctl is Readout without a window: it reads news articles and keeps the record.

Usage: readoutctl COMMAND [FLAGS] NAMES…

`)
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-8s  %s\n", c.name, c.does)
	}
	fmt.Fprint(w, `
"readoutctl help COMMAND" tells more of one. Exit codes: 0 all done; 1 some inputs
failed, each named on standard error, and the rest was done; 2 wrong use.
`)
}

// help tells all of one command.
func (c command) help(w io.Writer, set *flag.FlagSet) {
	fmt.Fprintf(w, "Usage: readoutctl %s %s\n\n%s\n", c.name, c.args, strings.TrimSpace(c.about))
	first := true
	set.VisitAll(func(f *flag.Flag) {
		if first {
			fmt.Fprint(w, "\nFlags:\n")
			first = false
		}
		kind, what := flag.UnquoteUsage(f)
		fmt.Fprintf(w, "  %-18s  %s\n", strings.TrimSpace("--"+f.Name+" "+kind), what)
	})
}
