package main

import (
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestCommandLine(t *testing.T) {
	got := commandLine([]string{"CGO_ENABLED=1"}, []string{"go", "build", "-ldflags", "-s -w", "it's"})
	if want := `CGO_ENABLED=1 go build -ldflags '-s -w' 'it'\''s'`; got != want {
		t.Errorf("commandLine = %s, want %s", got, want)
	}
}

func TestUnknownTask(t *testing.T) {
	if err := run(context.Background(), []string{"tset"}); !errors.Is(err, errUse) {
		t.Errorf("run(tset) = %v, want wrong use", err)
	}
	if err := run(context.Background(), []string{"bench", "tset"}); !errors.Is(err, errUse) {
		t.Errorf("run(bench tset) = %v, want wrong use", err)
	}
	if err := run(context.Background(), []string{"--help"}); err != nil {
		t.Errorf("run(--help) = %v", err)
	}
}

func TestEachPackageIsAskedForOnce(t *testing.T) {
	got := packages(windowNeeds())
	for i, p := range got {
		if slices.Contains(got[:i], p) {
			t.Errorf("%s is named twice", p)
		}
	}
	for _, want := range []string{"gcc", "libc6-dev", "pkg-config", "libwayland-dev", "libxkbcommon-dev", "libgl-dev", "libx11-dev",
		"libxcursor-dev", "libxrandr-dev", "libxinerama-dev", "libxi-dev", "libxxf86vm-dev", "libegl-dev"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not asked for", want)
		}
	}
}

func TestMissing(t *testing.T) {
	yes, no := func() bool { return true }, func() bool { return false }
	got := missing([]need{{"a", "pa", yes}, {"b", "pb", no}, {"c", "pc", yes}, {"d", "pb", no}})
	if len(got) != 2 || got[0].what != "b" || got[1].what != "d" {
		t.Errorf("missing = %v, want b and d", got)
	}
}

func TestAdvice(t *testing.T) {
	for release, want := range map[string]string{
		"NAME=\"Fedora Linux\"\nID=fedora\nVERSION_ID=41\n": "dnf install",
		"ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n":    "dnf install",
		"ID=arch\n":                           "pacman -S",
		"ID=manjaro\nID_LIKE=arch\n":          "pacman -S",
		"ID=somethingelse\n":                  "package manager",
		"":                                    "package manager",
		"PRETTY_NAME=\"like fedora\"\nID=own": "package manager",
	} {
		if got := advice(release); !strings.Contains(got, want) {
			t.Errorf("advice(%q) = %q, want %q in it", release, got, want)
		}
	}
}

// events is a run of go test -json as it came, shortened.
const events = `{"Action":"start","Package":"m/a"}
{"Action":"run","Package":"m/a","Test":"TestGood"}
{"Action":"output","Package":"m/a","Test":"TestGood","Output":"=== RUN   TestGood\n"}
{"Action":"output","Package":"m/a","Test":"TestGood","Output":"    a_test.go:5: chatter\n"}
{"Action":"output","Package":"m/a","Test":"TestGood","Output":"--- PASS: TestGood (0.00s)\n"}
{"Action":"pass","Package":"m/a","Test":"TestGood","Elapsed":0}
{"Action":"output","Package":"m/a","Test":"TestAway","Output":"=== RUN   TestAway\n"}
{"Action":"output","Package":"m/a","Test":"TestAway","Output":"    a_test.go:9: the seed article is not here\n"}
{"Action":"output","Package":"m/a","Test":"TestAway","Output":"--- SKIP: TestAway (0.00s)\n"}
{"Action":"skip","Package":"m/a","Test":"TestAway","Elapsed":0}
{"Action":"output","Package":"m/a","Output":"PASS\n"}
{"Action":"output","Package":"m/a","Output":"ok  \tm/a\t0.004s\n"}
{"Action":"pass","Package":"m/a","Elapsed":0.004}
go: not an event
{"Action":"output","Package":"m/b","Test":"TestBad","Output":"=== RUN   TestBad\n"}
{"Action":"output","Package":"m/b","Test":"TestBad","Output":"    b_test.go:3: got 1, want 2\n"}
{"Action":"output","Package":"m/b","Test":"TestBad","Output":"--- FAIL: TestBad (0.00s)\n"}
{"Action":"fail","Package":"m/b","Test":"TestBad","Elapsed":0}
{"Action":"output","Package":"m/b","Test":"TestCut","Output":"    b_test.go:7: last words\n"}
{"Action":"output","Package":"m/b","Output":"FAIL\tm/b\t0.004s\n"}
{"Action":"fail","Package":"m/b","Elapsed":0.004}
{"ImportPath":"m/c","Action":"build-output","Output":"c.go:1:1: wrong\n"}
`

func TestLogOfATestRun(t *testing.T) {
	var out strings.Builder
	l := newTestLog(&out)
	if err := l.read(strings.NewReader(events)); err != nil {
		t.Fatal(err)
	}
	l.unfinished()
	want := "ok  \tm/a\t0.004s\n" +
		"go: not an event\n" +
		"    b_test.go:3: got 1, want 2\n--- FAIL: TestBad (0.00s)\n" +
		"FAIL\tm/b\t0.004s\n" +
		"c.go:1:1: wrong\n" +
		"    b_test.go:7: last words\n"
	if out.String() != want {
		t.Errorf("printed\n%s\nwant\n%s", out.String(), want)
	}
	if l.packages != 1 || l.passed != 1 || l.failed != 1 {
		t.Errorf("counted %d packages, %d passed, %d failed; want one each", l.packages, l.passed, l.failed)
	}
	if want := "m/a TestAway: the seed article is not here"; len(l.skips) != 1 || l.skips[0] != want {
		t.Errorf("skips = %q, want %q", l.skips, want)
	}
}

// TestRunTests runs go test on a small module.
func TestRunTests(t *testing.T) {
	dir := t.TempDir()
	put := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("go.mod", "module small\n\ngo 1.26\n")
	put("small_test.go", "package small\n\nimport \"testing\"\n\n"+
		"func TestGood(t *testing.T) {}\n\nfunc TestAway(t *testing.T) { t.Skip(\"not here\") }\n")
	var out strings.Builder
	l, err := runTests(context.Background(), dir, false, &out)
	if err != nil || l.packages != 1 || l.passed != 1 || !slices.Equal(l.skips, []string{"small TestAway: not here"}) {
		t.Errorf("a good run: %+v, %v", l, err)
	}
	if !strings.HasPrefix(out.String(), "ok  \tsmall\t") {
		t.Errorf("printed %q, want go test's line", out.String())
	}

	if l, err = runInFull(context.Background(), dir, &out); err != nil || l.packages != 0 {
		t.Errorf("a run in full of nothing: %+v, %v", l, err)
	}
	put("long_test.go", "package small\n\nimport \"testing\"\n\nfunc TestLong(t *testing.T) {\n\tif testing.Short() {\n\t\tt.Skip()\n\t}\n}\n")
	if l, err = runInFull(context.Background(), dir, &out); err != nil || l.packages != 1 || l.passed != 2 || len(l.skips) != 1 {
		t.Errorf("a run in full: %+v, %v", l, err)
	}

	// A package that draws cases is given where to begin; one that draws none would not know the flag.
	if err := os.Mkdir(filepath.Join(dir, "draws"), 0o755); err != nil {
		t.Fatal(err)
	}
	put("draws/draws_test.go", "package draws\n\nimport (\n\t\"flag\"\n\t\"testing\"\n)\n\n"+
		"var seed = flag.Int(\"rapid.seed\", 0, `as of \"pgregory.net/rapid\"`)\n\n"+
		"func TestSeed(t *testing.T) {\n\tif *seed != 1 {\n\t\tt.Error(*seed)\n\t}\n}\n"+
		"func FuzzIt(f *testing.F) { f.Skip() }\n")
	if l, err = runTests(context.Background(), dir, false, &out); err != nil || l.packages != 2 || l.passed != 3 {
		t.Errorf("a run with drawn cases: %+v, %v, printed %q", l, err, out.String())
	}
	if found, err := fuzzTests(dir); err != nil || !slices.Equal(found, []fuzzTarget{{"./draws", "FuzzIt"}}) {
		t.Errorf("fuzz tests: %v, %v", found, err)
	}

	put("bad_test.go", "package small\n\nimport \"testing\"\n\nfunc TestBad(t *testing.T) { t.Error(\"no\") }\n")
	out.Reset()
	l, err = runTests(context.Background(), dir, false, &out)
	if err == nil || l.failed != 1 || !strings.Contains(out.String(), "bad_test.go:5: no") {
		t.Errorf("a bad run: %+v, %v, printed %q", l, err, out.String())
	}

	put("bad_test.go", "package small\n\nvar x int = \"\"\n")
	out.Reset()
	if _, err = runTests(context.Background(), dir, false, &out); err == nil || !strings.Contains(out.String(), "bad_test.go:3") {
		t.Errorf("a run that does not compile: %v, printed %q", err, out.String())
	}
}

func TestReportFailsWithAFailedCheck(t *testing.T) {
	good := result{name: "format", took: time.Second}
	if err := report([]result{good}, nil, time.Second); err != nil {
		t.Errorf("report of good checks = %v", err)
	}
	bad := result{name: "vet", err: errors.New("no")}
	if err := report([]result{good, bad}, []string{"race"}, time.Second); err == nil {
		t.Error("report with a failed check gives no error")
	}
}

func TestSplitByApp(t *testing.T) {
	without, with := splitByApp([]string{"m/a fmt fyne.io/fyne/v2/widget", "m/cmd/app fmt fyne.io/fyne/v2/app", "", "m/b"})
	if !slices.Equal(without, []string{"m/a", "m/b"}) || !slices.Equal(with, []string{"m/cmd/app"}) {
		t.Errorf("splitByApp = %q and %q", without, with)
	}
}

func TestCheckFormat(t *testing.T) {
	dir := t.TempDir()
	write := func(name, source string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.go", "package a\n")
	write("testdata/b.go", "package   b\n")
	write("notes.txt", "package   c\n")
	if note, err := checkFormat(dir); err != nil || note != "1 files" {
		t.Errorf("checkFormat = %q, %v; want one good file", note, err)
	}
	write("d.go", "package   d\n")
	if _, err := checkFormat(dir); err == nil {
		t.Error("an unformatted file is not found")
	}
}

func TestCheckShots(t *testing.T) {
	picture := func(dir, name string, marked bool) {
		t.Helper()
		img := image.NewGray(image.Rect(0, 0, 8, 8))
		if marked {
			img.Set(5, 5, color.White)
		}
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, img); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}

	all := func(page string, marked bool) map[string]bool {
		out := map[string]bool{}
		for _, l := range looks {
			out[page+"-"+l.name+".png"] = marked
		}
		return out
	}
	missing := all("overview", true)
	delete(missing, "overview-text.png")
	for name, pictures := range map[string]map[string]bool{
		"none":        {},
		"a look less": missing,
		"no look":     {"overview.png": true},
		"blank":       all("overview", false),
	} {
		dir := t.TempDir()
		for p, marked := range pictures {
			picture(dir, p, marked)
		}
		if got, err := checkShots(dir); err == nil {
			t.Errorf("%s: checkShots = %q, want an error", name, got)
		}
	}

	dir := t.TempDir()
	for _, page := range []string{"overview", "first-start"} {
		for p := range all(page, true) {
			picture(dir, p, true)
		}
	}
	names, err := checkShots(dir)
	if err != nil || len(names) != 2*len(looks) {
		t.Fatalf("checkShots = %q, %v; want two pages in every look", names, err)
	}
	to := filepath.Join(t.TempDir(), "deep", "shots")
	if err := copyAll(names, dir, to); err != nil {
		t.Fatal(err)
	}
	if again, err := checkShots(to); err != nil || !slices.Equal(again, names) {
		t.Errorf("after copying: %q, %v; want %q", again, err, names)
	}

	if err := os.WriteFile(filepath.Join(dir, "broken-light.png"), []byte("no picture"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := checkShots(dir); err == nil {
		t.Error("a file that is no picture passes")
	}
}

func TestTourTellsOfEveryLineTheAppPrints(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the stand-in for the app is a shell script")
	}
	app := filepath.Join(t.TempDir(), "app")
	script := `#!/bin/sh
test "$DISPLAY $LIBGL_ALWAYS_SOFTWARE $*" = ":7 1 --tour --theme $3 --size 1024x700 --scale 1.5 --data here" || exit 3
echo first frame; echo view overview; read line; echo spent overview 3.5 1; echo view articles; read line
test "$3" = light
`
	if err := os.WriteFile(app, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	var heard []string
	hear := func(line string, _ int) error { heard = append(heard, line); return nil }
	in := func(theme string, hear func(string, int) error) error {
		return tour(context.Background(), app, ":7", shotLook{"text", theme, "1024x700", "1.5"}, []string{"--data", "here"}, hear)
	}
	if err := in("light", hear); err != nil {
		t.Errorf("tour = %v", err)
	}
	if want := []string{firstFrame, "view overview", "spent overview 3.5 1", "view articles"}; !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
	if err := in("dark", hear); err == nil {
		t.Error("the app failed and tour does not say so")
	}
	broken := errors.New("no picture")
	if err := in("light", func(string, int) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("tour = %v, want the error of the picture", err)
	}
}

func TestFiguresOfBenchmarksAreRead(t *testing.T) {
	got := figures("goos: linux\nBenchmarkFrame/pan-2   \t     300\t   3785390 ns/op\t       264.2 frames/s\t        40.00 shapes\nPASS\n")
	if got["BenchmarkFrame/pan frames/s"] != 264.2 || got["BenchmarkFrame/pan ms"] != 3.78539 {
		t.Errorf("figures = %v", got)
	}
}

func TestMemoryIsCountedWithoutTheSoftwareThatDraws(t *testing.T) {
	app, card, err := resident(strings.NewReader(`7f00-7f10 r-xp 00000000 08:01 1 /usr/bin/readout
Size:   4096 kB
Rss:    2048 kB
7f20-7f30 r-xp 00000000 08:01 2 /usr/lib/x86_64-linux-gnu/libLLVM.so.19.1
Rss:  102400 kB
7f40-7f50 rw-p 00000000 00:00 0
Rss:    1024 kB
40208000-43cea000 rw-p 00000000 00:00 0                                  [heap]
Rss:   49152 kB
7f60-7f70 rw-s 00000000 00:01 32769 /SYSV00000000 (deleted)
Rss:    4096 kB
`))
	if err != nil || app != 3 || card != 152 {
		t.Errorf("resident = %g and %g MB, %v; want 3 and 152", app, card, err)
	}
}

func TestMarksSayWhatIsShort(t *testing.T) {
	for _, c := range []struct {
		mark mark
		want string
	}{
		{mark{"start", 0.62, 1, "s", atMost}, "ok     start"},
		{mark{"start", 1.2, 1, "s", atMost}, "SHORT  start"},
		{mark{"pan", 264, 50, "frames/s", atLeast}, "ok     pan"},
		{mark{"pan", 49, 50, "frames/s", atLeast}, "SHORT  pan"},
		{mark{"pan", math.NaN(), 50, "frames/s", atLeast}, "SHORT  pan"},
	} {
		if got := c.mark.String(); !strings.HasPrefix(got, c.want) {
			t.Errorf("%+v says %q, want %q…", c.mark, got, c.want)
		}
	}
}

func TestTheSamePicture(t *testing.T) {
	a, b := image.NewRGBA(image.Rect(0, 0, 10, 10)), image.NewRGBA(image.Rect(0, 0, 10, 10))
	if got := alike(a, b); got != 1 {
		t.Errorf("alike = %g of the same", got)
	}
	for x := range 10 {
		b.Set(x, 3, color.White)
	}
	if got := alike(a, b); got != 0.9 {
		t.Errorf("alike = %g with one line of ten other", got)
	}
	if got := alike(a, image.NewRGBA(image.Rect(0, 0, 10, 11))); got != 0 {
		t.Errorf("alike = %g of another size", got)
	}
}

func TestDecodeXWD(t *testing.T) {
	data := make([]byte, 112+2*12+2*8)
	for at, v := range map[int]uint32{0: 112, 4: 7, 16: 2, 20: 2, 44: 32, 48: 8, 76: 2} {
		binary.BigEndian.PutUint32(data[at:], v)
	}
	binary.LittleEndian.PutUint32(data[112+24+4:], 0x00102030) // right of the first line
	img, err := decodeXWD(data)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := img.At(1, 0), (color.RGBA{R: 0x10, G: 0x20, B: 0x30, A: 0xff}); got != want {
		t.Errorf("pixel = %v, want %v", got, want)
	}
	for n := range data {
		if _, err := decodeXWD(data[:n]); err == nil {
			t.Fatalf("a dump cut to %d bytes passes", n)
		}
	}
}

func TestVirtualScreen(t *testing.T) {
	if !has("Xvfb") {
		t.Skip("Xvfb is not installed")
	}
	display, stop, err := virtualScreen(context.Background(), t.TempDir(), windowSize)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	if !strings.HasPrefix(display, ":") || len(display) < 2 {
		t.Errorf("display = %q, want a colon and a number", display)
	}
	second, stopSecond, err := virtualScreen(context.Background(), t.TempDir(), windowSize)
	if err != nil {
		t.Fatal(err)
	}
	defer stopSecond()
	if second == display {
		t.Errorf("two screens share the display %s", display)
	}
}
