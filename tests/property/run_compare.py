"""Count how well comparisons name random edits: `python tests/property/run_compare.py 100 [--book FOLDER]`.

Each pair is a book as it was and with one edit: a word, a word of a note, a paragraph moved, a word set in
italics, another image. It is a small book of forty paragraphs, or, with --book, that book with its manuscript
copied (and two figures, where it has none). Told are precision and recall of the changes named, each at its
place in the copy, and how often their pages are those on which PDFium finds the new word.
"""

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

import click
import pypdfium2

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

from random_edits import NEW_WORD, Edit, Files, edited, manuscript_of, with_figures, written  # noqa: E402

from samples.book_folder import WORDS, write_book  # noqa: E402
from stonehand.diagnostics import Report  # noqa: E402
from stonehand.model.progress import Silence  # noqa: E402
from stonehand.pipeline import Plant, build_pdf, compare  # noqa: E402
from stonehand.store.shelf import shelf_of  # noqa: E402

COUNT = 40


def small_book(folder: Path) -> Path:
    """Write a book of paragraphs of random length, each with a note."""
    random = Random(0)
    body = [f"Number{n}first came.[^n{n}] {WORDS * random.randint(1, 5)}So it ended." for n in range(COUNT)]
    notes = [f"[^n{n}]: Note number{n} upon the comet and its tail." for n in range(COUNT)]
    text = "\n\n".join(("# One", *body, *notes)) + "\n"
    return write_book(folder, 'body = ["one.md"]', {"one.md": text})


def built(root: Path, files: Files, plant: Plant) -> Path:
    """Build a book; return its folder."""
    report = Report()
    assert build_pdf(written(root, files), report, Silence(), plant=plant), list(report)
    return root


def pages_with(pdf: Path, word: str) -> set[int]:
    """Return the sheets on which PDFium finds a word."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return {
        n for n, text in enumerate(texts, 1) if word in text.replace("\u2010\r\n", "").replace("\ufffe", "")
    }


def count(old: Path, new: Path, edit: Edit, name: str) -> Counter[str]:
    """Compare a pair, tell of one that is not named as it should be, and count."""
    found = compare(new, str(old), str(new), new / "compare.html", Plant(), Report(), Silence())
    real = [change for change in found.table["changes"] if change["real"]]
    right = sum(edit.is_told_by(change) for change in real)
    if (right, len(real)) != (1, 1):
        told = ("kind", "part", "source", "old", "new", "said")
        click.echo(f"{name} {edit}\n  {[[change[key] for key in told] for change in real]}")
    counts = Counter(named=len(real), right=right, found=bool(right), wanted=1)
    if edit.kind == "text":
        pages = {page["sheet"] for change in real for page in change["new_pages"]}
        truth = pages_with(next((new / "build").glob("*.screen.pdf")), NEW_WORD)
        if pages != truth:
            click.echo(f"{name} {edit}\n  on sheets {truth}, told {pages}")
        counts.update(true=pages == truth, read=1)
    counts[edit.parts[0] if edit.kind == "text" else edit.kind] += 1
    return counts


def main(number: int, first: int, book: Path | None) -> None:
    """Compare so many pairs and print what came of it."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = with_figures(manuscript_of(book or small_book(root / "small")))
        plant = Plant(shelf=shelf_of(root / "old"))
        old = built(root / "old", files, plant)
        for seed in range(first, first + number):
            after, edit = edited(files, Random(seed))
            new = built(root / "new", after, plant)
            counts += count(old, new, edit, f"pair {seed}")
            shutil.rmtree(new)
    click.echo(
        f"precision {counts['right']}/{counts['named']}, recall {counts['found']}/{counts['wanted']},"
        f" pages of edited words {counts['true']}/{counts['read']}"
    )
    kinds = ("text", "note", "moved", "style", "figure")
    click.echo(", ".join(f"{kind} {counts[kind]}" for kind in kinds))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=int)
    parser.add_argument("--first", type=int, default=0, help="the seed of the first pair")
    parser.add_argument("--book", type=Path)
    wanted = parser.parse_args()
    main(wanted.pairs, wanted.first, wanted.book)
