// Package readout says what the app is called: name, id, version, build number and
// icon, read from FyneApp.toml, the one place that holds them.
//
// In: the embedded FyneApp.toml and icon. Out: Metadata for the desktop program, for
// readoutctl and for the packages.
package readout

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed FyneApp.toml
var fyneApp string

//go:embed assets/icon/icon.png
var icon []byte

// Metadata names the app and its version.
type Metadata struct {
	Name    string // as a person reads it: "Readout"
	ID      string // reverse-domain id, also names the settings: "app.readout.Readout"
	Version string // semantic version without a leading v: "0.1.0"
	Build   int    // grows by one with each package, from 1
}

// Details gives the app's metadata. The error says which field of FyneApp.toml is
// missing or wrong; a test keeps the file in the source whole.
func Details() (Metadata, error) {
	return parse(fyneApp)
}

// Icon gives the app's icon as a PNG of 512 by 512 pixels.
func Icon() []byte {
	return append([]byte(nil), icon...)
}

// parse reads the [Details] table. It knows what that table uses: one key and one
// quoted string or whole number a line, and # notes on lines of their own.
func parse(toml string) (Metadata, error) {
	fields := map[string]string{}
	table := ""
	for i, line := range strings.Split(toml, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "["):
			table = strings.Trim(line, "[]")
			continue
		case table != "Details":
			continue
		}
		key, value, found := strings.Cut(line, "=")
		if !found {
			return Metadata{}, fmt.Errorf("reading FyneApp.toml: line %d has no value", i+1)
		}
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		if s, err := strconv.Unquote(value); err == nil {
			value = s
		}
		fields[key] = value
	}

	build, err := strconv.Atoi(fields["Build"])
	if err != nil {
		return Metadata{}, fmt.Errorf("reading FyneApp.toml: Build: %w", err)
	}
	m := Metadata{Name: fields["Name"], ID: fields["ID"], Version: fields["Version"], Build: build}
	for _, f := range []struct{ key, value string }{{"Name", m.Name}, {"ID", m.ID}, {"Version", m.Version}} {
		if f.value == "" {
			return Metadata{}, fmt.Errorf("reading FyneApp.toml: %s is missing", f.key)
		}
	}
	return m, nil
}
