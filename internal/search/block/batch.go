package block

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
)

// Doc makes the document that bleve takes of an article: its ID, the terms of its fields,
// each of them once, and its entry.
func Doc(id string, terms map[string][]string, entry []byte) *document.Document {
	out := document.NewDocument(id)
	return out.AddField(given{terms: terms, entry: entry})
}

// given is the one field that bleve sees of a document.
type given struct {
	terms map[string][]string
	entry []byte
}

// Name and the others are part of document.Field.
func (given) Name() string                        { return "given" }
func (given) ArrayPositions() []uint64            { return nil }
func (given) Options() index.FieldIndexingOptions { return index.IndexField }
func (given) Analyze()                            {}
func (g given) Value() []byte                     { return g.entry }
func (given) NumPlainTextBytes() uint64           { return 0 }
func (g given) Size() int                         { return len(g.entry) }
func (given) EncodedFieldType() byte              { return 0 }
func (given) AnalyzedLength() int                 { return 0 }
func (given) AnalyzedTokenFrequencies() index.TokenFrequencies {
	return nil
}

// batch gives what a block of documents is made of, in the order of their IDs.
func batch(all []index.Document) *source {
	docs := slices.SortedFunc(slices.Values(all), func(a, b index.Document) int { return cmp.Compare(a.ID(), b.ID()) })
	fields := map[string]map[string][]uint32{}
	entries := make([][]byte, len(docs))
	for n, d := range docs {
		d.VisitFields(func(f index.Field) {
			g, ok := f.(given)
			if !ok {
				return // bleve's own
			}
			entries[n] = g.entry
			for name, terms := range g.terms {
				if fields[name] == nil {
					fields[name] = map[string][]uint32{}
				}
				for _, t := range terms {
					fields[name][t] = append(fields[name][t], uint32(n))
				}
			}
		})
	}
	return &source{
		docs:   len(docs),
		doc:    func(n int) (id, entry []byte, err error) { return []byte(docs[n].ID()), entries[n], nil },
		fields: slices.Sorted(maps.Keys(fields)),
		terms: func(name string) iter.Seq2[[]byte, []uint32] {
			return func(yield func([]byte, []uint32) bool) {
				for _, t := range slices.Sorted(maps.Keys(fields[name])) {
					if !yield([]byte(t), fields[name][t]) {
						return
					}
				}
			}
		},
	}
}
