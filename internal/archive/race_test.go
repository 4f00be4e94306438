//go:build race

package archive

// raceOn tells that the race detector runs, under which code is many times slower.
const raceOn = true
