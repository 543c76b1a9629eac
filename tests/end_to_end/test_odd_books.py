"""Books out of the ordinary, built as PDF and EPUB: never an exception, all well or the right code."""

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from samples.book_folder import WORDS, build, write_book
from stonehand.diagnostics import Code

NOTED = "\n\n".join(f"{WORDS * 3}[^{n}] {WORDS}" for n in range(8))
NOTES = "\n\n".join(f"[^{n}]: Note {n}. {WORDS}" for n in range(8))
LONG = "Word after word goes by. " * 600
CHAPTERS = {"one.md": f"# One\n\n{NOTED}\n\n{NOTES}\n", "two.md": f"# Two\n\n{NOTED}\n\n{NOTES}\n"}
ONE, TWO = 'body = ["one.md"]', 'body = ["one.md", "two.md"]'
FRONT = 'front = ["half-title", "title-page", "imprint", "contents"]'
WHOLE = f'{FRONT}\n{TWO}\nback = ["notes"]'

PIXEL = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int) -> bytes:
    """Return a black image of one bit a pixel."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width // 8 + 2) * height))
    return PIXEL + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def svg(content: str, side: int = 50) -> bytes:
    """Return a drawing."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
        f"{content}</svg>"
    ).encode()


def one(text: str) -> dict[str, str | bytes]:
    return {"one.md": text}


def figure(name: str, data: bytes | None) -> dict[str, str | bytes]:
    files = one(f'# One\n\n![Caption]({name}){{alt="A thing"}}\n\n{WORDS}\n')
    return {**files, name: data} if data is not None else files


class Odd(NamedTuple):
    matter: str
    files: Mapping[str, str | bytes]
    design: str = ""
    codes: frozenset[Code] = frozenset()


def of(*codes: Code) -> frozenset[Code]:
    return frozenset(codes)


BOOKS = {
    "notes of the chapter": Odd(f"{FRONT}\n{TWO}", CHAPTERS, 'notes = "chapter"'),
    "notes of the book": Odd(WHOLE, CHAPTERS, 'notes = "book"\n[design.epub]\nnotes = "book"'),
    "notes of the book in print alone": Odd(
        WHOLE, CHAPTERS, 'notes = "book"\n[design.epub]\nnotes = "chapter"', of(Code.E014)
    ),
    "notes of the book in the EPUB alone": Odd(WHOLE, CHAPTERS, '[design.epub]\nnotes = "book"'),
    "notes of the book with no place": Odd(WHOLE, CHAPTERS, codes=of(Code.X004)),
    "openings on any side, no bleed": Odd(f"{FRONT}\n{TWO}", CHAPTERS, 'openings = "any"\nbleed = "0mm"'),
    "no front matter, one line": Odd(ONE, one("One line.\n")),
    "no word": Odd(ONE, one("")),
    "front matter alone": Odd(
        'front = ["half-title", "title-page", "preface.md"]', {"preface.md": f"# Preface\n\n{WORDS * 40}"}
    ),
    "lists of nothing": Odd(
        f'front = ["contents", "figures", "tables"]\n{ONE}', one("# One\n\nWords.\n"), codes=of(Code.X004)
    ),
    "sections in other languages": Odd(
        f"{FRONT}\n{TWO}",
        {
            "one.md": "---\nlanguage: fr\n---\n# Un\n\n« C’est ainsi ! »[^1] dit-il.\n\n[^1]: Oui.\n",
            "two.md": "---\nlanguage: ru\n---\n# Глава\n\nПривет, [Ἑλλάς]{lang=el}.[^1]\n\n[^1]: Да.\n",
        },
    ),
    "notes in headings": Odd(
        ONE, one("# One[^1]\n\n## Two[^2]\n\nWords.[^3]\n\n[^1]: Of one.\n[^2]: Of two.\n[^3]: Of words.\n")
    ),
    "notes in a table": Odd(
        ONE,
        one(
            "# One\n\nWords.[^1]\n\n| a | b |\n|---|---|\n| x[^t] | y[^u] |\n\n: A table[^c]\n\n"
            "Words.[^2]\n\n"
            "[^1]: One.\n[^2]: Two.\n[^t]: Of x.\n[^u]: Of y.\n[^c]: Of the caption.\n"
        ),
    ),
    "a note of 3,000 words": Odd(
        ONE, one(f"# One\n\n{WORDS * 4}[^1]\n\n{WORDS * 30}\n\n[^1]: {LONG}\n"), codes=of(Code.E008)
    ),
    "a note of 3,000 words at the end": Odd(
        ONE,
        one(f"# One\n\n{WORDS * 4}[^1]\n\n{WORDS * 30}\n\n[^1]: {LONG}\n"),
        'notes = "chapter"',
        of(Code.E008),
    ),
    "notes without numbers and of the editor": Odd(
        ONE,
        one(
            "# One[^*s]\n\nWords.[^1] Words.[^e]{series=editor} Words.[^2]\n\n"
            "[^*s]: First printed elsewhere.\n[^1]: One.\n[^2]: Two.\n[^e]: Editor’s note.\n"
        ),
    ),
    "image": Odd(ONE, figure("a.png", png(9, 9))),
    "huge drawing": Odd(ONE, figure("a.svg", svg("<circle r='9'/>", 99_999))),
    "image missing": Odd(ONE, figure("none.png", None), codes=of(Code.P019)),
    "image outside": Odd(ONE, figure("/../../etc/passwd", None), codes=of(Code.P008)),
    "image corrupt": Odd(ONE, figure("a.png", png(9, 9)[:40]), codes=of(Code.S003)),
    "image beyond measure": Odd(ONE, figure("a.png", png(20_000, 20_000)), codes=of(Code.S006)),
    "no image": Odd(ONE, figure("a.png", b"words"), codes=of(Code.S003)),
    "drawing of a file outside": Odd(
        ONE,
        figure("a.svg", svg("<image href='file:///etc/passwd' width='9' height='9'/>")),
        codes=of(Code.S007),
    ),
    "drawing with a font outside": Odd(
        ONE,
        figure("a.svg", svg("<style>@font-face { font-family: x; src: url(file:///etc/passwd) }</style>")),
        codes=of(Code.S007),
    ),
}

ASIDE = (Code.M026, Code.M027)
"""Queries about matter that these books lack by design."""


@pytest.mark.parametrize("odd", BOOKS.values(), ids=BOOKS)
def test_an_odd_book(odd: Odd, tmp_path: Path) -> None:
    report = build(write_book(tmp_path / "book", odd.matter, odd.files, odd.design))
    assert {item.code for item in report if item.code not in ASIDE} == odd.codes
    made = {path.suffix for path in (tmp_path / "book" / "build").glob("*")}
    assert bool(made) is not report.has_errors
