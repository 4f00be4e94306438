// Package mail reads electronic mail (RFC 5322, MIME), saved web archives (RFC 2557,
// MHTML) and mailboxes (RFC 4155, mbox).
//
// In: the bytes of a message or a mailbox. Out: a message's body as an article and its
// attachments as parts; the page of a web archive with its address; the messages of a
// mailbox one by one, so that its size does not matter.
package mail
