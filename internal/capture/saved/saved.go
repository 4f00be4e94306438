package saved

import (
	"bytes"
	"html"
	"net/url"
	"path"
	"slices"
	"strings"
)

// Parts gives the folders that hold the parts of saved pages. Such a folder stands
// beside its page, has the page's name with something behind it, in whatever language
// the browser speaks ("talks_files", "talks-Dateien", "talks.files"), and is named in the
// page, which read gives; nil for one that cannot be read. Names part folders by "/".
func Parts(files []string, read func(page string) []byte) []string {
	pages := map[string][]string{} // by the folder they are in
	folders := map[string]bool{}
	for _, f := range files {
		if isPage(f) {
			pages[path.Dir(f)] = append(pages[path.Dir(f)], f)
		}
		for d := path.Dir(f); d != "." && d != "/" && !folders[d]; d = path.Dir(d) {
			folders[d] = true
		}
	}
	var out []string
	for d := range folders {
		name := path.Base(d)
		for _, page := range pages[path.Dir(d)] {
			stem := strings.TrimSuffix(path.Base(page), path.Ext(page))
			if after, ok := strings.CutPrefix(name, stem); ok && after != "" && strings.ContainsRune("_-.", rune(after[0])) && names(read(page), name) {
				out = append(out, d)
				break
			}
		}
	}
	slices.Sort(out)
	return out
}

// In says whether a file lies in one of folders, or in a folder within it.
func In(folders []string, file string) bool {
	return slices.ContainsFunc(folders, func(f string) bool { return strings.HasPrefix(file, f+"/") })
}

func isPage(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".shtml":
		return true
	}
	return false
}

// names says whether a page leads to what is in a folder beside it, in any of the ways in
// which markup writes a name.
func names(page []byte, folder string) bool {
	for _, written := range []string{folder, (&url.URL{Path: folder}).EscapedPath(), url.PathEscape(folder), html.EscapeString(folder)} {
		if bytes.Contains(page, []byte(written+"/")) {
			return true
		}
	}
	return false
}
