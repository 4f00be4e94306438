// Package event finds what actors do to one another, in PLOVER's categories: who
// met, warned, struck, freed or sanctioned whom, when, and how certain it is.
//
// In: an analysed document with the mentions, actors, times and statements found in
// it. Out: records of events in text order.
//
// How it works: a sentence is cut into chunks (noun phrases, verb groups, the small
// words between). Every verb group is tried against the patterns of verbs with its
// subject, object and prepositional phrases, a passive turned round; every noun
// phrase is tried against the nouns of action, carried by a verb ("held talks"),
// undone by one ("the visit was cancelled") or standing alone with its actors. What
// stands above the word (a modal, a negation, "agreed to", "the option of", "denied
// that") tells how certain the act is and whether it is still to come. Acts of words are
// told beside what they are about: who will not do a thing refuses it, who says that
// another must do it asks for it, who is ready to do it agrees. Each search
// stays in its sentence and is bounded, so the time grows with the text's length.
package event
