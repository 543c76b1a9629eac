"""Set one text by four programs at three measures; print what typometry says of each, keep it in build/.

    python benchmarks/typography.py [--typst PYTHON] [--keep DIR] [FILE.md ...]

Without FILE: the specimen. Only paragraphs are set, without emphasis, notes and headings. LuaLaTeX is
measured where it is on the PATH, Typst where PYTHON, an interpreter that has the package `typst`, is named.
Where its tolerance does not suffice LuaLaTeX sets lines wider than the measure: `overfull_told` counts those
of its log, and the column `luaemergency` is LuaLaTeX kept from it.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from engines import SETTINGS, Setting, available, set_apart
from fontTools.ttLib import TTFont

from stonehand.diagnostics import Report
from stonehand.model.block import Paragraph
from stonehand.model.book import Design, Section
from stonehand.model.element import walk
from stonehand.model.plain import plain_text
from stonehand.model.progress import Silence
from stonehand.pipeline.copy import read_copy
from stonehand.press.pdf.fonts import prepare
from stonehand.proof.typometry import measure

ROOT = Path(__file__).resolve().parent.parent
MEASURES = (("body", 105.0, 10.5, 13.5), ("notes", 105.0, 8.5, 10.5), ("narrow", 60.0, 8.5, 10.5))
SHORTEST = 200
"""Letters of a paragraph that is set."""

BOOK = '[book]\nslug = "b"\ntitle = "B"\nlanguage = "en-US"\n[matter]\nbody = [%s]\n'


def paragraphs_of(root: Path) -> Iterator[str]:
    """Yield the plain text of the paragraphs of a book's sections."""
    copy = read_copy(root, Report(), Silence())
    if copy is None:
        raise SystemExit(f"{root}: no book")
    sections = (node for node in walk(copy.draft.entries) if isinstance(node, Section))
    for node in walk(tuple(block for section in sections for block in section.blocks)):
        if isinstance(node, Paragraph):
            text = " ".join(plain_text(node.content).split(" ")).strip()
            if len(text) >= SHORTEST:
                yield text


def paragraphs_in(files: Sequence[Path]) -> tuple[str, ...]:
    """Return the paragraphs of Markdown files, or of the specimen."""
    if not files:
        return tuple(paragraphs_of(ROOT))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "manuscript"
        folder.mkdir()
        for file in files:
            shutil.copy(file, folder / file.name)
        listed = ", ".join(json.dumps(file.name) for file in files)
        (folder / "book.toml").write_text(BOOK % listed, encoding="utf-8")
        return tuple(paragraphs_of(Path(name)))


def natural_space(font: str) -> float:
    """Return the width of a font's space in ems."""
    opened = TTFont(font)
    advance, _ = opened["hmtx"][opened.getBestCmap()[ord(" ")]]
    return float(advance / opened["head"].unitsPerEm)


def show(setting: Setting, tables: dict[str, dict[str, float]]) -> None:
    """Print the table of one setting."""
    print(f"\n{setting.name}: {setting.size}/{setting.leading} pt on {setting.measure:g} mm")
    print(" " * 16 + "".join(f"{name:>13}" for name in tables))
    for key in next(iter(tables.values())):
        print(f"{key:16}" + "".join(f"{written(table[key]):>13}" for table in tables.values()))


def written(value: float) -> str:
    """Return a number with as many places as it deserves."""
    return str(value) if isinstance(value, int) else f"{value:.4f}" if value < 1 else f"{value:.3f}"


def main() -> None:
    """Measure all that is there."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.md")
    parser.add_argument("--typst", default="", metavar="PYTHON")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the PDFs here")
    given = parser.parse_args()
    text = paragraphs_in(given.files)
    face = prepare(Design(400, 600), ROOT, Report()).faces[0]
    natural = natural_space(face.path)
    print(f"{len(text)} paragraphs, {sum(len(each.split()) for each in text)} words, {face.name}")
    print(f"natural space {natural:.3f} em; loose > 1.5, very loose > 2, tight < 0.75 times it, in per cent")
    engines = available(given.typst)
    for name in SETTINGS:
        print(f"{name:10}  {SETTINGS[name] if name in engines else 'not there'}")
    results = {}
    for name, width, size, leading in MEASURES:
        setting = Setting(name, width, size, leading, face.family, face.path)
        rows = {
            engine: _measured(engine, text, setting, natural, given.keep, told)
            for engine, told in engines.items()
        }
        show(setting, rows)
        results[name] = rows
    kept = ROOT / "build" / "typography.json"
    kept.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _measured(
    engine: str,
    text: Sequence[str],
    setting: Setting,
    natural: float,
    keep: Path | None,
    told: dict[str, object],
) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        pdf, overfull = set_apart(engine, text, setting, Path(folder), told)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{setting.name}-{engine}.pdf").write_bytes(pdf)
    return {**asdict(measure(pdf, natural)), "overfull_told": overfull}


if __name__ == "__main__":
    main()
