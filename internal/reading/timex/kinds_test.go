package timex

import "testing"

// printed Friday 22 March 2013
func TestKinds(t *testing.T) {
	for _, c := range []struct{ kind, text, want string }{
		{"length", "The plan takes at least two years, nearly a decade and no more than 60 days.", "at least two years=P2Y[EQUAL_OR_MORE] | nearly a decade=P10Y[APPROX] | no more than 60 days=P60D[EQUAL_OR_LESS]"},
		{"length", "He gave them well over a month, then just under 12 hours.", "well over a month=P1M[MORE_THAN] | just under 12 hours=PT12H[LESS_THAN]"},
		{"length", "The strike lasted one hour and 20 minutes; the siege two years, three months.", "one hour and 20 minutes=PT1H20M | two years, three months=P2Y3M"},
		{"length", "It took 2 1/2 years, one-and-a-half months and a quarter century.", "2 1/2 years=P2.5Y | one-and-a-half months=P1.5M | a quarter century=P25Y"},
		{"length", "It took years; the feud ran for decades and for centuries; hundreds of years passed.", "years=PXY | decades=PXDE | centuries=PXCE | hundreds of years=PXY"},
		{"length", "A weeklong visit, a year-long study and a decades-long war.", "weeklong=P1W | year-long=P1Y | decades-long=PXDE"},
		{"length", "They waited another two weeks, a further three days and 2,000 years.", "another two weeks=P2W | a further three days=P3D | 2,000 years=P2000Y"},
		{"length", "A two-year period and the 30-day deadline of a three-year contract.", "A two-year period=P2Y | 30-day=P30D | three-year=P3Y"},
		{"length", "The loss for the nine months ended Sept. 30 widened.", "the nine months=P9M | Sept. 30=2012-09-30@2012-09-30"},
		{"length", "The last six months of 2011 were calm, unlike the last six months.", "The last six months=P6M | 2011=2011@2011-01-01..2011-12-31 | the last six months=P6M@2012-09-22..2013-03-22"},
		{"length", "The past decade was calm, and so was the last century.", "The past decade=P10Y@2003-03-22..2013-03-22 | the last century=P100Y@1913-03-22..2013-03-22"},
		{"no length", "The 43-year-old envoy, a 5-year-old girl and a man 25 years old left; three quarters of voters stayed.", ""},
		{"no length", "The truce will last two days.", "two days=P2D"},
		{"shift", "Sales were higher 10 years ago, two weeks ago and the day before yesterday.", "10 years ago=2003@2003-01-01..2003-12-31 | two weeks ago=2013-W10@2013-03-04..2013-03-10 | the day before yesterday=2013-03-20@2013-03-20"},
		{"shift", "They will return the day after tomorrow or the week after next, and left the month before last.", "the day after tomorrow=2013-03-24@2013-03-24 | the week after next=2013-W14@2013-04-01..2013-04-07 | the month before last=2013-01@2013-01-01..2013-01-31"},
		{"shift", "For the signing in one year of talks they met twice; they will meet in three days.", "one year=P1Y | three days=2013-03-25@2013-03-25"},
		{"quarter", "In the third quarter, profit rose from a year earlier; second-quarter earnings fell.", "the third quarter=2012-Q3@2012-07-01..2012-09-30 | a year earlier=2011-Q3@2011-07-01..2011-09-30 | second-quarter=2012-Q2@2012-04-01..2012-06-30"},
		{"quarter", "Sales rose in last year's third quarter, the 2011 fourth quarter and the first quarter of fiscal 2012.", "last year's third quarter=2012-Q3@2012-07-01..2012-09-30 | the 2011 fourth quarter=2011-Q4@2011-10-01..2011-12-31 | the first quarter of fiscal 2012=FY2012-Q1"},
		{"quarter", "The year-earlier quarter was weak, the latest quarter strong and the year-ago period poor.", "The year-earlier quarter=2011-Q4@2011-10-01..2011-12-31 | the latest quarter=2012-Q4@2012-10-01..2012-12-31 | the year-ago period=2012@2012-01-01..2012-12-31"},
		{"quarter", "Profit for the quarter rose 5 percent.", "the quarter=2012-Q4@2012-10-01..2012-12-31"},
		{"quarter", "Orders fell from the same month last year and the same period a year earlier.", "the same month last year=XXXX-XX | the same period a year earlier=2012@2012-01-01..2012-12-31"},
		{"quarter", "The second half was dull, and the coach left.", ""},
		{"year", "In the year 2000, in mid-2011, in the 1990-91 season and in 2011-12.", "the year 2000=2000@2000-01-01..2000-12-31 | mid-2011=2011[MID]@2011-01-01..2011-12-31 | 1990-91=1990/1991@1990-01-01..1991-12-31 | 2011-12=2011/2012@2011-01-01..2012-12-31"},
		{"year", "The late '80s, the early '90s, the '60s, the early eighties and the mid-1970s.", "The late '80s=198[END]@1980-01-01..1989-12-31 | the early '90s=199[START]@1990-01-01..1999-12-31 | the '60s=196@1960-01-01..1969-12-31 | the early eighties=198[START]@1980-01-01..1989-12-31 | the mid-1970s=197[MID]@1970-01-01..1979-12-31"},
		{"year", "He was born in '82.", "'82=1982@1982-01-01..1982-12-31"},
		{"month", "May and June 2011 were calm, and March sales rose.", "May=2011-05@2011-05-01..2011-05-31 | June 2011=2011-06@2011-06-01..2011-06-30 | March=2012-03@2012-03-01..2012-03-31"},
		{"month", "May spoke of March as a march, and said she may march on.", ""},
		{"days", "They met on May 3 and 5, on Sept. 14 and 18, 2010, and on July Fourth.", "May 3=2013-05-03@2013-05-03 | 5=2013-05-05@2013-05-05 | Sept. 14=2010-09-14@2010-09-14 | 18, 2010=2010-09-18@2010-09-18 | July Fourth=2011-07-04@2011-07-04"},
		{"days", "On May 3 and 5 others died.", "May 3=2013-05-03@2013-05-03"},
		{"range", "The fair ran from Nov. 20 to Dec. 11, from 1991 to 1995 and from Thursday to Monday.", "Nov. 20=2012-11-20@2012-11-20 | Dec. 11=2012-12-11@2012-12-11 | 1991=1991@1991-01-01..1991-12-31 | 1995=1995@1995-01-01..1995-12-31 | Thursday=2013-03-21@2013-03-21 | Monday=2013-03-25@2013-03-25"},
		{"range", "Trade fell between March and May 2012.", "March=2012-03@2012-03-01..2012-03-31 | May 2012=2012-05@2012-05-01..2012-05-31"},
		{"narrative", "The sides met on Wednesday. The next day they met again. The night before, shells had fallen.", "Wednesday=2013-03-20@2013-03-20 | The next day=2013-03-21@2013-03-21 | The night before=2013-03-20TNI@2013-03-20"},
		{"narrative", "On March 4 the talks began. Later that month they ended. That same year a deal was signed.", "March 4=2013-03-04@2013-03-04 | Later that month=2013-03@2013-03-04..2013-03-31 | That same year=2013@2013-01-01..2013-12-31"},
		{"narrative", "The accord was signed on May 3, 2011. In June it failed, and in February the sides met again.", "May 3, 2011=2011-05-03@2011-05-03 | June=2011-06@2011-06-01..2011-06-30 | February=2012-02@2012-02-01..2012-02-29"},
		{"narrative", "In 2009, she left in March. In May he returned.", "2009=2009@2009-01-01..2009-12-31 | March=2009-03@2009-03-01..2009-03-31 | May=2012-05@2012-05-01..2012-05-31"},
		{"narrative", "The firm was founded in 1998. In January it was sold.", "1998=1998@1998-01-01..1998-12-31 | January=2013-01@2013-01-01..2013-01-31"},
		{"narrative", "The following day he left.", "The following day=XXXX-XX-XX"},
		{"part of day", "They met in the morning; earlier this morning he had called, and by late afternoon all was over.", "the morning=2013-03-22TMO@2013-03-22 | earlier this morning=2013-03-22TMO@2013-03-22 | late afternoon=2013-03-22TAF[END]@2013-03-22"},
		{"part of day", "Shelling began around 3 p.m. Thursday and at 11:30 p. m. on Wednesday.", "3 p.m. Thursday=2013-03-21T15:00@2013-03-21 | 11:30 p. m. on Wednesday=2013-03-20T23:30@2013-03-20"},
		{"set", "They meet annually, every Tuesday night, each summer, twice a month, every two years and every other day.", "annually=P1Y | every Tuesday night=XXXX-WXX-2TNI | each summer=XXXX-SU | twice a month=P1M | every two years=P2Y | every other day=P2D"},
		{"set", "It works 24 hours a day, seven days a week, on weekends and Mondays.", "24 hours=PT24H | a day=P1D | seven days=P7D | a week=P1W | weekends=XXXX-WXX-WE | Mondays=XXXX-WXX-1"},
		{"set", "Winds of 60 miles an hour cost $5 a day.", "a day=P1D"},
		{"reference", "The current chief knows the recent talks, the near future and the distant past; he once led the party.", "current=PRESENT_REF | recent=PAST_REF | the near future=FUTURE_REF | the distant past=PAST_REF | once=PAST_REF"},
		{"reference", "He called at once, once a week and once more; at that time no one knew.", "once a week=P1W | that time=PAST_REF"},
		{"reference", "Earlier drafts are known; the minister spoke earlier, as recently as last year, and will reply as soon as possible.", "earlier=PAST_REF | last year=2012@2012-01-01..2012-12-31 | as soon as possible=FUTURE_REF"},
		{"reference", "The past president of the present board spoke.", ""},
		{"named day", "They met on Labor Day, Election Day, Orthodox Easter, Passover, Yom Kippur and Nowruz.", "Labor Day=2012-09-03@2012-09-03 | Election Day=2012-11-06@2012-11-06 | Orthodox Easter=2013-05-05@2013-05-05 | Passover=2013-03-26/2013-04-02@2013-03-26..2013-04-02 | Yom Kippur=2012-09-26@2012-09-26 | Nowruz=2013-03-21@2013-03-21"},
		{"named day", "The fast of Ramadan ended before Eid al-Fitr; they met last Christmas and will meet next Easter and on Thanksgiving 2011.", "Ramadan=2012-07-20/2012-08-18[APPROX]@2012-07-20..2012-08-18 | Eid al-Fitr=2012-08-19[APPROX]@2012-08-19 | last Christmas=2012-12-25@2012-12-25 | next Easter=2013-03-31@2013-03-31 | Thanksgiving 2011=2011-11-24@2011-11-24"},
		{"name", `The host of NBC's "Today" reads the Daily Mail and the Sunday Times.`, ""},
		{"tense", "The vote, scheduled for Wednesday, will go ahead; a report released Monday calls for calm.", "Wednesday=2013-03-27@2013-03-27 | Monday=2013-03-18@2013-03-18"},
		{"tense", "The two sides are to exchange prisoners on Monday.", "Monday=2013-03-25@2013-03-25"},
		{"tense", "The March 1 deadline passed.", "March 1=2013-03-01@2013-03-01"},
		{"tense", "The envoy could not be reached on Wednesday; smoke could be seen on Tuesday.", "Wednesday=2013-03-20@2013-03-20 | Tuesday=2013-03-19@2013-03-19"},
		{"tense", "Police set off on Thursday; a hearing is set for Thursday.", "Thursday=2013-03-21@2013-03-21 | Thursday=2013-03-28@2013-03-28"},
		{"tense", "The bill, approved Tuesday by the House, goes to the Senate on Monday.", "Tuesday=2013-03-19@2013-03-19 | Monday=2013-03-25@2013-03-25"},
		{"market", "Shares ended the day higher; for the day, the index rose.", "the day=2013-03-22@2013-03-22 | the day=2013-03-22@2013-03-22"},
		{"market", "The bank expects growth for the year and in the week.", "the year=2013@2013-01-01..2013-12-31 | the week=2013-W12@2013-03-18..2013-03-24"},
		{"tense", "Following Monday's debate, the court forced the judge to resign on Tuesday.", "Monday=2013-03-18@2013-03-18 | Tuesday=2013-03-19@2013-03-19"},
		{"tense", "He left early to mark March 20.", "March 20=2013-03-20@2013-03-20"},
		{"tense", "Between Jan. 1 and March 10: 300 fires.", "Jan. 1=2013-01-01@2013-01-01 | March 10=2013-03-10@2013-03-10"},
		{"part of day", "The paper is due by 6 o'clock this afternoon and the vote at 9 in the morning.", "6 o'clock this afternoon=2013-03-22T18:00@2013-03-22 | the morning=2013-03-22TMO@2013-03-22"},
		{"length", "He won $5 million over six years, the most in over a decade.", "six years=P6Y | over a decade=P10Y[MORE_THAN]"},
		{"length", "Growth fell for two consecutive quarters of the slump, the largest single-day loss.", "two consecutive quarters=P2Q | single-day=P1D"},
		{"name", "She spoke on ABC's “This Week.”", ""},
	} {
		if got := shownAll(findIn(c.text, "2013-03-22")); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.kind, c.text, got, c.want)
		}
	}
}

func TestLastAndNextWeekday(t *testing.T) {
	for _, c := range []struct{ text, printed, want string }{
		{"They met last Wednesday.", "2019-01-31", "*publication+ 2019-01-23..2019-01-23; publication+iso 2019-01-30..2019-01-30"},
		{"They met last Tuesday.", "2019-01-31", "*publication+ 2019-01-29..2019-01-29; publication+iso 2019-01-22..2019-01-22"},
		{"They met last Thursday.", "2019-01-31", "*publication+ 2019-01-24..2019-01-24"},
		{"They will meet next Friday.", "2019-01-31", "*publication+ 2019-02-08..2019-02-08; publication+iso 2019-02-01..2019-02-01"},
		{"They will meet next Monday.", "2019-01-31", "*publication+ 2019-02-04..2019-02-04"},
	} {
		if got := readingsOf(findIn(c.text, c.printed)[0]); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestSets(t *testing.T) {
	for _, c := range []struct{ text, value, quant, freq string }{
		{"They meet twice a month.", "P1M", "", "2X"},
		{"They meet three times per year.", "P1Y", "", "3X"},
		{"They meet every two years.", "P2Y", "EVERY", ""},
		{"They meet each Monday.", "XXXX-WXX-1", "EACH", ""},
		{"They meet daily.", "P1D", "", ""},
	} {
		times := findIn(c.text, "2013-03-22")
		if len(times) != 1 || times[0].Value != c.value || times[0].Quant != c.quant || times[0].Freq != c.freq {
			t.Errorf("%s: %+v", c.text, times)
		}
	}
}

// A date without its year takes that of the story where the paragraph tells a past
// one; the other reading is kept.
func TestHistory(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The accord was signed on May 3, 2011. In June it failed.", "publication+ 2012-06-01..2012-06-30; *narrative+ 2011-06-01..2011-06-30"},
		{"The firm was founded in 1998. In January it was sold.", "*publication+ 2013-01-01..2013-01-31; narrative+ 1998-01-01..1998-01-31"},
		{"The accord was signed on May 3, 2011. It will be renewed in June.", "*publication+ 2013-06-01..2013-06-30"},
	} {
		times := findIn(c.text, "2013-03-22")
		if got := readingsOf(times[len(times)-1]); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
