package desk

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParseLink(t *testing.T) {
	for link, want := range map[string]string{
		"readout://add?url=https%3A%2F%2Fharbour.example%2Ftalks%3Fid%3D1%26x%3D2%23part": "https://harbour.example/talks?id=1&x=2#part",
		"readout://add/?url=http://harbour.example/":                                      "http://harbour.example/",
		"READOUT://ADD?url=https://harbour.example":                                       "https://harbour.example",
		"readout:add?url=https://harbour.example/1":                                       "https://harbour.example/1",
		"readout://add?url=https%3A%2F%2Fб.example%2F%D1%8F":                              "https://%D0%B1.example/%D1%8F",
		"readout://add?url=harbour.example":                                               "",
		"readout://add?url=file%3A%2F%2F%2Fetc%2Fpasswd":                                  "",
		"readout://add?url=javascript%3Aalert(1)":                                         "",
		"readout://add?url=https%3A%2F%2Fbank.example%40evil.example%2F":                  "",
		"readout://add?url=https%3A%2F%2F":                                                "",
		"readout://add":                                                                   "",
		"readout://remove?url=https://harbour.example":                                    "",
		"readout://add?url=" + strings.Repeat("a", longestLink):                           "",
		"https://harbour.example/?readout://add":                                          "",
		"readout":                                                                         "",
	} {
		got, err := ParseLink(link)
		if got != want || (err == nil) != (want != "") || err != nil && !errors.Is(err, ErrLink) {
			t.Errorf("%.80s: %q, %v, want %q", link, got, err, want)
		}
	}
}

// What the bookmark makes of a page's address is read back as it was. encodeURIComponent
// leaves letters, digits and -_.!~*'() and writes every other byte of UTF-8 as %XX.
func TestTheBookmarkletMakesALink(t *testing.T) {
	begin, rest, ok := strings.Cut(Bookmarklet, "'+encodeURIComponent(location.href)")
	_, prefix, is := strings.Cut(begin, "javascript:location.href='")
	if !ok || !is || rest != "" {
		t.Fatalf("the bookmark is %s", Bookmarklet)
	}
	for _, page := range []string{
		"https://harbour.example/talks", "https://harbour.example/a?b=c&d=e%20f#g", "http://harbour.example:8080/a+b/(c)*d!'~",
		"https://harbour.example/%D0%BF%D0%B5", "https://harbour.example/?q=readout://add?url=x",
	} {
		got, err := ParseLink(prefix + component(page))
		if err != nil || got != page {
			t.Errorf("%s comes as %q, %v", page, got, err)
		}
	}
}

func component(s string) string {
	s = strings.ReplaceAll(url.QueryEscape(s), "+", "%20")
	for _, kept := range "!~*'()" {
		s = strings.ReplaceAll(s, url.QueryEscape(string(kept)), string(kept))
	}
	return s
}

func FuzzParseLink(f *testing.F) {
	f.Add("readout://add?url=https%3A%2F%2Fharbour.example")
	f.Fuzz(func(t *testing.T, link string) {
		at, err := ParseLink(link)
		if err != nil {
			return
		}
		if u, err := url.Parse(at); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || !isAddress(at) {
			t.Errorf("%q gives %q", link, at)
		}
	})
}

func TestHostOf(t *testing.T) {
	for address, want := range map[string]string{
		"https://harbour.example:8080/a": "harbour.example", "https://пример.example/a": "xn--e1afmkfd.example", "https://%D0%B1.example/": "xn--90a.example", "": "", "https://[::1]/": "::1",
	} {
		if got := HostOf(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// An old page of frames is put together from what they hold.
func TestTheFramesOfAnAddressAreFetched(t *testing.T) {
	p := newPress(t)
	d := open(t, p.readers(func() time.Time { return noon }))
	if j := wait(t, d, d.Import(newStory(t, d), []string{p.URL + "/frames"})); j.Kept != 1 || !slices.Contains(p.asked, "/3") {
		t.Errorf("%+v, asked for %q", j, p.asked)
	}
}

func TestAFileOfAddressesIsFetched(t *testing.T) {
	p := newPress(t)
	d := open(t, p.readers(func() time.Time { return noon }))
	id := newStory(t, d)
	dir := files(t, map[string]string{"list.txt": "# for Monday\n" + p.URL + "/1\n\n" + p.URL + "/2\n", "deep/list.txt": p.URL + "/3\n"})
	if j := wait(t, d, d.Import(id, []string{filepath.Join(dir, "list.txt")})); j.Kept != 2 {
		t.Errorf("%+v", j)
	}
	// In a folder it is a file like any other: nobody asked for what it names.
	wait(t, d, d.Import(id, []string{filepath.Join(dir, "deep")}))
	if slices.Contains(p.asked, "/3") {
		t.Error("what a file in a folder names was fetched")
	}
}

func TestHandOver(t *testing.T) {
	at := t.TempDir()
	d := open(t, Options{Dir: at})
	if got := d.handedOver(); got != nil {
		t.Errorf("%+v before anything was", got)
	}
	want := Asked([]string{"a.txt", "readout://add?url=https://harbour.example/1", "https://harbour.example/2", "readout://nothing"})
	if abs, _ := filepath.Abs("a.txt"); !slices.Equal(want.Paths, []string{abs}) || !slices.Equal(want.Addresses, []string{"https://harbour.example/1", "https://harbour.example/2"}) || want.Refused != 1 {
		t.Fatalf("%+v", want)
	}
	if got := Asked([]string{"file:///tmp/two%20words.txt"}).Paths; runtime.GOOS != "windows" && !slices.Equal(got, []string{"/tmp/two words.txt"}) {
		t.Errorf("a file named by its address is %q", got)
	}
	if err := HandOver(at, want); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(at, handoverDir)
	put(t, dir, "broken.json", "{")
	put(t, dir, "half.tmp", "{")
	got := d.handedOver()
	if len(got) != 1 || !slices.Equal(got[0].Paths, want.Paths) || !slices.Equal(got[0].Addresses, want.Addresses) || got[0].Refused != 1 {
		t.Errorf("%+v, want %+v", got, want)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 || left[0].Name() != "half.tmp" || d.handedOver() != nil {
		t.Errorf("left: %v, %v", left, err)
	}
	// It is told by itself too.
	told := make(chan Handover)
	d.TakeHandovers(func(h Handover) { told <- h })
	if err := HandOver(at, Handover{Refused: 7}); err != nil {
		t.Fatal(err)
	}
	if h := <-told; h.Refused != 7 {
		t.Errorf("%+v", h)
	}
}
