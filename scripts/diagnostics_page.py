"""The catalogue of codes in; docs/diagnostics.md out, or with --check whether that is current."""

import sys
from itertools import groupby
from pathlib import Path

from stonehand.diagnostics import Code
from stonehand.diagnostics.explain import explain

PAGE = Path(__file__).resolve().parent.parent / "docs" / "diagnostics.md"

AREAS = {
    "M": "Manuscript",
    "P": "Parse",
    "N": "Notes",
    "C": "Citations",
    "X": "References",
    "I": "Index",
    "T": "Typography",
    "H": "House style",
    "L": "Layout",
    "F": "Fonts and PDF",
    "E": "EPUB",
    "A": "Accessibility",
    "S": "Security",
    "W": "work in hand",
    "G": "The gate",
}

HEAD = """\
# Diagnostics

Written by `make docs` from the catalogue of codes; the paragraphs stand in
`src/stonehand/diagnostics/explanations/`. `stonehand explain CODE` prints the same. An **error** withholds
publication, a **warning** is to be fixed before print, a **query** is for a human to decide. Their form:
[manual/diagnostics.md](manual/diagnostics.md).
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join((HEAD, *(area(letter, tuple(codes)) for letter, codes in groupby(Code, letter_of))))


def letter_of(code: Code) -> str:
    """Return the letter of a code's area."""
    return str(code.value[0])


def area(letter: str, codes: tuple[Code, ...]) -> str:
    """Return the chapter of one area."""
    return "\n".join((f"## {letter}: {AREAS[letter]}\n", *(entry(code) for code in codes)))


def entry(code: Code) -> str:
    """Return the paragraph of one code."""
    return f"### {code.value}: {code.title}\n\n*{code.severity.value}*\n\n{explain(code)}\n"


def check() -> None:
    """End with status 1 if the page on disk is not what the catalogue says."""
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        sys.exit("docs/diagnostics.md is not current: run make docs")


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        check()
    else:
        PAGE.write_text(page(), encoding="utf-8")
