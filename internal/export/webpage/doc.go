// Package webpage is the frame of the pages of HTML that are handed over.
//
// In: the style and the body of a kind of page. Out: its template. What every page has
// stands here once: that it loads nothing, runs nothing and prints well.
package webpage
