package net

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestMulAddIsTheSameEverywhere(t *testing.T) {
	if !vectors {
		t.Skip("this machine has no vector code to compare with")
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {1, 3, 16}, {4, 7, 32}, {5, 64, 48}, {9, 33, 20}, {3, 128, 50}, {16, 33, 32}, {19, 40, 50}, {16, 1025, 16}, {0, 4, 16}, {4, 0, 16}} {
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

func TestPackedIsTheSameEverywhere(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	d := &dense{in: 32, out: 48, w: make([]float32, 32*48), b: make([]float32, 48)}
	for i := range d.w {
		d.w[i] = random.Float32() - 0.5
	}
	for i := range d.b {
		d.b[i] = random.Float32() - 0.5
	}
	for i := range d.in {
		d.w[i*d.out] = 0 // a column of nothing
	}
	p := pack(d).(*packed)
	for _, n := range []int{0, 1, 3, 4, 9} {
		x := make([]float32, n*d.in)
		for i := range x {
			x[i] = (random.Float32() - 0.5) * 4
		}
		if n > 0 {
			x[0], x[1], x[2] = 1000, -1000, 0.5/inStep
		}
		var w work
		got := p.apply(&w, nil, x)
		plain := make([]float32, len(got))
		p.applyPlain(plain, w.whole, n)
		if !slices.Equal(got, plain) {
			t.Errorf("%d: the vector code gives other sums", n)
		}
		for i, v := range w.whole {
			if want := int16(math.RoundToEven(float64(max(-maxIn, min(maxIn, x[i]*inStep))))); v != want {
				t.Errorf("%v is rounded to %d, want %d", x[i], v, want)
			}
		}
		exact := d.apply(&w, nil, x)
		for i := d.out; i < len(got); i++ { // the first row is out of bounds
			if math.Abs(float64(got[i]-exact[i])) > 0.03 {
				t.Errorf("%d: packed %v, exact %v", n, got[i], exact[i])
			}
		}
	}
}

func TestStepIsTheSameEverywhere(t *testing.T) {
	if !vectors {
		t.Skip("this machine has no vector code to compare with")
	}
	random := rand.New(rand.NewPCG(5, 6))
	const n = 32
	row := func(wide float32) []float32 {
		out := make([]float32, n)
		for i := range out {
			out[i] = (random.Float32() - 0.5) * wide
		}
		return out
	}
	for _, highway := range []bool{false, true} {
		f, r, c, pf, pr, last, x := row(20), row(20), row(4), row(2), row(2), row(4), row(4)
		f[0], f[1], r[2] = 3, -3, 1e9
		s, h, plainS, plainH := row(0), row(0), row(0), row(0)
		px := &x[0]
		if !highway {
			px, x = nil, nil
		}
		stepVector(&f[0], &r[0], &c[0], &pf[0], &pr[0], &last[0], &s[0], &h[0], px, n)
		stepPlain(f, r, c, pf, pr, last, plainS, plainH, x)
		if !slices.Equal(s, plainS) || !slices.Equal(h, plainH) {
			t.Errorf("highway %v: the vector code gives %v and %v, want %v and %v", highway, s, h, plainS, plainH)
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
		if addRow(got, string(row)); !slices.Equal(got, want) {
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

func BenchmarkPacked(bench *testing.B) {
	const n, k, m = 128, 256, 768
	d := &dense{in: k, out: m, w: make([]float32, k*m), b: make([]float32, m)}
	for i := range d.w {
		d.w[i] = float32(i%7) - 3
	}
	p, x := pack(d), make([]float32, n*k)
	for i := range x {
		x[i] = float32(i%5) - 2
	}
	var w work
	var out []float32
	for bench.Loop() {
		out = p.apply(&w, out, x)
	}
	bench.ReportMetric(float64(n*k*m)*float64(bench.N)/bench.Elapsed().Seconds()/1e9, "Gmuladd/s")
}
