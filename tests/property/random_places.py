"""A manuscript and its finished build in, places of both at random out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from random import Random

import pikepdf
from random_edits import Block, Files, chosen, images_of
from sheet_edits import TextEdit, line_of

from samples.planted import shown
from stonehand.model.layout import Line, Page
from stonehand.proof.gate.compare import Build
from stonehand.proof.gate.difference import on_line

FULL = 10
"""Lines that a page has, at least."""


@dataclass(frozen=True)
class Book:
    """A manuscript, its accepted build, and what chooses among their places."""

    files: Files
    build: Build
    random: Random

    def profile(self) -> str:
        return self.random.choice(("screen", "print"))

    def page(self, is_wanted: Callable[[Page], object] = bool) -> Page:
        """Return a page of the text."""
        pages = (page for page in self.build.layout.pages if page.folio.isdigit() and len(page.lines) > FULL)
        return self.random.choice([page for page in pages if is_wanted(page)])

    def pages_of(self, block: Block) -> list[Page]:
        """Return the pages on which a block of the manuscript stands."""
        return [page for page in self.build.layout.pages if any(is_of(block, line) for line in page.lines)]

    def note(self) -> tuple[Block, str, list[Page]]:
        """Return a note of one paragraph, its first word, and its pages."""
        while True:
            block, _ = chosen(self.files, self.random, lambda block: block.is_note)
            after = self.files[block.file].decode()[block.start + len(block.text) :]
            if not after.lstrip("\n").startswith(" "):
                words = re.findall(r"[^\W\d_]{3,}", block.text.partition("]: ")[2])
                return block, words[0], self.pages_of(block)

    def figure(self) -> tuple[str, Page]:
        """Return the image of a figure with a caption, and its page."""
        name, block = self.random.choice(sorted(images_of(self.files).items()))
        return name, self.pages_of(block)[0]

    def link(self) -> tuple[str, Page]:
        """Return the target of a link of the screen PDF, and its page."""
        page = self.page(lambda page: self._links(page.sheet))
        return self.random.choice(self._links(page.sheet)), page

    def _links(self, sheet: int) -> list[str]:
        with pikepdf.open(BytesIO(self.build.pdfs["screen"])) as pdf:
            links = pdf.pages[sheet - 1].get("/Annots", ())
            return [str(link.Dest) for link in links if link.get("/Dest")]

    def text(self, profile: str, edit: TextEdit) -> tuple[int, int, str]:
        """Return a text that can be so edited: its sheet, its index there, its line as the gate names it."""
        with pikepdf.open(BytesIO(self.build.pdfs[profile])) as pdf:
            while True:
                page = self.page()
                sheet = pdf.pages[page.sheet - 1]
                operators = list(pikepdf.parse_content_stream(sheet))
                at = self.random.choice(list(shown(operators)))
                line = line_of(page, operators, at)
                if line is not None and edit(sheet, operators, at):
                    return page.sheet, at, str(on_line(page, line).leaf)


def is_of(block: Block, line: Line) -> bool:
    """Tell whether a printed line is of a block."""
    return line.source.startswith(tuple(f"manuscript/{block.file}:{number}:" for number in block.lines))
