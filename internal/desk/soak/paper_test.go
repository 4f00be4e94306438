package soak

import (
	"compress/gzip"
	"fmt"
	"html"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// paper is a newspaper whose feed lists its latest items.
type paper struct {
	host  string
	every time.Duration // between two items
	list  int           // so many items
	// stub says that the feed carries teasers, each of which leads to a page.
	stub bool
	// What is other than usual of an item, and of the answer to a look; nil for nothing.
	guid   func(i int) string
	link   func(i, day int) string
	length func(day int) int
	odd    func(w http.ResponseWriter, r *http.Request, day int) (done bool)
	encode func(body string, day int) (data []byte, charset string)
	robots string // what it asks of robots; "" for no such file

	mu     sync.Mutex
	told   map[string]bool // items that a feed was sent with, by host and number
	opened map[int]int     // how often the page of an item was asked for
}

func newPaper(name string, every time.Duration, change func(*paper)) *paper {
	p := &paper{host: name + ".example", every: every, list: 20, told: map[string]bool{}, opened: map[int]int{}}
	if change != nil {
		change(p)
	}
	return p
}

// feedURL is where its feed lies.
func (p *paper) feedURL() string { return "https://" + p.host + "/rss" }

func (p *paper) at(i, day int) string {
	if p.link != nil {
		return p.link(i, day)
	}
	return fmt.Sprintf("https://%s/item/%d", p.host, i)
}

// words are the text of an item, long enough that no page stands behind it.
func (p *paper) words(i int) string {
	return strings.Repeat(fmt.Sprintf("The envoys of both coasts met in room %d of the %s on that day and went on with the talks. ", i, p.host), 8)
}

// site makes a host of it. began is when it printed its first item.
func (p *paper) site(began time.Time) *site {
	return &site{name: p.host, answer: func(w http.ResponseWriter, r *http.Request, day int) {
		var i int
		switch {
		case r.URL.Path == "/robots.txt" && p.robots != "":
			io.WriteString(w, p.robots)
		case r.URL.Path == "/rss":
			if p.odd == nil || !p.odd(w, r, day) {
				p.feed(w, r, began, day)
			}
		case item(r.URL.Path, &i):
			p.mu.Lock()
			p.opened[i]++
			p.mu.Unlock()
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, `<html><head><title>Talks in room %d</title></head><body><article><h1>Talks in room %d</h1><p>%s</p></article></body></html>`, i, i, p.words(i))
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}}
}

func item(path string, i *int) bool {
	_, err := fmt.Sscanf(path[strings.LastIndexByte(path, '/')+1:], "%d", i)
	return err == nil
}

// feed answers with the feed.
func (p *paper) feed(w http.ResponseWriter, r *http.Request, began time.Time, day int) {
	newest := int(time.Since(began) / p.every)
	n := p.list
	if p.length != nil {
		n = p.length(day)
	}
	tag := fmt.Sprintf(`"%d-%d"`, newest, n)
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<rss version="2.0"><channel><title>%s</title>`, p.host)
	p.mu.Lock()
	for i := newest; i >= 0 && i > newest-n; i-- {
		guid := fmt.Sprintf("tag:%s:%d", p.host, i)
		if p.guid != nil {
			guid = p.guid(i)
		}
		text := p.words(i)
		if p.stub {
			text = fmt.Sprintf("Talks in room %d of the %s …", i, p.host)
		}
		fmt.Fprintf(&b, `<item><guid isPermaLink="false">%s</guid><title>Room %d of %s</title><link>%s</link><pubDate>%s</pubDate><description>%s</description></item>`,
			guid, i, p.host, html.EscapeString(p.at(i, day)), began.Add(time.Duration(i)*p.every).Format(time.RFC1123Z), html.EscapeString("<p>"+text+"</p>"))
		p.told[fmt.Sprint(p.host, i)] = true
	}
	p.mu.Unlock()
	b.WriteString(`</channel></rss>`)
	data, charset := []byte(b.String()), "utf-8"
	if p.encode != nil {
		data, charset = p.encode(b.String(), day)
	}
	w.Header().Set("Content-Type", "application/rss+xml; charset="+charset)
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && newest%2 == 0 {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		z.Write(data)
		z.Close()
		return
	}
	w.Write(data)
}

// status answers with a status, from one day up to another.
func status(code, from, to int, header ...string) func(http.ResponseWriter, *http.Request, int) bool {
	return func(w http.ResponseWriter, _ *http.Request, day int) bool {
		if day < from || day >= to {
			return false
		}
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
		return true
	}
}

// stalls sends a beginning and then nothing.
func stalls(w http.ResponseWriter, r *http.Request, day int) bool {
	if day%2 == 0 {
		return false
	}
	io.WriteString(w, "<rss><channel>")
	w.(http.Flusher).Flush()
	<-r.Context().Done()
	return true
}

// neverEnds sends for ever, packed or not.
func neverEnds(packed bool) func(http.ResponseWriter, *http.Request, int) bool {
	return func(w http.ResponseWriter, _ *http.Request, day int) bool {
		if day%6 != 3 {
			return false
		}
		var out io.Writer = w
		if packed {
			w.Header().Set("Content-Encoding", "gzip")
			out = gzip.NewWriter(w)
		}
		for line := []byte(strings.Repeat("<item><title>Again</title></item>", 1000)); ; {
			if _, err := out.Write(line); err != nil {
				return true
			}
		}
	}
}
