// Command readout is the desktop app.
package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("app.readout.Readout").NewWindow("Readout")
	w.SetContent(widget.NewLabel("Readout"))
	w.ShowAndRun()
}
