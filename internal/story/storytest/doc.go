// Package storytest makes up articles with their Readings for tests and measurements
// of stories, without reading anything.
//
// In: a world (how many people, topics and words there are) and a seed. Out: as many
// articles as are asked for, each always the same, with statements, reprints,
// expectations, events, documents and conflicts as a real pile of papers has them.
// All names and states are invented.
package storytest
