// Package pagetest drives a page of the window in a test, by keys and without the
// window.
//
// In: a page made on the rig's context, ledgers. Out: what the page asked of the window.
package pagetest
