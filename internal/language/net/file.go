package net

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
)

// magic opens a model file; its last digit is the version of the format, which
// changes whenever the features or the layers do.
const magic = "readout net 1\n"

// The largest sizes that a file may ask for.
const (
	maxSize   = 512 // inputs of a layer, see packed
	maxLayers = 8
	maxLabels = 1000
)

func (c *Config) check() error {
	for _, n := range []int{c.Embed, c.Hidden, c.Arc, c.Link} {
		if n < tile || n > maxSize || n%tile != 0 {
			return fmt.Errorf("a size of %d", n)
		}
	}
	if 2*c.Hidden > maxSize { // both directions of a layer go into the next
		return fmt.Errorf("states of %d", c.Hidden)
	}
	if c.Layers < 1 || c.Layers > maxLayers {
		return fmt.Errorf("%d layers", c.Layers)
	}
	for _, l := range [][]string{c.Tags, c.Relations} {
		if len(l) < 1 || len(l) > maxLabels {
			return fmt.Errorf("%d labels", len(l))
		}
	}
	if len(c.Types) > maxTypes {
		return fmt.Errorf("%d types of names", len(c.Types))
	}
	return nil
}

// maxTypes keeps the labels of names within a byte.
const maxTypes = 100

// Encode gives the model as a file: the magic line, Config as one line of JSON, the
// weights as 32-bit floats, little-endian, and the rows of the tables as signed bytes.
func (m *Model) Encode() ([]byte, error) {
	head, err := json.Marshal(m.c)
	if err != nil {
		return nil, fmt.Errorf("writing the network: %w", err)
	}
	out := append([]byte(magic), head...)
	out = append(out, '\n')
	out = append(out, m.weights...)
	return append(out, m.rows...), nil
}

// newModel gives a model of weights and rows. It keeps nothing of p.
func newModel(c *Config, p *params, rows string) *Model {
	weights := make([]byte, 0, 4*len(p.flat))
	for _, v := range p.flat {
		weights = binary.LittleEndian.AppendUint32(weights, math.Float32bits(v))
	}
	return &Model{c: *c, net: p.packed(), weights: string(weights), rows: rows}
}

// Load reads a model file, whose rows the model reads where they lie: it keeps data. The
// error says what is broken in it.
func Load(data string) (*Model, error) {
	rest, ok := strings.CutPrefix(data, magic)
	if !ok {
		return nil, errors.New("loading the network: not a model file of this version")
	}
	head, rest, ok := strings.Cut(rest, "\n")
	if !ok {
		return nil, errors.New("loading the network: its sizes are cut off")
	}
	m := &Model{}
	if err := json.Unmarshal([]byte(head), &m.c); err != nil {
		return nil, fmt.Errorf("loading the network: its sizes cannot be read: %w", err)
	}
	if err := m.c.check(); err != nil {
		return nil, fmt.Errorf("loading the network: it cannot have %w", err)
	}
	weights := countParams(&m.c)
	if len(rest) != 4*weights+rowCount*m.c.Embed {
		return nil, fmt.Errorf("loading the network: %d bytes of weights instead of %d", len(rest), 4*weights+rowCount*m.c.Embed)
	}
	m.weights, m.rows = rest[:4*weights], rest[4*weights:]
	p := newParams(&m.c)
	for i := range p.flat {
		v := math.Float32frombits(binary.LittleEndian.Uint32([]byte(m.weights[4*i : 4*i+4])))
		if !(v > -maxWeight && v < maxWeight) {
			return nil, errors.New("loading the network: a weight is out of bounds")
		}
		p.flat[i] = v
	}
	m.net = p.packed()
	return m, nil
}

// maxWeight bounds the weights, so that no sum of them leaves the numbers.
const maxWeight = 1e6
