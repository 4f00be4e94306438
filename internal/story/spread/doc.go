// Package spread says how work of many parts that do not touch one another is done.
//
// In: a Spread from who owns the goroutines, or none. Out: the parts done, all of them.
// What is made is the same whatever the number of processors is.
package spread
