package theme

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
)

// speakerPrefix begins the colour name of a speaker's rule.
const speakerPrefix = "readoutSpeaker:"

// SpeakerName gives the colour name of speaker i's rule, for widgets that take a
// name and follow the theme. A negative i is nobody: grey.
func SpeakerName(i int) fyne.ThemeColorName {
	return fyne.ThemeColorName(speakerPrefix + strconv.Itoa(i))
}

// speakerOf gives the number in the colour name of a speaker.
func speakerOf(name fyne.ThemeColorName) (int, bool) {
	digits, ok := strings.CutPrefix(string(name), speakerPrefix)
	if !ok {
		return 0, false
	}
	i, err := strconv.Atoi(digits)
	return i, err == nil
}
