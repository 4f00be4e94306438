//go:build !race

package language

const raceOn = false
