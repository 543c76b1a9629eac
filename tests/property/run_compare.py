"""Count how well comparisons name random edits: `PYTHONPATH=tests python tests/property/run_compare.py 100`.

Each pair is a book of forty paragraphs, as it was and with one edit: a word, a word of a note, a paragraph
moved, a word set in italics, another image. Told are precision and recall of the changes named, and how often
their pages are those on which PDFium finds the new word.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from random import Random

import click
import pypdfium2
from PIL import Image, ImageDraw

from samples.book_folder import WORDS, write_book
from stonehand.diagnostics import Report
from stonehand.model.progress import Silence
from stonehand.pipeline import Plant, build_pdf, compare

COUNT = 40
FIGURES = (5, 17, 31)
"""Paragraphs that a figure follows; they are not edited themselves."""

NEW_WORD = "zyzzyva"


def paragraphs(random: Random) -> tuple[list[str], list[str]]:
    """Return paragraphs of random length, each with a word of its own, and their notes."""
    body = [f"Number{n}first came.[^n{n}] {WORDS * random.randint(1, 5)}So it ended." for n in range(COUNT)]
    for at in FIGURES:
        body[at] += f"\n\n![A sheet numbered {at}.](images/{at}.png)"
    return body, [f"[^n{n}]: Note number{n} upon the comet and its tail." for n in range(COUNT)]


def images() -> dict[str, bytes]:
    return {f"images/{at}.png": image(at) for at in FIGURES}


def image(number: int) -> bytes:
    """Return a drawing of its own for a number."""
    picture, stream = Image.new("1", (600, 200), 1), BytesIO()
    ImageDraw.Draw(picture).rectangle((20, 20, 60 + 10 * number, 160), fill=0)
    picture.save(stream, "PNG")
    return stream.getvalue()


def edit(random: Random, body: list[str], notes: list[str], drawn: dict[str, bytes]) -> tuple[str, str]:
    """Make one edit in place; return the kind and part of the change that it is."""
    at = random.choice([n for n in range(COUNT) if n not in FIGURES])
    kind = random.choice(("word", "note", "moved", "italics", "image"))
    if kind == "image":
        drawn[random.choice(list(drawn))] = image(COUNT)
        return "figure", "figure"
    if kind == "note":
        notes[at] = notes[at].replace("comet", NEW_WORD)
        return "text", "note"
    if kind == "moved":
        body.insert((at + random.randint(3, COUNT - 3)) % COUNT, body.pop(at))
        return "moved", "text"
    words = body[at].split()
    place = random.randrange(2, len(words))
    words[place] = f"*{words[place]}*" if kind == "italics" else NEW_WORD
    body[at] = " ".join(words)
    return "style" if kind == "italics" else "text", "text"


def built(root: Path, body: list[str], notes: list[str], drawn: dict[str, bytes]) -> Path:
    """Build a book; return its folder."""
    text = "\n\n".join(("# One", *body, *notes)) + "\n"
    build_pdf(write_book(root, 'body = ["one.md"]', {"one.md": text, **drawn}), Report(), Silence())
    return root


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
        old = built(Path(folder) / "old", body, notes, images())
        for seed in range(number):
            after, others, drawn = list(body), list(notes), images()
            expected = edit(Random(seed), after, others, drawn)
            new = built(Path(folder) / f"new{seed}", after, others, drawn)
            sheet = new / "compare.html"
            found = compare(new, str(old), str(new), sheet, Plant(), Report(), Silence())
            real = [change for change in found.table["changes"] if change["real"]]
            kinds = [(change["kind"], change["part"]) for change in real]
            named, wanted, right = named + len(kinds), wanted + 1, right + (expected in kinds)
            if kinds != [expected]:
                click.echo(f"{seed} {expected} {kinds}")
            if expected[0] == "text":
                pages = {page["sheet"] for change in real for page in change["new_pages"]}
                truth = pages_with(new / "build" / "small.screen.pdf", NEW_WORD)
                true, read = true + (pages == truth), read + 1
    click.echo(f"precision {right}/{named}, recall {right}/{wanted}, pages of edited words {true}/{read}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
