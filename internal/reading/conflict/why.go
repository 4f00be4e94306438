package conflict

import "github.com/readout-app/readout/internal/message"

// What the two passages of a conflict differ in.
const (
	twoDays       message.Kind = "The article gives two days for one meeting."
	countedApart  message.Kind = "Counted from another day, or with another first day of the week, both mean the same days."
	twoTimes      message.Kind = "Two sources give two times for one event."
	unhedged      message.Kind = "The headline says for certain what the statement hedges."
	surerHeadline message.Kind = "The headline tells as sure what the text does not."
	twoNumbers    message.Kind = "The article gives two numbers for the same thing."
	twoWordings   message.Kind = "One quotation is printed in two wordings."
	twoOffices    message.Kind = "One person is given two offices."
)
