// Package timeaxis is the maths of an axis of time: which moment lies at which pixel, and
// where its ticks stand, from minutes to millennia.
//
// In: days counted since 1 January 1970 as float64, and a View that says which stretch of
// them lies on how many pixels. Out: pixels, days and Ticks. All functions are pure and
// hold at any zoom.
package timeaxis
