package desk

import (
	"math"
	"runtime/debug"
	"runtime/metrics"
)

// garbageRoom is how many bytes of garbage lie about at most while an import runs. It
// makes much in bursts, when the store sorts its tables, and half as much again as what
// is in use would be left lying then.
const garbageRoom = 64 << 20

// garbage keeps the garbage of an import within bounds. There is one at a time.
type garbage struct{ before int64 }

// boundGarbage begins to. Where the person who runs the program has set a bound, that one
// stays.
func boundGarbage() *garbage {
	g := &garbage{before: debug.SetMemoryLimit(-1)}
	g.renew()
	return g
}

// renew goes by what is in use now, so that a story that is opened meanwhile has the room
// it needs.
func (g *garbage) renew() {
	if g == nil || g.before != math.MaxInt64 {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() == metrics.KindUint64 {
		debug.SetMemoryLimit(int64(live[0].Value.Uint64()) + garbageRoom)
	}
}

// lift ends it.
func (g *garbage) lift() {
	if g != nil {
		debug.SetMemoryLimit(g.before)
	}
}
