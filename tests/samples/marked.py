"""A book that was sent out as a proof, its proof, and marks put on words of it."""

import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from stonehand.diagnostics import Report
from stonehand.model.layout import Line
from stonehand.pipeline import MarksFound, MarksWanted, Returned, marks
from stonehand.press.pdf.mapfile import map_from_json

FOLDER = Path(__file__).parents[1] / "fixtures" / "marks"
NAME = "small-1a2b3c"
LAYOUT = map_from_json((FOLDER / "map.json").read_text(encoding="utf-8"))

NOTHING = MarksWanted()

Entry = Mapping[str, Any]
"""The entries of an annotation; `sheet` and `irt`, the number of another one, are for here."""


def proofed_book(root: Path) -> Path:
    """Write the book with the map of its proof into a folder."""
    shutil.copytree(FOLDER / "manuscript", root / "manuscript")
    kept = root / "build" / "proofs" / NAME
    kept.mkdir(parents=True)
    shutil.copy(FOLDER / "map.json", kept / "map.json")
    return root


def on(*phrases: str) -> Entry:
    """Return what lies on words, a quadrilateral for each phrase, which stands in one line."""
    boxes = [_box(phrase) for phrase in phrases]
    sheet = boxes[0][0]
    quads = [
        each for _, (x, low, right, high) in boxes for each in (x, high, right, high, x, low, right, low)
    ]
    return {"sheet": sheet, "Rect": Array(boxes[0][1]), "QuadPoints": Array(quads)}


def at(phrase: str, *, after: bool = True) -> Entry:
    """Return the place of a caret after a phrase, or before it."""
    sheet, (left, low, right, _) = _box(phrase)
    x = right if after else left
    return {"Subtype": "Caret", "sheet": sheet, "Rect": Array([x - 3, low - 3, x + 3, low + 5])}


def _box(phrase: str) -> tuple[int, tuple[float, float, float, float]]:
    found = [(page, line) for page in LAYOUT.pages for line in page.lines if phrase in line.text]
    page, line = found[0]
    start = line.text.index(phrase)
    left, right = _edge(line, start, 0), _edge(line, start + len(phrase) - 1, 1)
    height = page.height - line.baseline
    return page.sheet, (left, height - 0.25 * line.size, right, height + 0.7 * line.size)


def _edge(line: Line, index: int, side: int) -> float:
    """Return the left or right edge of a letter, which is at the beginning or the end of its word."""
    word = max((each for each in line.words if each.start <= index), key=lambda each: each.start)
    return word.x + side * word.width


def marked(*entries: Entry, proof: bytes | None = None) -> bytes:
    """Return the proof with annotations."""
    with pikepdf.open(BytesIO(proof or (FOLDER / "proof.pdf").read_bytes())) as pdf:
        made: list[Any] = []
        for entry in entries:
            page = pdf.pages[entry.get("sheet", 1) - 1]
            mark = Dictionary(Type=Name.Annot, Subtype=Name.Highlight)
            for name, value in entry.items():
                if name == "irt":
                    mark.IRT = made[value]
                elif name in ("Subtype", "RT"):
                    mark[f"/{name}"] = Name(f"/{value}")
                elif name != "sheet":
                    mark[f"/{name}"] = String(value) if isinstance(value, str) else value
            made.append(pdf.make_indirect(mark))
            if "/Annots" not in page.obj:
                page.obj.Annots = Array()
            page.obj.Annots.append(made[-1])
        data = BytesIO()
        pdf.save(data)
    return data.getvalue()


def read_back(
    root: Path, data: bytes, wanted: MarksWanted = NOTHING, name: str = "marked.pdf"
) -> tuple[MarksFound, Report]:
    """Read a marked file as the command does."""
    path, report = root / name, Report()
    path.write_bytes(data)
    return marks(root, Returned(path), wanted, report), report
