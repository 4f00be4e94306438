package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"github.com/readout-app/readout/assets"
)

// registering gives what has the desktop open Readout's links with this program, for this
// person: it puts an entry into the menu and makes it the one for such links.
func registering(id string) func() error { return func() error { return register(id) } }

func register(id string) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding this program: %w", err)
	}
	dir := filepath.Join(xdg.DataHome, "applications")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making a menu entry: %w", err)
	}
	name := id + ".desktop"
	if err := os.WriteFile(filepath.Join(dir, name), []byte(entry(assets.MenuEntry, program)), 0o644); err != nil {
		return fmt.Errorf("making a menu entry: %w", err)
	}
	_ = exec.Command("update-desktop-database", dir).Run() // a cache that some desktops have
	if out, err := exec.Command("xdg-mime", "default", name, "x-scheme-handler/readout").CombinedOutput(); err != nil {
		return fmt.Errorf("choosing Readout for its links (xdg-mime, of the package xdg-utils): %w %s", err, out)
	}
	return nil
}

// entry gives a menu entry that starts the program at a path.
func entry(template, program string) string {
	// Within quotes the Desktop Entry Specification escapes these four, and then backslashes
	// once more for being in a string; a percent sign is doubled.
	quoted := strings.NewReplacer(`\`, `\\\\`, `"`, `\\"`, "`", "\\\\`", `$`, `\\$`, `%`, `%%`).Replace(program)
	return strings.Replace(template, "Exec=readout", "Exec=\""+quoted+"\"", 1)
}
