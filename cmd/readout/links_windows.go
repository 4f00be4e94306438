package main

import (
	"fmt"
	"os"

	"golang.org/x/sys/windows/registry"
)

// registering gives what has Windows open Readout's links with this program, for this person.
func registering(string) func() error { return register }

func register() error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding this program: %w", err)
	}
	for _, v := range []struct{ key, name, value string }{
		{"", "", "URL:Readout"},
		{"", "URL Protocol", ""},
		{`\shell\open\command`, "", `"` + program + `" "%1"`},
	} {
		k, _, err := registry.CreateKey(registry.CURRENT_USER, `Software\Classes\readout`+v.key, registry.SET_VALUE)
		if err == nil {
			err = k.SetStringValue(v.name, v.value)
			k.Close()
		}
		if err != nil {
			return fmt.Errorf("writing to the registry: %w", err)
		}
	}
	return nil
}
