package net

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestMulAddIsTheSameEverywhere(t *testing.T) {
	if !vectors {
		t.Skip("this machine has no vector code to compare with")
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {1, 3, 16}, {4, 7, 32}, {5, 64, 48}, {9, 33, 20}, {3, 128, 50}, {0, 4, 16}, {4, 0, 16}} {
		n, k, m := size[0], size[1], size[2]
		a, b, c := make([]float32, n*k), make([]float32, k*m), make([]float32, n*m)
		for _, s := range [][]float32{a, b, c} {
			for i := range s {
				s[i] = random.Float32() - 0.5
			}
		}
		plain := slices.Clone(c)
		mulAdd(c, a, b, n, k, m)
		if n > 0 && k > 0 {
			mulPlain(plain, a, b, n, k, m, 0)
		}
		if !slices.Equal(c, plain) {
			t.Errorf("%v: the vector code gives other sums", size)
		}
	}
}

func TestAddRow(t *testing.T) {
	for _, n := range []int{0, 5, 16, 128} {
		row, want := make([]byte, n), make([]int16, n)
		got := make([]int16, n)
		for i := range row {
			row[i] = byte(i * 37)
			got[i] = int16(i * 3)
			want[i] = got[i] + int16(int8(row[i]))
		}
		if addRow(got, row); !slices.Equal(got, want) {
			t.Errorf("%d: got %v, want %v", n, got, want)
		}
	}
}

func BenchmarkMulAdd(bench *testing.B) {
	const n, k, m = 128, 192, 384
	a, b, c := make([]float32, n*k), make([]float32, k*m), make([]float32, n*m)
	for i := range a {
		a[i] = float32(i%7) - 3
	}
	for i := range b {
		b[i] = float32(i%5) - 2
	}
	for bench.Loop() {
		mulAdd(c, a, b, n, k, m)
	}
	bench.ReportMetric(float64(n*k*m)*float64(bench.N)/bench.Elapsed().Seconds()/1e9, "Gmuladd/s")
}
