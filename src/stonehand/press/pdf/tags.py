"""The structure trees of the sections in; the tree of the book, and what PDF/UA-1 asks of its PDF, out.

`join_tags` comes after the pages have been joined, while each still has the keys that it had in its section.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf.models.metadata import PdfMetadata

from stonehand.model.book import Section
from stonehand.model.inline import SetInline

PDFUA = "http://www.aiim.org/pdfua/ns/id/"
CLAIMS = PART, REVISION = "pdfuaid:part", "pdfuaid:rev"

PdfMetadata.register_xml_namespace(PDFUA, "pdfuaid")


@dataclass(slots=True)
class Structure:
    """The structure of a book while sections are joined: what is in it, its keys, its elements by anchor."""

    kids: list[tuple[str, Any]] = field(default_factory=list)
    pages: list[tuple[int, Any]] = field(default_factory=list)
    areas: list[tuple[Any, Any]] = field(default_factory=list)
    anchors: dict[str, Any] = field(default_factory=dict)
    untagged: list[str] = field(default_factory=list)


def join_tags(structure: Structure, pdf: Any, source: Any, first: int, anchor: str) -> None:
    """Take over the structure of a section whose pages have been appended from an index on."""
    tree = source.Root.get("/StructTreeRoot")
    if tree is None:
        structure.untagged.append(anchor)
        return
    # Pages and annotations are in the book already: what refers to them is made to refer to those.
    copied = pdf.copy_foreign(tree)
    structure.kids += ((anchor, kid) for kid in copied.K)
    parents = dict(_entries(copied.ParentTree.Nums))
    names = copied.IDTree.Names
    structure.anchors |= {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
    for index in range(len(source.pages)):
        page = pdf.pages[first + index].obj
        structure.pages.append((first + index, parents[index]))
        annotations = page.get("/Annots", ())
        structure.areas += ((area, parents[int(area.StructParent)]) for area in annotations)


def _entries(numbers: Any) -> Iterator[tuple[int, Any]]:
    for at in range(0, len(numbers), 2):
        yield int(numbers[at]), numbers[at + 1]


def leave_out(structure: Structure, left_out: Collection[tuple[int, int]]) -> None:
    """Take areas of links, by the numbers of their objects, out of the structure; their words are text."""
    for area, link in structure.areas:
        if area.objgen in left_out:
            link.S = pikepdf.Name.Span
            link.K = pikepdf.Array([kid for kid in link.K if isinstance(kid, int) or "/Obj" not in kid])
    structure.areas = [(area, link) for area, link in structure.areas if area.objgen not in left_out]


def write_structure(pdf: Any, structure: Structure, sections: Sequence[Section[SetInline]]) -> None:
    """Give the book its structure tree: a document, its parts, and in them their sections."""
    if structure.untagged:
        return
    tree = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    document = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Document, P=tree, K=pikepdf.Array()))
    _arrange(document, structure.kids, {section.anchor: section.part for section in sections})
    tree.K = pikepdf.Array([document])
    tree.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=_numbers(pdf, structure)))
    tree.ParentTreeNextKey = len(pdf.pages) + len(structure.areas)
    names: list[Any] = []
    for name, element in sorted(structure.anchors.items(), key=lambda entry: bytes(pikepdf.String(entry[0]))):
        if element.get("/ID") == name:
            names += [element.ID, element]
    tree.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names)))
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    claim(pdf, "1")


def claim(pdf: Any, part: str, revision: str = "") -> None:
    """Say in the metadata which part of ISO 14289 the file keeps, and of which year."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as record:
        record[PART] = part
        if revision:
            record[REVISION] = revision


def _arrange(document: Any, kids: Sequence[tuple[str, Any]], part_of: dict[str, str]) -> None:
    """Put the sections into the document, those of a part into that part."""
    parts: dict[str, Any] = {}
    for anchor, kid in kids:
        around = parts.get(part_of.get(anchor, ""), document)
        kid.P = around
        around.K.append(kid)
        if str(kid.S) == "/Part":
            parts[anchor] = kid


def _numbers(pdf: Any, structure: Structure) -> Any:
    """Return the parent tree's entries: pages by their index, then the areas of links."""
    numbers: list[Any] = []
    for index, parents in structure.pages:
        pdf.pages[index].obj.StructParents = index
        numbers += [index, parents]
    for key, (area, parent) in enumerate(structure.areas, start=len(pdf.pages)):
        area.StructParent = key
        numbers += [key, parent]
    return pikepdf.Array(numbers)


def take_tags_away(pdf: Any) -> None:
    """Make a PDF one without structure, as a printer wants it."""
    for name in ("/StructTreeRoot", "/MarkInfo"):
        if name in pdf.Root:
            del pdf.Root[name]
    for page in pdf.pages:
        for name in ("/StructParents", "/Tabs"):
            if name in page.obj:
                del page.obj[name]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as record:
        for name in CLAIMS:
            if name in record:
                del record[name]
