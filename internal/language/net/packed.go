package net

import (
	"math"
	"slices"
)

// packed is a dense layer in whole numbers, for reading: its weights are rounded to
// steps of each output's own, what comes in to steps of 1/inStep. Sums of products of
// whole numbers are exact in any order, and there are instructions that make sixteen of
// them at once.
type packed struct {
	in, out int
	w       []int16   // by tiles of outputs, in them by pairs of inputs: for each output the weights of both
	scale   []float32 // what a unit of the sum of an output counts
	b       []float32
}

// The bounds keep every sum within 32 bits: 2^12 · 2^10 · maxSize inputs.
const (
	inStep  = 256
	maxIn   = 4095
	maxPart = 1023
)

// pack rounds the weights of a layer, of which it keeps nothing.
func pack(d *dense) linear {
	p := &packed{in: d.in, out: d.out, w: make([]int16, d.in*d.out), scale: make([]float32, d.out), b: slices.Clone(d.b)}
	for j := range d.out {
		top := float32(0)
		for i := range d.in {
			top = max(top, d.w[i*d.out+j], -d.w[i*d.out+j])
		}
		if top == 0 {
			continue
		}
		step := top / maxPart
		p.scale[j] = step / inStep
		for i := range d.in {
			v := math.RoundToEven(float64(d.w[i*d.out+j] / step))
			p.w[(j/tile*d.in+i&^1)*tile+2*(j%tile)+i%2] = int16(max(-maxPart, min(maxPart, v)))
		}
	}
	return p
}

func (p *packed) apply(w *work, out, x []float32) []float32 {
	n := len(x) / p.in
	w.whole = wholes(w.whole, x)
	out = sized(out, n*p.out)
	if !vectors {
		p.applyPlain(out, w.whole, n)
		return out
	}
	for j := 0; j < p.out; j += tile {
		i := 0
		for ; i+4 <= n; i += 4 {
			sum4(&out[i*p.out+j], &w.whole[i*p.in], &p.w[j*p.in], &p.scale[j], &p.b[j], p.in/2, p.out)
		}
		for ; i < n; i++ {
			sum1(&out[i*p.out+j], &w.whole[i*p.in], &p.w[j*p.in], &p.scale[j], &p.b[j], p.in/2)
		}
	}
	return out
}

// applyPlain is what the vector code does, in Go: sixteen columns at a time, whose sums
// stay in the fastest memory.
func (p *packed) applyPlain(out []float32, x []int16, n int) {
	for i := range n {
		row := x[i*p.in : (i+1)*p.in]
		o := out[i*p.out : (i+1)*p.out]
		for j := 0; j < p.out; j += tile {
			var sums [tile]int32
			for k := 0; k+1 < len(row); k += 2 {
				a, b := int32(row[k]), int32(row[k+1])
				w := (*[2 * tile]int16)(p.w[j*p.in+k*tile:])
				for q := range sums {
					sums[q] += a*int32(w[2*q]) + b*int32(w[2*q+1])
				}
			}
			for q, s := range sums {
				o[j+q] = float32(float32(s)*p.scale[j+q]) + p.b[j+q]
			}
		}
	}
}

// wholes rounds numbers to steps of 1/inStep, to even, within ±maxIn steps.
func wholes(out []int16, x []float32) []int16 {
	out = sized(out, len(x))
	from := 0
	if vectors && len(x) >= tile {
		from = len(x) &^ (tile - 1)
		round(&out[0], &x[0], from)
	}
	for i := from; i < len(x); i++ {
		out[i] = int16(math.RoundToEven(float64(max(-maxIn, min(maxIn, float32(x[i]*inStep))))))
	}
	return out
}
