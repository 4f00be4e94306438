// Package format holds what every format of capture gives: Pages, and Parts of
// containers. It knows no format itself.
//
// In: nothing. Out: the plain data that stands between the packages that parse one
// format each (plain, html, zip …) and the registry that freezes their texts.
package format
