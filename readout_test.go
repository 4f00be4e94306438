package readout

import (
	"bytes"
	"image/png"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestDetailsOfTheApp(t *testing.T) {
	m, err := Details()
	if err != nil {
		t.Fatal(err)
	}
	if m.Name != "Readout" || m.ID != "app.readout.Readout" {
		t.Errorf("name and id are %q and %q; settings and data of installed copies hang on them", m.Name, m.ID)
	}
	if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(m.Version) {
		t.Errorf("version %q is not major.minor.patch", m.Version)
	}
	if m.Build < 1 {
		t.Errorf("build is %d, want 1 or more", m.Build)
	}
}

func TestParse(t *testing.T) {
	whole := "# note\n[Details]\nName = \"N\"\r\nID=\"i.d\"\n  Version = \"1.2.3\"\nBuild = 7\n[Other]\nName = \"not this\"\n"
	m, err := parse(whole)
	if want := (Metadata{Name: "N", ID: "i.d", Version: "1.2.3", Build: 7}); err != nil || m != want {
		t.Errorf("parse = %+v, %v; want %+v", m, err, want)
	}

	bad := map[string]string{
		"empty":          "",
		"no id":          strings.Replace(whole, "ID=\"i.d\"", "", 1),
		"empty version":  strings.Replace(whole, "1.2.3", "", 1),
		"no build":       strings.Replace(whole, "Build = 7", "", 1),
		"build in words": strings.Replace(whole, "Build = 7", "Build = \"seven\"", 1),
		"no value":       strings.Replace(whole, "Build = 7", "Build", 1),
		"wrong table":    strings.Replace(whole, "[Details]", "[Detail]", 1),
	}
	for name, toml := range bad {
		if m, err := parse(toml); err == nil {
			t.Errorf("%s: parse = %+v, want an error", name, m)
		}
	}
}

func TestIcon(t *testing.T) {
	c, err := png.DecodeConfig(bytes.NewReader(Icon()))
	if err != nil {
		t.Fatal(err)
	}
	if c.Width != 512 || c.Height != 512 {
		t.Errorf("icon is %d by %d pixels, want 512 by 512", c.Width, c.Height)
	}
	Icon()[0] = 0
	if Icon()[0] == 0 {
		t.Error("a caller can change the icon for the next one")
	}
	if !strings.Contains(fyneApp, `Icon = "assets/icon/icon.png"`) {
		t.Error("FyneApp.toml names another icon than the one embedded")
	}
	if _, err := os.Stat("assets/icon/icon.svg"); err != nil {
		t.Errorf("the drawing the icon is made from: %v", err)
	}
}
