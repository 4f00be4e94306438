// Package capture takes articles in: from the bytes of a file, a folder or a paste
// to articles, one package a format (plain, html), one registry that tells formats
// apart by content.
//
// In: a Source, which names bytes and opens them. Out: the articles it holds with
// their original bytes and plain notes on what a person should know, or an *Error
// that says in one sentence why there is none.
package capture
