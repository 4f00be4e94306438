package desk

import (
	"fmt"
	"hash/fnv"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/capture/feed"
)

// How many names of entries are remembered of a feed beside those that it lists at present,
// and how many at most.
const (
	recalled     = 1500
	mostRecalled = 20_000
)

// recall gives the names to be remembered of a feed, the latest last: all that it lists at
// present, or what fell out of a long list would seem new at the next look.
func recall(before, listed []string) []string {
	is := make(map[string]bool, len(listed))
	for _, n := range listed {
		is[n] = true
	}
	older := slices.DeleteFunc(slices.Clone(before), func(n string) bool { return is[n] })
	older = older[max(0, len(older)-recalled):]
	all := append(older, listed...)
	return all[max(0, len(all)-mostRecalled):]
}

// namesOf gives the names that each entry of a feed is recognised by: the feed's own name
// for it, its address without what counts readers, and its title with its time. One that has
// any of them in common with one seen before is the same.
//
// Some feeds give all entries one name, or one address, that of the front page: what stands
// in one feed for several is no name.
func namesOf(entries []feed.Entry) [][]string {
	addresses, ids := map[string]map[string]bool{}, map[string]map[string]bool{}
	pair := func(of map[string]map[string]bool, key, with string) {
		if key == "" || with == "" {
			return
		}
		if of[key] == nil {
			of[key] = map[string]bool{}
		}
		of[key][with] = true
	}
	for _, e := range entries {
		at := bare(e.Link)
		if e.ID != e.Link {
			pair(addresses, e.ID, at)
			pair(ids, at, e.ID)
		} else {
			pair(ids, at, "as "+e.Title)
		}
	}
	out := make([][]string, len(entries))
	for i, e := range entries {
		at := bare(e.Link)
		add := func(kind, s string) {
			h := fnv.New64a()
			h.Write([]byte(kind + s)) // never fails
			out[i] = append(out[i], fmt.Sprintf("%016x", h.Sum64()))
		}
		if e.ID != "" && e.ID != e.Link && len(addresses[e.ID]) < 2 {
			add("id", e.ID)
		}
		if at != "" && len(ids[at]) < 2 {
			add("at", at)
		}
		if e.Title != "" && len(e.Published) > len(time.DateOnly) {
			add("as", e.Title+"\x00"+e.Published)
		}
		slices.Sort(out[i])
	}
	return out
}

// bare gives an address without its scheme and what counts readers.
func bare(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	q := u.Query()
	for key := range q {
		if strings.HasPrefix(key, "utm_") || slices.Contains([]string{"fbclid", "gclid", "at_medium", "at_campaign", "cmpid", "ref", "source"}, key) {
			q.Del(key)
		}
	}
	return strings.TrimPrefix(u.Hostname(), "www.") + strings.TrimSuffix(u.EscapedPath(), "/") + "?" + q.Encode()
}
