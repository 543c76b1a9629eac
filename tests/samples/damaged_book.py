"""A small book with one of everything, built while one thing of it is damaged on the way."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zipfile import ZipFile

import pikepdf

import stonehand.pipeline.copy as copying
from samples.book_folder import write_book
from stonehand.diagnostics import Diagnostic, Report
from stonehand.model.book import Draft, Entry, Manuscript, SectionEntry
from stonehand.model.progress import Silence
from stonehand.parse import parse
from stonehand.pipeline import build_epub, build_pdf, resolver
from stonehand.press.epub import press_epub
from stonehand.press.pdf.assemble import Volume, assemble
from stonehand.press.pdf.set import SectionTask, SetSection, set_section
from stonehand.resolve import resolve

ONE = """# The Comet

Ahead of the craft lay a cloud of dust,[^dust] brighter by $r^2$ than models had promised, and nobody in the
room at Darmstadt spoke while the first picture was built up line by line on the screens.

The second paragraph is short.

1. Antenna
2. Battery

> An extract, as the minutes have it, which all those who sat at the table in that room have read and signed.

| Craft  | Year |
| ------ | ---: |
| Vega   | 1984 |
| Giotto | 1985 |

Table: Two craft of several.

The shield of the craft was thin.[^shield] It held, for the most part, until fourteen seconds before.

[^dust]: Grains of rock and ice, seldom larger than a grain of sand.

[^shield]: Two sheets of metal, a hand apart.
"""
TWO = """# The Committee

Delegates met each year in another town, at tables where every chair was labelled by hand.^[They drew lots.]

::: verse
The comet came, the comet went,
and left us this arrangement.
:::

![The path of the comet.](figures/path.svg)

Term
: What it means.

The last paragraph closes the book.
"""
FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 30 90 0"/></svg>'
FILES = {"one.md": ONE, "two.md": TWO, "figures/path.svg": FIGURE}

Edit = Callable[[str], str]


def swap(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Edit:
    """Return an edit that puts a text in place of what fits a pattern, and insists that something does."""

    def edit(text: str) -> str:
        changed, count = re.subn(pattern, new, text, count=1, flags=re.DOTALL)
        assert count, f"{pattern} is not there"
        return changed

    return edit


def same(text: str) -> str:
    """Leave a text as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Build:
    """What was found, and the files that were written."""

    report: tuple[Diagnostic, ...]
    files: tuple[str, ...]

    def codes(self) -> set[str]:
        """Return the codes of what was found."""
        return {item.code.value for item in self.report}

    def said(self, code: str) -> list[tuple[str, str]]:
        """Return (place, message) of all that was found under a code."""
        return [(str(item.place), item.message) for item in self.report if item.code.value == code]


@dataclass(slots=True)
class Workshop:
    """A book on disc, its sections as set so far and its EPUB: only what is damaged is made again."""

    root: Path
    done: dict[SectionTask, SetSection] = field(default_factory=dict)
    pressed: bytes = b""

    def pdf(
        self,
        copy: Edit = same,
        draft: Callable[[Draft], Draft] = lambda draft: draft,
        html: Edit = same,
        style: str = "",
        file: Callable[[Any, str], None] | None = None,
    ) -> Build:
        """Build the PDFs.

        What may be damaged: the copy of `one.md` that the parser is given, the draft that is resolved, the
        HTML of chapter 1 and the style sheet that it is set with, the finished file of a profile.
        """

        def set_damaged(task: SectionTask) -> SetSection:
            if task.anchor == "one":
                task = replace(task, html=html(task.html), stylesheets=(*task.stylesheets, style))
            if task not in self.done:
                self.done[task] = set_section(task)
            return self.done[task]

        def assemble_damaged(
            volume: Volume, report: Report, deliver: Callable[[Any, bytes], object]
        ) -> dict[Any, bytes]:
            made = assemble(volume, report)
            damaged = {name: edited(data, file, name) if file else data for name, data in made.items()}
            for name, data in damaged.items():
                deliver(name, data)
            return damaged

        with (
            patch.object(copying, "parse", lambda book, *rest: parse(with_copy(book, copy), *rest)),
            patch.object(resolver, "resolve", lambda copy, *rest: resolve(draft(copy), *rest)),
            patch("stonehand.pipeline.composing_room.set_section", set_damaged),
            patch("stonehand.pipeline.pressing.assemble", assemble_damaged),
        ):
            return self._build(build_pdf)

    def epub(self, document: Edit = same, name: str = "one") -> Build:
        """Build the EPUB. What may be damaged is a document in the finished file."""

        def press_damaged(package: Any, report: Report) -> bytes:
            self.pressed = self.pressed or press_epub(package, report)
            return rewritten(self.pressed, f"{name}.xhtml", document)

        with patch("stonehand.pipeline.epub.press_epub", press_damaged):
            return self._build(build_epub)

    def _build(self, command: Callable[..., tuple[Any, ...]]) -> Build:
        report = Report()
        made = command(self.root, report, Silence())
        return Build(tuple(report), tuple(Path(item.path).name for item in made))


def workshop(root: Path) -> Workshop:
    """Write the book into a folder."""
    matter = 'front = ["title-page", "imprint", "contents"]\nbody = ["one.md", "two.md"]'
    return Workshop(write_book(root, matter, FILES))


def rewritten(data: bytes, ending: str, edit: Edit) -> bytes:
    """Return a ZIP file with the text of one of its members edited."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(target, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            new.writestr(item, edit(content.decode()).encode() if item.filename.endswith(ending) else content)
    return target.getvalue()


def with_copy(book: Manuscript, edit: Edit) -> Manuscript:
    """Return a manuscript with the copy of `one.md` edited."""
    return replace(book, entries=tuple(_with_copy(entry, edit) for entry in book.entries))


def _with_copy(entry: Entry, edit: Edit) -> Entry:
    if isinstance(entry, SectionEntry) and entry.source.file.endswith("one.md"):
        return replace(entry, source=replace(entry.source, text=edit(entry.source.text)))
    return entry


def edited(data: bytes, edit: Callable[[Any, str], None], profile: str) -> bytes:
    """Return a PDF after an edit."""
    saved = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        edit(pdf, profile)
        pdf.save(saved)
    return saved.getvalue()
