package rtf

import (
	"context"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/readout-app/readout/internal/capture/format"
)

// Read gives the document as one article. It fails with format.ErrDamaged where there
// is no text, or with the context's error.
func Read(ctx context.Context, data []byte) (format.Page, error) {
	paragraphs, err := Paragraphs(ctx, data)
	if err != nil {
		return format.Page{}, err
	}
	if len(paragraphs) == 0 {
		return format.Page{}, format.ErrDamaged
	}
	return format.Headed(paragraphs, -1), nil
}

// Paragraphs gives the paragraphs that are not empty. A file that breaks off gives
// what stands before. It fails with the context's error only.
func Paragraphs(ctx context.Context, data []byte) ([]string, error) {
	p := parser{in: data, fonts: map[int]*charmap.Charmap{}, page: charmap.Windows1252}
	p.state = state{skip: 1}
	for n := 0; p.at < len(p.in); n++ {
		if n%8192 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p.step()
	}
	p.flush()
	p.paragraph()
	return append(p.done, p.notes...), nil
}

// state is what a group begins with and gives back at its end.
type state struct {
	skip   int // fallback letters after a Unicode one
	hidden bool
	quiet  bool // a destination that is no text
	note   bool // a footnote
	fonts  bool // the table of fonts
	font   *charmap.Charmap
}

// maxGroups bounds groups one within another.
const maxGroups = 1000

type parser struct {
	in    []byte
	at    int
	stack []state
	deep  int // groups beyond maxGroups
	state
	pending int // fallback letters still to be left out
	high    rune
	raw     []byte // letters of a code page that are not decoded yet
	rawFont *charmap.Charmap

	text, noteText strings.Builder
	done, notes    []string

	page    *charmap.Charmap // the document's code page
	fonts   map[int]*charmap.Charmap
	defines int // number of the font whose definition is read
}

// step reads one control, brace or letter.
func (p *parser) step() {
	switch c := p.in[p.at]; c {
	case '{':
		p.at++
		p.flush()
		if len(p.stack) < maxGroups {
			p.stack = append(p.stack, p.state)
		} else {
			p.deep++
		}
	case '}':
		p.at++
		p.flush()
		p.pending = 0
		switch n := len(p.stack); {
		case p.deep > 0:
			p.deep--
		case n > 0:
			wasNote := p.note
			p.state, p.stack = p.stack[n-1], p.stack[:n-1]
			if wasNote && !p.note {
				p.endNote()
			}
		}
	case '\\':
		p.control()
	case '\r', '\n':
		p.at++
	default:
		p.at++
		p.letter(c)
	}
}

// letter takes a letter of the current code page.
func (p *parser) letter(c byte) {
	if p.pending > 0 {
		p.pending--
		return
	}
	if p.quiet || p.hidden || p.state.fonts {
		return
	}
	font := p.font
	if font == nil {
		font = p.page
	}
	if font != p.rawFont {
		p.flush()
		p.rawFont = font
	}
	p.raw = append(p.raw, c)
}

// flush decodes the letters gathered.
func (p *parser) flush() {
	if len(p.raw) == 0 {
		return
	}
	s := string(p.raw)
	if !utf8.ValidString(s) || !ascii(s) {
		if decoded, err := p.rawFont.NewDecoder().String(s); err == nil {
			s = decoded
		}
	}
	p.raw = p.raw[:0]
	p.write(s)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// write adds text that is shown.
func (p *parser) write(s string) {
	switch {
	case p.quiet || p.hidden || p.state.fonts:
	case p.note:
		p.noteText.WriteString(s)
	default:
		p.text.WriteString(s)
	}
}

// paragraph ends one.
func (p *parser) paragraph() {
	if p.note {
		p.noteText.WriteByte(' ')
		return
	}
	if s := strings.TrimSpace(p.text.String()); s != "" {
		p.done = append(p.done, s)
	}
	p.text.Reset()
}

func (p *parser) endNote() {
	if s := strings.TrimSpace(p.noteText.String()); s != "" {
		p.notes = append(p.notes, s)
	}
	p.noteText.Reset()
}

// control reads a control word or symbol.
func (p *parser) control() {
	p.at++
	if p.at >= len(p.in) {
		return
	}
	c := p.in[p.at]
	if !letters(c) {
		p.at++
		p.symbol(c)
		return
	}
	begin := p.at
	for p.at < len(p.in) && letters(p.in[p.at]) && p.at-begin < 32 {
		p.at++
	}
	word := string(p.in[begin:p.at])
	n, has := p.number()
	if p.at < len(p.in) && p.in[p.at] == ' ' {
		p.at++
	}
	p.word(word, n, has)
}

func letters(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// number reads the parameter of a control word.
func (p *parser) number() (n int, has bool) {
	minus := p.at < len(p.in) && p.in[p.at] == '-'
	if minus {
		p.at++
	}
	for p.at < len(p.in) && '0' <= p.in[p.at] && p.in[p.at] <= '9' {
		if n < 1<<30 {
			n = n*10 + int(p.in[p.at]-'0')
		}
		p.at++
		has = true
	}
	if minus {
		n = -n
	}
	return n, has
}

// symbol answers a control of one sign.
func (p *parser) symbol(c byte) {
	switch c {
	case '\'':
		if p.at+2 > len(p.in) {
			p.at = len(p.in)
			return
		}
		hi, lo := hex(p.in[p.at]), hex(p.in[p.at+1])
		if hi < 0 || lo < 0 {
			return
		}
		p.at += 2
		p.letter(byte(hi<<4 | lo))
	case '*':
		p.quiet = true // a destination that may be left out
	case '~':
		p.shown("\u00a0")
	case '_':
		p.shown("\u2011")
	case '{', '}', '\\':
		p.letter(c)
	case '\r', '\n':
		p.word("par", 0, false)
	}
}

func hex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// shown writes a sign, after the letters before it.
func (p *parser) shown(s string) {
	if p.pending > 0 {
		p.pending--
		return
	}
	p.flush()
	p.write(s)
}

// quiets are destinations that are no text of the document.
var quiets = map[string]bool{
	"colortbl": true, "stylesheet": true, "info": true, "pict": true, "header": true, "headerl": true, "headerr": true, "headerf": true,
	"footer": true, "footerl": true, "footerr": true, "footerf": true, "listtable": true, "listoverridetable": true, "object": true,
	"fldinst": true, "generator": true, "themedata": true, "colorschememapping": true, "datastore": true, "latentstyles": true,
	"xmlnstbl": true, "rsidtbl": true, "revtbl": true, "annotation": true, "atnid": true, "atnauthor": true, "bkmkstart": true, "bkmkend": true,
	"nonshppict": true,
}

// signs are control words that stand for a sign.
var signs = map[string]string{
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
	"emspace": " ", "enspace": " ", "qmspace": " ", "tab": "\t", "line": "\n", "cell": "\t", "nestcell": "\t",
}

// word answers a control word with its parameter.
func (p *parser) word(word string, n int, has bool) {
	off := has && n == 0
	if sign, ok := signs[word]; ok {
		p.shown(sign)
		return
	}
	if quiets[word] {
		p.quiet = true
		return
	}
	switch word {
	case "par", "sect", "page", "row", "nestrow":
		p.pending = 0
		p.flush()
		p.paragraph()
	case "u":
		p.unicode(rune(n))
	case "uc":
		p.state.skip = min(max(n, 0), 16)
	case "v", "deleted":
		p.flush()
		p.hidden = !off
	case "footnote":
		p.flush()
		p.note, p.quiet = true, false
	case "fonttbl":
		p.state.fonts = true
	case "ansicpg":
		if page := codePages[n]; page != nil {
			p.page = page
		}
	case "f":
		if p.state.fonts {
			p.defines = n
		} else {
			p.flush()
			p.font = p.fonts[n]
		}
	case "fcharset":
		if p.state.fonts && len(p.fonts) < 10_000 {
			p.fonts[p.defines] = charsets[n]
		}
	case "plain":
		p.flush()
		p.hidden, p.font = false, nil
	case "bin":
		p.at = min(p.at+max(n, 0), len(p.in))
	}
}

// unicode writes a letter given as a signed 16-bit number; letters beyond come as two.
func (p *parser) unicode(r rune) {
	p.flush()
	if r < 0 {
		r += 1 << 16
	}
	p.pending = p.state.skip
	switch {
	case utf16.IsSurrogate(r) && p.high == 0:
		p.high = r
		return
	case p.high != 0:
		if both := utf16.DecodeRune(p.high, r); both != utf8.RuneError {
			r = both
		}
		p.high = 0
	}
	if utf8.ValidRune(r) && r >= ' ' {
		p.write(string(r))
	}
}

// codePages by their numbers.
var codePages = map[int]*charmap.Charmap{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 866: charmap.CodePage866, 874: charmap.Windows874,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258, 10000: charmap.Macintosh,
}

// charsets are the code pages of \fcharset.
var charsets = map[int]*charmap.Charmap{
	0: charmap.Windows1252, 77: charmap.Macintosh, 161: charmap.Windows1253, 162: charmap.Windows1254, 163: charmap.Windows1258,
	177: charmap.Windows1255, 178: charmap.Windows1256, 186: charmap.Windows1257, 204: charmap.Windows1251, 222: charmap.Windows874, 238: charmap.Windows1250,
}
