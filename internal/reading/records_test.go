package reading

import (
	"os"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/text"
)

// recordCase is a short report and the records that must be read in it.
type recordCase struct{ name, words, want string }

// recordCases reads the file of short reports: "== name", the report, "--", and wants in
// the form of unmet.
func recordCases(t testing.TB) []recordCase {
	t.Helper()
	data, err := os.ReadFile("testdata/records.cases")
	if err != nil {
		t.Fatal(err)
	}
	var out []recordCase
	for _, part := range strings.Split("\n"+string(data), "\n== ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		words, want, ok := strings.Cut(rest, "\n--\n")
		if !ok {
			t.Fatalf("case %s has no wants", name)
		}
		out = append(out, recordCase{name, words + "\n", want})
	}
	return out
}

// TestRecords reads short reports in the manner of agencies, ministries, broadcasters and
// reprints, printed on Wednesday 5 March 2025 in the Fjord Daily: their papers and moves,
// the ways they came, what they announce, and where they disagree. The people are
// invented; so is what is told of the states.
func TestRecords(t *testing.T) {
	reader := mustReader(t)
	fronts, err := frontmatter.New()
	if err != nil {
		t.Fatal(err)
	}
	cases := recordCases(t)
	if len(cases) < 60 {
		t.Errorf("only %d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			frozen := text.New(c.words)
			front, _ := fronts.Complete(frozen, article.Front{
				Outlet:    article.Passage{Text: "Fjord Daily", Rule: "test"},
				Published: article.Published{Value: "2025-03-05"},
				Language:  "en",
			})
			a, err := article.New(frozen, front)
			if err != nil {
				t.Fatal(err)
			}
			r := reader.Read(a)
			for _, fault := range sound(r) {
				t.Error(fault)
			}
			got := lines(r)
			for _, row := range unmet(got, c.want) {
				t.Error(row)
			}
		})
	}
}
