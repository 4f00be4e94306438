package reader

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// scripts is text in every script that the fonts carry.
const scripts = "Переговори відновляться у середу; сторони передали проєкт угоди. Қазақстан ұсынысы.\nΟι συνομιλίες συνεχίζονται την Τετάρτη· ἐν ἀρχῇ.\nԲանակցությունները կվերսկսվեն չորեքշաբթի օրը։ և\nმოლაპარაკებები ოთხშაბათს განახლდება. ᲗᲑᲘᲚᲘᲡᲘ\nتستأنف المحادثات يوم الأربعاء 26 مايو في بورت سوريل (Port Sorrel) بحضور الوفدين.\nمذاکرات چهارشنبه از سر گرفته می\u200cشود؛ وفد کی واپسی ٹھیک ہے۔\nהַשָּׁלוֹם יתחדש ב-26 במאי.\nHe wrote «שלום, 12 חברים» on the note → ✓ and left. Hội đàm nối lại thứ Tư; Əliyev, Łódź, Şanlıurfa, Žižkov, Ŧana, e\u0301te\u0301, x\u0302. 5‰, ⅓, №7, ₼9, ₾3, ‡, 20℃ 会谈。"

// TestPictures writes what the reader looks like into the folder named by
// READER_PICTURES, for a person to look at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("READER_PICTURES")
	if dir == "" {
		t.Skip("READER_PICTURES names no folder")
	}
	for name, v := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		for _, size := range []fyne.Size{fyne.NewSize(900, 860), fyne.NewSize(420, 700)} {
			app := test.NewTempApp(t)
			app.Settings().SetTheme(theme.New(theme.Options{Variant: v}))
			r := New()
			r.Describe = describe
			w := test.NewTempWindow(t, r)
			w.SetPadded(false)
			w.Resize(size)
			r.SetDocument(sampleDocument())
			if size.Width < 500 {
				d := sampleDocument()
				d.Text = text.New(scripts + "\n" + d.Text.String())
				d.Headline, d.Dim, d.Marks = text.Span{}, nil, []layout.Mark{
					{ID: "s1", Kind: layout.Statement, Span: text.Span{Start: 0, End: 40}, Label: "ВП"},
					{ID: "t1", Kind: layout.Time, Span: d.Text.SpanOfBytes(strings.Index(scripts, "26 مايو"), strings.Index(scripts, " في بورت"))},
					{ID: "a1", Kind: layout.Actor, Span: d.Text.SpanOfBytes(strings.Index(scripts, "Port"), strings.Index(scripts, ") بحضور"))},
					{ID: "x1", Kind: layout.Expectation, Span: d.Text.SpanOfBytes(strings.Index(scripts, "12 חברים"), strings.Index(scripts, "» on the"))},
				}
				r.SetDocument(d)
			}
			if size.Width > 500 {
				w.Canvas().Focus(r)
				r.FocusMark("t4")
				r.Find("reply")
				r.Reveal(text.Span{Start: 1010, End: 1040})
				r.Select(text.Span{Start: 600, End: 690})
				r.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: r.place("written")}})
			}
			f, err := os.Create(filepath.Join(dir, "reader-"+name+"-"+map[bool]string{true: "wide", false: "narrow"}[size.Width > 500]+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, w.Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
			f.Close()
		}
	}
}
