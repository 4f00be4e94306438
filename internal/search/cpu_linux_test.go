package search_test

import (
	"syscall"
	"time"
)

// cpu gives the processor time of the program so far: what others do on the machine does
// not bear on it.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
