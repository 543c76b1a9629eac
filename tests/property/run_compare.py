"""Count how well comparisons name random edits: `PYTHONPATH=tests python tests/property/run_compare.py 100`.

Each pair is a book of forty paragraphs, as it was and with one edit: a word, a word of a note, a paragraph
moved. Told are precision and recall of the changes named, and how often their pages are those on which PDFium
finds the new word.
"""

import sys
import tempfile
from pathlib import Path
from random import Random

import click
import pypdfium2

from samples.book_folder import WORDS, write_book
from stonehand.diagnostics import Report
from stonehand.model.flaws import LIMITS
from stonehand.model.progress import Silence
from stonehand.pipeline import build_pdf
from stonehand.pipeline.flaw_report import read_map
from stonehand.proof.compare.comparison import compare_maps

COUNT = 40
NEW_WORD = "zyzzyva"


def paragraphs(random: Random) -> tuple[list[str], list[str]]:
    """Return paragraphs of random length, each with a word of its own, and their notes."""
    body = [f"Number{n}first came.[^n{n}] {WORDS * random.randint(1, 5)}So it ended." for n in range(COUNT)]
    return body, [f"[^n{n}]: Note number{n} upon the comet and its tail." for n in range(COUNT)]


def edit(random: Random, body: list[str], notes: list[str]) -> tuple[str, str]:
    """Make one edit in place; return the kind and part of the change that it is."""
    at = random.randrange(COUNT)
    kind = random.choice(("word", "note", "moved"))
    if kind == "note":
        notes[at] = notes[at].replace("comet", NEW_WORD)
        return "text", "note"
    if kind == "moved":
        body.insert((at + random.randint(3, COUNT - 3)) % COUNT, body.pop(at))
        return "moved", "text"
    words = body[at].split()
    words[random.randrange(2, len(words))] = NEW_WORD
    body[at] = " ".join(words)
    return "text", "text"


def built(root: Path, body: list[str], notes: list[str]) -> Path:
    """Build a book; return its map."""
    text = "\n\n".join(("# One", *body, *notes)) + "\n"
    build_pdf(write_book(root, 'body = ["one.md"]', {"one.md": text}), Report(), Silence())
    return root / "build" / "small.map.json"


def pages_with(pdf: Path, word: str) -> set[int]:
    """Return the sheets on which PDFium finds a word."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return {
        n for n, text in enumerate(texts, 1) if word in text.replace("\u2010\r\n", "").replace("\ufffe", "")
    }


def main(number: int) -> None:
    """Compare so many pairs and print what came of it."""
    named = wanted = right = read = true = 0
    with tempfile.TemporaryDirectory() as folder:
        body, notes = paragraphs(Random(0))
        old = read_map(built(Path(folder) / "old", body, notes))
        for seed in range(number):
            random, after, others = Random(seed), list(body), list(notes)
            expected = edit(random, after, others)
            new = built(Path(folder) / f"new{seed}", after, others)
            found = compare_maps(old, read_map(new), LIMITS)
            kinds = [(change.kind, change.part) for change in found.real]
            named, wanted, right = named + len(kinds), wanted + 1, right + (expected in kinds)
            if kinds != [expected]:
                click.echo(f"{seed} {expected} {kinds}")
            if expected[0] == "text":
                pages = {sheet for change in found.real for sheet in change.new_sheets}
                truth = pages_with(new.with_name("small.screen.pdf"), NEW_WORD)
                true, read = true + (pages == truth), read + 1
    click.echo(f"precision {right}/{named}, recall {right}/{wanted}, pages of edited words {true}/{read}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
