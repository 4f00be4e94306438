// Package prose shows a long text paragraph by paragraph, of which one is at hand. Only
// the paragraphs in sight are broken into lines and drawn, so that a text of fifty
// thousand of them opens as quickly as one of ten.
//
// In: paragraphs with their styles. Out: the number of the paragraph that was pressed.
package prose
