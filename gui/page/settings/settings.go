package settings

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Choices are what a person can choose.
type Choices struct {
	Variant theme.Variant `json:"variant"`
	Scale   float32       `json:"scale"` // of the text; 1 is normal
	// Language is the tag of one of the window's languages; empty is the system's.
	Language string `json:"language,omitempty"`
	// LongDays writes days with the month's name instead of as ISO 8601.
	LongDays bool `json:"longDays,omitempty"`
	// By is the analyst's name as decisions carry it; may be empty.
	By string `json:"by,omitempty"`
}

// Language is a language that the window can speak.
type Language struct {
	Tag  string // BCP 47
	Name string // in itself
}

// Options is what the window gives the page.
type Options struct {
	// Choices gives those in force; Choose puts others in force and remembers them.
	Choices func() Choices
	Choose  func(Choices)
	// Languages are those that can be chosen.
	Languages []Language
	// Folder is where the data lies.
	Folder string
	// Tour shows the tour again.
	Tour func()
	// Copy puts a text on the clipboard.
	Copy func(string)
	// Register has the system open Readout's links with this program; nil where it cannot.
	Register func()
}

// Page is the page of settings.
type Page struct {
	ctx    *page.Context
	opts   Options
	object fyne.CanvasObject
	keys   *keys
	quiet  bool // the widgets are being set, not used

	scale    *page.Choice
	variant  *page.Choice
	language *page.Choice
	days     *page.Choice
	by       *widget.Entry
	rules    *fyne.Container
}

// New makes the page.
func New(ctx *page.Context, opts Options) *Page {
	p := &Page{ctx: ctx, opts: opts, keys: &keys{ctx: ctx}, rules: container.NewVBox()}
	p.keys.ExtendBaseWidget(p.keys)
	return p
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Settings }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Settings") }

// Alone says that the page has nothing to do with an article.
func (p *Page) Alone() {}

// scales are the text sizes offered, in per cent.
var scales = []int{80, 90, 100, 110, 125, 150, 175, 200}

func variants() []string {
	return []string{theme.System: lang.L("Light or dark as the system"), theme.Light: lang.L("Light"), theme.Dark: lang.L("Dark"), theme.Contrast: lang.L("High contrast")}
}

// Object is the form.
func (p *Page) Object() fyne.CanvasObject {
	if p.object != nil {
		return p.object
	}
	percent := make([]string, len(scales))
	for i, s := range scales {
		percent[i] = fmt.Sprintf("%d %%", s)
	}
	names := []string{lang.L("As the system")}
	for _, l := range p.opts.Languages {
		names = append(names, l.Name)
	}
	p.scale = p.choice(percent, func(c *Choices, i int) { c.Scale = float32(scales[i]) / 100 })
	p.variant = p.choice(variants(), func(c *Choices, i int) { c.Variant = theme.Variant(i) })
	p.language = p.choice(names, func(c *Choices, i int) {
		if c.Language = ""; i > 0 {
			c.Language = p.opts.Languages[i-1].Tag
		}
	})
	p.days = p.choice([]string{"2026-03-31", page.Long("2026-03-31")}, func(c *Choices, i int) { c.LongDays = i == 1 })
	p.by = widget.NewEntry()
	p.by.PlaceHolder = lang.L("for example: A. Mar")
	p.by.OnChanged = func(name string) { p.change(func(c *Choices) { c.By = name }) }
	folder := widget.NewLabel(p.opts.Folder)
	folder.Selectable, folder.Wrapping = true, fyne.TextWrapBreak
	tour := widget.NewButtonWithIcon(lang.L("Show the tour"), theme.Icon("help"), p.opts.Tour)

	heading := widget.NewLabelWithStyle(p.Title(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.SizeName = fynetheme.SizeNameSubHeadingText
	form := container.New(layout.NewFormLayout(),
		label(lang.L("Text size")), p.scale,
		label(lang.L("Colours")), p.variant,
		label(lang.L("Language of the window")), p.language,
		label(lang.L("Days are written")), p.days,
		label(lang.L("Your name")), p.by,
		layout.NewSpacer(), page.Caption(lang.L("Every decision carries it, so that others see who ruled.")),
		label(lang.L("Your rules in this story")), p.rules,
		label(lang.L("Your data lies in")), folder,
		layout.NewSpacer(), page.Caption(lang.L("Articles and decisions are kept there and nowhere else. Copy the folder to have a backup.")),
		label(lang.L("From the browser")), p.browser(),
		layout.NewSpacer(), page.Caption(lang.L("Make a bookmark and put this in place of its address: it hands the page you see over to Readout, which asks before it fetches anything.")),
		layout.NewSpacer(), container.NewHBox(tour),
	)
	p.object = container.NewVScroll(container.New(column{}, container.NewVBox(heading, page.Caption(lang.L("Each choice is in force at once and is remembered.")), form, p.keys)))
	p.read()
	return p.object
}

// column keeps a form from growing wider than can be taken in at a glance.
type column struct{}

// widest is the width of the column in sizes of the text.
const widest = 48

// Layout gives the object at most the widest width.
func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(min(size.Width, widest*fynetheme.TextSize()), size.Height))
}

// MinSize is that of the object.
func (column) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// browser offers the bookmark that hands pages over, and the registration of its links.
func (p *Page) browser() fyne.CanvasObject {
	row := container.NewHBox(widget.NewButtonWithIcon(lang.L("Copy the bookmark"), theme.Icon("copy"), func() {
		p.opts.Copy(desk.Bookmarklet)
		p.ctx.Notice(lang.L("Copied. Paste it as the address of a new bookmark in your browser."))
	}))
	if p.opts.Register != nil {
		row.Add(widget.NewButtonWithIcon(lang.L("Open its links with Readout"), theme.Icon("link"), p.opts.Register))
	}
	return row
}

func label(s string) fyne.CanvasObject {
	l := widget.NewLabel(s)
	l.Alignment = fyne.TextAlignTrailing
	return l
}

// choice is a list to choose from; set puts the one chosen into the choices.
func (p *Page) choice(options []string, set func(c *Choices, i int)) *page.Choice {
	var s *page.Choice
	s = page.NewChoice(p.ctx, options, func(string) { p.change(func(c *Choices) { set(c, s.SelectedIndex()) }) })
	return s
}

func (p *Page) change(how func(*Choices)) {
	if p.quiet {
		return
	}
	c := p.opts.Choices()
	how(&c)
	p.opts.Choose(c)
}

// read sets the widgets to the choices in force.
func (p *Page) read() {
	p.quiet = true
	defer func() { p.quiet = false }()
	c := p.opts.Choices()
	near := 0
	for i, s := range scales {
		if abs(float32(s)-c.Scale*100) < abs(float32(scales[near])-c.Scale*100) {
			near = i
		}
	}
	p.scale.SetSelectedIndex(near)
	p.variant.SetSelectedIndex(int(c.Variant))
	p.language.SetSelectedIndex(1 + slices.IndexFunc(p.opts.Languages, func(l Language) bool { return l.Tag == c.Language }))
	p.days.SetSelectedIndex(map[bool]int{true: 1}[c.LongDays])
	if p.by.Text != c.By {
		p.by.SetText(c.By)
	}
}

func abs(x float32) float32 { return max(x, -x) }

// Prepare gives the rules that are in force.
func (p *Page) Prepare(l *story.Ledgers) any { return standing(l) }

// Show sets the widgets to the choices in force, and lists the rules.
func (p *Page) Show(v any) {
	p.Object()
	p.read()
	p.showRules(v.([]decision.Decision))
}

// Select has no rows to select.
func (p *Page) Select(string) bool { return false }

// Selected gives no row.
func (p *Page) Selected() string { return "" }

// First gives no row.
func (p *Page) First() string { return "" }

// Focus takes the window's keys; Tab leads to the first choice.
func (p *Page) Focus() fyne.Focusable { return p.keys }

// keys takes the focus where no field has it, and hands all keys to the window.
type keys struct {
	widget.BaseWidget
	ctx *page.Context
}

func (k *keys) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}
func (k *keys) FocusGained()               {}
func (k *keys) FocusLost()                 {}
func (k *keys) TypedRune(r rune)           { k.ctx.Rune(r) }
func (k *keys) TypedKey(ev *fyne.KeyEvent) { k.ctx.Key(ev) }
