// Package scene lays out through whom words reached us: sources in columns from those
// who print to those who speak, and arrows along the way the words took.
//
// In: nodes and edges that know no domain, a width, the size of the words. Out: a drawing
// with a spot for each node. All functions are pure.
package scene
