//go:build !amd64 || purego

package net

const (
	tile    = 16
	vectors = false
)

func mulTiles(c, a, b []float32, n, k, m, wide int) {}

func addRowVector(sum []int16, row string) {}

func sum4(c *float32, a, w *int16, scale, b *float32, pairs, m int) {}

func sum1(c *float32, a, w *int16, scale, b *float32, pairs int) {}

func round(out *int16, x *float32, n int) {}

func stepVector(f, r, c, pf, pr, last, s, h, x *float32, n int) {}
