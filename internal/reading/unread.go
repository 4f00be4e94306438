package reading

import (
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
)

// Unread gives the Reading of an article that could not be read: its front matter,
// and a note that says why there is no more.
func Unread(a article.Article, why message.Message) record.Reading {
	out := empty(a)
	out.Notes = append(out.Notes, why)
	return out
}
