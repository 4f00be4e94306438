// Package settings is the page of what a person can choose about the window: text
// size, colours, language, how days are written, and the name that decisions carry.
//
// In: the choices in force and where the data lies. Out: calls with the choices as
// changed; each takes effect at once and is remembered by the window.
package settings
