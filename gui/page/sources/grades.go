package sources

import (
	"strconv"

	"fyne.io/fyne/v2/lang"
)

// reliabilities and credibilities are the grades of the Admiralty code (NATO AJP-2.1),
// best first.
const (
	reliabilities = "ABCDEF"
	credibilities = "123456"
)

// reliability says what a letter means; "" for none.
func reliability(grade string) string {
	switch grade {
	case "A":
		return lang.L("completely reliable")
	case "B":
		return lang.L("usually reliable")
	case "C":
		return lang.L("fairly reliable")
	case "D":
		return lang.L("not usually reliable")
	case "E":
		return lang.L("unreliable")
	case "F":
		return lang.L("cannot be judged")
	}
	return ""
}

// reliabilityWhy says when a letter is given.
func reliabilityWhy(grade string) string {
	switch grade {
	case "A":
		return lang.L("No doubt about it; it has always been right.")
	case "B":
		return lang.L("Minor doubts; mostly right in the past.")
	case "C":
		return lang.L("Doubts; it has been right at times.")
	case "D":
		return lang.L("Strong doubts; right now and then.")
	case "E":
		return lang.L("Known to be wrong.")
	case "F":
		return lang.L("Nothing to judge it by yet.")
	}
	return ""
}

// credibility says what a digit means; "" for none.
func credibility(grade string) string {
	switch grade {
	case "1":
		return lang.L("confirmed by other sources")
	case "2":
		return lang.L("probably true")
	case "3":
		return lang.L("possibly true")
	case "4":
		return lang.L("doubtful")
	case "5":
		return lang.L("improbable")
	case "6":
		return lang.L("truth cannot be judged")
	}
	return ""
}

// credibilityWhy says when a digit is given.
func credibilityWhy(grade string) string {
	switch grade {
	case "1":
		return lang.L("Another independent origin says so; with one alone the grade does not hold.")
	case "2":
		return lang.L("It agrees with what is known, but nobody else says so.")
	case "3":
		return lang.L("It agrees with some of what is known.")
	case "4":
		return lang.L("It may be so, and nothing speaks for it.")
	case "5":
		return lang.L("What is known speaks against it.")
	case "6":
		return lang.L("Nothing to judge it by.")
	}
	return ""
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
