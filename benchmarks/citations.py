"""Measure citations: reading works, formatting them cold and warm, and how they compare with citeproc-js.

    python benchmarks/citations.py [FILE.bib]

CPU is that of all processes. With citeproc-js (see `citeproc_js.py`) the works of FILE.bib are compared entry
for entry in seven styles.
"""

import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import citeproc_js

from stonehand.bibliography.cluster import Cite, Cluster, Standing
from stonehand.bibliography.format import Order, format_citations
from stonehand.bibliography.styles import find_style
from stonehand.bibliography.works import Library, read_works
from stonehand.diagnostics import Report
from stonehand.manuscript import read
from stonehand.model.citation import CitationSettings, text_of
from stonehand.model.progress import Silence
from stonehand.parse import parse
from stonehand.pipeline.citing import with_citations
from stonehand.source import SourceFile
from stonehand.store.collector import seldom
from stonehand.store.shelf import Shelf

ENTRIES = 5_000
CITATIONS, WORKS = 1_500, 500
STYLES = (
    "chicago-notes-bibliography",
    "chicago-notes-bibliography-17th-edition",
    "chicago-author-date",
    "apa",
    "modern-language-association",
    "mhra-notes",
    "springer-humanities-author-date",
)
WORDS = (
    "space", "culture", "history", "science", "politics", "war", "technology", "Earth", "orbit",
    "Soviet", "treaty",
)  # fmt: skip
NAMES = ("Asif Siddiqi", "Boym, Svetlana", "{NASA History Office}", "L. van den Abeelen", 'M{\\"u}ller, L.')
TOML = """[book]
slug = "cited"
title = "Cited"
language = "en-GB"
[design]
notes = "foot"
[citations]
files = ["works.bib"]
style = "{}"
[matter]
body = ["one.md"]
"""

T = TypeVar("T")


def main() -> None:
    """Print the figures; the collector of garbage works as it does in a command."""
    seldom()
    source = SourceFile("works.bib", bib(ENTRIES))
    library, seconds = timed(lambda: read_works([source], Report()))
    print(f"read {len(library.works)} entries: {seconds:.2f} s CPU")
    with tempfile.TemporaryDirectory() as folder:
        for style in ("chicago-notes-bibliography-subsequent-ibid", "chicago-author-date"):
            costs = cold_and_warm(Path(folder, style), style)
            print(f"{CITATIONS} citations of {WORKS} works, {style}: {costs}")
    if len(sys.argv) > 1 and citeproc_js.folder():
        path = Path(sys.argv[1])
        compare(read_works([SourceFile(path.name, path.read_text(encoding="utf-8"))], Report()))


def timed(action: Callable[[], T]) -> tuple[T, float]:
    """Return what an action makes, and its seconds of CPU, children included."""
    before = cpu()
    made = action()
    return made, cpu() - before


def cpu() -> float:
    """Return the CPU seconds of this process and its children so far."""
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def bib(count: int) -> str:
    """Return a file of works; one in ten has a command of LaTeX."""
    rolls = random.Random(1)
    return "\n".join(_entry(rolls, number) for number in range(count))


def _entry(rolls: random.Random, number: int) -> str:
    title = " ".join(rolls.choice(WORDS).title() for _ in range(6)) + " \\emph{Apollo}" * (number % 10 == 0)
    subtitle, abstract = (" ".join(rolls.choice(WORDS) for _ in range(count)) for count in (5, 20))
    names = " and ".join(rolls.sample(NAMES, 2))
    return (
        f"@book{{key{number},\n  author = {{{names}}},\n  title = {{{title}}},\n"
        f"  subtitle = {{{subtitle}}},\n  year = {1900 + number % 120},\n"
        f"  publisher = {{{rolls.choice(WORDS)} Press}},\n  address = {{London}},\n"
        f"  pages = {{{number}--{number + 9}}},\n  abstract = {{{abstract}}}\n}}\n"
    )


def cold_and_warm(root: Path, style: str) -> str:
    """Return what the citations of a book cost: for the first time, again, and after an edit of prose."""
    manuscript = root / "manuscript"
    manuscript.mkdir(parents=True)
    (manuscript / "book.toml").write_text(TOML.format(style), encoding="utf-8")
    (manuscript / "works.bib").write_text(bib(WORKS), encoding="utf-8")
    shelf = Shelf(root / "shelf", b"secret")
    cold, warm, edited = (
        cost_of_citing(root, prose, shelf) for prose in ("Words.", "Words.", "Other words.")
    )
    return f"cold {cold:.2f}, warm {warm:.2f}, after an edit of prose {edited:.2f} s CPU"


def cost_of_citing(root: Path, prose: str, shelf: Shelf) -> float:
    """Return the CPU seconds between a parsed draft and one with citations."""
    (root / "manuscript" / "one.md").write_text(copy(prose), encoding="utf-8")
    manuscript = read(root, Report())
    assert manuscript is not None
    draft = parse(manuscript, Report())
    return timed(lambda: with_citations(draft, Report(), Silence(), shelf))[1]


def copy(prose: str) -> str:
    """Return a chapter with all citations, each in a note."""
    rolls = random.Random(2)
    notes = [f"[^{n}]: [@key{rolls.randrange(WORKS)}, {rolls.randrange(300)}]" for n in range(CITATIONS)]
    calls = (f"{prose}[^{n}]" for n in range(CITATIONS))
    return "# One\n\n" + " ".join(calls) + "\n\n" + "\n\n".join(notes) + "\n"


def compare(library: Library) -> None:
    """Print for each style how many entries and first citations are those of citeproc-js, and the others."""
    for name in STYLES:
        style = find_style(CitationSettings(style=name))
        standing: Standing = "whole" if style.in_notes else "text"
        clusters = tuple(
            Cluster((Cite(key),), 0, number, standing=standing) for number, key in enumerate(library.works, 1)
        )
        made = format_citations(library, Order({"one": clusters}), style, "en-GB", None, Report())
        items = [work.csl for work in library.works.values()]
        notes = citeproc_js.chapter([[citeproc_js.cite(key)] for key in library.works])
        wanted = citeproc_js.words(style.text, "en-GB", items, [notes])
        entries = [(work.key, text_of(work.words), wanted["entries"][work.key]) for work in made.works]
        cites = zip(library.works, made.clusters["one"], wanted["notes"][0], strict=True)
        report(name, "entries", entries)
        report(name, "citations", [(key, text_of(each.words), there) for key, each, there in cites])


def report(style: str, what: str, pairs: list[tuple[str, str, str]]) -> None:
    """Print how many pairs are equal, and those that are not."""
    other = list(_unequal(pairs))
    print(f"{style}, {what}: {len(pairs) - len(other)} of {len(pairs)} equal")
    for key, here, there in other:
        print(f"    {key}\n      here: {here}\n      js:   {there}")


def _unequal(pairs: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    for key, here, there in pairs:
        folded = citeproc_js.folded(here)
        if folded != there:
            yield key, folded, there


if __name__ == "__main__":
    main()
