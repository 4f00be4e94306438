package theme

import "fyne.io/fyne/v2"

// Our own colours, beside those of the toolkit.
const (
	Paper     fyne.ThemeColorName = "readoutPaper"     // the page that texts stand on
	Panel     fyne.ThemeColorName = "readoutPanel"     // bars and side panels
	Ink       fyne.ThemeColorName = "readoutInk"       // text
	Faint     fyne.ThemeColorName = "readoutFaint"     // front matter, captions
	Hairline  fyne.ThemeColorName = "readoutHairline"  // lines that part, and carry no meaning
	Accent    fyne.ThemeColorName = "readoutAccent"    // the one accent: links, focus, times
	OnAccent  fyne.ThemeColorName = "readoutOnAccent"  // text on the accent
	Boxed     fyne.ThemeColorName = "readoutBoxed"     // the box round an actor
	Alert     fyne.ThemeColorName = "readoutAlert"     // conflicts
	FoundFill fyne.ThemeColorName = "readoutFound"     // hits of a search in the text
	Marker    fyne.ThemeColorName = "readoutMarker"    // the hit or passage that is lit
	TipFill   fyne.ThemeColorName = "readoutTip"       // tooltips
	TipInk    fyne.ThemeColorName = "readoutTipInk"    // text of tooltips
	TipFaint  fyne.ThemeColorName = "readoutTipFaint"  // second line of tooltips
	Selection fyne.ThemeColorName = "readoutSelection" // selected text
)

// statusPrefix begins the colour name of a status of an expectation.
const statusPrefix = "readoutStatus:"

// Status gives the colour name of a status of an expectation: open, due, overdue,
// happened, otherwise, postponed, rescheduled, cancelled, denied, ambiguous,
// annulled. Any other is shown as Faint.
func Status(status string) fyne.ThemeColorName {
	return fyne.ThemeColorName(statusPrefix + status)
}

// Our own sizes, in the toolkit's pixels; all but the gutter follow the text size.
const (
	SizeReader         fyne.ThemeSizeName = "readoutReader"         // running text
	SizeReaderLine     fyne.ThemeSizeName = "readoutReaderLine"     // its line height
	SizeHeadline       fyne.ThemeSizeName = "readoutHeadline"       // headline of an article
	SizeHeadlineLine   fyne.ThemeSizeName = "readoutHeadlineLine"   // its line height
	SizeDim            fyne.ThemeSizeName = "readoutDim"            // front matter
	SizeDimLine        fyne.ThemeSizeName = "readoutDimLine"        // its line height
	SizeMeasure        fyne.ThemeSizeName = "readoutMeasure"        // widest column of running text
	SizeGutter         fyne.ThemeSizeName = "readoutGutter"         // margin for rules and initials
	SizeSpaceSmall     fyne.ThemeSizeName = "readoutSpaceSmall"     // between parts of one thing
	SizeSpaceMedium    fyne.ThemeSizeName = "readoutSpaceMedium"    // between things
	SizeSpaceLarge     fyne.ThemeSizeName = "readoutSpaceLarge"     // between groups of things
	SizeStatusMarkSide fyne.ThemeSizeName = "readoutStatusMarkSide" // side of a status mark
)
