//go:build amd64 && !purego

package net

import "golang.org/x/sys/cpu"

// tile is the number of columns that the vector code does at a time.
const tile = 16

// vectors says that this machine has the instructions that the vector code uses.
var vectors = cpu.X86.HasAVX2

// The columns of a tile are copied together where they are used often: rows that lie far
// apart push each other out of the nearest cache.
const (
	often     = 16   // rows
	panelRows = 1024 // of the longest tile that is copied
)

// mulTiles does the first wide columns, a multiple of tile.
func mulTiles(c, a, b []float32, n, k, m, wide int) {
	if n >= often && k <= panelRows {
		mulPanels(c, a, b, n, k, m, wide)
		return
	}
	for j := 0; j < wide; j += tile {
		mulTile(c[j:], a, &b[j], n, k, m, m)
	}
}

func mulPanels(c, a, b []float32, n, k, m, wide int) {
	var panel [tile * panelRows]float32
	for j := 0; j < wide; j += tile {
		for i := range k {
			copy(panel[i*tile:(i+1)*tile], b[i*m+j:])
		}
		mulTile(c[j:], a, &panel[0], n, k, m, tile)
	}
}

// mulTile does one tile, whose rows of b lie apart numbers apart.
func mulTile(c, a []float32, b *float32, n, k, m, apart int) {
	i := 0
	for ; i+4 <= n; i += 4 {
		mul4(&c[i*m], &a[i*k], b, k, m, apart)
	}
	for ; i < n; i++ {
		mul1(&c[i*m], &a[i*k], b, k, apart)
	}
}

// addRowVector adds the bytes of row, signed, to sum, whose length is a multiple of tile
// and not 0.
func addRowVector(sum []int16, row string) {
	_ = row[len(sum)-1]
	addBytes(&sum[0], row, len(sum))
}

// mul4 adds four rows of a, each k long, times sixteen columns of b to c. The rows of c
// lie m apart, those of b mb.
//
//go:noescape
func mul4(c, a, b *float32, k, m, mb int)

// mul1 does the same with one row of a.
//
//go:noescape
func mul1(c, a, b *float32, k, mb int)

// addBytes adds n bytes, a multiple of tile and not 0.
//
//go:noescape
func addBytes(sum *int16, row string, n int)

// sum4 gives four rows of whole numbers a, each pairs pairs long, times one tile of
// weights w, each sum times its scale plus its b, in c. The rows of c lie m apart.
//
//go:noescape
func sum4(c *float32, a, w *int16, scale, b *float32, pairs, m int)

// sum1 does the same with one row of a.
//
//go:noescape
func sum1(c *float32, a, w *int16, scale, b *float32, pairs int)

// round gives n numbers, a multiple of tile, times inStep as whole numbers within ±maxIn.
//
//go:noescape
func round(out *int16, x *float32, n int)

// stepVector works out the states s and what a layer gives, h, at one word in one direction
// from the gates f and r and the candidates c, as stepPlain does, but leaves f and r as they
// are. n is a multiple of 8.
//
//go:noescape
func stepVector(f, r, c, pf, pr, last, s, h, x *float32, n int)
