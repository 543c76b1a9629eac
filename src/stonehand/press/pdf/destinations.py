"""Named destinations and links across the joined sections."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

import pikepdf

from stonehand.diagnostics import Code, Leaf, Report
from stonehand.model.layout import Page

BOOK = "book:"
"""The scheme of links to another section in the print HTML: `href="book:ANCHOR"`."""

Destination = tuple[int, float, float]
"""Index of the page (from 0), x and y in points from the page's lower left corner."""


def destinations(source: Any, first: int) -> Iterator[tuple[str, Destination]]:
    """Yield the names of a section's PDF with their places in the book; `first` is its first page's index."""
    if "/Names" not in source.Root or "/Dests" not in source.Root.Names:
        return
    index_of = {page.obj.objgen: index for index, page in enumerate(source.pages, start=first)}
    names = source.Root.Names.Dests.Names
    for at in range(0, len(names), 2):
        page, _, x, y, _ = names[at + 1]
        yield str(names[at]), (index_of[page.objgen], float(x), float(y))


def write_destinations(pdf: Any, found: Mapping[str, Destination]) -> None:
    """Put one name tree with all destinations into the catalogue, sorted as its keys are stored."""
    pages = [page.obj for page in pdf.pages]
    entries: list[Any] = []
    for key, name in sorted((bytes(pikepdf.String(name)), name) for name in found):
        index, x, y = found[name]
        entries += [pikepdf.String(key), pikepdf.Array([pages[index], pikepdf.Name.XYZ, x, y, 0])]
    name_destinations(pdf, entries)


def name_destinations(pdf: Any, entries: Sequence[Any]) -> None:
    """Put a name tree with these entries, names and destinations by turns, into the catalogue."""
    tree = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(entries)))
    pdf.Root.Names = pikepdf.Dictionary(Dests=tree)


def lead_to_elements(pdf: Any, elements: Mapping[str, Any]) -> None:
    """Have the destinations lead to structure elements too (ISO 32000-2, 12.3.2.4)."""
    names = pdf.Root.Names.Dests.Names
    for at in range(0, len(names), 2):
        if (element := elements.get(str(names[at]))) is not None:
            page = names[at + 1]
            there = pikepdf.Array([element, *list(page)[1:]])
            names[at + 1] = pikepdf.Dictionary(D=page, SD=there)


def link_across(
    pdf: Any, found: Mapping[str, Destination], pages: Sequence[Page], report: Report
) -> set[tuple[int, int]]:
    """Make every `book:` link go to its destination; one to nowhere is left out and reported (F007).

    Return the numbers of the objects that are left out.
    """
    left_out: set[tuple[int, int]] = set()
    for sheet, page in zip(pdf.pages, pages, strict=True):
        annotations = sheet.obj.get("/Annots")
        if annotations is not None:
            kept = [each for each in annotations if _settled(each, found, page, report)]
            left_out |= {each.objgen for each in annotations} - {each.objgen for each in kept}
            sheet.obj.Annots = pikepdf.Array(kept)
    return left_out


def _settled(annotation: Any, found: Mapping[str, Destination], page: Page, report: Report) -> bool:
    """Settle one annotation and tell whether it may stay."""
    action = annotation.get("/A")
    address = str(action.get("/URI", "")) if action is not None else ""
    if not address.startswith(BOOK):
        return True
    name = unquote(address.removeprefix(BOOK))
    if name not in found:
        report.add(Code.F007, f"a link leads to “{name}”, which is on no page", Leaf(page.sheet, page.folio))
        return False
    annotation.A = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.String(name))
    return True
