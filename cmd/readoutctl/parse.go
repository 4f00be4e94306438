package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/text"
)

func parseCommand() command {
	return command{
		name: "parse", args: "[--tokens] FILE…", does: "print words, tags and dependencies as CoNLL-U",
		about: `
Analyses plain UTF-8 text and prints its sentences in the CoNLL-U format of Universal
Dependencies, in the order of the files: form, lemma, universal and Penn tag, head and
relation. The last column has the place of each word in the file, in code points
(TokenRange=4:9), SpaceAfter=No where no space follows, and the names found
(Name=B-person, I-person). The text is taken exactly as it is, all of it as prose.
"-" is standard input. Words written as one, such as don't, stand under a range (3-4).

With --tokens the files are CoNLL-U themselves: their sentences, words, ranges and
comments are kept, what they say of tags and heads is not looked at. Places are then
those in the text put together from the words, unless the file has them.`,
		flags: func(set *flag.FlagSet) action {
			tokens := set.Bool("tokens", false, "the files are CoNLL-U, whose words and sentences are kept")
			return func(ctx context.Context, s streams, args []string) error {
				if len(args) == 0 {
					return wrongUse("it needs at least one file")
				}
				return parse(ctx, s, *tokens, args)
			}
		},
	}
}

// parse analyses files and prints what each gave; those that cannot be read are named.
func parse(ctx context.Context, s streams, tokens bool, files []string) error {
	analyser, err := language.New()
	if err != nil {
		return fmt.Errorf("making the analyser: %w", err)
	}
	p := parser{analyser: analyser, in: interruptible(ctx, s.in)}
	failed := false
	for _, name := range files {
		sentences, err := p.file(ctx, name, tokens)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			failed = true
			s.say("%s: %s", name, desk.Sentence(err))
			continue
		}
		if err := conllu.Write(s.out, sentences); err != nil {
			return fmt.Errorf("the output could not be written: %w", err)
		}
	}
	if failed {
		return errSome
	}
	return nil
}

// parser analyses files and numbers the sentences of all.
type parser struct {
	analyser *language.Analyser
	in       io.Reader // standard input
	said     int       // sentences so far
}

// maxText is the length of the longest text that is taken, in bytes, as that of the
// largest article. A treebank is several times its text.
const (
	maxText     = 20 << 20
	maxTreebank = 400 << 20
)

// file analyses one file.
func (p *parser) file(ctx context.Context, name string, tokens bool) ([]conllu.Sentence, error) {
	in := p.in
	if name != "-" {
		f, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, errors.New("the file is not there")
		} else if err != nil {
			return nil, fmt.Errorf("the file cannot be read: %w", err)
		}
		defer f.Close()
		in = f
	}
	if in == nil {
		return nil, errors.New("there is no standard input")
	}
	limit := int64(maxText)
	if tokens {
		limit = maxTreebank
	}
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the file cannot be read: %w", err)
	case int64(len(data)) > limit:
		return nil, fmt.Errorf("the file is larger than %d MB, the limit for one file", limit>>20)
	case !utf8.Valid(data):
		return nil, errors.New("the file is not valid UTF-8 text")
	case tokens:
		return p.given(ctx, data)
	}
	return p.plain(name, string(data)), nil
}

// plain analyses running text.
func (p *parser) plain(name, content string) []conllu.Sentence {
	sentences := p.analyser.Parse(text.New(content), nil).CoNLLU()
	for i := range sentences {
		p.said++
		head := []string{fmt.Sprintf("# sent_id = %d", p.said)}
		if i == 0 {
			head = []string{"# newdoc id = " + name, head[0]}
		}
		sentences[i].Comments = append(head, sentences[i].Comments...)
	}
	return sentences
}

// given analyses sentences whose words are given.
func (p *parser) given(ctx context.Context, data []byte) ([]conllu.Sentence, error) {
	sentences, err := conllu.Read(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	raw := conllu.RawText(sentences)
	for i := range sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s := p.analyser.Annotate(sentences[i])
		if _, ok := s.Comment("text"); !ok {
			printed, _ := s.Printed()
			s.Comments = append(s.Comments[:len(s.Comments):len(s.Comments)], "# text = "+printed)
		}
		language.AddPlaces(&s, raw.Words[i])
		sentences[i] = s
	}
	return sentences, nil
}
