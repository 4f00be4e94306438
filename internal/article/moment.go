package article

import "time"

// Moment gives when an article was printed as its day, ISO 8601, and the time of that day
// as a person reads it: to the minute, and with the zone where the source stated one, since
// reports of one hour come from many: "11:00", "11:00 UTC", "11:00 UTC+4", "11:00 UTC-3:30".
// It takes a Value of Published; clock is empty for a day alone. What is no such value is
// given back as the day.
func Moment(published string) (day, clock string) {
	if t, err := time.Parse("2006-01-02T15:04", published); err == nil {
		return t.Format(time.DateOnly), t.Format("15:04")
	}
	t, err := time.Parse(time.RFC3339, published)
	if err != nil {
		return published, ""
	}
	zone := t.Format("-07:00")
	switch {
	case zone == "+00:00":
		zone = ""
	case zone[4:] == "00": // whole hours
		zone = zone[:3]
	}
	if len(zone) > 1 && zone[1] == '0' {
		zone = zone[:1] + zone[2:]
	}
	return t.Format(time.DateOnly), t.Format("15:04") + " UTC" + zone
}
