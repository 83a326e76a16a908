"""Write reports as one HTML file, as Markdown with pictures, or as PDF by typst."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from orgtree.base.escape import markdown_address, markdown_text
from orgtree.draw import fonts
from orgtree.draw.text_metrics import clean
from orgtree.draw.text_metrics import width as text_width
from orgtree.draw.wrap import DATE
from orgtree.draw.writers import svg, typst_picture
from orgtree.draw.writers.subprocess_renderer import typeset
from orgtree.draw.written_report import Lead

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.draw.fonts import Fonts
    from orgtree.draw.scene import Scene
    from orgtree.draw.written_report import Section, WrittenReport

_STYLE = (
    "body{font:15px/1.5 'Noto Sans','Helvetica Neue',Arial,'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',"
    "'Noto Sans Tibetan','Microsoft Himalaya',sans-serif;color:#1f2933;background:#fff;max-width:1100px;"
    "margin:2em auto;padding:0 1em}h1{font-size:1.6em;margin-bottom:.1em}h2{font-size:1.2em;margin-top:2em}"
    ".sub{color:#5a6673;margin-top:0}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #c9cfd5;"
    "padding:.25em .6em .25em 0;text-align:left;vertical-align:top}th{color:#5a6673;font-weight:600}"
    "nav~section td:first-child:empty{border-bottom-color:transparent}nav~section th:first-child{width:30%}nav ul{columns:2 18em;padding-left:1.2em}a{color:#0b57a4}"
    "figure{margin:1em 0;overflow-x:auto}figure img{max-width:100%;height:auto}"
    ".date{white-space:nowrap}"
    "@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}"
)


def html(document: WrittenReport) -> bytes:
    """Return a document as one HTML file without network access or scripts."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    parts = [
        (
            f'<!doctype html>\n<html lang="{escape(document.language)}"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(clean(document.title))}</title><style>{_STYLE}</style></head><body>"
        ),
        f"<h1>{_html(document.title)}</h1>",
        f'<p class="sub">{_html(document.subtitle)}</p>' if document.subtitle else "",
    ]
    for number, section in enumerate(document.sections):
        anchor = f' id="s{number}"' if document.contents else ""
        parts.append(f"<section{anchor}><h2>{_html(section.title)}</h2>")
        if section.picture is not None:
            # As an image, so that the styles of several pictures cannot meet.
            parts.append(
                f'<figure><img alt="{escape(clean(section.picture.description))}" src="{_data(section.picture)}"></figure>'
            )
        if section.rows:
            heads = "".join(f'<th scope="col">{_html(cell)}</th>' for cell in section.headings)
            rows = "".join(f"<tr>{''.join(f'<td>{_html(cell)}</td>' for cell in row)}</tr>\n" for row in section.rows)
            parts.append(f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table>")
        parts += [f"<p>{_html(line)}</p>" for line in section.words]
        parts.append("</section>")
        if document.contents and not number:
            leads = (
                f'<li><a href="#s{at}">{_html(one.title)}</a></li>' for at, one in enumerate(document.sections) if at
            )
            parts.append(f"<nav><ul>{''.join(leads)}</ul></nav>")
    return "\n".join(filter(None, [*parts, "</body></html>", ""])).encode()


def _html(text: str) -> str:
    return DATE.sub(r'<span class="date">\g<0></span>', escape(clean(text)))


def _data(scene: Scene) -> str:
    from base64 import b64encode  # noqa: PLC0415 - only this form needs it

    return "data:image/svg+xml;base64," + b64encode(svg.write(scene).encode()).decode()


def markdown(document: WrittenReport, name: Callable[[int], str]) -> tuple[bytes, dict[str, bytes]]:
    """Return a document as Markdown, and its pictures as SVG by file name.

    Args:
        document: The document.
        name: Gives the file name of the picture with a number, counted from 1.
    """
    lines = [f"# {_marked(document.title)}", ""]
    if document.subtitle:
        lines += [_marked(document.subtitle), ""]
    pictures: dict[str, bytes] = {}
    for section in document.sections:
        lines += [f"## {_marked(section.title)}", ""]
        if section.picture is not None:
            file = name(len(pictures) + 1)
            pictures[file] = svg.write(section.picture).encode()
            lines += [f"![{_marked(section.picture.description)}]({markdown_address(file)})", ""]
        if section.rows:
            lines.append("| " + " | ".join(_marked(cell) for cell in section.headings) + " |")
            lines.append("|" + " --- |" * len(section.headings))
            lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in section.rows]
            lines.append("")
        for line in section.words:
            lines += [_marked(line), ""]
    return "\n".join(lines).encode(), pictures


def _marked(text: str) -> str:
    return markdown_text(clean(text))


def _cell(cell: str) -> str:
    return f"[{_marked(cell)}]({markdown_address(cell.address)})" if isinstance(cell, Lead) else _marked(cell)


# Everything comes in as data: no text of the user's is ever part of the typst source.
_SOURCE = (
    typst_picture.SOURCE
    + """
#let doc = json(bytes(sys.inputs.doc))
#set document(title: doc.title, date: none)
#set text(lang: doc.lang, size: 9pt, font: doc.fonts, fill: rgb("#1f2933"))
#set page(paper: "a4", margin: (x: 16mm, y: 16mm), numbering: "1 / 1")
#set heading(bookmarked: true)
#show heading.where(level: 2): set block(above: 1.6em, below: .8em)
#text(size: 17pt, weight: "bold", doc.title)
#v(-.6em)
#text(fill: rgb("#5a6673"), doc.subtitle)
#for s in doc.sections {
  heading(level: 2, s.title)
  if s.picture != none { align(center, picture(s.picture)) }
  if s.rows.len() > 0 {
    table(
      columns: s.columns.map(c => if c == 0 { auto } else { c * 1fr }), stroke: none, inset: (x: 3pt, y: 3pt), align: left,
      table.header(..s.headings.map(h => text(weight: "bold", fill: rgb("#5a6673"), h)), table.hline(stroke: .6pt + rgb("#c9cfd5"))),
      ..s.rows.map(r => (..r.map(c => [#c]), table.hline(stroke: .3pt + rgb("#c9cfd5")))).flatten()
    )
  }
  for w in s.words { par(w) }
}
"""
)
_ROOM = (504.0, 660.0)
"""Width and height in points that a picture may take on a page."""
_MOST_SCALE = 1.0
_SHORT, _LONG = 10.0, 60.0
"""Widths in font sizes: up to the first a column is as wide as its text, beyond the second a text counts no more."""


def printed_text(scene: Scene) -> float:
    """Return the size in points of the smallest text of a picture, shown as large as a page allows."""
    return scene.smallest_text * _scale(scene)


def _scale(scene: Scene) -> float:
    return min(_ROOM[0] / scene.width, _ROOM[1] / scene.height, _MOST_SCALE)


def pdf(document: WrittenReport, *, given: Sequence[str] = ()) -> bytes:
    """Return a document as PDF on A4.

    Args:
        document: The document.
        given: Font files or folders to look in before the system's.

    Raises:
        MissingExtraError: If typst is missing or too old.
        RenderError: If a character has no font, or typst refuses the document.
    """
    chosen = fonts.choose(document.text(), given)
    data = {
        "title": clean(document.title),
        "subtitle": clean(document.subtitle),
        "lang": document.language.split("-")[0],
        "fonts": chosen.families("")[""],
        "sections": [_section(section, chosen) for section in document.sections],
    }
    return typeset(_SOURCE, data, chosen.files)


def _section(section: Section, chosen: Fonts) -> dict[str, object]:
    scene = section.picture
    widths = [
        max([text_width(section.headings[i]), *(text_width(row[i]) for row in section.rows)])
        for i in range(len(section.headings))
    ]
    return {
        "title": clean(section.title),
        "picture": None if scene is None else typst_picture.picture(scene, chosen, _scale(scene)),
        "headings": [clean(cell) for cell in section.headings],
        "columns": [0.0 if wide <= _SHORT else min(wide, _LONG) for wide in widths],
        "rows": [[clean(cell) for cell in row] for row in section.rows],
        "words": [clean(line) for line in section.words],
    }
