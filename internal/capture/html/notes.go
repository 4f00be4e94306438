package html

import "github.com/readout-app/readout/internal/message"

// What a person should know of an article that was taken out of a page.
const (
	brokenMarkup   message.Kind = "The page's markup is broken; its text was taken without it."
	forSubscribers message.Kind = "The page says that its text is for subscribers; what it showed may be only its beginning."
	byScript       message.Kind = "The page shows its text only by a script; the text was taken from the data of that script."
	wholeStated    message.Kind = "The page shows only the beginning of its text; the whole was taken from the data that it states beside it."

	otherZone      message.Kind = "The page states that it was published at {{.Day}} UTC; where it was published it was {{.OtherDay}}, and that day is taken."
	otherInAddress message.Kind = "The page states that it was published on {{.Day}}; its address says {{.OtherDay}}."
	otherAtHead    message.Kind = "The page states that it was published on {{.Day}}; the line at its headline says {{.OtherDay}}."
	twoDays        message.Kind = "The page states two days on which it was published, {{.Day}} and {{.OtherDay}}; the first was kept."
	twoHeadlines   message.Kind = "Above its text the page has the headline “{{.Words}}”, and it states the headline “{{.OtherWords}}”; the first was kept."
	twoOutlets     message.Kind = "The page names its outlet {{.Name}} in one place and {{.OtherName}} in another; the first was kept."
	twoAddresses   message.Kind = "The page gives two addresses, {{.Address}} and {{.OtherAddress}}; the first was kept."
	twoAuthors     message.Kind = "The page names {{.Names}} as its author in one place and {{.OtherNames}} in another; the first was kept."
)
