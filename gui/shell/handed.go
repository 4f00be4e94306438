package shell

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/desk"
)

// mostAsking bounds the addresses of links that wait for an answer: a hostile page can open
// as many links as it likes.
const mostAsking = 20

// handed takes what a start of the program, another one included, was asked for. Files come
// in at once, as if dropped; what a link names is fetched only once the person has said so.
func (s *Shell) handed(h desk.Handover) {
	s.window.RequestFocus()
	if h.Refused > 0 {
		s.frame.notice(lang.L("The link holds no address of a web page that could be added."), false)
	}
	if len(h.Paths) > 0 {
		s.add(h.Paths)
	}
	for _, at := range h.Addresses {
		if !slices.Contains(s.asking, at) && len(s.asking) < mostAsking {
			s.asking = append(s.asking, at)
		}
	}
	s.askNext()
}

// askNext asks about the next address of a link, once nothing else is asked.
func (s *Shell) askNext() {
	if s.modal != nil || len(s.asking) == 0 {
		return
	}
	at := s.asking[0]
	// What does nothing comes first: a link can open while one types, and Enter is soon pressed.
	s.choose(lang.L("A link asks Readout to fetch a page"), []page.Option{
		{Label: lang.L("Fetch nothing"), Means: lang.L("the link is forgotten")},
		s.fetchOption([]string{at}),
	}, func(i int) {
		s.asking = slices.Delete(s.asking, 0, 1)
		if i == 1 {
			s.fetch([]string{at})
		}
		s.onUI(s.askNext)
	})
	s.modal.leave = func() {
		s.asking = nil // left without an answer, none is fetched
	}
}

// fetchOption offers to fetch addresses, naming their host and the story.
func (s *Shell) fetchOption(addresses []string) page.Option {
	var hosts []string
	for _, at := range addresses {
		if h := desk.HostOf(at); !slices.Contains(hosts, h) {
			hosts = append(hosts, h)
		}
	}
	into := s.story.Name
	if s.story.ID == "" {
		into = lang.L("a new story")
	}
	if len(addresses) == 1 {
		return page.Option{Label: lang.L("Fetch from {{.Host}} into “{{.Story}}”", map[string]any{"Host": hosts[0], "Story": into}), Means: addresses[0]}
	}
	return page.Option{
		Label: lang.N("Fetch {{.Count}} pages into “{{.Story}}”", len(addresses), map[string]any{"Count": len(addresses), "Story": into}),
		Means: lang.L("from {{.Hosts}}", map[string]any{"Hosts": strings.Join(hosts, ", ")}),
	}
}

// fetch takes what is at addresses into the story that is open.
func (s *Shell) fetch(addresses []string) {
	s.withStory(func() { s.desk.Import(s.story.ID, addresses) })
}

// pasteAddresses asks whether to fetch what the clipboard names.
func (s *Shell) pasteAddresses(addresses []string) {
	s.choose(lang.L("The clipboard holds an address"), []page.Option{
		s.fetchOption(addresses),
		{Label: lang.L("Fetch nothing"), Means: lang.L("Nothing is asked of any server.")},
	}, func(i int) {
		if i == 0 {
			s.fetch(addresses)
		}
	})
}

// addAddress asks for the address of a page or the path of a file or folder, and takes
// what is there into the story: the dialogue for files is for the mouse alone.
func (s *Shell) addAddress() {
	at := newEntry(s.typedKey)
	at.PlaceHolder = "https://…   ~/Downloads/…"
	s.form(lang.L("Add a page, a feed, a file or a folder"), lang.L("Add"), []*widget.FormItem{
		widget.NewFormItem(lang.L("Address or path"), at),
	}, []*entry{at}, func() {
		switch words := strings.TrimSpace(at.Text); {
		case words == "":
		case isPath(words):
			s.add([]string{inHome(words)})
		default:
			s.withStory(func() { s.desk.AddURL(s.story.ID, words) })
		}
	})
}
