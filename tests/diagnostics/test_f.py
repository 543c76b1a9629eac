"""Each code of the letter F: what it is reported for, and what is near to it and is not reported."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from stonehand.diagnostics import Code, Leaf, Place, Report
from stonehand.errors import MissingFile
from stonehand.model.book import Design, FontFile
from stonehand.model.layout import Fingerprint, Page
from stonehand.pipeline.lock import compare_fonts
from stonehand.press.pdf.destinations import link_across
from stonehand.press.pdf.fontfamilies import own_faces, packaged, sought
from stonehand.press.pdf.fonts import active
from stonehand.press.pdf.fontset import FontFace, FontSet
from stonehand.press.pdf.set import SectionTask, set_section
from stonehand.source import Span
from stonehand.store.files import file_sha256
from stonehand.store.lock import Lock

BOOK = Span.point("manuscript/book.toml")
Case = tuple[Code, Place, str]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a static font, and the same as variable, for the web, and broken."""
    folder = tmp_path_factory.mktemp("book")
    source = packaged("Source Sans 3")[0].path
    font = TTFont(source)
    (folder / "variable.ttf").write_bytes(source.read_bytes())
    for table in ("fvar", "gvar", "avar", "STAT", "HVAR", "MVAR"):
        del font[table]
    font.save(folder / "plain.ttf")
    font.flavor = "woff"
    font.save(folder / "web.woff")
    (folder / "broken.otf").write_bytes(b"not a font")
    return folder


def cases(report: Report) -> list[Case]:
    return [(item.code, item.place or Leaf(0, ""), item.message) for item in report]


# Fonts and the last full build


def recorded_as(sha256: str) -> Callable[[Path], list[Case]]:
    def found(root: Path) -> list[Case]:
        report = Report()
        face = FontFace("Mine", 400, "normal", "mine.ttf", "b" * 64, "Mine-Regular", "mine.ttf")
        made = Fingerprint("", "", "", "", "", "", (("Mine 400 normal", sha256),))
        compare_fonts(Lock(made), FontSet((face,), "", ""), report)
        return cases(report)

    return found


# Fonts of the book's own


def own(*fonts: FontFile) -> Callable[[Path], list[Case]]:
    def found(root: Path) -> list[Case]:
        report = Report()
        own_faces(Design(442, 663, fonts=fonts), root, report)
        return cases(report)

    return found


def wanted(family: str) -> Callable[[Path], list[Case]]:
    def found(root: Path) -> list[Case]:
        report = Report()
        sought(Design(442, 663, text_family=family, fallback=(family,)), report)
        return cases(report)

    return found


def recorded(root: Path) -> list[Case]:
    return own(FontFile("Mine", "plain.ttf", sha256=file_sha256(root / "plain.ttf")))(root)


# Text as drawn


def text(html: str, family: str = '"EB Garamond"') -> Callable[[Path], list[Case]]:
    def found(_root: Path) -> list[Case]:
        body = f'<p id="a" data-source="a.md:3:1" data-runs="0:3:1">{html}</p>'
        page = f"<html><head><title>A</title></head><body>{body}</body></html>"
        task = SectionTask("a", page, (f"html {{ font: 10pt {family} }}",), fonts=active())
        report = Report()
        report.extend(set_section(task).diagnostics)
        return cases(report)

    return found


# Links of the assembled book


def link(address: str) -> Callable[[Path], list[Case]]:
    def found(_root: Path) -> list[Case]:
        report = Report()
        page = Page(7, "1", "recto", "one", False, 99, 99, (0, 0, 99, 99), (0, 0, 99, 99))
        with pikepdf.new() as pdf:
            sheet = pdf.add_blank_page(page_size=(99, 99)).obj
            action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address))
            sheet.Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action)])
            link_across(pdf, {"naïve one": (0, 1.0, 2.0)}, (page,), report)
        return cases(report)

    return found


PLAIN = FontFile("Mine", "plain.ttf")
BROKEN = "broken.otf is no font, or is damaged: Not a TrueType or OpenType font (not enough data)"
NOT_STATIC = "{} is not a static TrueType or OpenType font"

POSITIVE: dict[str, tuple[Code, Callable[[Path], list[Case]], Place, str]] = {
    "two files": (
        Code.F001,
        own(PLAIN, FontFile("mine", "./plain.ttf")),
        BOOK,
        "./plain.ttf is a second file for mine 400 normal",
    ),
    "another file than recorded": (
        Code.F002,
        own(FontFile("Mine", "plain.ttf", sha256="0" * 64)),
        BOOK,
        "plain.ttf is not the file whose sha256 was recorded",
    ),
    "variable": (Code.F003, own(FontFile("Mine", "variable.ttf")), BOOK, NOT_STATIC.format("variable.ttf")),
    "web": (Code.F003, own(FontFile("Mine", "web.woff")), BOOK, NOT_STATIC.format("web.woff")),
    "broken": (Code.F003, own(FontFile("Mine", "broken.otf")), BOOK, BROKEN),
    "unknown family": (
        Code.F004,
        wanted("Papyrus"),
        BOOK,
        "no font of the family “Papyrus” is to be had",
    ),
    "drawn in another family": (
        Code.F005,
        text("For all: ∀"),
        Span.point("a.md", 3, 10),
        "“∀” (U+2200, FOR ALL) is not in EB Garamond; drawn in Source Sans 3",
    ),
    "absent face": (
        Code.F006,
        text('A <b style="font-weight: 600; font-style: italic">b</b>'),
        Span.point("a.md", 3, 3),
        "EB Garamond has no face of weight 600 italic",
    ),
    "absent family": (
        Code.F006,
        text("a", "Papyrus, fantasy"),
        Span.point("a.md", 3, 1),
        "no family of “Papyrus, fantasy” is among the fonts of the book",
    ),
    "link to nowhere": (
        Code.F007,
        link("book:two"),
        Leaf(7, "1"),
        "a link leads to “two”, which is on no page",
    ),
    "another file": (
        Code.F008,
        recorded_as("a" * 64),
        Span.point("stonehand.lock"),
        "“Mine 400 normal” has changed: sha256 bbbbbbbbbbbb, recorded aaaaaaaaaaaa",
    ),
    "empty box": (
        Code.F101,
        text("a 漢"),
        Span.point("a.md", 3, 3),
        "no font has the character “漢” (U+6F22)",
    ),
}

NEGATIVE: dict[str, tuple[Code, Callable[[Path], list[Case]]]] = {
    "two faces": (Code.F001, own(PLAIN, FontFile("Mine", "plain.ttf", weight=700))),
    "the recorded file": (Code.F002, recorded),
    "a static font": (Code.F003, own(PLAIN)),
    "a packaged family": (Code.F004, wanted("eb garamond")),
    "in a family that is named": (Code.F005, text("For all: ∀", '"EB Garamond", "Source Sans 3"')),
    "Greek, Cyrillic, spaces, invisible characters": (
        Code.F005,
        text("Ἑλλάς Привет l’ami\u202f! a\u200bb co\u00adop\u2060 \u2009\u200a."),
    ),
    "composed": (Code.F005, text("e\u0301 a\u0304 и\u0306")),
    "every face of the house": (
        Code.F006,
        text("a <i>b</i> <b>c <i>d</i></b>"),
    ),
    "generic family": (Code.F006, text("a", "serif")),
    "link to an anchor": (Code.F007, link("book:na%C3%AFve%20one")),
    "link to the world": (Code.F007, link("https://example.org/book:two")),
    "the same file": (Code.F008, recorded_as("b" * 64)),
    "every character in the font": (Code.F101, text("½ § † fi")),
}


@pytest.mark.parametrize("code, found, place, message", POSITIVE.values(), ids=POSITIVE)
def test_what_is_reported(
    code: Code, found: Callable[[Path], list[Case]], place: Place, message: str, root: Path
) -> None:
    assert found(root) == [(code, place, message)]


@pytest.mark.parametrize("code, found", NEGATIVE.values(), ids=NEGATIVE)
def test_what_is_not_reported(code: Code, found: Callable[[Path], list[Case]], root: Path) -> None:
    assert code not in [case[0] for case in found(root)]


def test_an_absent_font_ends_the_command(root: Path) -> None:
    with pytest.raises(MissingFile, match=r"absent\.ttf"):
        own(FontFile("Mine", "absent.ttf"))(root)
