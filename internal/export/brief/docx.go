package brief

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// DOCX writes a brief as a document of Word with true footnotes (ECMA-376, transitional).
// It fails only where w does.
func DOCX(w io.Writer, b Brief) error {
	z := zip.NewWriter(w)
	d := docx{links: map[string]string{}}
	document, notes := d.document(b), d.footnotes(b)
	for _, p := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageParts},
		{"docProps/core.xml", header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + escaped(b.Title) + `</dc:title><dc:language>` + escaped(b.Language) + `</dc:language></cp:coreProperties>`},
		{"word/document.xml", document},
		{"word/footnotes.xml", notes},
		{"word/styles.xml", styles},
		{"word/_rels/document.xml.rels", documentParts},
		{"word/_rels/footnotes.xml.rels", d.addresses()},
	} {
		part, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate}) // no time: same brief, same bytes
		if err == nil {
			_, err = io.WriteString(part, p.content)
		}
		if err != nil {
			return fmt.Errorf("writing the brief as DOCX: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("writing the brief as DOCX: %w", err)
	}
	return nil
}

// docx gathers the links of a document.
type docx struct {
	links map[string]string // address to the id of its relation
	order []string
}

func (d *docx) document(b Brief) string {
	var s strings.Builder
	s.WriteString(header + `<w:document ` + namespaces + `><w:body>`)
	styled(&s, "Title", b.Title)
	styled(&s, "Subtitle", b.Head)
	cited := map[int]int{} // a footnote that is cited again is referred to by its bookmark
	for _, x := range b.Sections {
		styled(&s, "Heading1", x.Title)
		if x.Lead != "" {
			styled(&s, "Subtitle", x.Lead)
		}
		for _, p := range x.Paragraphs {
			s.WriteString(`<w:p>`)
			for i, t := range p.Sentences {
				if i > 0 {
					run(&s, "", " ")
				}
				run(&s, "", t.Text)
				for j, n := range t.Notes {
					if j > 0 {
						run(&s, `<w:rStyle w:val="FootnoteReference"/>`, ", ")
					}
					cite(&s, n, cited)
				}
			}
			if t := p.Tag; t != "" {
				run(&s, "", " ("+t+")")
			}
			s.WriteString(`</w:p>`)
		}
	}
	styled(&s, "Subtitle", b.Foot)
	s.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return s.String()
}

// cite refers to a footnote: by itself the first time, later to the number it then has.
func cite(s *strings.Builder, n int, cited map[int]int) {
	name := "note" + strconv.Itoa(n)
	if cited[n] == 0 {
		cited[n] = n
		fmt.Fprintf(s, `<w:bookmarkStart w:id="%d" w:name="%s"/><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r><w:bookmarkEnd w:id="%d"/>`, n, name, n, n)
		return
	}
	style := `<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>`
	fmt.Fprintf(s, `<w:r>%s<w:fldChar w:fldCharType="begin"/></w:r><w:r>%s<w:instrText xml:space="preserve"> NOTEREF %s \f \h </w:instrText></w:r><w:r>%s<w:fldChar w:fldCharType="separate"/></w:r><w:r>%s<w:t>%d</w:t></w:r><w:r>%s<w:fldChar w:fldCharType="end"/></w:r>`, style, style, name, style, style, n, style)
}

func (d *docx) footnotes(b Brief) string {
	var s strings.Builder
	s.WriteString(header + `<w:footnotes ` + namespaces + `>` +
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for i, n := range b.Notes {
		fmt.Fprintf(&s, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>`, i+1)
		run(&s, "", " "+n.Said())
		if u := n.Link(); u != "" {
			run(&s, "", " ")
			fmt.Fprintf(&s, `<w:hyperlink r:id="%s">`, d.link(u))
			run(&s, `<w:u w:val="single"/>`, u)
			s.WriteString(`</w:hyperlink>`)
		}
		s.WriteString(`</w:p></w:footnote>`)
	}
	s.WriteString(`</w:footnotes>`)
	return s.String()
}

// link gives the id of the relation to an address.
func (d *docx) link(to string) string {
	if d.links[to] == "" {
		d.order = append(d.order, to)
		d.links[to] = "rId" + strconv.Itoa(len(d.order))
	}
	return d.links[to]
}

func (d *docx) addresses() string {
	var s strings.Builder
	s.WriteString(header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, u := range d.order {
		fmt.Fprintf(&s, `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="%s" TargetMode="External"/>`, d.links[u], address(u))
	}
	s.WriteString(`</Relationships>`)
	return s.String()
}

// styled writes a paragraph in a style.
func styled(s *strings.Builder, style, words string) {
	s.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	run(s, "", words)
	s.WriteString(`</w:p>`)
}

// run writes words with properties.
func run(s *strings.Builder, properties, words string) {
	s.WriteString(`<w:r>`)
	if properties != "" {
		s.WriteString(`<w:rPr>` + properties + `</w:rPr>`)
	}
	s.WriteString(`<w:t xml:space="preserve">` + escaped(words) + `</w:t></w:r>`)
}

// escaped gives words as XML takes them; what it cannot hold becomes U+FFFD.
func escaped(words string) string {
	var s strings.Builder
	xml.EscapeText(&s, []byte(strings.ToValidUTF8(words, "\ufffd")))
	return s.String()
}

const (
	header        = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	contentTypes  = header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
	packageParts  = header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	documentParts = header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`
	styles        = header + `<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="444444"/><w:sz w:val="19"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>`
)
