// Package desk is the front door of the core: all that a person can do with
// Readout, as plain methods and typed signals.
//
// In: sources to import, decisions, questions. Out: ledgers and articles to show,
// notices of what changed, jobs with their progress, and errors as one sentence a
// person can act on. The window and readoutctl both stand on it; it knows neither.
//
// It is the one owner of goroutines: jobs run in the background with a bounded
// number of workers and stop when they are cancelled.
package desk
