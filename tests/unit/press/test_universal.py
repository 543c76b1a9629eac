"""The screen PDF as PDF/UA-2: types of PDF 2.0, destinations that are elements, references both ways."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from small_book import volume

from stonehand.diagnostics import Report
from stonehand.press.pdf.assemble import assemble
from stonehand.proof.access.claims import claims
from stonehand.proof.access.structure import Element, structure

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
SQUARE = f"data:image/svg+xml;base64,{b64encode(DRAWING.encode()).decode()}"


def block(anchor: str, content: str, name: str = "p") -> str:
    """Return an element that holds text."""
    return f'<{name} id="{anchor}" data-source="o.md:1:1" data-runs="0:1:1">{content}</{name}>'


ENTRY = f'<li class="entry" id="e"><a href="#one-t">{block("e-title", "One", "span")}</a></li>'
CONTENTS = f'{block("preface-t", "Contents", "h1")}<ol class="entries" id="c">{ENTRY}</ol>'
NOTE = (
    '<a class="call" id="n-call" href="#n" data-generated="call">1</a><span class="note" id="n"'
    ' data-source="o.md:1:1"><span class="p" id="n-p0" data-source="o.md:1:1" data-runs="0:1:1">'
    '<a class="marker" href="#n-call" data-generated="marker">1.</a> A remark.</span></span>'
)
FIGURE = (
    f'<figure id="f" data-source="o.md:1:1"><img src="{SQUARE}" alt="A square"/>'
    f"<figcaption>{block('f-caption', 'A square')}</figcaption>{block('f-source', 'Archive')}</figure>"
)
TERMS = (
    '<dl id="d" class="definitions"><div class="definition" id="d1" data-source="o.md:1:1">'
    f"{block('d1-term', 'AU', 'dt')}<dd>{block('d1-p', 'Unit')}</dd></div></dl>"
)
BODY = f"{block('one-t', 'One', 'h1')}{block('one-p1', f'Word{NOTE}')}{FIGURE}{TERMS}"
BOOK = volume(CONTENTS, BODY)
PLACE = 1
"""Where in an array of a destination its place begins."""


@pytest.fixture(scope="module")
def profiles() -> dict[str, bytes]:
    report = Report()
    book = replace(BOOK, design=replace(BOOK.design, screen="PDF/UA-2"))
    made = assemble(book, report)
    assert list(report) == []
    return {str(name): data for name, data in made.items()}


@pytest.fixture
def root(profiles: dict[str, bytes]) -> Element:
    return structure(profiles["screen"])


@pytest.fixture
def screen(profiles: dict[str, bytes]) -> Iterator[Any]:
    with pikepdf.open(BytesIO(profiles["screen"])) as pdf:
        yield pdf


def test_it_claims_the_second_part_in_a_file_of_pdf_2(screen: Any, profiles: dict[str, bytes]) -> None:
    assert claims("small.screen.pdf", profiles["screen"]) == ("PDF/UA-2",)
    assert screen.pdf_version == "2.0"
    with screen.open_metadata() as record:
        assert record["pdfuaid:rev"] == "2024"


def test_types_of_pdf_2_stand_in_its_namespace(root: Element) -> None:
    (namespace,) = root.pdf.Root.StructTreeRoot.Namespaces
    assert namespace.NS == "http://iso.org/pdf2/ssn"
    named = {each.role for each in root.walk() if "/NS" in each.entry}
    unnamed = {each.role for each in root.walk() if "/NS" not in each.entry}
    assert {"Document", "Sect", "H1", "P", "FENote", "Link", "Figure", "Caption", "L"} <= named
    assert unnamed == {"TOC", "TOCI", "Reference"}


def test_a_destination_leads_to_its_element_and_to_its_page(root: Element) -> None:
    places = {str(name): place for name, place in pikepdf.NameTree(root.pdf.Root.Names.Dests).items()}
    assert str(places["one-t"].SD[0].S) == "/H1"
    assert str(places["n-call"].SD[0].S) == "/Reference"
    assert places["one-t"].D[0].objgen == root.pdf.pages[2].obj.objgen
    assert list(places["one-t"].D)[PLACE:] == list(places["one-t"].SD)[PLACE:]


def test_an_entry_of_the_contents_refers_to_its_head(root: Element) -> None:
    (entry,) = root.all("TOCI")
    (target,) = entry.all("Reference")[0].entry.Ref
    assert target.S == "/H1"


def test_call_and_note_refer_to_each_other(root: Element) -> None:
    (note,) = root.all("FENote")
    call = root.all("Reference")[-1]
    assert [each.objgen for each in call.entry.Ref] == [note.entry.objgen]
    assert [each.objgen for each in note.entry.Ref] == [call.entry.objgen]


def test_a_caption_ends_what_it_is_of(root: Element) -> None:
    (aside,) = root.all("Aside")
    figure = next(each for each in root.all("Div") if aside in each.kids)
    assert [kid.role for kid in aside.kids if isinstance(kid, Element)] == ["Figure", "Caption"]
    assert [kid.role for kid in figure.kids if isinstance(kid, Element)] == ["Aside", "P"]


def test_terms_are_descriptions(root: Element) -> None:
    assert [str(each.entry.A.ListNumbering) for each in root.all("L")] == ["/Description"]


def test_the_file_for_pdf_1_and_that_for_print_are_as_ever(profiles: dict[str, bytes]) -> None:
    made = assemble(BOOK, Report())
    assert profiles["archivable"] == made["screen"]
    assert profiles["print"] == made["print"]
    assert "archivable" not in made
