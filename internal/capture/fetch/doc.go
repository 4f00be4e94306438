// Package fetch asks hosts of the web for documents, politely and within bounds.
//
// In: an address, with what is known of the document from the last time. Out: its bytes
// as they are, unpacked, with the type they were sent under, or that nothing has
// changed; an *Error that says in a sentence why there is none.
//
// One request at a time goes to a host, with a pause between two. Hosts that ask to be
// left alone for a while are. Redirects, sizes, times and what packed bodies unpack to
// are bounded. Addresses that a page or a feed names never reach the machine itself or
// the network around it: that is checked when the connection is made, after its name
// was looked up (guard.go). What a host asks of robots is heeded where the caller says
// that nobody chose the page by hand (robots.go).
//
// No cookies are kept and no referrer is sent. Nothing is asked for that the caller did
// not name, but robots.txt.
package fetch
