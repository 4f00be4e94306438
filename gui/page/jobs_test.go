package page

import "testing"

func TestAJobIsSaidAsItIsCalled(t *testing.T) {
	for _, title := range []string{
		"Adding the pasted text", "Looking at feeds", "Subscribing to https://example.org/feed", "Adding 3 files",
		"Adding 3 files of Inbox", "Adding 3 letters.txt", "Adding notes.zip", "A job of another kind",
	} {
		if got := JobTitle(title); got != title {
			t.Errorf("%q is called %q", title, got)
		}
	}
}

func TestARuleIsSaidInWordsWithItsName(t *testing.T) {
	for _, c := range []struct{ record, rule, want string }{
		{"statement", "verb-that", "Found by a verb of saying (rule verb-that)."},
		{"statement", "phrase+lead", "Found by a phrase such as “according to” (rule phrase+lead)."},
		{"date", "", ""},
		{"time", "weekday-past", "Found by a weekday (rule weekday-past)."},
		{"conflict", "denial", "Found by the rule denial."},
		{"statement", "no such rule", "Found by the rule no such rule."},
	} {
		if got := Found(c.record, c.rule); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.record, c.rule, got, c.want)
		}
	}
}
