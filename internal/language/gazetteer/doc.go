// Package gazetteer marks the words of a sentence that stand in lists of names: states,
// peoples, cities, organisations, first names, offices, months.
//
// In: the word lists, once, then the words of a sentence as printed. Out: for each
// word the lists it stands in, as bits. It decides nothing: "Turkey" is marked as a
// state though it may be a bird, "May" as a month, "Georgia" as a state and a place;
// what reads the marks has to weigh them.
//
// Names must have their capital (Turkey), those in capitals all of them (US); a text in
// capitals throughout has both. Spaces are left out, so that it matters nothing how a
// text is cut into words (Guinea-Bissau, U.S.).
package gazetteer
