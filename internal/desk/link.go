package desk

import (
	"net/url"
	"os"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"github.com/readout-app/readout/internal/capture/feed"
	"github.com/readout-app/readout/internal/message"
)

// LinkScheme begins the links that Readout answers: readout://add?url=ADDRESS.
const LinkScheme = "readout"

// Bookmarklet is what a bookmark of a browser holds that hands the page shown over to
// Readout, by such a link.
const Bookmarklet = `javascript:location.href='` + LinkScheme + `://add?url='+encodeURIComponent(location.href)`

// ErrLink says that a link asks for nothing that Readout does.
const ErrLink message.Kind = "the link holds no address of a web page that could be added"

// longestLink bounds a link in bytes; longer ones are nobody's address.
const longestLink = 8 << 10

// IsLink says whether what a person or the system gave is a link for Readout.
func IsLink(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	return ok && strings.EqualFold(scheme, LinkScheme)
}

// ParseLink gives the address that a link asks to add. Any page of the web can hold such a
// link: nothing may be fetched by it before a person has said so. It fails with ErrLink for
// anything but a whole address of the web without a name or password in it.
func ParseLink(link string) (string, error) {
	if len(link) > longestLink || !IsLink(link) {
		return "", ErrLink
	}
	u, err := url.Parse(link)
	if err != nil || !strings.EqualFold(u.Host, "add") && !strings.EqualFold(u.Opaque, "add") {
		return "", ErrLink
	}
	at, err := url.Parse(u.Query().Get("url"))
	if err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Hostname() == "" || at.User != nil ||
		strings.ContainsFunc(at.String(), func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return "", ErrLink
	}
	return at.String(), nil
}

// Addresses gives the addresses of the web that a text is a list of, one a line; none for
// any other text.
func Addresses(text string) []string {
	all, _ := feed.Addresses(text)
	return all
}

// longestList bounds a file of addresses, in bytes.
const longestList = 1 << 20

// addressesIn gives the addresses that a file is a list of; none for any other file.
func addressesIn(path string) []string {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > longestList {
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil // reading it says why
	}
	return Addresses(string(data))
}

// HostOf gives the host of an address as it is asked for, names in other scripts in the
// letters that the network uses; "" for none.
func HostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := u.Hostname()
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	return host
}
