package main

import (
	"runtime/debug"

	"github.com/readout-app/readout/internal/desk"
)

// How much garbage may lie about before it is collected, in percent of what is in use.
// What is in use for good, models, fonts and tables, is a hundred megabytes: at rest half
// of that is room enough. Less saves little with a small story and, with one of ten
// thousand articles, has the UI goroutine collect instead of draw.
const (
	garbageAtRest = 50
	garbageAtWork = 100
)

// saveMemory gives back to the machine what a job needed, once none runs.
func saveMemory(d *desk.Desk) {
	debug.SetGCPercent(garbageAtRest)
	d.OnJob(func(j desk.Job) {
		if j.Active() {
			debug.SetGCPercent(garbageAtWork)
			return
		}
		for _, other := range d.Jobs() {
			if other.Active() {
				return
			}
		}
		debug.SetGCPercent(garbageAtRest)
		debug.FreeOSMemory()
	})
}
