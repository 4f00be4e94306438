//go:build !amd64 || purego

package net

const (
	tile    = 16
	vectors = false
)

func mulTiles(c, a, b []float32, n, k, m, wide int) {}

func addRowVector(sum []int16, row []byte) {}
