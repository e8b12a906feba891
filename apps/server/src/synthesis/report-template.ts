/**
 * The Typst template of the PDF, kept as a module so that the build carries it along. It reads its words from
 * `/data.json` alone (`PrintReport`), so markup in them stays text.
 */
export const reportTemplate = String.raw`
#let d = json("/data.json")
#let direction(name) = if name == "rtl" { rtl } else { ltr }
#let fonts(name) = if name == "rtl" { ("Amiri", "Noto Serif") } else { ("Noto Serif", "Amiri") }
#let plain-fonts = if d.direction == "rtl" { ("Amiri", "Noto Sans") } else { ("Noto Sans", "Amiri") }
#let beside(value) = if d.direction == "rtl" { (right: value) } else { (left: value) }
#let ink = rgb("#0b5f7a")
#let pale = rgb("#e4edf1")

// Typst 0.13 knows no alternative text on a figure
#let described(words) = if sys.version >= version(0, 14, 0) { (alt: words) } else { (:) }

#set document(title: d.title, description: d.subtitle, date: if d.date == none { none } else { datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2)) })
#set text(font: fonts(d.direction), size: 10.5pt, lang: d.language, dir: direction(d.direction), fallback: false)
#set par(leading: 0.75em, spacing: 1.1em)
#set page(
  paper: "a4",
  margin: (x: 2.4cm, y: 2.6cm),
  header: context if counter(page).get().first() > 1 { set text(8pt); d.title },
  footer: context if counter(page).get().first() > 1 { set text(8pt); align(center, counter(page).display("1")) },
)
#show heading: set text(fill: ink, font: plain-fonts)
#show heading: set block(above: 1.6em, below: 0.9em)
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#show heading.where(level: 1): set text(18pt)
#show heading.where(level: 2): set text(13pt)
#show heading.where(level: 3): set text(11.5pt)
#show link: set text(fill: ink)
#show figure.where(kind: table): set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure: set align(start)
#show figure.caption: it => align(start, text(8.5pt, style: "italic", it.body))
#set figure(numbering: none, supplement: none, outlined: false)
#set table(stroke: 0.5pt + rgb("#b8c4cc"), inset: 5pt)
#show table.cell: set par(leading: 0.6em)

#let localized(n, body) = {
  set text(dir: direction(n.dir), font: fonts(n.dir))
  set text(lang: n.lang) if n.at("lang", default: none) != none
  body
}

#let inline(i) = {
  if i.kind == "break" { linebreak() } else if i.kind == "footnote" {
    footnote(localized(i, i.text))
  } else {
    let body = [#i.text]
    if i.bold { body = strong(body) }
    if i.italic { body = emph(body) }
    if i.underline { body = underline(body) }
    if i.href != none { body = link(i.href, body) }
    body
  }
}

#let blocks(all) = for n in all {
  if n.kind == "paragraph" { localized(n, par(n.content.map(inline).join())) }
  if n.kind == "heading" { localized(n, heading(level: n.level + 2, n.content.map(inline).join())) }
  if n.kind == "quote" { localized(n, quote(block: true, blocks(n.content))) }
  if n.kind == "list" {
    let items = n.items.map(blocks)
    localized(n, if n.ordered { enum(start: n.start, ..items) } else { list(..items) })
  }
  if n.kind == "grid" {
    let cell(c) = table.cell(x: c.x, y: c.y, colspan: c.colspan, rowspan: c.rowspan, fill: if c.header { pale }, blocks(c.content))
    let head = n.cells.filter(c => c.y < n.headerRows)
    let rest = n.cells.filter(c => c.y >= n.headerRows)
    localized(n, table(columns: (1fr,) * n.columns, ..if head.len() > 0 { (table.header(..head.map(cell)),) }, ..rest.map(cell)))
  }
}

#let figures(n) = {
  set text(9pt, font: plain-fonts)
  let side(i) = if i >= n.numbersFrom { end } else { start }
  let columns = if n.numbersFrom < n.header.len() { (1fr,) * n.numbersFrom + (auto,) * (n.header.len() - n.numbersFrom) } else { (1.6fr,) + (1fr,) * (n.header.len() - 1) }
  figure(kind: table, caption: n.caption, table(
    columns: columns,
    align: (x, y) => side(x),
    fill: (x, y) => if y == 0 { pale },
    table.header(..n.header.map(strong)),
    ..n.rows.flatten(),
    ..if n.foot != none { n.foot.map(strong) },
  ))
}

#let bars(n) = figure(kind: image, caption: n.caption, ..described(n.alt), block(width: 100%, {
  set text(8.5pt, font: plain-fonts)
  grid(columns: (4.2cm, 1fr, 1.4cm), row-gutter: 5pt, column-gutter: 7pt, align: horizon + start,
    ..n.bars.map(b => (
      b.label,
      box(width: 100%, height: 8pt, fill: pale, align(start, box(width: if b.of == 0 { 0% } else { 100% * b.part / b.of }, height: 8pt, fill: ink))),
      b.share,
    )).flatten())
}))

#let tones = (
  plain: words => par(words),
  strong: words => par(strong(words)),
  small: words => par(text(8.5pt, words)),
)

#v(5.5cm)
#align(center, {
  par(text(24pt, weight: "bold", fill: ink, d.title))
  par(text(14pt, d.subtitle))
  v(1.5cm)
  for line in d.imprint { par(line) }
  if d.notice != none { v(1fr); par(text(8.5pt, d.notice)) }
})
#pagebreak()
// an entry's page number keeps to its side, whatever the direction of its words
#let mark = if d.direction == "rtl" { "\u{200F}" } else { "\u{200E}" }
#show outline.entry: it => link(it.element.location(), it.indented(it.prefix(), [#it.body()#mark #box(width: 1fr, it.fill) #mark#it.page()]))
#outline(title: d.words.contents, depth: 2)

#for n in d.blocks {
  if n.kind == "heading" {
    heading(level: n.level, if n.label == none { n.text } else { [#n.label. #n.text] })
  }
  if n.kind == "paragraph" { (tones.at(n.tone))(n.text) }
  if n.kind == "document" { block(width: 100%, inset: beside(10pt), stroke: beside(1.5pt + ink), blocks(n.content)) }
  if n.kind == "table" { figures(n) }
  if n.kind == "bars" { bars(n) }
}
`;
