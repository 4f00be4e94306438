//go:build !linux

package main

import "time"

// began is when the program began; busy counts from it.
var began = time.Now()

// busy gives the time on the wall: only on Linux is the thread's own asked for.
func busy() time.Duration { return time.Since(began) }
