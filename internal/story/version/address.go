package version

import (
	"net/url"
	"slices"
	"strings"
)

// tracking are parameters that tell where a reader came from and never which page it
// is: their names, and with a star those that begin so. Sources: the Urchin (utm_)
// parameters of Google Analytics, the click ids of advertisers, and the lists that
// browsers strip by (Firefox query stripping, Brave query filter).
var tracking = []string{
	"utm_*", "at_*", "pk_*", "mtm_*", "hsa_*", "mc_*", "_hs*", "fb_*", "ns_*", "ito",
	"fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "igshid", "igsh", "yclid", "ysclid",
	"mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id", "wickedid", "_openstat", "cmpid", "ocid", "smid", "smtyp",
	"guccounter", "guce_referrer", "guce_referrer_sig", "feature", "taid", "xtor", "__twitter_impression",
	"amp", "outputtype",
}

// Canonical folds an address to what two of one page have in common; "" for what names
// no article: no address of the web, or the front page of a site. Two folded addresses
// are to be compared and not opened. What is folded:
//
//   - the scheme, the port that goes with it, the user, the fragment
//   - the case of the host; "www.", and the hosts of mobile and AMP pages "m.",
//     "mobile.", "amp." in front of at least a name and a domain
//   - "/amp" as the first or last part of the path, ".amp" before or in place of ".html"
//     and "amp=…", and addresses of the AMP cache ("…cdn.ampproject.org/c/s/…")
//   - slashes at the end of the path and doubled ones, "index.html" and "index.php"
//   - tracking parameters; the others are put in order
func Canonical(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	host, path := strings.TrimSuffix(strings.ToLower(u.Hostname()), "."), u.EscapedPath()
	if strings.HasSuffix(host, ".cdn.ampproject.org") {
		host, path = cached(host, path)
	}
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		host += ":" + port
	}
	for {
		sub, rest, _ := strings.Cut(host, ".")
		if !slices.Contains([]string{"www", "m", "mobile", "amp"}, sub) || !strings.Contains(rest, ".") {
			break
		}
		host = rest
	}
	path, query := pathOf(path), queryOf(u.Query())
	if path == "" && query == "" {
		return ""
	}
	return host + path + query
}

// cached gives host and path of the page that a page of the AMP cache was made of.
func cached(host, path string) (string, string) {
	parts := strings.SplitN(strings.TrimPrefix(path, "/"), "/", 3) // kind, "s" for https, rest
	if len(parts) == 3 && parts[1] != "s" {
		parts = []string{parts[0], "", parts[1] + "/" + parts[2]}
	}
	if len(parts) < 3 {
		return host, path
	}
	origin, rest, _ := strings.Cut(parts[2], "/")
	return strings.ToLower(origin), "/" + rest
}

func pathOf(path string) string {
	parts := slices.DeleteFunc(strings.Split(path, "/"), func(p string) bool { return p == "" })
	if len(parts) > 1 && parts[0] == "amp" {
		parts = parts[1:]
	}
	if n := len(parts) - 1; n > 0 && parts[n] == "amp" {
		parts = parts[:n]
	}
	if n := len(parts) - 1; n >= 0 {
		switch last := parts[n]; {
		case last == "index.html" || last == "index.htm" || last == "index.php":
			parts = parts[:n]
		case strings.HasSuffix(last, ".amp.html"):
			parts[n] = strings.TrimSuffix(last, ".amp.html") + ".html"
		case strings.HasSuffix(last, ".amp"):
			parts[n] = strings.TrimSuffix(last, ".amp")
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "/" + strings.Join(parts, "/")
}

func queryOf(q url.Values) string {
	for name := range q {
		if isTracking(strings.ToLower(name)) {
			q.Del(name)
		}
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

func isTracking(name string) bool {
	return slices.ContainsFunc(tracking, func(t string) bool {
		start, isStart := strings.CutSuffix(t, "*")
		return name == t || isStart && strings.HasPrefix(name, start)
	})
}
