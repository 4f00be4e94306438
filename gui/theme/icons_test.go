package theme

import (
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestEveryIconIsDrawn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(New(Options{}))
	if len(icons()) < 40 {
		t.Fatalf("%d icons", len(icons()))
	}
	grid := container.NewGridWithColumns(8)
	for name := range icons() {
		i := canvas.NewImageFromResource(Icon(name))
		i.SetMinSize(fyne.NewSize(24, 24))
		img := software.Render(container.NewStack(i), Of(fyne.CurrentApp().Settings().Theme()))
		inked := 0
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
					inked++
				}
			}
		}
		all := img.Bounds().Dx() * img.Bounds().Dy()
		if inked < all/100 || inked > all/2 {
			t.Errorf("%s inks %d of %d points", name, inked, all)
		}
		grid.Add(container.NewVBox(container.NewCenter(i), widget.NewLabelWithStyle(name, fyne.TextAlignCenter, fyne.TextStyle{})))
	}
	if dir := os.Getenv("READOUT_SHOTS"); dir != "" {
		f, err := os.Create(filepath.Join(dir, "icons.png"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		back := canvas.NewRectangle(color.White)
		if err := png.Encode(f, software.Render(container.NewStack(back, grid), fyne.CurrentApp().Settings().Theme())); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheToolkitsIconsAreOurs(t *testing.T) {
	th := New(Options{})
	for name, own := range ours {
		if Icon(own) == nil || th.Icon(name) != Icon(own) {
			t.Errorf("%s has no icon %s", name, own)
		}
	}
	if Icon("no such icon") != nil {
		t.Error("an unknown name has an icon")
	}
}

func TestOutlineRefusesWhatItCannotDraw(t *testing.T) {
	for _, bad := range []string{"<svg", `<svg><path d="M1 1Q2 2 3 3"/></svg>`, `<svg><path d="M1 x"/></svg>`} {
		if _, err := outline([]byte(bad)); err == nil {
			t.Errorf("outline(%q) has no error", bad)
		}
	}
}
