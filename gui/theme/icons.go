package theme

import (
	"image/color"
	"io/fs"
	"path"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/readout-app/readout/assets"
)

// icons holds every icon of ours by its name. The toolkit caches by the resource's
// identity, so every icon is one resource for the life of the program.
var icons = sync.OnceValue(func() map[string]*icon {
	out := map[string]*icon{}
	files, err := fs.Glob(assets.Icons, "icons/*.svg")
	if err != nil {
		fyne.LogError("listing the icons", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".svg")
		lines, err := assets.Icons.ReadFile(file)
		if err == nil {
			lines, err = outline(lines)
		}
		if err != nil {
			fyne.LogError("reading the icon "+name, err)
			continue
		}
		out[name] = &icon{Resource: theme.NewThemedResource(fyne.NewStaticResource("readout-"+name+".svg", lines)), made: map[color.Color][]byte{}}
	}
	return out
})

// Icon gives an icon of ours in the colour of text, by the name of its file in
// assets/icons: a page's icon has the page's name, an action's that of the action.
// For a name it does not know it gives nil, which widgets take for none.
func Icon(name string) fyne.Resource {
	if i := icons()[name]; i != nil {
		return i
	}
	return nil
}

// icon is an icon in the colour of text. The toolkit colours one anew each of the four
// times it asks a button for it, which is most of what a button costs: what was made for a
// colour is kept.
type icon struct {
	fyne.Resource
	mu   sync.Mutex
	made map[color.Color][]byte
}

// ThemeColorName is part of fyne.ThemedResource.
func (i *icon) ThemeColorName() fyne.ThemeColorName { return theme.ColorNameForeground }

// Content gives the icon in the colour of text of the theme in force.
func (i *icon) Content() []byte {
	now := theme.Color(i.ThemeColorName())
	i.mu.Lock()
	defer i.mu.Unlock()
	content, ok := i.made[now]
	if !ok {
		content = i.Resource.Content()
		i.made[now] = content
	}
	return content
}

// IconIn gives an icon of ours in a colour of the theme.
func IconIn(name string, colour fyne.ThemeColorName) fyne.Resource {
	r := Icon(name)
	if r == nil {
		return nil
	}
	return theme.NewColoredResource(r, colour)
}

// ours names our icon for one of the toolkit's, so that its own widgets and dialogues
// are drawn in the same hand.
var ours = map[fyne.ThemeIconName]string{
	theme.IconNameCancel: "reject", theme.IconNameConfirm: "accept", theme.IconNameDelete: "delete",
	theme.IconNameSearch: "search", theme.IconNameMenu: "list", theme.IconNameMenuExpand: "next",
	theme.IconNameContentAdd: "add", theme.IconNameContentRemove: "remove", theme.IconNameContentClear: "reject",
	theme.IconNameContentCopy: "copy", theme.IconNameContentPaste: "paste",
	theme.IconNameContentUndo: "undo", theme.IconNameContentRedo: "redo",
	theme.IconNameInfo: "info", theme.IconNameQuestion: "help", theme.IconNameHelp: "help",
	theme.IconNameWarning: "warning", theme.IconNameError: "warning",
	theme.IconNameDocument: "articles", theme.IconNameFile: "articles", theme.IconNameFileText: "articles",
	theme.IconNameDocumentCreate: "fix", theme.IconNameDocumentSave: "export",
	theme.IconNameMoreHorizontal: "more", theme.IconNameMoreVertical: "more",
	theme.IconNameNavigateBack: "back", theme.IconNameNavigateNext: "forward",
	theme.IconNameMoveUp: "up", theme.IconNameMoveDown: "down",
	theme.IconNameArrowDropDown: "down", theme.IconNameArrowDropUp: "up",
	theme.IconNameFolder: "folder", theme.IconNameFolderOpen: "folder", theme.IconNameFolderNew: "folder",
	theme.IconNameHistory: "clock", theme.IconNameHome: "overview", theme.IconNameSettings: "settings",
	theme.IconNameViewRefresh: "refresh", theme.IconNameVisibility: "show", theme.IconNameVisibilityOff: "hide",
	theme.IconNameDownload: "import", theme.IconNameUpload: "export", theme.IconNameAccount: "person",
	theme.IconNameCalendar: "expectations", theme.IconNameList: "list", theme.IconNameMailCompose: "fix",
}
