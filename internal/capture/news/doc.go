// Package news reads the formats in which agencies deliver: ninjs (IPTC, JSON),
// NewsML-G2 and NITF (IPTC, XML).
//
// In: a JSON object or an XML document. Out: the article with headline, byline, day,
// dateline's place and provider as the format states them.
package news
