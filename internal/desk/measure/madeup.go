package main

import (
	"archive/zip"
	"bufio"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/readout-app/readout/assets"
)

// author makes up articles out of paragraphs of the sample story: real sentences, so that
// reading them costs what reading costs. The same author always writes the same.
type author struct {
	paragraphs []string
	words      int
	dice       *rand.Rand
}

func newAuthor(words int) (*author, error) {
	names, err := fs.Glob(assets.Sample, "sample/*.txt")
	if err != nil {
		return nil, err
	}
	a := &author{words: words, dice: rand.New(rand.NewPCG(1, 2))}
	for _, name := range names {
		data, err := assets.Sample.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for p := range strings.SplitSeq(string(data), "\n\n") {
			if p = strings.TrimSpace(p); len(strings.Fields(p)) > 12 {
				a.paragraphs = append(a.paragraphs, p)
			}
		}
	}
	return a, nil
}

// day is the day on which the first article was printed.
var day = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

// article gives the n-th article: a headline, a dateline, and paragraphs in which the
// numbers are its own, so that no two are the same.
func (a *author) article(n int) (headline, text string) {
	headline = fmt.Sprintf("Envoys meet again over point %d of the Selm draft", n)
	var b strings.Builder
	fmt.Fprintf(&b, "PORT ANSELM, %s (Harbour Post) - The envoys met in room %d on Tuesday.", day.AddDate(0, 0, n/20).Format("January 2, 2006"), n)
	for have := 12; have < a.words; {
		p := a.paragraphs[a.dice.IntN(len(a.paragraphs))]
		have += len(strings.Fields(p))
		b.WriteString("\n\n" + p)
	}
	return headline, b.String()
}

// each hands every article that is to be made up on, with a name for its file.
func (o options) each(write func(name, headline, text string) error) error {
	a, err := newAuthor(o.words)
	if err != nil {
		return err
	}
	for n := range o.articles {
		headline, text := a.article(n)
		if err := write(fmt.Sprintf("%02d/%06d.txt", n/1000, n), headline, text); err != nil {
			return err
		}
	}
	return nil
}

func writeFolder(o options, path string) error {
	return o.each(func(name, headline, text string) error {
		file := filepath.Join(path, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return err
		}
		return os.WriteFile(file, []byte(headline+"\n\n"+text+"\n"), 0o600)
	})
}

// writing makes a file with what write puts into it.
func writing(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return err
	}
	return f.Close()
}

func writeZIP(o options, path string) error {
	return writing(path, func(w io.Writer) error {
		z := zip.NewWriter(w)
		err := o.each(func(name, headline, text string) error {
			f, err := z.Create(name)
			if err == nil {
				_, err = io.WriteString(f, headline+"\n\n"+text+"\n")
			}
			return err
		})
		if err != nil {
			return err
		}
		return z.Close()
	})
}

// writeMailbox makes a mailbox of messages, each with a picture of so many kB beside it.
func writeMailbox(o options, path string) error {
	picture := base64.StdEncoding.EncodeToString(append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, o.attached<<10)...))
	return writing(path, func(w io.Writer) error {
		return o.each(func(name, headline, text string) error {
			_, err := fmt.Fprintf(w, "From desk@post.example Thu Mar 12 10:00:00 2026\nFrom: Harbour Post <desk@post.example>\nDate: Thu, 12 Mar 2026 10:00:00 +0000\nSubject: %s\nMIME-Version: 1.0\n", headline)
			if err == nil && o.attached == 0 {
				_, err = fmt.Fprintf(w, "Content-Type: text/plain; charset=utf-8\n\n%s\n\n", text)
			} else if err == nil {
				_, err = fmt.Fprintf(w, "Content-Type: multipart/mixed; boundary=part\n\n--part\nContent-Type: text/plain; charset=utf-8\n\n%s\n\n--part\nContent-Type: image/png; name=a.png\nContent-Disposition: attachment; filename=a.png\nContent-Transfer-Encoding: base64\n\n", text)
				for at := 0; at < len(picture) && err == nil; at += 76 {
					_, err = io.WriteString(w, picture[at:min(at+76, len(picture))]+"\n")
				}
				if err == nil {
					_, err = io.WriteString(w, "--part--\n\n")
				}
			}
			return err
		})
	})
}
