"""A synthetic book in, the same text for Typst and for LaTeX out: heads, emphasis, notes, lists, a table."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

NOTE = re.compile(r"^\[\^(\d+)\]: (.*)$")
CALL = re.compile(r"\[\^(\d+)\]")
EMPHASIS = re.compile(r"\*([^*]+)\*")
ITEM = re.compile(r"^\d+\. ")

TYPST = """\
#set page(width: 156mm, height: 234mm, margin: (inside: 22mm, outside: 29mm, top: 24mm, bottom: 30mm),
  numbering: "1", header: context counter(page).display())
#set text(font: "{family}", size: 10.5pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true, first-line-indent: 1em, leading: 0.55em, spacing: 0.55em)
#outline()
"""

LATEX = r"""\documentclass[twoside]{book}
\usepackage[paperwidth=156mm,paperheight=234mm,inner=22mm,outer=29mm,top=24mm,bottom=30mm]{geometry}
\usepackage{fontspec}
\setmainfont[Path=%(folder)s/,BoldFont=%(bold)s,ItalicFont=%(italic)s]{%(regular)s}
%(microtype)s
\begin{document}\fontsize{10.5bp}{14bp}\selectfont
\tableofcontents
"""

MICROTYPE = r"\usepackage[protrusion=true,expansion=true,stretch=20,shrink=20,step=1]{microtype}"


def typst_book(chapters: list[str], family: str) -> str:
    """Return the book as Typst's markup."""
    return TYPST.format(family=family) + "\n\n".join(_chapter(text, _typst_block) for text in chapters)


def latex_book(chapters: list[str], fonts: dict[str, Path], microtype: bool) -> str:
    """Return the book as LaTeX; `fonts` are the files of regular, bold and italic."""
    names = {kind: path.name for kind, path in fonts.items()}
    parts = {"folder": fonts["regular"].parent, "microtype": MICROTYPE if microtype else "", **names}
    return (
        LATEX % parts + "\n\n".join(_chapter(text, _latex_block) for text in chapters) + "\n\\end{document}\n"
    )


Block = Callable[[str, dict[str, str]], str]


def _chapter(text: str, block: Block) -> str:
    blocks = text.strip().split("\n\n")
    found = [NOTE.match(each) for each in blocks]
    notes = {match[1]: match[2] for match in found if match}
    return "\n\n".join(block(each, notes) for each in blocks if not NOTE.match(each))


def _typst_block(block: str, notes: dict[str, str]) -> str:
    if block.startswith("#"):
        marks, _, words = block.partition(" ")
        return f"#heading(level: {len(marks)})[{_typst(words, notes)}]"
    if block.startswith("> "):
        return f"#quote(block: true)[{_typst(block[2:], notes)}]"
    if block.startswith("|"):
        cells = ", ".join(f"[{_typst(cell, notes)}]" for row in _rows(block) for cell in row)
        return f"#table(columns: 2, {cells})"
    if ITEM.match(block):
        items = ", ".join(f"[{_typst(ITEM.sub('', line), notes)}]" for line in block.split("\n"))
        return f"#enum({items})"
    return "" if block.startswith(":") else _typst(block, notes)


def _typst(text: str, notes: dict[str, str]) -> str:
    """Return text as content: every run of plain words as a string, so that no sign has a meaning."""
    return _inline(
        text,
        notes,
        lambda words: f"#{json.dumps(words, ensure_ascii=False)};" if words else "",
        lambda inner: f"#emph[{inner}]",
        lambda inner: f"#footnote[{inner}]",
    )


def _latex_block(block: str, notes: dict[str, str]) -> str:
    if block.startswith("#"):
        marks, _, words = block.partition(" ")
        return rf"\{'chapter' if len(marks) == 1 else 'section'}{{{_latex(words, notes)}}}"
    if block.startswith("> "):
        return rf"\begin{{quote}}{_latex(block[2:], notes)}\end{{quote}}"
    if block.startswith("|"):
        rows = r"\\ ".join(" & ".join(_latex(cell, notes) for cell in row) for row in _rows(block))
        return rf"\begin{{tabular}}{{lr}}{rows}\end{{tabular}}"
    if ITEM.match(block):
        items = " ".join(rf"\item {_latex(ITEM.sub('', line), notes)}" for line in block.split("\n"))
        return rf"\begin{{enumerate}}{items}\end{{enumerate}}"
    return "" if block.startswith(":") else _latex(block, notes)


def _latex(text: str, notes: dict[str, str]) -> str:
    return _inline(
        text,
        notes,
        lambda words: re.sub(r"([&%$#_{}])", r"\\\1", words),
        lambda inner: rf"\emph{{{inner}}}",
        lambda inner: rf"\footnote{{{inner}}}",
    )


def _inline(
    text: str,
    notes: dict[str, str],
    plain: Callable[[str], str],
    emphasis: Callable[[str], str],
    note: Callable[[str], str],
) -> str:
    out, at = [], 0
    for found in re.finditer(rf"{CALL.pattern}|{EMPHASIS.pattern}", text):
        out.append(plain(text[at : found.start()]))
        if found[1]:
            out.append(note(_inline(notes[found[1]], {}, plain, emphasis, note)))
        else:
            out.append(emphasis(plain(found[2])))
        at = found.end()
    return "".join((*out, plain(text[at:])))


def _rows(table: str) -> Iterator[list[str]]:
    for line in table.split("\n"):
        if line.startswith("|") and not line.startswith("|:"):
            yield [cell.strip() for cell in line.strip("|").split("|")]
