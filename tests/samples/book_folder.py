"""Books written into a folder, from one text for each file."""

from collections.abc import Mapping
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.model.progress import Silence
from stonehand.pipeline import build_epub, build_pdf

HEAD = """[book]
slug = "small"
title = "A Small Book"
language = "en-GB"
date = "2026"
[[book.contributors]]
name = "Ada Hand"
[imprint]
publisher = "Stonehand"
place = "Ludlow"
"""

WORDS = "In March the comet came back, and six spacecraft went to meet it on its way around the sun. "


def write_book(root: Path, matter: str, files: Mapping[str, str | bytes], design: str = "") -> Path:
    """Write a book: the tables [matter] and [design] of book.toml, and the files of `manuscript/`."""
    manuscript = root / "manuscript"
    manuscript.mkdir(parents=True)
    toml = f'{HEAD}[design]\ntrim = "120mm x 180mm"\n{design}\n[matter]\n{matter}\n'
    for name, text in {"book.toml": toml, **files}.items():
        path = manuscript / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def build(root: Path) -> Report:
    """Build PDF and EPUB in this process; return what was found in both."""
    report = Report()
    build_pdf(root, report, Silence())
    build_epub(root, report, Silence())
    return report
