"""Regressions planted in a small book, one at a time: how many does the gate catch and name the place of?

    python tests/property/run_gate.py [--rebuilds 20] [--book FOLDER] [--seed 0]

With --rebuilds nothing is planted: the book is built anew so many times in fresh folders, under other time
zones, locales and hash seeds, and every difference of such a build is a false alarm. With --book all this is
done with a copy of that book's manuscript, and the regressions are planted at random places of it, by a seed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

from random_edits import manuscript_of, with_figures, written  # noqa: E402
from random_regressions import random_regressions  # noqa: E402

from samples import planted as p  # noqa: E402
from stonehand.pipeline import Plant  # noqa: E402
from stonehand.store.shelf import shelf_of  # noqa: E402

RARE = p.RARE
SURROUNDINGS = (
    {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LC_ALL": "C"},
    {"TZ": "UTC", "PYTHONHASHSEED": "3", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "random", "LANG": "de_DE.UTF-8"},
)


def one_word() -> Iterator[p.Regression]:
    for place, (file, number, line) in enumerate(
        (("one.md", 0, 3), ("one.md", 4, 11), ("one.md", 10, 15), ("two.md", 14, 5), ("two.md", 25, 27))
    ):
        word = RARE[number]
        for new, said in ((f"{word}s", f"“{word}s” for “{word}”"), ("", f"“{word}” is gone"))[place % 2 :][
            :1
        ]:
            old = word if new else f"{word} "
            yield p.Regression("word", ("G102", said, f"{file}:{line}:", "page "), p.replaced(file, old, new))
    yield p.Regression(
        "word", ("G102", "“sort” has come", "two.md:15:"), p.replaced("two.md", RARE[23], f"{RARE[23]} sort")
    )
    yield p.Regression(
        "word", ("G102", "“Over” for “Under”", "one.md:13:"), p.replaced("one.md", "Under One", "Over One")
    )
    yield p.Regression(
        "word", ("G102", "table line", f"for “{RARE[11]}”"), p.replaced("one.md", RARE[11], "other")
    )
    yield p.Regression(
        "word", ("G102", "note line 2", f"for “{RARE[6]}”"), p.replaced("one.md", RARE[6], "other")
    )
    yield p.Regression(
        "word", ("G301", "two.xhtml", "other words"), None, p.in_epub("two.xhtml", b"quoin", b"coin")
    )


def one_glyph() -> Iterator[p.Regression]:
    for profile, sheet, number in (("screen", 5, 3), ("screen", 6, 8), ("print", 9, 5), ("screen", 11, 2)):
        named = ("G107", profile, f"(sheet {sheet})", "line ")
        yield p.Regression("glyph", named, None, p.on_sheet(profile, sheet, p.other_glyph(number)))
    for profile, sheet, number in (("screen", 5, 4), ("print", 6, 9), ("screen", 7, 1), ("print", 10, 4)):
        named = ("G107", profile, f"(sheet {sheet})", "line ")
        yield p.Regression("glyph", named, None, p.in_other_face(profile, sheet, number))


def one_image() -> Iterator[p.Regression]:
    yield p.Regression("image", ("G107", "the figure is", "(sheet 7)"), p.image(p.picture("gainsboro")))
    yield p.Regression("image", ("G107", "the figure is", "(sheet 11)"), p.image(p.picture("pink")))
    yield p.Regression("image", ("G304", "figure.png"), p.image(p.picture("grey")))
    yield p.Regression("image", ("G105", "figure", "in height"), p.image(p.picture("silver", (300, 260))))
    yield p.Regression(
        "image", ("G105", "figure", "(sheet 7)"), p.replaced("one.md", "{width=40%", "{width=41%")
    )
    yield p.Regression("image", ("G107", "screen", "the figure is"), None, p.in_pdf("screen", p.inverted))
    yield p.Regression("image", ("G107", "print", "the figure is"), None, p.in_pdf("print", p.inverted))
    yield p.Regression(
        "image", ("G301", "one.xhtml", "markup"), p.replaced("one.md", "alt=Plain", "alt=Plan")
    )


def one_point() -> Iterator[p.Regression]:
    for rule, named in (
        ("h2 { margin-left: 1pt }", ("G104", "1.00 pt to the right", "Under One")),
        ("h1 { padding-left: 2pt }", ("G104", "1.00 pt to the right", "One")),
        (".figure { padding-left: 2pt }", ("G104", "1.00 pt to the right", "A plain figure")),
        ("table { margin-left: 1pt }", ("G104", "1.00 pt to the right", "Table 1. A table")),
    ):
        yield p.Regression("shift", named, p.styled(rule))
    for profile, sheet, x, y in (("screen", 6, 1, 0), ("print", 7, 0, 1), ("screen", 9, 0, -1)):
        named = ("G107", profile, f"(sheet {sheet})")
        yield p.Regression("shift", named, None, p.on_sheet(profile, sheet, p.moved(x, y)))
    lower = p.lines_as(lambda line: p.replace(line, baseline=line.baseline + 1))
    yield p.Regression("shift", ("G104", "1.00 pt lower", "(sheet 10)"), None, p.on_map(10, lower))


def lost_note() -> Iterator[p.Regression]:
    for file, number, word in (("one.md", 0, 5), ("one.md", 4, 9), ("two.md", 1, 19), ("two.md", 3, 21)):
        named = ("G103", f"a note is gone: “{number + 1}. Note {RARE[word]} of the chapter.”", "note line")
        yield p.Regression("note", named, p.without_note(file, number))
    for sheet, word in ((5, 6), (10, 20)):
        without = p.lines_as(lambda line, lost=RARE[word]: None if lost in line.text else line)
        named = ("G103", "is gone", RARE[word], f"(sheet {sheet})")
        yield p.Regression("note", named, None, p.on_map(sheet, without))


def one_colour() -> Iterator[p.Regression]:
    yield p.Regression("colour", ("G107", "another colour", "Under One"), p.styled("h2 { color: #202060 }"))
    yield p.Regression("colour", ("G107", "(sheet 7)", "colour"), p.styled("a { color: #600 }"))
    yield p.Regression("colour", ("G107", "(sheet 6)", "note line"), p.styled("span.note { color: #333 }"))
    for profile, sheet, number, colour, operator in (
        ("screen", 5, 6, (1, 0, 0), "rg"),
        ("screen", 10, 12, (0.1,), "g"),
        ("print", 6, 3, (0, 1, 1, 0), "k"),
        ("print", 11, 7, (0, 0, 0, 0.9), "k"),
    ):
        named = ("G107", profile, f"(sheet {sheet})")
        yield p.Regression(
            "colour", named, None, p.on_sheet(profile, sheet, p.coloured(number, colour, operator))
        )


def missing_link() -> Iterator[p.Regression]:
    for target, sheet in (("one-n1", 5), ("two-n3-call", 10), ("https://example.org/one", 7)):
        named = ("G204", f"“{target}” is gone", f"(sheet {sheet})", "line ")
        yield p.Regression("link", named, None, p.in_pdf("screen", p.without_link(target)))
    yield p.Regression(
        "link", ("G204", "“nobody:nowhere” has come"), None, p.in_pdf("screen", p.led_to("one-n2", "nobody"))
    )
    yield p.Regression(
        "link",
        ("G204", "“two-n2” has come", "(sheet 9)"),
        None,
        p.in_pdf("screen", p.led_to("two-n1", "two-n2")),
    )
    yield p.Regression(
        "link",
        ("G204", "example.org/two” is gone", "(sheet 11)"),
        p.replaced("two.md", "[the house](https://example.org/two)", "the house"),
    )
    yield p.Regression(
        "link",
        ("G301", "one.xhtml: other markup", "See the house"),
        None,
        p.in_epub("one.xhtml", b'href="https://example.org/one"', b""),
    )


def wrong_folio() -> Iterator[p.Regression]:
    for sheet, folio, wrong in ((5, "1", "2"), (6, "2", "3"), (11, "7", "9")):
        named = ("G106", f"“{wrong}” for “{folio}”", f"(sheet {sheet})", "folio line")
        yield p.Regression("folio", named, None, p.on_map(sheet, p.folio_as(wrong)))
    head = p.lines_as(lambda line: p.replace(line, text="A Big Book") if line.area == "head" else line)
    yield p.Regression(
        "folio", ("G106", "“A Big Book” for “A Small Book”", "(sheet 6)"), None, p.on_map(6, head)
    )
    yield p.Regression(
        "folio", ("G203", "folios from sheet 5", "from 2"), None, p.in_pdf("screen", p.counted_from(4, 2))
    )
    yield p.Regression(
        "folio",
        ("G302", "navigation", "4"),
        None,
        p.in_epub("nav.xhtml", b">3<", b">4<"),
    )


def regressions() -> tuple[p.Regression, ...]:
    """Return all that are planted, those of finished builds first, for they take little time."""
    kinds = (one_word, one_glyph, one_image, one_point, lost_note, one_colour, missing_link, wrong_folio)
    found = (regression for kind in kinds for regression in kind())
    return tuple(sorted(found, key=lambda regression: regression.in_copy is not None))


def planted(regression: p.Regression, book: Path, build: p.Build, plant: Plant) -> p.Build:
    """Return the build with a regression."""
    if regression.in_build:
        return regression.in_build(build)
    assert regression.in_copy
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "book")
        shutil.copytree(book, copy)
        regression.in_copy(copy)
        return p.built(copy, plant)


def run(folder: Path, real: Path | None, seed: int) -> None:
    """Plant all, and print what was not caught or not named, then the figures."""
    book = folder / "book"
    plant = Plant(shelf=shelf_of(book))
    files = with_figures(manuscript_of(real or p.small_book(folder / "small")))
    build = p.built(written(book, files), plant)
    baseline = p.accepted(build)
    counts: Counter[tuple[str, str]] = Counter()
    for number, regression in enumerate(
        random_regressions(files, build, Random(seed)) if real else regressions(), 1
    ):
        diagnostics = p.found(baseline, planted(regression, book, build, plant))
        state = "named" if p.is_named(regression, diagnostics) else "caught" if diagnostics else "missed"
        counts[regression.kind, state] += 1
        if state != "named":
            print(f"{number} {regression.kind}: {state}: {regression.named}", flush=True)
            print("".join(f"    {p.as_text(each)}\n" for each in diagnostics))
    for kind in dict.fromkeys(kind for kind, _ in counts):
        states = {state: count for (own, state), count in counts.items() if own == kind}
        print(f"{kind:8} {states}")
    named = sum(count for (_, state), count in counts.items() if state == "named")
    print(f"{counts.total()} planted, {named} caught and named")


def manuscript(book: Path | None, root: Path) -> Path:
    """Put the manuscript of a book, or the small one, into a folder of its own; return the folder."""
    if book is None:
        return p.small_book(root)
    shutil.copytree(book / "manuscript", root / "manuscript")
    return root


def rebuilds(folder: Path, count: int, real: Path | None) -> None:
    """Build a book anew so often, in fresh folders and other surroundings, and count false alarms."""
    book = manuscript(real, folder / "accepted")
    subprocess.run([sys.executable, "-m", "stonehand", "-C", book, "-q", "accept", "-j", "1"], check=True)
    alarms = 0
    for number in range(count):
        copy = manuscript(real, folder / f"copy {number}")
        shutil.copytree(book / "baseline", copy / "baseline")
        surroundings = {**os.environ, **SURROUNDINGS[number % len(SURROUNDINGS)]}
        command = [sys.executable, "-m", "stonehand", "-C", copy, "-q", "gate", "-j", "1"]
        done = subprocess.run(command, env=surroundings, capture_output=True, text=True)
        if done.returncode or "[G" in done.stderr:
            alarms += 1
            print(done.stderr, flush=True)
        shutil.rmtree(copy)
    print(f"{count} rebuilds, {alarms} false alarms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rebuilds", type=int, default=0)
    parser.add_argument("--book", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        if wanted.rebuilds:
            rebuilds(Path(temporary), wanted.rebuilds, wanted.book)
        else:
            run(Path(temporary), wanted.book, wanted.seed)
