"""Codes of the letter S that files of a book are refused with, before a press sees them."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from samples.copy_desk import entry, manuscript
from stonehand.compose import compose_print, sandbox
from stonehand.compose.epub_pages import epub_pages
from stonehand.diagnostics import Code, Diagnostic, Report
from stonehand.diagnostics.stop import Stop
from stonehand.manuscript.copy import read_source
from stonehand.model.places import Places
from stonehand.parse import parse
from stonehand.resolve import resolve

Files = dict[str, str | bytes]
SECTION = "templates/section.html"
WORDS = '<section id="{{ section.anchor }}">{{ blocks(section.blocks) }}</section>'


class Case(NamedTuple):
    code: Code
    files: Files
    place: str
    message: str


def raster(form: str, cut: int | None = None) -> bytes:
    made = BytesIO()
    Image.effect_noise((200, 200), 60).save(made, form)
    return made.getvalue()[:cut]


def png(width: int, height: int) -> bytes:
    """Return a PNG that says it has this size, and no more of it than its head."""
    chunks = ((b"IHDR", struct.pack("!IIBBBBB", width, height, 1, 0, 0, 0, 0)), (b"IEND", b""))
    written = (struct.pack("!I", len(d)) + n + d + struct.pack("!I", zlib.crc32(n + d)) for n, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def svg(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>'.encode()


def image(data: str | bytes, name: str = "i.svg") -> Files:
    return {name: data, "copy.md": f"![Words]({name})"}


def template(text: str | bytes, name: str = SECTION) -> Files:
    return {name: text, "copy.md": "Words."}


def nested(name: str, times: int) -> str:
    return f"<{name}>" * times + f"</{name}>" * times


BOMB = '<g id="g0"/>' + "".join(
    f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
)
STYLED = '<style>.a { fill: url(#p) }</style><pattern id="p"><path class="a"/></pattern><path class="a"/>'
ENDLESS = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
DOUBLING = "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(50) }}"
AT_COPY = "copy.md:1:1"
AT_SECTION = f"{SECTION}:1:1"

POSITIVE = [
    Case(Code.S003, image("words", "i.png"), AT_COPY, "it is not an image"),
    Case(Code.S003, image(b"%!PS-Adobe-3.0 EPSF-3.0", "i.eps"), AT_COPY, "it is not an image"),
    Case(Code.S003, image(b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("")), AT_COPY, "it defines entities"),
    Case(Code.S005, image(raster("JPEG", -2000), "i.jpg"), AT_COPY, "it is damaged: image file is truncated"),
    Case(Code.S005, image(raster("PNG", -20), "i.png"), AT_COPY, "it is damaged"),
    Case(Code.S005, image(svg("<g>")), AT_COPY, "it is not well-formed XML"),
    Case(Code.S006, image(png(10_000, 6_000), "i.png"), AT_COPY, "it has 60,000,000 pixels"),
    Case(Code.S006, image(png(100_000, 100_000), "i.png"), AT_COPY, "it has more than 50,000,000 pixels"),
    Case(Code.S006, image(svg(nested("g", 120))), AT_COPY, "more than 100 of its elements"),
    Case(Code.S006, image(svg("<g/>" * 20_000)), AT_COPY, "20,001 elements are drawn"),
    Case(Code.S006, image(svg(BOMB)), AT_COPY, "246,913,570 elements are drawn"),
    Case(Code.S006, image(svg('<g id="a"><use href="#a"/></g>')), AT_COPY, "“g” is drawn inside itself"),
    Case(Code.S006, image(svg(STYLED)), AT_COPY, "“pattern” is drawn inside itself"),
    Case(Code.S007, image(svg("<script>x()</script>")), AT_COPY, "it holds “script”"),
    Case(Code.S007, image(svg("<foreignObject/>")), AT_COPY, "it holds “foreignObject”"),
    Case(Code.S007, image(svg('<g onclick="x()"/>')), AT_COPY, "it has the attribute “onclick”"),
    Case(Code.S007, image(svg('<image href="other.png"/>')), AT_COPY, "it shows or follows “other.png”"),
    Case(
        Code.S007, image(svg('<a href="javascript:x()"/>')), AT_COPY, "it shows or follows “javascript:x()”"
    ),
    Case(Code.S007, image(svg('<use href="file:///etc/passwd#x"/>')), AT_COPY, "it shows or follows"),
    Case(Code.S007, image(svg("<style>@import 'x.css';</style>")), AT_COPY, "its styles import others"),
    Case(Code.S007, image(svg("<g style='fill: u\\72l(http://x.org/y)'/>")), AT_COPY, "its styles use"),
    Case(Code.S008, template("\n{% if %}"), f"{SECTION}:2:1", "Expected an expression"),
    Case(Code.S008, template("{{ nothing.here }}"), AT_SECTION, "'nothing' is undefined"),
    Case(Code.S008, template(b"\xff\xfe"), "templates:1:1", "is not in UTF-8"),
    Case(Code.S008, template("{{ cycler.__init__.__globals__ }}"), AT_SECTION, "is unsafe"),
    Case(Code.S008, template('{% include "/etc/passwd" %}'), AT_SECTION, "“/etc/passwd” leads out"),
    Case(Code.S008, template('{% include "section.html" %}'), AT_SECTION, "maximum recursion depth"),
    Case(Code.S008, template(ENDLESS), AT_SECTION, "more than 100,000 steps"),
    Case(Code.S008, template(DOUBLING), AT_SECTION, "more than 100,000 steps"),
    Case(Code.S008, template("{{ 'a' * 2000000000 }}"), AT_SECTION, "“*” would make something too large"),
    Case(Code.S008, template("{{ 9 ** 99999999 }}"), AT_SECTION, "“**” would make something too large"),
    Case(Code.S008, template(b"\xff", "styles/own.css"), "styles/own.css:1:1", "is not in UTF-8"),
    Case(Code.S009, {"copy.md": "Words \u202edrow."}, "copy.md:1:7", "from the character U+202E on"),
]

NEGATIVE = [
    (Code.S003, image(raster("TIFF"), "i.tif")),
    (Code.S005, image(raster("JPEG"), "i.jpg")),
    (Code.S005, image(raster("PNG"), "i.png")),
    (Code.S006, image(svg(nested("g", 60) + "<g/>" * 10_000 + '<g id="a"/>' + '<use href="#a"/>' * 100))),
    (Code.S007, image(svg('<a href="https://example.org/"><image href="data:image/png;base64,AA"/></a>'))),
    (Code.S007, image(svg('<linearGradient id="a"/><path style="fill: url(#a)" clip-path="url(#a)"/>'))),
    (Code.S008, template(WORDS)),
    (Code.S008, template("p { color: red }", "styles/own.css")),
    (Code.S009, {"copy.md": "Words \u2067\u05d0\u05d1\u2069 and \u200f\u05d2."}),
]


@pytest.fixture(autouse=True)
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """End endless templates soon."""
    monkeypatch.setattr(sandbox, "STEPS", 100_000)


def found(folder: Path, files: Files) -> list[Diagnostic]:
    """Return what is reported on the way from the files to the HTML of both presses."""
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    report = Report()
    source = read_source(folder / "copy.md", "copy.md", report)
    assert source
    book = manuscript(entry(source.text), root=str(folder))
    resolved = resolve(parse(book, report), Places(), report)
    try:
        compose_print(resolved)
        epub_pages(resolved, "cover.svg")
    except Stop as stop:
        report.extend([stop.diagnostic])
    return list(report)


@pytest.mark.parametrize("case", POSITIVE)
def test_what_is_refused_is_told_at_its_place(case: Case, tmp_path: Path) -> None:
    (diagnostic,) = (item for item in found(tmp_path, case.files) if item.code is case.code)
    assert str(diagnostic.place) == case.place
    assert case.message in diagnostic.message


@pytest.mark.parametrize("code, files", NEGATIVE)
def test_what_is_near_to_it_is_not_refused(code: Code, files: Files, tmp_path: Path) -> None:
    assert [item for item in found(tmp_path, files) if item.code is code] == []


@pytest.mark.parametrize("name", ["templates/section.html", "styles/own.css"])
def test_a_link_out_of_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(WORDS)
    book = tmp_path / "book"
    (book / name).parent.mkdir(parents=True)
    (book / name).symlink_to(tmp_path / "secret")
    (diagnostic,) = found(book, {"copy.md": "Words."})
    assert diagnostic.code is Code.S008


@pytest.mark.parametrize("name", ["templates", "styles"])
def test_a_folder_that_is_a_link_out_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / name).symlink_to(tmp_path / "secret")
    (diagnostic,) = found(tmp_path / "book", {"copy.md": "Words."})
    assert diagnostic.code is Code.S008


def test_the_words_of_an_image_that_is_refused_are_printed(tmp_path: Path) -> None:
    (tmp_path / "i.svg").write_bytes(svg("<script/>"))
    draft = parse(manuscript(entry("See ![the words](i.svg)."), root=str(tmp_path)), Report())
    (section,) = draft.entries
    assert "".join(node.text for node in section.blocks[0].content) == "See the words."
