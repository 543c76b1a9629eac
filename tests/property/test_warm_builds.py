"""Whatever is edited, a build from the shelf gives the bytes of a build from nothing.

    STONEHAND_SEEDS=20 pytest tests/property/test_warm_builds.py

runs more sequences of edits than the suite does.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from samples.book_folder import WORDS, write_book
from samples.tiny_font import tiny_font
from stonehand.diagnostics import Report
from stonehand.model.progress import Silence
from stonehand.pipeline import Plant, build_once
from stonehand.store.house import house_folder
from stonehand.store.lanes import Lanes
from stonehand.store.shelf import Shelf

SEEDS = int(os.environ.get("STONEHAND_SEEDS", "1"))
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='{0}' height='40'><rect width='{0}' height='40'/></svg>"
MATTER = 'front = ["contents"]\nbody = ["one.md", "two.md"]'
FONTS = 'text = "Tiny"\n[[design.fonts]]\nfamily = "Tiny"\npath = "tiny.ttf"'
FILES = {
    "one.md": f"# One\n\n{WORDS * 12}[^1]\n\n![A figure](figure.svg)\n\n{WORDS * 3}\n\n[^1]: A note.\n",
    "two.md": f"# Two\n\n{WORDS * 8}\n\n> An extract.\n",
    "figure.svg": SVG.format(60),
    "tiny.ttf": tiny_font(),
}


def chapter(root: Path, dice: random.Random) -> Path:
    return root / "manuscript" / dice.choice(("one.md", "two.md"))


def a_word(root: Path, dice: random.Random) -> None:
    path = chapter(root, dice)
    words = path.read_text().split(" ")
    words.insert(dice.randrange(5, len(words) - 5), f"word{dice.randrange(99)}")
    path.write_text(" ".join(words))


def a_paragraph(root: Path, dice: random.Random) -> None:
    path = chapter(root, dice)
    path.write_text(f"{path.read_text()}\n{WORDS * dice.randrange(1, 12)}\n")


def a_style(root: Path, dice: random.Random) -> None:
    (root / "styles").mkdir(exist_ok=True)
    (root / "styles" / "own.css").write_text(f"p {{ word-spacing: {dice.randrange(1, 9) / 10}pt }}")


def a_template(root: Path, dice: random.Random) -> None:
    (root / "templates").mkdir(exist_ok=True)
    note = (house_folder("templates") / "note.html").read_text()
    (root / "templates" / "note.html").write_text(
        note.replace("</span>{% endmacro %}", f"{dice.randrange(9)}</span>{{% endmacro %}}")
    )


def a_font(root: Path, dice: random.Random) -> None:
    (root / "manuscript" / "tiny.ttf").write_bytes(tiny_font(f"Tiny {dice.randrange(99)}"))


def a_setting(root: Path, dice: random.Random) -> None:
    path = root / "manuscript" / "book.toml"
    height = dice.randrange(170, 190)
    path.write_text(path.read_text().replace("180mm", f"{height}mm", 1))


def the_house(root: Path, dice: random.Random) -> None:
    (root / "house.toml").write_text(f"[design.lines]\nexpansion = {dice.randrange(3)}\n")


def an_image(root: Path, dice: random.Random) -> None:
    (root / "manuscript" / "figure.svg").write_text(SVG.format(dice.randrange(20, 90)))


def no_image(root: Path, dice: random.Random) -> None:
    (root / "manuscript" / "figure.svg").unlink(missing_ok=True)


def nothing(root: Path, dice: random.Random) -> None:
    (root / "manuscript" / "one.md").touch()


EDITS: list[Callable[[Path, random.Random], None]] = [
    a_word,
    a_paragraph,
    a_style,
    a_template,
    a_font,
    a_setting,
    the_house,
    an_image,
    no_image,
    nothing,
]


@pytest.fixture(scope="module")
def lanes() -> Iterator[Executor]:
    with Lanes(1) as made:
        yield made


def outputs(root: Path, plant: Plant) -> tuple[dict[str, bytes], list[str]]:
    """Build, as a draft where there are errors; return the bytes by name, and what was reported."""
    report = Report()
    made = build_once("pdf", root, report, Silence(), True, plant)
    files = {Path(artefact.path).name: Path(artefact.path).read_bytes() for artefact in made}
    return files, sorted(f"{item.place}: {item.code} {item.message}" for item in report)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_warm_build_is_a_cold_one(seed: int, tmp_path: Path, lanes: Executor) -> None:
    dice, book = random.Random(seed), write_book(tmp_path / "book", MATTER, FILES, FONTS)
    warm = Plant(lanes, Shelf(tmp_path / "shelf", b"secret"))
    outputs(book, warm)
    for edit in dice.sample(EDITS, len(EDITS)):
        edit(book, dice)
        kept = outputs(book, warm)
        shutil.rmtree(book / "build")
        assert (edit.__name__, kept) == (edit.__name__, outputs(book, Plant(lanes)))
