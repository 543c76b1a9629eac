"""Each code of the letter E: a package that has the fault, and one that is near to it and has not."""

from dataclasses import replace

import pytest

from samples.small_epub import CALL, NOTE, PNG, document, package, with_image, with_note
from stonehand.diagnostics import Report
from stonehand.press.epub import EpubDocument, EpubFont, EpubPackage, press_epub


def found(made: EpubPackage) -> list[tuple[str, str, str]]:
    """Return (code, place, message) of all that the press reports."""
    report = Report()
    press_epub(made, report)
    return [(item.code.value, str(item.place), item.message) for item in report]


def notes(calls: str, *printed: str) -> EpubPackage:
    """Return a package with calls, and below them notes."""
    return package(f"<h1>A</h1><p>Words{calls}</p><div class='notes'>{''.join(printed)}</div>")


def two(first: str, second: str) -> EpubPackage:
    """Return a package of two documents."""
    return package(f"<h1>A</h1>{first}", f"<h1>B</h1>{second}")


def italic(made: EpubPackage) -> EpubPackage:
    """Return the package with an italic in its stylesheet."""
    return replace(made, stylesheet='body { font-family: "Tiny" } h1 { font: italic 400 1em/1.2 "Tiny" }')


def with_faces(made: EpubPackage, *faces: EpubFont) -> EpubPackage:
    """Return the package with more fonts."""
    return replace(made, fonts=(*made.fonts, *faces))


BODY = "<h1>A</h1><p>Words</p>"
SLANTED = replace(package(BODY).fonts[0], file_name="Slanted.ttf", style="italic")
DOT = '<p><img src="../images/dot.png" alt="A dot"/></p>'
TWO_CALLS = CALL.format(1) + CALL.format(2)
ONE, TWO = NOTE.format(1, "One."), NOTE.format(2, "Two.")
AGAIN = CALL.format(1).replace('id="c1"', 'id="c1-again"')
UNCALLED = '<div epub:type="footnote" role="doc-footnote" id="n0"><p>Thanks.</p></div>'
SAME_NAME = replace(package(BODY), documents=(document(BODY), document(BODY)))
CAPITALS = replace(package(BODY), documents=(document(BODY), document(BODY, "ONE")))
UNUSED = replace(with_image("dot.png", PNG), documents=(document(BODY),))

REFERS = "the drawing dot.svg refers to “file:///etc/passwd"


def drawing(content: str) -> EpubPackage:
    """Return a book with a drawing whose content stands on its second line."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">\n{content}</svg>'
    return with_image("dot.svg", svg.encode())


POSITIVE = [
    (package("<p>a & b</p>"), ("E001", "text/one.xhtml:4:12", "the document is not well-formed XML: ")),
    (package("<p>a<br></p>"), ("E001", "text/one.xhtml:4:18", "the document is not well-formed XML: ")),
    (
        italic(package(BODY)),
        ("E002", "text/one.xhtml:4:1", "the stylesheet asks for “Tiny”, weight 400, it"),
    ),
    (replace(package(BODY), fonts=()), ("E002", "text/one.xhtml:4:1", "the stylesheet asks for “Tiny”")),
    (notes(CALL.format(1)), ("E003", "text/one.xhtml:4:1", "the call “1” leads to no note")),
    (notes("", ONE), ("E003", "text/one.xhtml:4:1", "nothing calls the note “1”")),
    (
        notes(CALL.format(1).replace(">1<", ">7<"), ONE),
        ("E003", "text/one.xhtml:4:1", "the call says “7”, its note “1”"),
    ),
    (
        notes(TWO_CALLS, TWO, ONE),
        ("E003", "text/one.xhtml:4:1", "the note “1” stands after “2”, its call before"),
    ),
    (
        notes(TWO_CALLS, ONE, TWO.replace("#c2", "#c1")),
        ("E004", "text/one.xhtml:4:1", "the marker of the note “2” does not lead back to its call"),
    ),
    (package(BODY, "<section><p> </p></section>"), ("E005", "text/two.xhtml:1:1", "the document is empty")),
    (UNUSED, ("E006", "images/dot.png:1:1", "nothing in the book uses images/dot.png")),
    (
        package(f"<h1>A</h1><p>{'word ' * 60_000}</p>"),
        ("E007", "text/one.xhtml:1:1", "the document has 300 kB"),
    ),
    (with_note("x" * 5000), ("E008", "text/one.xhtml:4:1", "the note “1” has 5,003 characters")),
    (
        package("<h1>A</h1>\n<h3>C</h3>"),
        ("E009", "text/one.xhtml:5:1", "a heading of level 3 follows level 1: “C”"),
    ),
    (package("<h2>B</h2>"), ("E009", "text/one.xhtml:4:1", "a heading of level 2 begins the section: “B”")),
    (
        two('<p><a href="two.xhtml#x">x</a></p>', ""),
        ("E010", "text/one.xhtml:4:1", "a link leads to “x”, which text/two.xhtml does not have"),
    ),
    (
        package(DOT),
        ("E010", "text/one.xhtml:4:1", "a link leads to images/dot.png, which the book does not have"),
    ),
    (
        package('<p><img src="https://example.org/a.png" alt="x"/></p>'),
        ("E010", "text/one.xhtml:4:1", "an image or other part of the book lies outside of it"),
    ),
    (with_image("dot.jpg", PNG), ("E011", "images/dot.jpg:1:1", "the image dot.jpg holds image/png")),
    (with_image("dot.tif", b"II*\x00"), ("E011", "images/dot.tif:1:1", "the image dot.tif is none of PNG")),
    (SAME_NAME, ("E012", "text/one.xhtml:1:1", "two files would be called text/one.xhtml")),
    (drawing('<image href="file:///etc/passwd"/>'), ("E013", "images/dot.svg:2:1", REFERS)),
    (drawing('<use href="file:///etc/passwd#x"/>'), ("E013", "images/dot.svg:2:1", REFERS)),
    (drawing('<a href="file:///etc/passwd"/>'), ("E013", "images/dot.svg:2:1", REFERS)),
    (drawing('<g style="fill: url(file:///etc/passwd)"/>'), ("E013", "images/dot.svg:2:1", REFERS)),
    (drawing('<style>@import "file:///etc/passwd";</style>'), ("E013", "images/dot.svg:2:1", REFERS)),
    (drawing("<script/>"), ("E013", "images/dot.svg:2:1", "the drawing dot.svg holds a script")),
    (drawing('<g onload="x()"/>'), ("E013", "images/dot.svg:2:1", "the drawing dot.svg holds a script")),
    (with_image("dot.svg", b"<svg>"), ("E001", "images/dot.svg:1:1", "the drawing dot.svg is no XML")),
    (CAPITALS, ("E012", "text/ONE.xhtml:1:1", "two files would be called text/ONE.xhtml")),
]
NEGATIVE = [
    ("E001", package("<p>a &amp; b<br/></p>")),
    ("E002", with_faces(italic(package(BODY)), SLANTED)),
    ("E002", replace(package(BODY), stylesheet="body { font-family: serif }")),
    ("E003", notes(TWO_CALLS, ONE, TWO)),
    ("E003", notes(CALL.format(1), UNCALLED, ONE)),
    ("E004", notes(CALL.format(1) + AGAIN, ONE)),
    ("E005", with_image("dot.png", PNG)),
    ("E006", with_image("dot.png", PNG)),
    ("E007", package(f"<h1>A</h1><p>{'word ' * 59_000}</p>")),
    ("E008", with_note("x" * 4997)),
    ("E009", package("<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>")),
    ("E009", replace(package(""), documents=(document("<h2>B</h2>", "one.2"),))),
    (
        "E010",
        two('<p><a href="two.xhtml#x">x</a> <a href="https://example.org/">y</a></p>', '<p id="x">x</p>'),
    ),
    ("E011", with_image("dot.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')),
    ("E012", two("", "")),
    (
        "E013",
        drawing('<a href="https://example.org/"><use href="#x"/><g style="fill: url(#y)"/></a>'),
    ),
]


@pytest.mark.parametrize("made, expected", POSITIVE)
def test_a_fault_is_reported_once(made: EpubPackage, expected: tuple[str, str, str]) -> None:
    code, place, message = expected
    reported = [(place, message) for name, place, message in found(made) if name == code]
    assert [(at, said[: len(message)]) for at, said in reported] == [(place, message)]


@pytest.mark.parametrize("code, made", NEGATIVE)
def test_what_is_right_is_not_reported(code: str, made: EpubPackage) -> None:
    assert code not in [name for name, _, _ in found(made)]


def test_a_document_that_is_no_xml_keeps_its_words_in_a_draft() -> None:
    broken = EpubDocument("one", "text/one.xhtml", "", document("<p>a & <b>b</p>").xhtml)
    report = Report()
    assert press_epub(replace(package(BODY), documents=(broken,)), report)
    assert report.has_errors
