"""The facts of finished files as accepted and as they are in, what differs out."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from stonehand.diagnostics import Code
from stonehand.model.layout import Page
from stonehand.proof.compare.runs import runs
from stonehand.proof.gate.baseline import Document, EpubFacts, PdfFacts
from stonehand.proof.gate.difference import Difference, Spot, exchanged, on_line, on_page, quoted
from stonehand.proof.gate.epub_facts import MARK, part_of

TOPICS = (
    (Code.G201, "fonts"),
    (Code.G202, "boxes"),
    (Code.G203, "outline"),
    (Code.G205, "tags"),
    (Code.G206, "metadata"),
)


def pdf_differences(
    profile: str, old: PdfFacts, new: PdfFacts, pages: Sequence[Page]
) -> Iterator[Difference]:
    """Yield what differs in a PDF."""
    for code, name in TOPICS:
        yield from _facts(code, f"{name} of the {profile} PDF", getattr(old, name), getattr(new, name))
    yield from _links(profile, old.links, new.links, pages)


def _facts(code: Code, name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    """Yield the lines that differ, those of one run side by side."""
    for run in runs(old, new):
        if not run.is_equal:
            for was, now in zip_longest(old[run.i1 : run.i2], new[run.j1 : run.j2], fillvalue=""):
                yield Difference(code, f"{name}: {exchanged(was, now)}")


def _links(
    profile: str, old: Sequence[str], new: Sequence[str], pages: Sequence[Page]
) -> Iterator[Difference]:
    """Yield links that came or went, wherever pages break: by target, in the order of the book."""
    before, after = _flat(old), _flat(new)
    for run in runs([each[0] for each in before], [each[0] for each in after]):
        if run.is_equal:
            continue
        for targets, state in ((before[run.i1 : run.i2], "is gone"), (after[run.j1 : run.j2], "has come")):
            for target, sheet, height in targets:
                message = f"in the {profile} PDF the link to {quoted(target)} {state}"
                yield Difference(Code.G204, message, _near(sheet, height, pages))


def _flat(links: Sequence[str]) -> list[tuple[str, int, float]]:
    """Return target, sheet and height of each link."""
    parts = ((link.rpartition("@"), sheet) for sheet, page in enumerate(links, 1) for link in page.split())
    return [(target, sheet, float(height)) for (target, _, height), sheet in parts]


def _near(sheet: int, height: float, pages: Sequence[Page]) -> tuple[Spot, ...]:
    """Return the line nearest to a height on a sheet."""
    if sheet > len(pages):
        return ()
    page = pages[sheet - 1]
    if not page.lines:
        return (on_page(page),)
    index = min(range(len(page.lines)), key=lambda number: abs(page.lines[number].y - height))
    return (on_line(page, index),)


def epub_differences(
    old: EpubFacts, new: EpubFacts, data: bytes, sources: dict[str, Spot]
) -> Iterator[Difference]:
    """Yield what differs in an EPUB; `sources` are places on paper by the anchor of a block."""
    yield from _facts(Code.G303, "metadata of the EPUB", old.metadata, new.metadata)
    yield from _facts(Code.G302, "navigation of the EPUB", old.navigation, new.navigation)
    was, now = ({document.name: document for document in facts.documents} for facts in (old, new))
    for name in dict.fromkeys((*was, *now)):
        if name in was and name in now:
            yield from _blocks(was[name], now[name], data, sources)
        else:
            yield Difference(Code.G301, f"the document {name} {'is gone' if name in was else 'has come'}")
    has_other_words = [document.words for document in old.documents] != [each.words for each in new.documents]
    files = (
        [file for file in facts.files if not (has_other_words and _is_font(file))] for facts in (old, new)
    )
    yield from _facts(Code.G304, "files of the EPUB", *files)


def _is_font(file: str) -> bool:
    return "/fonts/" in file


def _blocks(old: Document, new: Document, data: bytes, sources: dict[str, Spot]) -> Iterator[Difference]:
    """Yield the first block of a document that has other words, or else other markup, and how many have."""
    for was, now, state in ((old.words, new.words, "other words"), (old.markup, new.markup, "other markup")):
        differ = _differing(was, now)
        if not differ:
            continue
        part = part_of(data, new.name)
        there = [number for number in differ if number < len(part.blocks)]
        first = next(
            (number for number in there if part.quoted(number)), min(differ[0], len(part.blocks) - 1)
        )
        more = f", and {len(differ) - 1} more blocks" if len(differ) > 1 else ""
        spot = sources.get(part.anchor(first))
        message = f"{new.name}: {state} at {quoted(part.quoted(first))}{more}"
        yield Difference(Code.G301, message, (spot,) if spot else ())
        return


def _differing(old: str, new: str) -> list[int]:
    """Return the blocks of the new document that differ; where some went, the one after them."""
    was, now = ([text[at : at + MARK] for at in range(0, len(text), MARK)] for text in (old, new))
    return [
        number
        for run in runs(was, now)
        if not run.is_equal
        for number in (range(run.j1, run.j2) if now[run.j1 : run.j2] else (run.j1,))
    ]
