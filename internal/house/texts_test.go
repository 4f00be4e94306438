package house

import (
	"bytes"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// machine matches what belongs to one machine and not to the project: folders of a
// build machine and hosts that packages were fetched through. It is put together
// from pieces so that it does not match itself.
var machine = regexp.MustCompile(`(^|[^\w./-])/(?:work|root)/[\w.]` +
	`|\bproxy` + `\.golang\.org|\bsum` + `\.golang\.org|\bgoproxy` + `\.[a-z]+|\bartifactory\b|\bnexus` + `\.[a-z]+\.`)

// machineMarks gives the lines of a text that name a machine.
func machineMarks(text string) []int {
	var out []int
	for i, line := range strings.Split(text, "\n") {
		if machine.MatchString(line) {
			out = append(out, i+1)
		}
	}
	return out
}

func TestTextsNameNoMachine(t *testing.T) {
	err := walk(func(rel, full string) error {
		info, err := os.Stat(full)
		if err != nil || info.Size() > 4<<20 {
			return err
		}
		content, err := os.ReadFile(full)
		if err != nil {
			return err
		}
		if bytes.IndexByte(content, 0) >= 0 {
			return nil // no text
		}
		for _, line := range machineMarks(string(content)) {
			t.Errorf("%s:%d: names a machine", rel, line)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestMachineMarksCatches(t *testing.T) {
	for text, want := range map[string]int{
		"see /" + "work/main/go.mod":                   1,
		"path=\"/" + "root/go\"":                       1,
		"a\nGOPROXY=https://proxy" + ".golang.org\nb":  1,
		"https://goproxy" + ".example/mod":             1,
		"framework/route, network/root/x":              0,
		"../work/main and gui/work/x":                  0,
		"the /work of the day":                         0,
		"https://golang.org/x/text and pkg.go.dev/net": 0,
	} {
		if got := machineMarks(text); len(got) != want {
			t.Errorf("machineMarks(%q) = %v, want %d", text, got, want)
		}
	}
}

// TestNoticeNamesEveryModule wants each module the source imports in NOTICE, on a
// line of its own with its licence on the next.
func TestNoticeNamesEveryModule(t *testing.T) {
	read := func(name string) string {
		t.Helper()
		b, err := os.ReadFile(root + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	files, err := project()
	if err != nil {
		t.Fatal(err)
	}
	required, noted := modules(read("go.mod")), notices(read("NOTICE"))
	if len(required) == 0 || len(noted) == 0 {
		t.Fatalf("%d modules required and %d noted: one of the two is not read", len(required), len(noted))
	}
	for _, f := range files {
		for p, pos := range f.imports() {
			m := moduleOf(p, required)
			if m == "" {
				continue
			}
			switch licence := noted[m]; {
			case licence == "":
				t.Error(f.at(pos, "module %s is not in NOTICE with its licence", m))
			case forbidden.MatchString(licence):
				t.Error(f.at(pos, "module %s is under %s", m, licence))
			}
		}
	}
}

// forbidden matches the licences that may not be part of the programs.
var forbidden = regexp.MustCompile(`\bA?GPL`)

// modules gives the module paths go.mod requires.
func modules(goMod string) []string {
	var out []string
	for _, line := range strings.Split(goMod, "\n") {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) >= 2 && strings.HasPrefix(fields[1], "v") && strings.Contains(fields[0], ".") {
			out = append(out, fields[0])
		}
	}
	return out
}

// notices gives the licence line of each entry of NOTICE: entries begin a line, the
// licence is indented on the next.
func notices(notice string) map[string]string {
	out := map[string]string{}
	entry := ""
	for _, line := range strings.Split(notice, "\n") {
		if entry != "" && strings.HasPrefix(line, "    ") && out[entry] == "" {
			out[entry] = strings.TrimSpace(line)
		}
		if line != "" && line[0] != ' ' {
			entry = line
		}
	}
	return out
}

// moduleOf gives the required module an import belongs to, the longest that fits.
func moduleOf(importPath string, required []string) string {
	best := ""
	for _, m := range required {
		if inside(importPath, m) && len(m) > len(best) {
			best = m
		}
	}
	return best
}

func TestModulesAndNotices(t *testing.T) {
	required := modules("module m\n\ngo 1.26\n\nrequire (\n\ta.example/x v1.0.0\n\ta.example/x/y v1.2.0 // indirect\n)\nrequire b.example/z v0.1.0\n")
	if len(required) != 3 {
		t.Errorf("modules = %q, want three", required)
	}
	for p, want := range map[string]string{
		"a.example/x/sub": "a.example/x", "a.example/x/y/sub": "a.example/x/y", "a.example/xy": "", "fmt": "", "b.example/z": "b.example/z",
	} {
		if got := moduleOf(p, required); got != want {
			t.Errorf("moduleOf(%s) = %q, want %q", p, got, want)
		}
	}
	noted := notices("HEAD\n\na.example/x\n    MIT — A\n    B\nb.example/z\n\nc.example/w\n    AGPL-3.0 — C\n")
	if noted["a.example/x"] != "MIT — A" || noted["b.example/z"] != "" || !forbidden.MatchString(noted["c.example/w"]) {
		t.Errorf("notices = %s", strconv.Quote(noted["a.example/x"]+"|"+noted["b.example/z"]+"|"+noted["c.example/w"]))
	}
	if forbidden.MatchString("BSD-3-Clause") {
		t.Error("a free licence is forbidden")
	}
}
