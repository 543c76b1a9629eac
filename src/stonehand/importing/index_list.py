"""An indexer's list in, its terms out: headings, locators, references; what cannot be read is reported.

A line is an entry; a sub-entry has a line of its own, indented, or is run in after a semicolon.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stonehand.diagnostics import Code, Report
from stonehand.importing.index_locators import ListedLocator, is_like_locator, read_locator
from stonehand.source import SourceFile, Span

PIECE = re.compile(r"[^,]+")
PART = re.compile(r"[^;]+")
COLON = re.compile(r":\s")
FORMS = "a locator is like 12, xii, 12–14, 145–46, 45n3 or 45nn3–4"
TAB = 4


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """A heading of the list, from the head entry down, with its locators and what it refers to."""

    headings: tuple[str, ...]
    span: Span
    locators: tuple[ListedLocator, ...] = ()
    see: tuple[str, ...] = ()
    seealso: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leads:
    """The words of a language that lead to another entry: `see`, `see also`."""

    see: tuple[str, ...]
    seealso: tuple[str, ...]

    @property
    def expression(self) -> re.Pattern[str]:
        """What finds one of them and what it leads to, at the end of a part of a line."""
        also, see = ("|".join(map(re.escape, words)) for words in (self.seealso, self.see))
        return re.compile(
            rf"(?:^|[.,;(]|(?<=\*\*))\s*\*?(?:(?P<also>{also})|(?P<see>{see}))\*?\s+(?P<to>.+)$", re.I
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line with its place: `column` counts from 1."""

    text: str
    line: int
    column: int

    def cut(self, start: int, end: int) -> "Part":
        """Return some characters of the part, without the spaces around them."""
        text = self.text[start:end]
        return Part(text.strip(), self.line, self.column + start + len(text) - len(text.lstrip()))

    def span(self, file: str) -> Span:
        """Return the place of the part in a file."""
        return Span(file, self.line, self.column, self.line, self.column + len(self.text))


def read_list(source: SourceFile, leads: Leads, report: Report) -> tuple[ListedTerm, ...]:
    """Return the terms of a list in its order."""
    open_: list[tuple[int, str]] = []
    terms: list[ListedTerm] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        bare = line.expandtabs(TAB)
        indent = len(bare) - len(bare.lstrip())
        if len(bare.strip(" *")) < 2:
            continue  # nothing, or the letter over a group
        while open_ and open_[-1][0] >= indent:
            open_.pop()
        part = Part(line, number, 1).cut(0, len(line))
        above = tuple(heading for _, heading in open_)
        found = tuple(_terms(part, above, leads, source.file, report))
        terms += found
        if found:
            open_.append((indent, found[0].headings[-1]))
    return tuple(terms)


def _terms(
    line: Part, above: tuple[str, ...], leads: Leads, file: str, report: Report
) -> Iterator[ListedTerm]:
    """Yield the term of a line and those run in after it."""
    head: tuple[str, ...] = ()
    last: ListedTerm | None = None
    for part in _parts(line, leads):
        path = (*above, *head)
        term = _term(part, path, last, leads, file, report)
        if not term:
            continue
        yield term
        head, last = head or term.headings[len(above) :], term


def _parts(line: Part, leads: Leads) -> Iterator[Part]:
    """Yield the parts of a line; a reference after the full stop of a sub-entry is one, of the head entry."""
    for number, part in enumerate(_divided(line)):
        found = leads.expression.search(part.text) if number else None
        if found and found[0].startswith("."):
            yield part.cut(0, found.start())
            yield part.cut(found.start() + 1, len(part.text))
        else:
            yield part


def _divided(line: Part) -> Iterator[Part]:
    """Yield the parts between semicolons; the first may have a head entry before its colon."""
    parts = [line.cut(found.start(), found.end()) for found in PART.finditer(line.text)]
    for number, part in enumerate(parts):
        colon = COLON.search(part.text) if number == 0 else None
        if colon and (len(parts) > 1 or _ends_in_locator(part.text[: colon.start()])):
            yield part.cut(0, colon.start())
            yield part.cut(colon.end(), len(part.text))
        elif part.text:
            yield part


def _ends_in_locator(text: str) -> bool:
    _, comma, last = text.rpartition(",")
    return bool(comma) and is_like_locator(last.strip(" *"))


def _term(
    part: Part, path: tuple[str, ...], last: ListedTerm | None, leads: Leads, file: str, report: Report
) -> ListedTerm | None:
    """Return what one part of a line says, None where it says nothing that can be read."""
    found = leads.expression.search(part.text)
    kind = "" if not found else "seealso" if found["also"] else "see"
    to, after = _referred(part, found.start("to")) if found else (part, ())
    targets = (_target(to.text),) if found else ()
    own = part.cut(0, found.start()) if found else part
    pieces = [own.cut(each.start(), each.end()) for each in PIECE.finditer(own.text.rstrip(" .("))]
    pieces = [each for each in pieces if each.text]
    begin = _first_locator(pieces, may_be_all=last is not None)
    heading = _heading(own, pieces[:begin])
    if last and not found and begin == len(pieces) and (last.see or last.seealso):
        kind, targets, heading = ("see" if last.see else "seealso"), (_target(part.text),), ""
        pieces, begin = [], 0
    locators = _locators((*pieces[begin:], *after), file, report)
    headings = (*path, heading) if heading else last.headings if last and begin == 0 and pieces else path
    if not headings:
        report.add(
            Code.I011,
            f"no heading can be read in “{part.text}”",
            part.span(file),
            "a line begins with its heading",
        )
        return None
    return ListedTerm(
        headings,
        part.span(file),
        locators,
        targets if kind == "see" else (),
        targets if kind == "seealso" else (),
    )


def _referred(part: Part, start: int) -> tuple[Part, tuple[Part, ...]]:
    """Return what a reference names, and the locators after it, which are those of the entry itself."""
    named = part.cut(start, len(part.text))
    pieces = [named.cut(each.start(), each.end()) for each in PIECE.finditer(named.text.rstrip(" .)"))]
    begin = _first_locator(pieces, may_be_all=False)
    if begin == len(pieces):
        return named, ()
    return named.cut(0, pieces[begin].column - named.column), tuple(pieces[begin:])


def _first_locator(pieces: Sequence[Part], may_be_all: bool) -> int:
    """Return how many pieces make the heading: all before the locators at the end."""
    begin = len(pieces)
    while begin > (0 if may_be_all else 1) and is_like_locator(pieces[begin - 1].text.strip("* ")):
        begin -= 1
    return begin


def _heading(own: Part, pieces: Sequence[Part]) -> str:
    if not pieces:
        return ""
    end = pieces[-1].column - own.column + len(pieces[-1].text)
    words = own.text[pieces[0].column - own.column : end].replace("**", "").replace("!", " ")
    return " ".join(words.split()).strip(" ,.")


def _target(text: str) -> str:
    """Return what a reference names, as a mark writes it: `Vega: cameras of` is `Vega!cameras of`."""
    words = " ".join(text.replace("*", "").split()).rstrip(" ,.)")
    return re.sub(r":\s", "!", words)


def _locators(pieces: Sequence[Part], file: str, report: Report) -> tuple[ListedLocator, ...]:
    """Return the locators of a term; a bold one, or one in a bold row, is a principal one."""
    found: list[ListedLocator] = []
    is_bold = False
    for piece in pieces:
        turns = piece.text.count("**")
        principal, is_bold = is_bold or turns > 0, is_bold ^ (turns % 2 == 1)
        text, span = piece.text.strip("* "), piece.span(file)
        locator = read_locator(text, span, principal, found)
        if locator:
            found.append(locator)
        else:
            report.add(Code.I011, f"“{text}” is no locator", span, FORMS)
    return tuple(found)
