package event

import (
	"encoding/json"
	"os"
	"testing"
)

// TestFactuality measures certainty and polarity on the events of MEANTIME whose words a
// trigger shares, up to the end of what was annotated. It logs; the numbers are for the
// notes.
func TestFactuality(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("set READOUT_MEASURE to measure")
	}
	agree, all, found, gold := 0, 0, 0, 0
	confused := map[string]int{}
	for _, name := range []string{"airbus", "apple", "stock"} {
		file, err := os.Open("../../../../shared/corpora/meantime/" + name + ".jsonl")
		if err != nil {
			t.Skip("the corpus is not here: " + err.Error())
		}
		for lines := json.NewDecoder(file); lines.More(); {
			var d struct {
				Text     string
				DCT      string
				ScopeEnd int `json:"scope_end"`
				Events   []struct {
					Start, End int
					Factuality string
					Pred       string
				}
			}
			if err := lines.Decode(&d); err != nil {
				t.Fatal(err)
			}
			w := read(t, d.Text, d.DCT)
			for _, g := range d.Events {
				if g.Factuality != "" {
					gold++
				}
			}
			for _, e := range w.events {
				if e.Trigger.Start >= d.ScopeEnd {
					continue
				}
				found++
				for _, g := range d.Events {
					if g.Factuality == "" || g.Start >= e.Trigger.End || e.Trigger.Start >= g.End {
						continue
					}
					all++
					if g.Factuality == e.Factuality {
						agree++
					} else {
						confused[g.Factuality+" told "+e.Factuality]++
						if os.Getenv("SHOW") != "" {
							s := w.Doc.Sentences[w.Doc.SentenceAt(e.Trigger.Start)]
							t.Logf("%s told %s (%s): %s", g.Factuality, e.Factuality, e.Trigger.Text, w.Doc.Text.Slice(s.Span))
						}
					}
					break
				}
			}
		}
		file.Close()
	}
	t.Logf("factuality %d of %d (%.3f); %d events found, %d gold; %v", agree, all, float64(agree)/float64(max(all, 1)), found, gold, confused)
}
