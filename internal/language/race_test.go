//go:build race

package language

// raceOn tells that the race detector runs, under which code is many times slower.
const raceOn = true
