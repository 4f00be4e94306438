// Package assets embeds what the program carries with it: word lists, the sample
// story, icon and translations. It holds files only, no behaviour; each has a
// reader and a test in the package that uses it.
package assets
