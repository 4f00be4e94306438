// Package capture takes articles in: from the bytes of a file, a folder or a paste
// to articles, one package a format (plain, html, zip …), one registry that tells
// formats apart by content.
//
// In: a Source, which names bytes and opens them. Out: the articles it holds with
// their original bytes and plain notes on what a person should know, or an *Error
// that says in one sentence why there is none. Containers (a ZIP) become Sources of
// their own first, one for each part, so that a large one never lies in memory whole.
package capture
