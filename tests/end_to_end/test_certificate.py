"""The certificate can fail: one thing of a small book is damaged on its way, and nothing is published.

Each case names the damage, and the code, the place and words of the message that tell of it.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from samples.book_folder import build as build_book
from samples.book_folder import write_book
from samples.damaged_book import ONE as ONE_MD
from samples.damaged_book import Build, Workshop, swap
from stonehand.model.book import Draft, Section

Case = tuple[str, str, str]

P2 = '<p id="one-p2"[^>]*>The second paragraph is short.</p>'
P6 = '<p id="one-p6".*?before.</p>'
DUST = '<span id="one-ndust".*?</span></span>'
SHIELD = '<span id="one-nshield".*?</span></span>'


def found(build: Build, expected: Case) -> bool:
    """Tell whether a code was said of a place, with these words (lines shift with the house style)."""
    code, place, words = expected
    return any(at.startswith(place) and words in said for at, said in build.said(code))


def test_the_whole_book_has_nothing_to_report(shop: Workshop) -> None:
    pdf, epub = shop.pdf(), shop.epub()
    assert (pdf.report, epub.report) == ((), ())
    assert {"small.screen.pdf", "small.print.pdf"} <= set(pdf.files)
    assert "small.epub" in epub.files


@pytest.mark.parametrize(
    "print_notes, epub_notes, said",
    [
        ("foot", "book", {"M027"}),
        ("chapter", "chapter", {"M027"}),
        ("book", "chapter", {"M027", "E014"}),
        ("book", "book", {"M027"}),
    ],
)
def test_notes_wherever_they_stand_are_found(
    print_notes: str, epub_notes: str, said: set[str], tmp_path: Path
) -> None:
    design = f'notes = "{print_notes}"\nepub = {{ notes = "{epub_notes}" }}'
    matter = 'body = ["one.md"]\n' + ('back = ["notes"]' if "book" in (print_notes, epub_notes) else "")
    table_note = swap("Vega  (.*)the", r"Vega[^t] \1the")(ONE_MD) + "\n[^t]: In two copies.\n"
    report = build_book(write_book(tmp_path / "book", matter, {"one.md": table_note}, design))
    assert {item.code.value for item in report} == said


# Between the file and the draft: the parser is given less or more than the file has

COPY = {
    "a line dropped": (
        swap("room at Darmstadt spoke[^\n]*\n", ""),
        ("P901", "manuscript/one.md:5:1", "“room at Darmstadt spoke while the first picture"),
    ),
    "a word dropped": (
        swap("cloud of dust", "cloud dust"),
        ("P901", "manuscript/one.md:3:1", "“of” stands in the manuscript, but was not parsed"),
    ),
    "a paragraph doubled": (
        swap(r"(The second[^\n]*\n)", r"\1\n\1"),
        ("P901", "manuscript/one.md:8:1", "“The second paragraph is short” was parsed, but"),
    ),
    "a cell changed": (
        swap("1985", "1986"),
        ("P901", "manuscript/one.md:16:12", "“1985” was parsed as “1986”"),
    ),
    "a note dropped": (
        swap(r"\[\^dust\]:[^\n]*\n", ""),
        ("P901", "manuscript/one.md:1:1", "the note “dust” was not parsed"),
    ),
    "a word of a note dropped": (
        swap("sheets of metal", "sheets metal"),
        ("P901", "manuscript/one.md:24:12", "“of” stands in the manuscript, but was not parsed"),
    ),
}


@pytest.mark.parametrize("copy, expected", COPY.values(), ids=COPY)
def test_the_parser_loses_copy(shop: Workshop, copy: Callable[[str], str], expected: Case) -> None:
    build = shop.pdf(copy=copy)
    assert found(build, expected)
    assert build.files == ()


# Between the draft and the book: resolve is given less or more than was parsed


def blocks(*order: int) -> Callable[[Draft], Draft]:
    """Return an edit that keeps blocks of chapter 1 in this order."""

    def edit(draft: Draft) -> Draft:
        return replace(draft, entries=tuple(_ordered(entry, order) for entry in draft.entries))

    return edit


def _ordered(entry: Any, order: tuple[int, ...]) -> Any:
    if isinstance(entry, Section) and entry.anchor == "one":
        return replace(entry, blocks=tuple(entry.blocks[number] for number in order))
    return entry


def without_chapter_1(draft: Draft) -> Draft:
    return replace(draft, entries=tuple(e for e in draft.entries if getattr(e, "anchor", "") != "one"))


def without_shield(draft: Draft) -> Draft:
    entries = (
        replace(e, notes=tuple(note for note in e.notes if note.label != "shield"))
        if isinstance(e, Section)
        else e
        for e in draft.entries
    )
    return replace(draft, entries=tuple(entries))


RESOLVED = "in the resolved copy of “one” "
DRAFT = {
    "a paragraph dropped": (
        blocks(0, 2, 3, 4, 5),
        ("P901", "manuscript/one.md:6:1", RESOLVED + "“The second paragraph is short” is missing"),
    ),
    "a paragraph doubled": (
        blocks(0, 1, 1, 2, 3, 4, 5),
        ("P901", "manuscript/one.md:8:4", RESOLVED + "“The second paragraph is short” is one too many"),
    ),
    "two blocks swapped": (
        blocks(0, 2, 1, 3, 4, 5),
        ("P901", "manuscript/one.md:8:4", RESOLVED + "“Antenna Battery” is missing"),
    ),
    "a chapter dropped": (
        without_chapter_1,
        ("P901", "manuscript/one.md:1:3", RESOLVED + "“The Comet Ahead of"),
    ),
    "a note dropped": (
        without_shield,
        ("P901", "manuscript/one.md:24:12", RESOLVED + "“Two sheets of metal a hand apart” is missing"),
    ),
}


@pytest.mark.parametrize("draft, expected", DRAFT.values(), ids=DRAFT)
def test_resolve_loses_copy(shop: Workshop, draft: Callable[[Draft], Draft], expected: Case) -> None:
    build = shop.pdf(draft=draft)
    assert found(build, expected)
    assert build.files == ()


# Between the book and its pages: the HTML of a chapter is not what the book says

ONE = "manuscript/one.md:"
HTML = {
    "a word dropped": (swap("cloud of dust", "cloud dust"), ("L901", ONE + "3:1", "on the pages “of” is")),
    "a digit changed": (
        swap(">1984<", ">1985<"),
        ("L901", ONE + "15:12", "on the pages “1984” reads “1985”"),
    ),
    "a formula dropped": (
        swap('<img class="formula"[^>]*>', ""),
        ("L901", ONE + "3:60", "on the pages the formula “r^2” is missing"),
    ),
    "a paragraph dropped": (
        swap(P2, ""),
        ("L901", ONE + "6:1", "on the pages “The second paragraph is short”"),
    ),
    "a paragraph doubled": (
        swap(f"({P2})", r"\1\1"),
        ("L901", ONE + "8:1", "on the pages “The second paragraph is short” is one too many"),
    ),
    "a paragraph doubled under another anchor": (
        swap(f"({P2})", r'\1<p id="one-p99">The second paragraph is short.</p>'),
        ("L901", ONE + "8:1", "on the pages “The second paragraph is short” is one too many"),
    ),
    "two paragraphs swapped": (
        swap(f"({P2})(.*)({P6})", r"\3\2\1"),
        ("L901", ONE + "6:1", "on the pages “second paragraph is short” reads “shield"),
    ),
    "a row dropped": (
        swap('<tr id="one-t1-r2".*?</tr>', ""),
        ("L901", ONE + "15:3", "on the pages “Vega 1984” is missing"),
    ),
    "a head of a table doubled": (
        swap("(<thead>.*?</thead>)", r"\1\1"),
        ("L901", ONE + "15:3", "on the pages “Craft Year” is one too many"),
    ),
    "the number of a table changed": (
        swap("Table.1", "Table 2"),
        ("L901", ONE + "13:1", "on the pages “1” reads “2”"),
    ),
    "a call dropped": (
        swap('<a class="call" id="one-nshield-call".*?</a>', ""),
        ("L901", ONE + "20:1", "on the pages “2” is missing"),
    ),
    "a note dropped": (
        swap(SHIELD, ""),
        ("N901", ONE + "24:1", "on the pages, in a note, “2 Two sheets of metal a hand apart” is missing"),
    ),
    "a note doubled": (
        swap(f"({SHIELD})", r"\1\1"),
        (
            "N901",
            ONE + "24:12",
            "on the pages, in a note, “2 Two sheets of metal a hand apart” is one too many",
        ),
    ),
    "a note that the book does not have": (
        swap(SHIELD, r'\g<0><span id="other" class="note"><span class="p">Me too.</span></span>'),
        ("N901", "None", "the pages of “one” print a note “other” that the book does not have"),
    ),
    "two notes swapped": (
        swap("(Grains.*?sand)(.*)(Two sheets.*?apart)", r"\3\2\1"),
        ("N901", ONE + "22:10", "on the pages, in a note, “Grains” reads “Two sheets”"),
    ),
    "the mark of a note changed": (
        swap(r">2\.</a>", ">3.</a>"),
        ("N901", ONE + "24:1", "on the pages, in a note, “2” reads “3”"),
    ),
}


@pytest.mark.parametrize("html, expected", HTML.values(), ids=HTML)
def test_the_pages_say_something_else(shop: Workshop, html: Callable[[str], str], expected: Case) -> None:
    build = shop.pdf(html=html)
    assert found(build, expected)
    assert build.files == ()


# Between the pages and the eye: all words are there, but a style sheet hides them

SHORT = "page 1 (sheet 5)"
SEEN = "“The second paragraph is short.” "
CUT, GONE = SEEN + "is cut off at an edge", SEEN + "is not on the page"
UNSEEN = SEEN + "is on the page, but cannot be seen"
STYLE = {
    "a line clipped": (
        "#one-p6 { height: 14pt; overflow: hidden }",
        (
            "L903",
            "page 1 (sheet 5)",
            "“until fourteen seconds before.” is cut",
        ),
    ),
    "half a line clipped": ("#one-p2 { height: 9pt; overflow: hidden }", ("L903", SHORT, CUT)),
    "a line clipped at its side": (
        "#one-p2 { width: 60pt; white-space: nowrap; overflow: hidden }",
        ("L903", SHORT, CUT),
    ),
    "a line that runs out of the page": (
        "#one-p2 { white-space: nowrap; margin-left: 250pt }",
        ("L903", SHORT, GONE),
    ),
    "a line beside the page": ("#one-p2 { position: relative; left: 400pt }", ("L903", SHORT, GONE)),
    "a line below the page": ("#one-p2 { position: relative; top: 700pt }", ("L903", SHORT, GONE)),
    "hidden": ("#one-p2 { visibility: hidden }", ("L903", SHORT, GONE)),
    "not displayed": (
        "#one-p2 { display: none }",
        ("L901", ONE + "6:1", "on the pages “The second paragraph is short” is missing"),
    ),
    "a formula hidden": (
        "#one-p1 .formula { visibility: hidden }",
        ("L903", SHORT, "the formula “r^2” is not drawn, or cannot be seen"),
    ),
    "white on white": ("#one-p2 { color: white }", ("L903", SHORT, UNSEEN)),
    "black on black": ("#one-p2 { background: black }", ("L903", SHORT, UNSEEN)),
    "transparent": ("#one-p2 { opacity: .05 }", ("L903", SHORT, UNSEEN)),
    "too small to be seen": ("#one-p2 { font-size: .1pt }", ("L903", SHORT, UNSEEN)),
    "covered by what follows": (
        "#one-l1 { position: relative; margin-top: -32pt; background: white }",
        ("L903", SHORT, "“"),
    ),
    "moved after it was laid out": ("#one-p2 { transform: translateX(150pt) }", ("L903", SHORT, GONE)),
    "words that a style sheet adds": (
        "#one-p2::after { content: ' indeed' }",
        ("L901", ONE + "8:1", "on the pages “indeed” is one too many"),
    ),
    "a paragraph over another": (
        "#one-p2 { margin-top: -10pt }",
        ("L902", SHORT, "on the screens.” and “The second paragraph is short.” are printed over each other"),
    ),
    "lines without leading": (
        "#one-p6 { line-height: 3pt }",
        (
            "L902",
            "page 1 (sheet 5)",
            "“The shield of the craft was thin.2",
        ),
    ),
    "a note over the text": (
        "#one-ndust { margin-top: -66pt }",
        (
            "L902",
            "page 1 (sheet 5)",
            "“Giotto” and “1. Grains of rock and ice",
        ),
    ),
}


@pytest.mark.parametrize("style, expected", STYLE.values(), ids=STYLE)
def test_words_are_there_but_not_to_be_read(shop: Workshop, style: str, expected: Case) -> None:
    build = shop.pdf(style=style)
    assert found(build, expected)
    assert build.files == ()


@pytest.mark.parametrize(
    "style",
    [
        "#one-p2 { background: black; color: white }",
        "#one-p2 { color: #999 }",
        "#one-p2 { text-transform: uppercase; letter-spacing: 2pt }",
        "#one-p2 { font-variant-caps: all-small-caps }",
        "#one-p6 { columns: 2 }",
        "#one-p2 { overflow: hidden }",
        "#one-p2 { position: relative; top: 2pt }",
    ],
)
def test_what_can_be_read_is_not_reported(shop: Workshop, style: str) -> None:
    assert not {"L901", "L902", "L903", "L904"} & shop.pdf(style=style).codes()


# Between the pages and the file


def in_print(edit: Callable[[Any], None]) -> Callable[[Any, str], None]:
    return lambda pdf, profile: edit(pdf) if profile == "print" else None


def draw(operators: bytes) -> Callable[[Any, str], None]:
    """Return an edit that draws over page 1."""
    return lambda pdf, _profile: pdf.pages[4].contents_add(pdf.make_stream(operators))


def hide_text(pdf: Any, _profile: str) -> None:
    """Make all text of page 1 invisible (text rendering mode 3)."""
    pdf.pages[4].contents_add(pdf.make_stream(b"3 Tr"), prepend=True)


def swap_pages(pdf: Any, _profile: str) -> None:
    pages = list(pdf.pages)
    pdf.pages[4], pdf.pages[6] = pages[6], pages[4]


def draw_twice(pdf: Any, _profile: str) -> None:
    page = pdf.pages[5]
    page.contents_add(pdf.make_stream(b" ".join(s.read_bytes() for s in page.obj.Contents)))


def crop(pdf: Any, _profile: str) -> None:
    page = pdf.pages[4]
    page.TrimBox = pikepdf.Array([0, 0, 340, 400])


WHITE = b"Q q 1 g 40 230 300 40 re f Q q"
FILE = {
    "a page dropped": (
        lambda pdf, _: pdf.pages.remove(p=5),
        ("L903", "page 1 (sheet 5)", "are 6 pages instead of 7"),
    ),
    "a page dropped from one profile": (
        in_print(lambda pdf: pdf.pages.remove(p=7)),
        ("L904", "None", "screen.pdf has 7 pages, print.pdf 6"),
    ),
    "the last page doubled": (
        lambda pdf, _: pdf.pages.append(pdf.pages[6]),
        ("L903", "page 3 (sheet 7)", "are 8 pages instead of 7"),
    ),
    "two pages swapped": (
        swap_pages,
        ("L903", "page 1 (sheet 5)", "“1” is"),
    ),
    "a page drawn twice": (draw_twice, ("L903", "page 2 (sheet 6)", "“")),
    "text not inked": (hide_text, ("L903", SHORT, UNSEEN)),
    "a white box over a paragraph": (draw(WHITE), ("L903", SHORT, "“")),
    "text not inked in print alone": (
        in_print(lambda pdf: hide_text(pdf, "")),
        ("L903", SHORT, "in print.pdf “The second paragraph is short.” is on the page, but cannot be seen"),
    ),
    "a page cropped": (crop, ("L903", "page 1 (sheet 5)", "“")),
    "a word more in one profile": (
        in_print(lambda pdf: draw_twice(pdf, "")),
        ("L904", "page 2 (sheet 6)", "screen.pdf and print.pdf do not have the same text here"),
    ),
}


@pytest.mark.parametrize("file, expected", FILE.values(), ids=FILE)
def test_the_file_is_not_the_map(shop: Workshop, file: Callable[[Any, str], None], expected: Case) -> None:
    build = shop.pdf(file=file)
    assert found(build, expected)
    assert build.files == ()


def test_what_both_profiles_lack_is_said_once(shop: Workshop) -> None:
    ((_, message),) = shop.pdf(style="#one-p2 { visibility: hidden }").said("L903")
    assert message.startswith(
        "in screen.pdf and print.pdf “The second paragraph is short.” is not on the page"
    )


# The EPUB

NOTE = '<div id="one-nshield" .*?</div>'
EPUB = {
    "a word dropped": (
        swap("cloud of dust", "cloud dust"),
        ("E901", ONE + "3:1", "in the EPUB “of” is missing"),
    ),
    "a formula dropped": (
        swap("<math.*?</math>", ""),
        ("E901", ONE + "3:1", "in the EPUB “formula r 2” is missing"),
    ),
    "a formula emptied": (
        swap("(<math[^>]*>).*?</math>", r"\1</math>"),
        ("E901", ONE + "3:1", "in the EPUB “r 2” is missing"),
    ),
    "a word changed": (
        swap("Battery", "Buttery"),
        ("E901", ONE + "9:4", "in the EPUB “Battery” reads “Buttery”"),
    ),
    "a paragraph dropped": (
        swap('<p id="one-p2">.*?</p>', ""),
        ("E901", ONE + "6:1", "in the EPUB “The second paragraph is short” is missing"),
    ),
    "a paragraph doubled": (
        swap('<p id="one-p2">.*?</p>', r"\g<0>\g<0>"),
        ("E901", ONE + "8:4", "in the EPUB “The second paragraph is short” is one too many"),
    ),
    "two paragraphs swapped": (
        swap('(<p id="one-p2">.*?</p>)(.*)(<p id="one-p6">.*?</p>)', r"\3\2\1"),
        ("E901", ONE + "6:1", "in the EPUB “second paragraph is short” reads"),
    ),
    "a paragraph hidden": (
        swap('<p id="one-p2">', '<p id="one-p2" hidden="hidden">'),
        ("E901", ONE + "6:1", "in the EPUB “The second paragraph is short” is missing"),
    ),
    "all dropped": (
        swap("<body.*</body>", "<body></body>"),
        ("E901", ONE + "1:1", "in the EPUB “1 The Comet"),
    ),
    "a note dropped": (
        swap(NOTE, ""),
        ("N901", ONE + "24:12", "in the EPUB, in a note, “Two sheets of metal a hand apart” is missing"),
    ),
    "a note doubled": (
        swap(NOTE, lambda note: note[0] + note[0].replace("one-nshield", "other")),
        ("N901", "None", "the EPUB holds a note “other” that the book does not have"),
    ),
    "two notes swapped": (
        swap("(Grains.*?sand)(.*)(Two sheets.*?apart)", r"\3\2\1"),
        ("N901", ONE + "22:10", "in the EPUB, in a note, “Grains” reads “Two sheets”"),
    ),
}


@pytest.mark.parametrize("document, expected", EPUB.values(), ids=EPUB)
def test_the_epub_says_something_else(shop: Workshop, document: Callable[[str], str], expected: Case) -> None:
    build = shop.epub(document)
    assert found(build, expected)
    assert build.files == ()
