package main

import (
	"syscall"
	"time"
)

// busy gives the processor time that the thread of the UI goroutine has taken, which has
// a thread to itself: on a machine where others work too a clock on the wall would
// measure those.
func busy() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_THREAD, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
