package capture

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/capture/format"
	"pgregory.net/rapid"
)

func registry(t testing.TB, options ...Option) *Registry {
	t.Helper()
	r, err := New(append(options, WithCache(filepath.Join(os.TempDir(), "readout-test-pdf")))...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Release)
	return r
}

// readOne reads a source that holds one article.
func readOne(t *testing.T, r *Registry, src Source) Captured {
	t.Helper()
	got, err := r.Read(context.Background(), src)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 {
		t.Fatalf("%d articles, want 1", len(got))
	}
	return got[0]
}

func TestReadFiles(t *testing.T) {
	r := registry(t)
	for _, c := range []struct {
		file, mediaType                            string
		headline, published, outlet, agency        string
		byline, place, date, url, language         string
		has, hasNot, note                          string
		headlineInText, bylineInText, outletInText bool
		begins                                     string
	}{
		{file: "clean.html", mediaType: TypeHTML, headline: "Velmara and Ostrin agree to meet again", published: "2024-03-12T14:05:00+02:00",
			outlet: "Lakeside Courier", agency: "Reuters", byline: "Jane Doe", place: "Dunmarch", date: "2024-03-12",
			url: "https://lakeside.example/world/velmara-ostrin", language: "en", has: "closed since the harvest", hasNot: "Imprint", headlineInText: true,
			begins: "Velmara and Ostrin agree to meet again\n\n"},
		{file: "jsonld.html", mediaType: TypeHTML, headline: "Draft treaty on the table", published: "2024-04-02", outlet: "Harbour Times",
			byline: "Ann Poe and John Roe", url: "https://harbour.example/draft-treaty", language: "en", has: "businesslike", hasNot: "Privacy",
			note: "was published on 2024-04-02, its text says 2024-04-03", headlineInText: true},
		{file: "wrongly-declared.html", mediaType: TypeHTML, headline: "Переговоры у озера продолжатся", language: "ru",
			has: "сообщил глава делегации", note: "says it is encoded in UTF-8 but is not; it was read as windows-1251", headlineInText: true},
		{file: "declared-windows-1251.html", mediaType: TypeHTML, headline: "Переговоры у озера продолжатся", language: "ru", has: "сообщил глава делегации", headlineInText: true},
		{file: "utf8-declared-cyrillic.html", mediaType: TypeHTML, headline: "Delegations meet at the lake", language: "en", has: "“We have put",
			note: "says it is encoded in windows-1251 but is UTF-8", headlineInText: true},
		{file: "broken.html", mediaType: TypeHTML, headline: "Talks go on at the lake", language: "en", has: "Nobody should expect", headlineInText: true},
		{file: "utf16le.txt", mediaType: TypePlain, headline: "Talks go on at the lake", published: "2024-03-12", byline: "Jane Doe", language: "en",
			has: "\r\n\r\nBy Jane Doe\r\n", headlineInText: true, bylineInText: true, begins: "Talks go on"},
		{file: "utf16be-unmarked.txt", mediaType: TypePlain, headline: "Talks go on at the lake", published: "2024-03-12", byline: "Jane Doe", language: "en",
			has: "“We have put", headlineInText: true, bylineInText: true},
		{file: "utf8-bom.txt", mediaType: TypePlain, headline: "Talks go on at the lake", published: "2024-03-12", byline: "Jane Doe", language: "en",
			headlineInText: true, bylineInText: true, begins: "Talks go on"},
		{file: "windows-1251.txt", mediaType: TypePlain, language: "ru", has: "сообщил глава делегации", note: "it was read as windows-1251"},
		{file: "no-date.txt", mediaType: TypePlain, headline: "Talks go on at the lake", language: "en", note: "No date of publication", headlineInText: true},
		{file: "no-sentences.txt", mediaType: TypePlain, language: "und", note: "no sentences"},
		{file: "finnish.txt", mediaType: TypePlain, language: "fi", note: "a language that cannot be read yet (fi)"},
		{file: "damaged-utf8.txt", mediaType: TypePlain, language: "fr", has: "négociateurs", note: "Some bytes are damaged"},
	} {
		t.Run(c.file, func(t *testing.T) {
			got := readOne(t, r, File(filepath.Join("testdata", c.file)))
			front, txt := got.Article.Front, got.Article.Text
			for _, v := range []struct{ field, got, want string }{
				{"media type", got.MediaType, c.mediaType},
				{"headline", front.Headline.Text, c.headline},
				{"published", front.Published.Value, c.published},
				{"outlet", front.Outlet.Text, c.outlet},
				{"agency", front.Agency.Text, c.agency},
				{"byline", front.Byline.Text, c.byline},
				{"place", front.Dateline.Place, c.place},
				{"date", front.Dateline.Date, c.date},
				{"url", front.URL, c.url},
				{"language", front.Language, c.language},
				{"file", got.Article.File, filepath.Join("testdata", c.file)},
			} {
				if v.got != v.want {
					t.Errorf("%s: %q, want %q", v.field, v.got, v.want)
				}
			}
			if c.headlineInText && txt.Slice(front.Headline.Span) != c.headline {
				t.Errorf("headline words %q", txt.Slice(front.Headline.Span))
			}
			if c.bylineInText && txt.Slice(front.Byline.Span) != c.byline {
				t.Errorf("byline words %q", txt.Slice(front.Byline.Span))
			}
			if !strings.Contains(txt.String(), c.has) {
				t.Errorf("the text lacks %q:\n%s", c.has, txt)
			}
			if c.hasNot != "" && strings.Contains(txt.String(), c.hasNot) {
				t.Errorf("the text has %q", c.hasNot)
			}
			if !strings.HasPrefix(txt.String(), c.begins) {
				t.Errorf("the text begins %.60q", txt.String())
			}
			if notes := got.Notes.String(); !strings.Contains(notes, c.note) {
				t.Errorf("notes lack %q:\n%s", c.note, notes)
			}
			original, err := os.ReadFile(filepath.Join("testdata", c.file))
			if err != nil || string(original) != string(got.Original) {
				t.Errorf("the original was not kept (%v)", err)
			}
		})
	}
}

// failingReader fails after some bytes, as a disk or a network does.
type failingReader struct{ err error }

func (f failingReader) Read([]byte) (int, error) { return 0, f.err }

func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) Source {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return File(path)
	}
	gone := write("gone.txt", "here for a moment")
	if err := os.Remove(gone.Name); err != nil {
		t.Fatal(err)
	}
	navigation := File(filepath.Join("testdata", "navigation.html"))
	for _, c := range []struct {
		name    string
		src     Source
		kind    error
		message string
	}{
		{"empty", write("empty.txt", ""), ErrEmpty, "empty.txt: the file is empty"},
		{"white space", write("blank.txt", " \n\t\r\n"), ErrEmpty, "blank.txt: the file is empty"},
		{"no words", write("marks.txt", "*** --- ***"), ErrEmpty, "marks.txt: the file has no words"},
		{"PDF that broke off", write("a.txt", "%PDF-1.7\n%\xe2\xe3\xcf\xd3"), format.ErrDamaged, "a.txt: the file is damaged and cannot be read"},
		{"DOCX that broke off", write("b.txt", zipped(t, "word/document.xml", "<w:p>")[:40]), format.ErrDamaged, "b.txt: the file is damaged and cannot be read"},
		{"DOCX without a body", write("b.docx", zipped(t, "word/document.xml", "")), ErrEmpty, "b.docx: the file has no words"},
		{"Excel that is broken", write("b.xlsx", zipped(t, "xl/workbook.xml", "<x/>")), format.ErrDamaged, "b.xlsx: the file is damaged and cannot be read"},
		{"ZIP", write("c.zip", "PK\x03\x04\x14\x00\x06\x00notes/one.txt"), format.ErrDamaged, "c.zip: the file is damaged and cannot be read"},
		{"picture", write("d.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), ErrBinary, "d.txt: the file is a picture (PNG)"},
		{"program", write("e", "\x7fELF\x02\x01\x01\x00"), ErrBinary, "e: the file is a program"},
		{"unknown binary", write("f.txt", "\x01\x02\x00\x03\x9f\x00\x00\x00ab\x00\xfe"), ErrBinary, "f.txt: the file is not text: it looks like a program or a picture"},
		{"50 MB", Stream("big.txt", io.LimitReader(endless{}, 50<<20)), ErrTooLarge, "big.txt: the file is larger than 20 MB, the limit for one file"},
		{"all navigation", navigation, ErrNoArticle, "navigation.html: the page holds no article, only navigation"},
		{"vanished", gone, ErrUnreadable, "gone.txt: the file is not there (it was moved, renamed or deleted)"},
		{"folder", File(dir), ErrUnreadable, ": it is not a file"},
		{"read error", Stream("disk.txt", failingReader{errors.New("input/output error")}), ErrUnreadable, "disk.txt: the file cannot be read"},
		{"permission", Source{Name: "locked.txt", Open: func() (io.ReadCloser, error) { return nil, os.ErrPermission }}, ErrUnreadable, "locked.txt: the file may not be read (permission denied)"},
		{"empty paste", Pasted("", " "), ErrEmpty, "pasted text: the file is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := registry(t)
			var got []Captured
			var err error
			r.Sources(t.Context(), c.src, func(src Source) bool {
				got, err = r.Read(t.Context(), src)
				return true
			})
			if len(got) != 0 || !errors.Is(err, c.kind) {
				t.Fatalf("got %d articles and error %v, want %v", len(got), err, c.kind)
			}
			if !strings.HasSuffix(err.Error(), c.message) {
				t.Errorf("message %q, want %q", err, c.message)
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one sentence: %q", err)
			}
		})
	}
}

// endless is a source of letters without end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestSameTextSameArticle(t *testing.T) {
	r := registry(t)
	a := readOne(t, r, File("testdata/no-date.txt"))
	b := readOne(t, r, Pasted("elsewhere", string(a.Original)))
	if a.Article.ID != b.Article.ID {
		t.Errorf("one text gives two articles, %s and %s", a.Article.ID, b.Article.ID)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := registry(t).Read(ctx, File("testdata/clean.html")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	ctx, cancel = context.WithCancel(context.Background())
	src := Source{Name: "slow.txt", Open: func() (io.ReadCloser, error) { cancel(); return io.NopCloser(endless{}), nil }}
	if _, err := registry(t).Read(ctx, src); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v while reading, want context.Canceled", err)
	}
	if _, err := Folder(ctx, "testdata"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v while listing, want context.Canceled", err)
	}
}

func TestPanicInAParserIsAnError(t *testing.T) {
	src := Source{Name: "odd.html", Open: func() (io.ReadCloser, error) { panic("index out of range") }}
	_, err := registry(t).Read(context.Background(), src)
	if !errors.Is(err, ErrBroken) || err.Error() != "odd.html: the file is so broken that it cannot be read" {
		t.Errorf("error %v", err)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a/z.txt", "a/c.txt", ".hidden.txt", ".git/x.txt", "page.html", "page_files/ad.html"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("words and page_files/ad.html"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sources, err := Folder(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range sources {
		rel, _ := filepath.Rel(dir, s.Name)
		names = append(names, filepath.ToSlash(rel))
	}
	if got := strings.Join(names, " "); got != "a/c.txt a/z.txt b.txt page.html" {
		t.Errorf("listed %s", got)
	}
	if _, err := List(context.Background(), dir, 3); !errors.Is(err, ErrTooMany) {
		t.Errorf("more files than are wanted give %v", err)
	}
	if _, err := Folder(context.Background(), filepath.Join(dir, "nowhere")); !errors.Is(err, ErrUnreadable) {
		t.Errorf("error %v, want ErrUnreadable", err)
	}
}

func TestPlainModeIsExact(t *testing.T) {
	r := registry(t, Plain())
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.String().Draw(rt, "text") + "a"
		got, err := r.Read(context.Background(), Pasted("x", s))
		if err != nil {
			rt.Fatal(err)
		}
		if got[0].Article.Text.String() != s {
			rt.Fatalf("%q became %q", s, got[0].Article.Text)
		}
	})
	for _, s := range []string{"\ufeffwords\r\nmore\r", " <html><p>words", "\x00a"} {
		if got := readOne(t, r, Pasted("x", s)); got.Article.Text.String() != s {
			t.Errorf("%q became %q", s, got.Article.Text)
		}
	}
	_, err := r.Read(context.Background(), Pasted("bad.txt", "caf\xe9"))
	if !errors.Is(err, ErrNotUTF8) || err.Error() != "bad.txt: the file is not valid UTF-8 text" {
		t.Errorf("error %v", err)
	}
}

func TestPlainTextRoundTrip(t *testing.T) {
	r := registry(t)
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("ab zé漢ա\u0301👩\n\r\t.\"")), 1, 200, -1).Draw(rt, "text") + " word"
		got, err := r.Read(context.Background(), Pasted("x", s))
		if err != nil {
			rt.Fatal(err)
		}
		if got[0].Article.Text.String() != s {
			rt.Fatalf("%q became %q", s, got[0].Article.Text)
		}
	})
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	r := registry(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := r.Read(context.Background(), Pasted("fuzz", string(data)))
		var e *Error
		if err != nil && (!errors.As(err, &e) || strings.ContainsAny(err.Error(), "\n\r")) {
			t.Fatalf("not one sentence: %v", err)
		}
		if errors.Is(err, ErrBroken) {
			t.Fatalf("a parser panicked: %v", e.Cause)
		}
		for _, c := range got {
			if h := c.Article.Front.Headline; h.Text != "" && c.Article.Text.Slice(h.Span) == "" {
				t.Fatalf("headline %q without words", h.Text)
			}
		}
	})
}
