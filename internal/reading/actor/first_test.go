package actor

import "testing"

// A text that opens with a group nobody is named in once looked at the word before
// the first.
func TestAGroupOpensTheText(t *testing.T) {
	for _, s := range []string{"People in the border towns of Velmara said they had heard nothing.", "Reporters in Lombre waited.", "People"} {
		find(t, s)
	}
}
