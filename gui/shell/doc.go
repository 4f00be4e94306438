// Package shell is the window of the app: its frame, the pages of a story and the
// reader beside them, routes with history, menu, keys, notices and the jobs bar.
//
// In: an open desk and a fyne.App. Out: a window. It keeps no domain state of its
// own: what is shown comes from the desk's ledgers, fetched off the UI goroutine and
// swapped in whole.
package shell
