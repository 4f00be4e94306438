package date

import "testing"

func TestMoment(t *testing.T) {
	for in, want := range map[string]string{
		"Thu, 01 Jan 2004 19:48:21 GMT":       "2004-01-01T19:48:21Z",
		"Thu, 1 Jan 04 19:48 EST":             "2004-01-01T19:48:00-05:00",
		"Thursday, 01 January 2004 19:48:21":  "2004-01-01T19:48:21",
		"Thu, 01 Jan 2004 19:48:21 +0530":     "2004-01-01T19:48:21+05:30",
		"01 Jan 2004":                         "2004-01-01",
		"Thu, 01 Jan 2004 19:48:21 GMT+02:00": "2004-01-01T19:48:21+02:00",
		"1 Sept 2003":                         "2003-09-01",
		"2003-12-31T10:14:55Z":                "2003-12-31T10:14:55Z",
		"2003-12-31T10:14:55.123-08:00":       "2003-12-31T10:14:55-08:00",
		"2003-12-31 10:14":                    "2003-12-31T10:14:00",
		"20031231":                            "2003-12-31",
		"2003-12":                             "2003-12",
		"2003":                                "2003",
		"Fri Jan 2 19:48:21 2004":             "2004-01-02T19:48:21",
		"January 2, 2004 19:48 UTC":           "2004-01-02T19:48:00Z",
		"31 Feb 2004":                         "",
		"2003-13-01":                          "",
		"yesterday":                           "",
		"":                                    "",
	} {
		if got := Moment(in); got != want {
			t.Errorf("Moment(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPublished(t *testing.T) {
	for in, want := range map[string]string{
		"Thu, 01 Jan 2004 19:48:21 GMT": "2004-01-01T19:48:21+00:00",
		"2003-12-31T10:14:55":           "2003-12-31T10:14",
		"2003-12-31T10:14:55+03:00":     "2003-12-31T10:14:55+03:00",
		"2003-12-31":                    "2003-12-31",
		"2003-12":                       "",
		"0001-01-01T00:00:00Z":          "",
		"1970-01-01T00:00:00Z":          "",
		"1912-04-16":                    "1912-04-16",
	} {
		if got := Published(in); got != want {
			t.Errorf("Published(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzMoment(f *testing.F) {
	f.Add("Thu, 1 Jan 04 19:48 EST")
	f.Add("2003-12-31T10:14:55.123-08:00")
	f.Fuzz(func(t *testing.T, s string) {
		if m := Moment(s); m != "" && Moment(m) != m {
			t.Errorf("%q gives %q, which gives %q", s, m, Moment(m))
		}
	})
}
