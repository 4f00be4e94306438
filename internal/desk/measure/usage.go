package main

import (
	"errors"
	"os"
	"runtime/pprof"
	"strconv"
	"strings"
)

// mostMemory gives the most megabytes of memory that this process had at a time, files
// that it mapped included; 0 where the system does not tell.
func mostMemory() float64 {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if value, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "kB")), 64)
			if err == nil {
				return kb / 1024
			}
		}
	}
	return 0
}

// profiling writes a processor profile to a file until the function it gives is called;
// none where no file is named.
func profiling(file string) (stop func(error) error, err error) {
	if file == "" {
		return func(err error) error { return err }, nil
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func(err error) error {
		pprof.StopCPUProfile()
		return errors.Join(err, f.Close())
	}, nil
}
