"""A synthetic book in, the same text for Typst and for LaTeX out: heads, emphasis, notes, lists, a table."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NOTE = re.compile(r"^\[\^(\d+)\]: (.*)$")
CALL = re.compile(r"\[\^(\d+)\]")
EMPHASIS = re.compile(r"\*([^*]+)\*")
ITEM = re.compile(r"^\d+\. ")

TYPST_HEAD = """\
#set page(width: 156mm, height: 234mm, margin: (inside: 22mm, outside: 29mm, top: 24mm, bottom: 30mm),
  numbering: "1", header: context counter(page).display())
#set text(font: "{family}", size: 10.5pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true, first-line-indent: 1em, leading: 0.55em, spacing: 0.55em)
#outline()
"""

LATEX_HEAD = r"""\documentclass[twoside]{book}
\usepackage[paperwidth=156mm,paperheight=234mm,inner=22mm,outer=29mm,top=24mm,bottom=30mm]{geometry}
\usepackage{fontspec}
\setmainfont[Path=%(folder)s/,BoldFont=%(bold)s,ItalicFont=%(italic)s]{%(regular)s}
%(microtype)s
\begin{document}\fontsize{10.5bp}{14bp}\selectfont
\tableofcontents
"""

MICROTYPE = r"\usepackage[protrusion=true,expansion=true,stretch=20,shrink=20,step=1]{microtype}"


@dataclass(frozen=True, slots=True)
class Markup:
    """How a language writes plain words, and what it makes of content that it has written already."""

    plain: Callable[[str], str]
    emphasis: Callable[[str], str]
    note: Callable[[str], str]
    heading: Callable[[int, str], str]
    quotation: Callable[[str], str]
    table: Callable[[list[list[str]]], str]
    items: Callable[[list[str]], str]

    def book(self, chapters: Iterable[str]) -> str:
        """Return the text of chapters."""
        return "\n\n".join(block for chapter in chapters for block in self._blocks(chapter))

    def _blocks(self, chapter: str) -> Iterator[str]:
        blocks = chapter.strip().split("\n\n")
        found = [NOTE.match(each) for each in blocks]
        notes = {match[1]: match[2] for match in found if match}
        for block in blocks:
            if not NOTE.match(block) and not block.startswith(":"):
                yield self._block(block, notes)

    def _block(self, block: str, notes: dict[str, str]) -> str:
        if block.startswith("#"):
            marks, _, words = block.partition(" ")
            return self.heading(len(marks), self._inline(words, notes))
        if block.startswith("> "):
            return self.quotation(self._inline(block[2:], notes))
        if block.startswith("|"):
            return self.table([[self._inline(cell, notes) for cell in row] for row in _rows(block)])
        if ITEM.match(block):
            return self.items([self._inline(ITEM.sub("", line), notes) for line in block.split("\n")])
        return self._inline(block, notes)

    def _inline(self, text: str, notes: dict[str, str]) -> str:
        out, at = [], 0
        for found in re.finditer(rf"{CALL.pattern}|{EMPHASIS.pattern}", text):
            out.append(self.plain(text[at : found.start()]))
            if found[1]:
                out.append(self.note(self._inline(notes[found[1]], {})))
            else:
                out.append(self.emphasis(self.plain(found[2])))
            at = found.end()
        return "".join((*out, self.plain(text[at:])))


def _rows(table: str) -> Iterator[list[str]]:
    for line in table.split("\n"):
        if line.startswith("|") and not line.startswith("|:"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def _contents(parts: Iterable[str]) -> str:
    return ", ".join(f"[{part}]" for part in parts)


TYPST = Markup(
    # Words as strings, so that no sign has a meaning.
    plain=lambda words: f"#{json.dumps(words, ensure_ascii=False)};" if words else "",
    emphasis=lambda inner: f"#emph[{inner}]",
    note=lambda inner: f"#footnote[{inner}]",
    heading=lambda level, inner: f"#heading(level: {level})[{inner}]",
    quotation=lambda inner: f"#quote(block: true)[{inner}]",
    table=lambda rows: f"#table(columns: 2, {_contents(cell for row in rows for cell in row)})",
    items=lambda items: f"#enum({_contents(items)})",
)

LATEX = Markup(
    plain=lambda words: re.sub(r"([&%$#_{}])", r"\\\1", words),
    emphasis=lambda inner: rf"\emph{{{inner}}}",
    note=lambda inner: rf"\footnote{{{inner}}}",
    heading=lambda level, inner: rf"\{'chapter' if level == 1 else 'section'}{{{inner}}}",
    quotation=lambda inner: rf"\begin{{quote}}{inner}\end{{quote}}",
    table=lambda rows: rf"\begin{{tabular}}{{lr}}{_lines(rows)}\end{{tabular}}",
    items=lambda items: rf"\begin{{enumerate}}{''.join(map(_item, items))}\end{{enumerate}}",
)


def _lines(rows: Iterable[list[str]]) -> str:
    return r"\\ ".join(map(" & ".join, rows))


def _item(inner: str) -> str:
    return rf"\item {inner} "


def typst_book(chapters: list[str], family: str) -> str:
    """Return the book as Typst's markup."""
    return TYPST_HEAD.format(family=family) + TYPST.book(chapters)


def latex_book(chapters: list[str], fonts: dict[str, Path], microtype: bool) -> str:
    """Return the book as LaTeX; `fonts` are the files of regular, bold and italic."""
    names = {kind: path.name for kind, path in fonts.items()}
    parts = {"folder": fonts["regular"].parent, "microtype": MICROTYPE if microtype else "", **names}
    return LATEX_HEAD % parts + LATEX.book(chapters) + "\n\\end{document}\n"
