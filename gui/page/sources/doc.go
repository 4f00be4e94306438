// Package sources is the page of through whom words reached us: who prints, who relays
// and who speaks, as a drawing and as a list; reprints of one report, one quotation in
// several wordings, the grades of sources and their track record.
//
// In: the ledgers of articles, statements and expectations. Out: rows, and the same as a
// drawing that can be written as PNG or SVG; grades by key.
package sources
