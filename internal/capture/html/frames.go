package html

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/readout-app/readout/internal/capture/charset"
)

// maxFrames bounds the frames of a page; those of the time had two to five.
const maxFrames = 20

// Frames gives the addresses of the pages that a frameset puts together, as it writes
// them, and the one it was saved from, or ""; none for a page that is no frameset.
func Frames(data []byte) (frames []string, from string) {
	if !frameset.Match(data) {
		return nil, ""
	}
	s, _ := charset.Decode(data, declared(data))
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, ""
	}
	for n := range doc.Descendants() {
		if src := attr(n, "src"); n.DataAtom == atom.Frame && src != "" && !slices.Contains(frames, src) && len(frames) < maxFrames {
			frames = append(frames, src)
		}
	}
	return frames, savedURL(doc)
}

var frameset = regexp.MustCompile(`(?i)<frameset[\s>]`)

// savedFrom is what browsers write at the head of a page that they save: its address, with
// the number of its letters before it.
var savedFrom = regexp.MustCompile(`^\s*saved from url=\(\d+\)(https?://\S+)\s*$`)

// savedURL gives the address that a saved page was saved from, or "".
func savedURL(doc *html.Node) string {
	for n := range doc.ChildNodes() {
		if n.Type == html.ElementNode && n.FirstChild != nil { // some stand within the root
			n = n.FirstChild
		}
		if m := savedFrom.FindStringSubmatch(n.Data); n.Type == html.CommentNode && m != nil {
			return m[1]
		}
	}
	return ""
}
