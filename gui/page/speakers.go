package page

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/story"
)

// Speakers gives every actor that speaks in the story its number in the palette of
// speakers: those with the most statements first, so that they are told apart best.
func Speakers(l *story.Ledgers) map[string]int {
	counts := map[string]int{}
	for _, s := range l.Statements {
		if s.Speaker != "" {
			counts[s.Speaker]++
		}
	}
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	out := make(map[string]int, len(keys))
	for i, k := range keys {
		out[k] = i
	}
	return out
}

// SpeakerColour names the colour of an actor; grey for one that never speaks.
func SpeakerColour(speakers map[string]int, key string) fyne.ThemeColorName {
	if i, ok := speakers[key]; ok {
		return theme.SpeakerName(i)
	}
	return theme.SpeakerName(-1)
}

// StatusColour names the colour of a status.
func StatusColour(s story.Status) fyne.ThemeColorName {
	if s == story.HappenedOtherwise {
		return theme.Status("otherwise")
	}
	return theme.Status(string(s))
}
