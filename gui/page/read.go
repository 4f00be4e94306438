package page

import (
	"context"
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/desk"
)

// idLength is the length of the beginning of an ID that names an article among those of
// a story.
const idLength = 16

// ShortID gives the beginning of an article's ID, by which settings name it.
func ShortID(id article.ID) string { return string(id)[:min(idLength, len(id))] }

// Read gives the articles of a story that were opened in the reader. It reads the disk:
// not for the UI goroutine.
func Read(ctx context.Context, d *desk.Desk, story string) map[string]bool {
	out := map[string]bool{}
	for _, id := range readIDs(ctx, d, story) {
		out[id] = true
	}
	return out
}

// MarkRead keeps that an article was opened in the reader, and reports whether it was
// unread before. It writes to the disk: not for the UI goroutine.
func MarkRead(ctx context.Context, d *desk.Desk, story string, id article.ID) (bool, error) {
	read := readIDs(ctx, d, story)
	if slices.Contains(read, ShortID(id)) {
		return false, nil
	}
	return true, d.SetSetting(ctx, readSetting(story), append(read, ShortID(id)))
}

func readIDs(ctx context.Context, d *desk.Desk, story string) []string {
	var out []string
	d.Setting(ctx, readSetting(story), &out)
	return out
}

func readSetting(story string) string { return "read." + story }
