package main

// headlines are those that copies get.
var headlines = []string{
	"Live: what we know so far", "Analysts see little room for a quick answer", "Five things to know this morning",
	"Questions remain after a long day", "News in brief from around the region", "A closer look at what was said and left unsaid",
}

// credits open reports of an agency.
var credits = []string{
	"NORHAVEN, March 4 (Larch News) - ", "OSTMARK, May 12 (Tern Press) - ", "HALDEN (Larch News) — ", "",
}

// notices are what outlets put under everything they print.
var notices = []string{
	"The Harbour Post is read in more than forty countries. Subscribe today for full access to our reports, our archive and our evening letter. All rights reserved; no part of this page may be copied, broadcast or passed on without written leave of the publisher.",
	"Follow us for more. Larch News is an independent agency. Our standards: accuracy, speed and freedom from bias in the gathering of news. Reporting and editing by the desk in Norhaven; send hints and corrections to the duty editor at any hour.",
	"Sign up here for the morning letter of The Merrow Courier, which brings the ten stories that matter to your table before breakfast. You can leave the list whenever you want with one click at the foot of each letter.",
}

// quotes are what somebody said before all reporters.
var quotes = []string{
	"“We came to this table with an open mind and we shall leave it with one. Nobody should doubt that my government wants an agreement, and nobody should doubt that it will not sign a bad one. The people of both shores have waited for eleven years; they can wait eleven more days for a paper that is worth the ink,” the minister told reporters.",
	"“There is no plan to send troops, there was no such plan last week, and whoever writes that there is one has been told a tale. I have said so to the ambassador, I have said so to the committee, and I say it to you now for the last time,” the spokeswoman said.",
}
