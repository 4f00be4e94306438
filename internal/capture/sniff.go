package capture

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"regexp"
	"strings"

	"github.com/readout-app/readout/internal/capture/charset"
	"github.com/readout-app/readout/internal/capture/table"
	"github.com/readout-app/readout/internal/capture/zip"
	"github.com/readout-app/readout/internal/message"
)

// What a file is that cannot be read.
const (
	isOldOffice  message.Kind = "the file is an old Office document, which cannot be read"
	isPNG        message.Kind = "the file is a picture (PNG)"
	isJPEG       message.Kind = "the file is a picture (JPEG)"
	isGIF        message.Kind = "the file is a picture (GIF)"
	isTIFF       message.Kind = "the file is a picture (TIFF)"
	isProgram    message.Kind = "the file is a program"
	isBzip2      message.Kind = "the file is compressed (bzip2), which cannot be read"
	isXZ         message.Kind = "the file is compressed (xz), which cannot be read"
	is7Zip       message.Kind = "the file is an archive (7-Zip), which cannot be read"
	isRAR        message.Kind = "the file is an archive (RAR), which cannot be read"
	isMP3        message.Kind = "the file is a sound recording (MP3)"
	isOgg        message.Kind = "the file is a sound recording (Ogg)"
	isSQLite     message.Kind = "the file is a database (SQLite)"
	isPowerPoint message.Kind = "the file is a PowerPoint presentation, which cannot be read"
)

// magic names kinds of files by their first bytes; the sentence is for people.
var magic = []struct {
	prefix   string
	sentence message.Kind
}{
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", isOldOffice},
	{"\x89PNG\r\n\x1a\n", isPNG},
	{"\xff\xd8\xff", isJPEG},
	{"GIF87a", isGIF},
	{"GIF89a", isGIF},
	{"II*\x00", isTIFF},
	{"MM\x00*", isTIFF},
	{"\x7fELF", isProgram},
	{"MZ\x90", isProgram},
	{"\xcf\xfa\xed\xfe", isProgram},
	{"\xca\xfe\xba\xbe", isProgram},
	{"BZh", isBzip2},
	{"\xfd7zXZ\x00", isXZ},
	{"7z\xbc\xaf\x27\x1c", is7Zip},
	{"Rar!\x1a\x07", isRAR},
	{"ID3", isMP3},
	{"OggS", isOgg},
	{"SQLite format 3\x00", isSQLite},
}

// zipKinds tell which document a ZIP file is by a file that it holds.
var zipKinds = []struct {
	holds, mediaType string
	sentence         message.Kind
}{
	{"word/document.xml", TypeDOCX, ""},
	{"META-INF/container.xml", TypeEPUB, ""},
	{"xl/workbook.xml", TypeXLSX, ""},
	{"ppt/presentation.xml", "", isPowerPoint},
	{"content.xml", TypeODT, ""},
}

// sniffZIP tells what a ZIP file is by what it holds, as sniff does.
func sniffZIP(in io.ReaderAt, size int64) (mediaType string, sentence message.Kind) {
	names := zip.Names(in, size)
	for _, kind := range zipKinds {
		if names[kind.holds] {
			return kind.mediaType, kind.sentence
		}
	}
	return TypeZIP, ""
}

// sniffBytes is how much of a file its kind is told from.
const sniffBytes = 8 << 10

// sniff is the function of that name, and takes for a table what a person has called one.
func (r *Registry) sniff(data []byte) (mediaType string, sentence message.Kind) {
	mediaType, sentence = sniff(data)
	if mediaType == TypePlain && r.columns != nil {
		if _, ok := r.columns(table.Heads(asText(data[:min(len(data), sniffBytes)]))); ok {
			return TypeCSV, ""
		}
	}
	return mediaType, sentence
}

// asText gives the beginning of a file in UTF-8.
func asText(head []byte) []byte {
	s, _ := charset.Decode(head, "")
	return []byte(s)
}

// sniff tells a file's media type by its content. For one that is no text it gives
// the sentence that says what it is.
func sniff(data []byte) (mediaType string, sentence message.Kind) {
	head := data[:min(len(data), sniffBytes)]
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return "", m.sentence
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		if bytes.HasPrefix(gunzipped(head), []byte("WARC/")) {
			return TypeWARC, ""
		}
		return "", "the file is compressed (gzip); unpack it and add what is in it"
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")): // some programs write before it
		return TypePDF, ""
	case bytes.HasPrefix(head, []byte("WARC/1.")) || bytes.HasPrefix(head, []byte("WARC/0.")):
		return TypeWARC, ""
	case bytes.HasPrefix(head, []byte("{\\rtf")):
		return TypeRTF, ""
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return TypeZIP, ""
	case bytes.HasPrefix(head, []byte("RIFF")) && len(head) > 12 && string(head[8:12]) == "WEBP":
		return "", "the file is a picture (WebP)"
	case len(head) > 12 && string(head[4:8]) == "ftyp":
		return "", "the file is a video or picture (MP4, HEIC)"
	}
	if isBinary(head) {
		return "", ErrBinary
	}
	text, _ := charset.Decode(head, "")
	switch {
	case newsStart.MatchString(text):
		return TypeNews, ""
	case feedStart.MatchString(text):
		return TypeFeed, ""
	case isHTML(text):
		return TypeHTML, ""
	case jsonStart.MatchString(text):
		return TypeJSON, ""
	case table.IsCSV([]byte(text)):
		return TypeCSV, ""
	}
	return sniffMail(head), ""
}

// How news formats, feeds and JSON begin: the root element after what may stand before
// it, and an object with a name.
var (
	newsStart = regexp.MustCompile(`^[\x{feff}\s]*(?:<\?[^>]*>\s*|<!--[^>]*-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?(?:newsItem|newsMessage|nitf)[\s>]`)
	feedStart = regexp.MustCompile(`^[\x{feff}\s]*(?:(?:<\?[^>]*>\s*|<!--(?s:.*?)-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:(?:rss|rdf:RDF|feed)[\s>]|atom\d*:feed[\s>])|\{(?s:.{0,400}?)"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org)`)
	jsonStart = regexp.MustCompile(`^[\x{feff}\s]*(?:\[\s*)?\{\s*"`)
)

// gunzipped gives the beginning of what a gzip file holds.
func gunzipped(head []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return nil
	}
	out := make([]byte, 16)
	n, _ := io.ReadFull(r, out)
	return out[:n]
}

// Lines by which mail is known. A message names its sender by an address or tells a
// way it came; an article that begins with "From:" does not.
var (
	mboxLine  = regexp.MustCompile(`^From \S+ +.*\b(?:19|20)\d\d\r?\n[A-Za-z][A-Za-z-]*:`)
	mailLine  = regexp.MustCompile(`(?i)^(?:[A-Za-z][A-Za-z0-9-]*:.*\r?\n(?:[ \t].*\r?\n)*)+`)
	mailSign  = regexp.MustCompile(`(?im)^(?:Message-ID:.*@|MIME-Version: *1|Received: |Return-Path: |From:.*@.*\.)`)
	mailSign2 = regexp.MustCompile(`(?im)^(?:Subject|Date|To|Content-Type):`)
	mhtmlSign = regexp.MustCompile(`(?im)^Snapshot-Content-Location:|^Content-Type: *multipart/related;(?:.*\r?\n?[ \t])*.*type="?text/html`)
)

// sniffMail tells mail from plain text by its first lines.
func sniffMail(head []byte) string {
	if mboxLine.Match(head) {
		return TypeMbox
	}
	header := mailLine.Find(head)
	if !mailSign.Match(header) || !mailSign2.Match(header) {
		return TypePlain
	}
	if mhtmlSign.Match(header) && !bytes.Contains(bytes.ToLower(header), []byte("\nreceived:")) {
		return TypeMHTML
	}
	return TypeMail
}

// isBinary says whether bytes hold what no text holds: zeros outside of UTF-16 and
// UTF-32, or many control characters.
func isBinary(head []byte) bool {
	for _, bom := range []string{"\xff\xfe", "\xfe\xff", "\x00\x00\xfe\xff"} {
		if bytes.HasPrefix(head, []byte(bom)) {
			return false
		}
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return charset.UTF16(head[:len(head)&^1]) == nil
	}
	control := 0
	for _, b := range head {
		// Escape is part of ISO-2022 encodings; FF and VT are old page breaks.
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' && b != 0x1b || b == 0x7f {
			control++
		}
	}
	return control*50 > len(head)
}

// isHTML says whether a text begins as a web page does.
func isHTML(s string) bool {
	s = strings.TrimLeft(s, "\ufeff \t\r\n\f")
	if !strings.HasPrefix(s, "<") {
		return false
	}
	lower := strings.ToLower(s)
	if strings.HasPrefix(lower, "<?xml") || strings.HasPrefix(lower, "<!--") {
		return strings.Contains(lower, "<html")
	}
	if strings.HasPrefix(http.DetectContentType([]byte(s)), TypeHTML) {
		return true
	}
	for _, tag := range []string{"<article", "<main", "<section", "<meta", "<link", "<span", "<header"} {
		if strings.HasPrefix(lower, tag) {
			return true
		}
	}
	return false
}
