"""The bytes of a finished PDF in; what must not change in it unseen out, as lines of text."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any

import pikepdf

from stonehand.proof.gate.baseline import PdfFacts
from stonehand.store.files import sha256

BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox")
SUBSET = re.compile(r"[A-Z]{6}\+")
"""What a subset of a font has before its name."""

DIGEST = re.compile(r"(?:sha256:|uuid:)?[0-9a-f-]{32,}")
"""A hash or an identity, which other inputs change."""


def pdf_facts(data: bytes) -> PdfFacts:
    """Return the facts of a PDF. Raises PdfError for what is none."""
    with pikepdf.open(BytesIO(data)) as pdf:
        sheets = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        return PdfFacts(
            sha256(data),
            tuple(sorted(_fonts(pdf))),
            tuple(_boxes(pdf)),
            (*_labels(pdf), *_outline(pdf, sheets)),
            tuple(_links(pdf, sheets)),
            tuple(_tags(pdf)),
            tuple(_metadata(pdf)),
        )


def _fonts(pdf: Any) -> set[str]:
    """Return the fonts that the objects of a file describe, without the names of their subsets."""
    found = set()
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == pikepdf.Name.FontDescriptor:
            is_embedded = any(name in item for name in ("/FontFile", "/FontFile2", "/FontFile3"))
            name = SUBSET.sub("", str(item.FontName)[1:])
            found.add(f"{name}, {'embedded' if is_embedded else 'not embedded'}")
    return found


def _boxes(pdf: Any) -> Iterator[str]:
    """Yield the boxes of runs of pages that have the same."""
    for boxes, run in groupby(enumerate(pdf.pages, 1), key=lambda pair: _boxes_of(pair[1])):
        sheets = [number for number, _ in run]
        yield f"sheets {sheets[0]}-{sheets[-1]}: {boxes}"


def _boxes_of(page: Any) -> str:
    sizes = ((name[1:], page.mediabox if name == "/MediaBox" else page.obj.get(name)) for name in BOXES)
    return ", ".join(f"{name} {_numbers(size)}" for name, size in sizes if size is not None)


def _numbers(size: Any) -> str:
    return " ".join(f"{float(edge):.2f}".rstrip("0").rstrip(".") for edge in size)


def _labels(pdf: Any) -> Iterator[str]:
    """Yield from which sheets on folios are counted, and how."""
    labels = pikepdf.NumberTree(pdf.Root.PageLabels).items() if "/PageLabels" in pdf.Root else ()
    for index, label in labels:
        first = int(label.get("/St", 1))
        yield f"folios from sheet {index + 1}: {label.get('/P', '')}{label.get('/S', '')} from {first}"


def _outline(pdf: Any, sheets: dict[Any, int]) -> Iterator[str]:
    """Yield the entries of the outline with what they lead to, indented by level."""
    with pdf.open_outline() as outline:
        yield from _entries(outline.root, "", sheets)


def _entries(items: Any, indent: str, sheets: dict[Any, int]) -> Iterator[str]:
    for item in items:
        target = item.destination if item.destination is not None else (item.action or {}).get("/D")
        yield f"{indent}{item.title} > {_target(target, sheets)}"
        yield from _entries(item.children, f"{indent}  ", sheets)


def _target(target: Any, sheets: dict[Any, int]) -> str:
    """Return the name of a destination, or that of a structure element, or else the page."""
    if isinstance(target, pikepdf.Array) and len(target):
        first: Any = target[0]
        if isinstance(first, pikepdf.Dictionary):
            return str(first.get("/ID", "")) or f"sheet {sheets.get(first.objgen, '?')}"
    return "nothing" if target is None else str(target)


def _links(pdf: Any, sheets: dict[Any, int]) -> Iterator[str]:
    """Yield for each page the targets of its links, each with its height in points from the trim."""
    names = frozenset(_names(pdf))
    for page in pdf.pages:
        found = page.obj.get("/Annots", pikepdf.Array())
        top = float(page.trimbox[3])
        yield " ".join(_link(item, top, names, sheets) for item in found if item.get("/Subtype") == "/Link")


def _names(pdf: Any) -> Iterator[str]:
    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        yield from map(str, pikepdf.NameTree(pdf.Root.Names.Dests))


def _link(link: Any, top: float, names: frozenset[str], sheets: dict[Any, int]) -> str:
    action = link.get("/A", pikepdf.Dictionary())
    address = action.get("/URI")
    if address is None:
        target = action.get("/SD", link.get("/Dest", action.get("/D")))
        address = _target(target, sheets)
        if isinstance(target, pikepdf.String) and address not in names:
            address += ":nowhere"
    y = top - max(float(link.Rect[1]), float(link.Rect[3]))
    return f"{'%20'.join(str(address).split())}@{y:.0f}"


def _tags(pdf: Any) -> Iterator[str]:
    """Yield how many structure elements there are of each type."""
    counts = Counter(
        str(item.S)[1:]
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item
    )
    yield from (f"{role} {count}" for role, count in sorted(counts.items()))


def _metadata(pdf: Any) -> Iterator[str]:
    """Yield what a file says of itself, but for hashes."""
    yield f"PDF {pdf.pdf_version}"
    yield f"language: {pdf.Root.get('/Lang', '')}"
    described = [(str(key)[1:], str(value)) for key, value in pdf.docinfo.items()]
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        described += [(key.rpartition("}")[2], _said(value)) for key, value in metadata.items()]
    yield from (f"{key}: {value}" for key, value in sorted(set(described)) if not DIGEST.fullmatch(value))


def _said(value: Any) -> str:
    """Return a property; those of a set have no order."""
    match value:
        case set() | frozenset():
            return ", ".join(sorted(map(str, value)))
        case list() | tuple():
            return ", ".join(map(str, value))
    return str(value)
