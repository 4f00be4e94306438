package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/corpora"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// folder writes a folder of corpora that hold a text each. The words of the texts are
// made so that the reader gets each right; each set also marks one thing it cannot find.
func folder(t *testing.T) string {
	t.Helper()
	const (
		said  = "Talks in Halden\n\nAda Brell said the talks in Halden had failed. Snow fell.\n"
		gold  = `{"publisher": "herald", "published": "2024-05-06", "attributions": [{"source": [[17, 26]], "cue": [[27, 31]], "content": [[32, 62]]}, {"source": [], "cue": [[64, 68]], "content": [[69, 73]]}]}`
		gum   = `{"genre": "news", "created": "2024-05-06", "text": "Talks in Halden\n\nAda Brell said the talks in Halden had failed.\n", "attributions": [{"source_clause": [17, 31], "content_clause": [32, 62]}, {"source_clause": [0, 5], "content_clause": [6, 15]}]}`
		dated = `{"text": "The talks ended on 3 May 2024. Snow fell.", "reference": "2024-05-06", "expected": [{"start": 19, "end": 29, "text": "3 May 2024", "timex": "DATE", "values": ["2024-05-03"]}, {"start": 31, "end": 35, "text": "Snow", "timex": "DATE", "values": ["2024"]}]}`
		tei   = `{"genre": "news", "created": "2024-05-06", "text": "The talks ended on 3 May 2024.", "dates": [{"start": 19, "end": 29, "text": "3 May 2024", "tei": {"when": "2024-05-03"}}]}` + "\n" + `{"genre": "bio", "text": "Not looked at.", "dates": [{"start": 0, "end": 3, "text": "Not", "tei": {}}]}`
		asked = `{"text": "I'll go back 3 May 2024.", "reference": "2024-05-06", "expected": [{"start": 13, "end": 23, "text": "3 May 2024", "kind": "date", "timex": ["2024-05-03"], "days": [{"from": "2024-05-03", "to": "2024-05-03"}]}]}` + "\n" + `{"text": "Nothing here.", "reference": "2024-05-06", "expected": []}`
		pair  = `{"id": "1", "text": "France condemned Norway on Monday.", "source": [0, 6], "target": [17, 23], "root": "ACCUSE", "quad": 3}`
		name  = `{"text": "Ada Brell left Norway.", "mentions": [{"start": 0, "end": 9, "text": "Ada Brell", "type": "person", "accept": ["person"]}, {"start": 10, "end": 14, "text": "left", "type": "", "accept": []}, {"start": 0, "end": 3, "type": "place", "confidence": 0.2}]}` + "\n" + `{"text": " ", "mentions": []}`
		wiki  = `{"dct": "2024-05-06", "text": "France condemned Norway. Later words.", "scope_end": 24, "mentions": [{"start": 0, "end": 6, "text": "France", "syntactic": "NAM", "gold": "LOC", "in_scope": true}, {"start": 17, "end": 23, "text": "Norway", "syntactic": "NAM", "gold": "LOC", "in_scope": true}], "events": [{"start": 7, "end": 16, "text": "condemned", "factuality": "CT+", "in_scope": true}]}`
	)
	dir := t.TempDir()
	for file, content := range map[string]string{
		"attribution/dev/a.txt": said, "attribution/dev/a.json": gold, "attribution/train/b.txt": said, "attribution/train/b.json": gold,
		"attribution/gum/gum-attribution.jsonl": gum, "times/meantime.jsonl": dated, "times/gum-dates.jsonl": tei, "times/recognizers.jsonl": asked,
		"events/plv-train.jsonl": pair, "names/re3d-open.jsonl": name, "names/re3d-bbc-measure.jsonl": name, "names/uner-ewt-dev.jsonl": name,
		"meantime/airbus.jsonl": wiki, "meantime/apple.jsonl": wiki, "meantime/stock.jsonl": wiki,
	} {
		file = filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRun(t *testing.T) {
	var b strings.Builder
	errors := t.TempDir()
	if err := (&corpora.Bench{Out: &b, Dir: folder(t), Lists: errors}).Run(parts(), nil); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\nAttribution, PolNeAR dev: 1 articles", "\nAttribution, PolNeAR train: 1 articles",
		"\nsource                 100.0 100.0 100.0", "\ncue                    100.0  50.0  66.7", "\nlinked                 100.0  50.0  66.7",
		"\nherald                    100.0     66.7     66.7     66.7", "\nnews                   50.0 %",
		"\nrelaxed                100.0  50.0  66.7", "\nvalue                  100.0  50.0  66.7",
		"found 100.0 % (20.7–100.0) of 1; days right 100.0 %", "\ndate                        1      1      1  100.0 %", "something was found: 0 of 1",
		"\nACCUSE                 100.0 100.0 100.0       1 marked      1 found", "macro-F1 100.0; right in 100.0 %",
		"3 events marked, 3 found; value right in 100.0 %",
		"\nre3d, open             ", "\nMEANTIME, names        100.0 100.0 100.0", "of 1 articles in ",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q", want)
		}
	}
	if t.Failed() {
		t.Log(b.String())
	}
	list, err := os.ReadFile(filepath.Join(errors, "attribution.txt"))
	if err != nil || !strings.Contains(string(list), `- source "" cue "Snow" content "fell"`) {
		t.Errorf("the list of errors is %q, %v", list, err)
	}
}

func TestRunOfAPart(t *testing.T) {
	var b strings.Builder
	if err := (&corpora.Bench{Out: &b, Dir: folder(t)}).Run(parts(), []string{"events"}); err != nil || strings.Contains(b.String(), "Attribution") || !strings.Contains(b.String(), "PLV") {
		t.Errorf("%v: %s", err, b.String())
	}
	if err := (&corpora.Bench{Out: &b, Dir: folder(t)}).Run(parts(), []string{"weather"}); err == nil || !strings.Contains(err.Error(), `"weather"`) {
		t.Errorf("an unknown part gives %v", err)
	}
}

func TestRunWithoutCorpora(t *testing.T) {
	whole := folder(t)
	for _, lost := range []string{"attribution/train", "attribution/gum", "times/meantime.jsonl", "events", "names/re3d-open.jsonl", "meantime/stock.jsonl"} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(lost))); err != nil {
			t.Fatal(err)
		}
		if err := (&corpora.Bench{Out: io.Discard, Dir: dir}).Run(parts(), nil); err == nil || !strings.Contains(err.Error(), "the corpora lack "+lost) {
			t.Errorf("without %s: %v", lost, err)
		}
	}
}

func at(start, end int) []text.Span { return []text.Span{{Start: start, End: end}} }

// TestCompare has the arithmetic by hand: what is found half, what is found too much,
// and what stands inside a marked content.
func TestCompare(t *testing.T) {
	gold := []attributed{{at(0, 4), at(5, 9), at(10, 30)}, {nil, at(40, 44), at(45, 65)}}
	found := []attributed{
		{at(0, 4), at(5, 9), at(10, 20)},     // half of the content
		{at(12, 15), at(16, 18), at(19, 30)}, // inside the content of the first: no one marks it
		{at(70, 74), at(75, 79), at(80, 90)}, // not marked
	}
	got := compare(gold, found)
	if want := (figure{gold: 2, found: 2, right: 0.5}); got.overlap[content] != want {
		t.Errorf("content is %v, want %v", got.overlap[content], want)
	}
	if want := (figure{gold: 1, found: 2, right: 1}); got.exact[source] != want {
		t.Errorf("source is %v, want %v", got.exact[source], want)
	}
	if want := (figure{gold: 2, found: 2, right: 1}); got.linked != want || got.exact[cue] != want {
		t.Errorf("linked is %v, cue %v, want %v", got.linked, got.exact[cue], want)
	}
}

func TestCompareTimes(t *testing.T) {
	b := &bench{Bench: &corpora.Bench{}}
	gold := []expression{{Span: at(0, 9)[0], Type: "DATE"}, {Span: at(2, 9)[0], Type: "DATE"}, {Span: at(20, 24)[0], Type: "DATE"}}
	found := []record.Time{{Evidence: record.Evidence{Span: at(2, 9)[0]}, Type: record.Date}, {Evidence: record.Evidence{Span: at(50, 60)[0]}}}
	got := compareTimes(b, "", gold, found)
	if want := (figure{gold: 3, found: 2, right: 1}); got.relaxed != want || got.typed != want {
		t.Errorf("relaxed %v, type %v, want %v: one found stands for one marked", got.relaxed, got.typed, want)
	}
	if got.strict.right != 0 || got.value.right != 0 {
		t.Errorf("strict %v, value %v", got.strict, got.value)
	}
}

func TestSameValue(t *testing.T) {
	for _, c := range []struct {
		value    string
		expected string
		want     bool
	}{
		{"PT3H", "PT3H", true}, {"P3D", "P4D", false}, {"2016-11-07T16:30", "T16:30", true}, {"2016-11-07T16", "T16", true}, {"2016-11-07T16:00", "T16", true},
		{"2016-11-07T16:30", "(T16:30,T17,PT30M)", true}, {"2016-11-07TMO", "2016-11-08TMO", true}, {"2016-11-07T05:30", "T17:30", false}, {"2016", "2017", false}, {"PT2H", "PT3H", false},
	} {
		if got := sameValue(record.Time{Value: c.value}, []string{c.expected}); got != c.want {
			t.Errorf("%s for %s: %v", c.value, c.expected, got)
		}
	}
}

func TestExported(t *testing.T) {
	for _, c := range []struct {
		event record.Event
		want  string
	}{
		{record.Event{Type: "CONSULT", Tense: "past", Factuality: "CT+", Score: 2.5}, "CONSULT"},
		{record.Event{Type: "CONSULT", Tense: "future", Factuality: "PR+", Score: 2.5}, "AGREE"},
		{record.Event{Type: "ASSAULT", Tense: "future", Factuality: "CT+", Score: -9}, "THREATEN"},
		{record.Event{Type: "CONSULT", Tense: "future", Factuality: "CT-", Score: 2.5}, "CONSULT"},
		{record.Event{Type: "RETREAT", Tense: "past", Factuality: "CT+", Score: 6.5}, "YIELD"},
	} {
		if got := exported(c.event); got != c.want {
			t.Errorf("%+v is %s, want %s", c.event, got, c.want)
		}
	}
}

func TestNewsStyle(t *testing.T) {
	for _, c := range []struct {
		kind, expression string
		want             bool
	}{
		{"date", "3 May 2024", true}, {"date", "may 3", false}, {"daterange", "the past two weeks", true}, {"duration", "3h", false},
		{"duration", "three years", true}, {"timerange", "5 to 6pm", false}, {"daterange", "after the 15th", false}, {"set", "every Tuesday", true},
	} {
		if got := newsStyle(c.kind, c.expression); got != c.want {
			t.Errorf("%s %q: %v", c.kind, c.expression, got)
		}
	}
}
