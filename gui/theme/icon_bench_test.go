package theme

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// BenchmarkButtons makes buttons as a page draws the passages of its row.
func BenchmarkButtons(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(New(Options{}))
	for name, icon := range map[string]fyne.Resource{"none": nil, "show": Icon("show"), "search": Icon("search")} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				o := widget.NewButtonWithIcon("Show", icon, func() {})
				o.Importance = widget.LowImportance
				o.Resize(o.MinSize())
			}
		})
	}
	b.Run("image", func(b *testing.B) {
		for b.Loop() {
			i := canvas.NewImageFromResource(Icon("show"))
			i.Refresh()
		}
	})
}
