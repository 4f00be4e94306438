package main

import (
	"strings"
	"testing"

	readout "github.com/readout-app/readout"
	"github.com/readout-app/readout/assets"
)

func TestTheMenuEntryStartsThisProgram(t *testing.T) {
	for program, want := range map[string]string{
		"/opt/readout/readout": `Exec="/opt/readout/readout" %U`,
		`/home/a b/100%/$x"y`:  `Exec="/home/a b/100%%/\\\\$x\\\\"y" %U`,
	} {
		want = strings.ReplaceAll(want, `\\\\`, `\\`)
		got := entry(assets.MenuEntry, program)
		if !strings.Contains(got, "\n"+want+"\n") {
			t.Errorf("%s: the entry is\n%s\nand lacks %s", program, got, want)
		}
		if strings.Count(got, "\nExec=") != 1 || !strings.Contains(got, "x-scheme-handler/readout;") {
			t.Errorf("%s: the entry is\n%s", program, got)
		}
	}
	about, err := readout.Details()
	if err != nil || !strings.Contains(assets.MenuEntry, "\nIcon="+about.ID+"\n") {
		t.Errorf("the entry has another icon than %s, %v", about.ID, err)
	}
}
