"""A small book as accepted, and regressions to be planted in its manuscript or in its finished build."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import product
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from PIL import Image

from samples.book_folder import write_book
from stonehand.diagnostics import Diagnostic, Report
from stonehand.diagnostics.formats.text import diagnostic_lines
from stonehand.model.layout import Line, Page
from stonehand.model.progress import Silence
from stonehand.pipeline import Plant as Executors
from stonehand.pipeline.gating import build_for_gate
from stonehand.proof.gate.accepting import baseline_of
from stonehand.proof.gate.baseline import Baseline
from stonehand.proof.gate.compare import Build, differences

MATTER = 'front = ["title-page", "contents"]\nbody = ["one.md", "two.md"]'
PRINTING = "ink quoin forme chase galley stick leading frisket tympan bodkin slug"
ORDINARY = PRINTING.split()
RARE = ["".join(parts) for parts in product(("ba", "ce", "di"), ("fo", "gu", "hi"), ("ka", "le", "mu"))]
"""Words that stand once in the book, one in each paragraph and note."""


def words(number: int, count: int = 70) -> str:
    """Return a paragraph with its rare word in the midst."""
    text = Random(number).choices(ORDINARY, k=count)
    return " ".join((*text[: count // 2], RARE[number], *text[count // 2 :])) + " *slug*."


def chapter(title: str, first: int) -> str:
    """Return a chapter: paragraphs with notes, a subhead, a figure, a table, a link."""
    noted = "\n\n".join(f"{words(first + n)}[^{n}]" for n in range(5))
    notes = "\n".join(f"[^{n}]: Note {RARE[first + 5 + n]} of the chapter.\n" for n in range(5))
    return (
        f"# {title}\n\n{noted}\n\n## Under {title}\n\n{words(first + 10)}\n\n"
        "![A plain figure.](figure.png){width=40% alt=Plain}\n\n"
        f"See [the house](https://example.org/{title.lower()}).\n\n"
        f"| kind | count |\n|---|---|\n| {RARE[first + 11]} | twelve |\n\n: A table\n\n"
        f"{words(first + 12)}\n\n{notes}"
    )


def picture(colour: str, size: tuple[int, int] = (300, 200)) -> bytes:
    """Return an image of one colour with a frame of black."""
    image = Image.new("RGB", size, "black")
    image.paste(colour, (20, 20, size[0] - 20, size[1] - 20))
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def small_book(root: Path) -> Path:
    """Write the book."""
    files = {"one.md": chapter("One", 0), "two.md": chapter("Two", 13), "figure.png": picture("silver")}
    return write_book(root, MATTER, files)


def built(root: Path, plant: Executors | None = None) -> Build:
    """Build a book in this process."""
    report = Report()
    build = build_for_gate(root, report, Silence(), plant or Executors())
    assert build is not None, list(report)
    return build


def accepted(build: Build) -> Baseline:
    """Return the baseline of a build."""
    return baseline_of(build)


def found(baseline: Baseline, build: Build) -> list[Diagnostic]:
    """Return what differs from the accepted build."""
    return [difference.diagnostic for difference in differences(baseline, build)]


def as_text(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as it is printed."""
    return "\n".join(diagnostic_lines(diagnostic))


@dataclass(frozen=True, slots=True)
class Regression:
    """A fault of one kind; `named` must all stand in one diagnostic.

    It is planted in the copy of a book, `in_copy`, or in a finished build, `in_build`.
    """

    kind: str
    named: tuple[str, ...]
    in_copy: Callable[[Path], object] | None = None
    in_build: Callable[[Build], Build] | None = None


def is_named(regression: Regression, diagnostics: list[Diagnostic]) -> bool:
    """Tell whether one diagnostic has all that it must name."""
    return any(all(name in as_text(diagnostic) for name in regression.named) for diagnostic in diagnostics)


# In the copy


def replaced(file: str, old: str, new: str) -> Callable[[Path], object]:
    """Replace a text that stands once in a file of the manuscript."""

    def plant(root: Path) -> None:
        path = root / "manuscript" / file
        text = path.read_text()
        assert text.count(old) == 1, (old, text.count(old))
        path.write_text(text.replace(old, new))

    return plant


def without_note(file: str, label: object) -> Callable[[Path], object]:
    """Take a note and its call away."""

    def plant(root: Path) -> None:
        path = root / "manuscript" / file
        lines = path.read_text().splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(f"[^{label}]:")]
        path.write_text("".join(kept).replace(f"[^{label}]", ""))

    return plant


def styled(rule: str) -> Callable[[Path], object]:
    """Add a rule to the book's own style."""

    def plant(root: Path) -> None:
        (root / "styles").mkdir()
        (root / "styles" / "own.css").write_text(rule)

    return plant


def image(data: bytes) -> Callable[[Path], object]:
    """Put another image in the place of the figures'."""
    return lambda root: (root / "manuscript" / "figure.png").write_bytes(data)


# In the finished PDF

Operators = list[Any]


def on_sheet(profile: str, sheet: int, edit: Callable[[Operators], Operators]) -> Callable[[Build], Build]:
    """Edit the operators of a sheet of a PDF."""

    def edited(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[sheet - 1]
        page.Contents = pdf.make_stream(
            pikepdf.unparse_content_stream(edit(list(pikepdf.parse_content_stream(page))))
        )

    return in_pdf(profile, edited)


def in_pdf(profile: str, edit: Callable[[Any], object]) -> Callable[[Build], Build]:
    """Edit a PDF of a build."""

    def plant(build: Build) -> Build:
        target = BytesIO()
        with pikepdf.open(BytesIO(build.pdfs[profile])) as pdf:
            edit(pdf)
            pdf.save(target)
        return replace(build, pdfs={**build.pdfs, profile: target.getvalue()})

    return plant


def shown(operators: Operators) -> Iterator[int]:
    """Yield the indices of what shows text."""
    return (number for number, each in enumerate(operators) if str(each.operator) == "TJ")


def other_glyph(number: int) -> Callable[[Operators], Operators]:
    """Show another glyph of the font as the first of the text shown in that place."""

    def edit(operators: Operators) -> Operators:
        at = list(shown(operators))[number]
        pieces = list(operators[at].operands[0])
        first = bytes(pieces[0])
        pieces[0] = pikepdf.String(first[-2:] + first[2:] if first[:2] != first[-2:] else b"\0\5" + first[2:])
        return put(operators, at, pikepdf.ContentStreamInstruction([pikepdf.Array(pieces)], _operator("TJ")))

    return edit


def in_other_face(profile: str, sheet: int, number: int) -> Callable[[Build], Build]:
    """Show a text of a sheet in another face that it has; one face may be in it under several names."""

    def edited(pdf: Any) -> None:
        page = pdf.pages[sheet - 1]
        faces = {name: str(font.BaseFont) for name, font in page.Resources.Font.items()}
        operators = list(pikepdf.parse_content_stream(page))
        at = list(shown(operators))[number]
        index = max(place for place in range(at) if str(operators[place].operator) == "Tf")
        own, size = operators[index].operands
        other = next(name for name, face in faces.items() if face != faces[str(own)])
        setting = pikepdf.ContentStreamInstruction([pikepdf.Name(other), size], _operator("Tf"))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(put(operators, index, setting)))

    return in_pdf(profile, edited)


def coloured(number: int, colour: tuple[float, ...], operator: str) -> Callable[[Operators], Operators]:
    """Show a text in another colour."""

    def edit(operators: Operators) -> Operators:
        at = list(shown(operators))[number]
        ink = pikepdf.ContentStreamInstruction(list(colour), _operator(operator))
        black = pikepdf.ContentStreamInstruction([0], _operator("g"))
        return [*operators[:at], ink, operators[at], black, *operators[at + 1 :]]

    return edit


def moved(x: float, y: float) -> Callable[[Operators], Operators]:
    """Move all that a sheet shows."""
    shift = pikepdf.ContentStreamInstruction([1, 0, 0, 1, x, y], _operator("cm"))
    return lambda operators: [shift, *operators]


def put(operators: Operators, at: int, instruction: Any) -> Operators:
    """Put an instruction in the place of another."""
    return [*operators[:at], instruction, *operators[at + 1 :]]


def _operator(name: str) -> Any:
    return pikepdf.Operator(name)


def inverted(pdf: Any) -> None:
    """Turn the tones of the first image round."""
    found = next(item for item in pdf.objects if _is_image(item))
    data = bytes(255 - tone for tone in found.read_bytes())
    found.write(data)


def _is_image(item: Any) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Image


def link_to(pdf: Any, target: str) -> tuple[Any, int]:
    """Return the list of links that has one to a target, and its index."""
    return next(
        (page.Annots, index)
        for page in pdf.pages
        for index, link in enumerate(page.get("/Annots", ()))
        if target in (str(link.get("/Dest", "")), str(link.get("/A", {}).get("/URI", "")))
    )


def without_link(target: str) -> Callable[[Any], None]:
    """Take a link away."""

    def edit(pdf: Any) -> None:
        links, index = link_to(pdf, target)
        del links[index]

    return edit


def led_to(target: str, other: str) -> Callable[[Any], None]:
    """Let a link lead elsewhere."""

    def edit(pdf: Any) -> None:
        links, index = link_to(pdf, target)
        links[index].Dest = pikepdf.String(other)

    return edit


def counted_from(index: int, folio: int) -> Callable[[Any], None]:
    """Let the pages from a sheet on count from another folio."""

    def edit(pdf: Any) -> None:
        pikepdf.NumberTree(pdf.Root.PageLabels)[index].St = folio

    return edit


# In the map


def on_map(sheet: int, edit: Callable[[Page], Page]) -> Callable[[Build], Build]:
    """Edit a page of the map."""

    def plant(build: Build) -> Build:
        pages = tuple(edit(page) if page.sheet == sheet else page for page in build.layout.pages)
        return replace(build, layout=replace(build.layout, pages=pages))

    return plant


def lines_as(edit: Callable[[Line], Line | None]) -> Callable[[Page], Page]:
    """Edit the lines of a page, or take some away."""
    return lambda page: replace(page, lines=tuple(line for each in page.lines if (line := edit(each))))


def folio_as(folio: str) -> Callable[[Page], Page]:
    """Let a page print another folio."""
    return lines_as(lambda line: replace(line, text=folio) if line.area == "folio" else line)


# In the EPUB


def in_epub(ending: str, old: bytes, new: bytes) -> Callable[[Build], Build]:
    """Replace the first of some bytes in the first file of the EPUB of that ending that has them."""

    def plant(build: Build) -> Build:
        target, is_done = BytesIO(), False
        with ZipFile(BytesIO(build.epub)) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
            for item in before.infolist():
                data = before.read(item)
                if item.filename.endswith(ending) and old in data and not is_done:
                    data, is_done = data.replace(old, new, 1), True
                after.writestr(item, data)
        assert is_done
        return replace(build, epub=target.getvalue())

    return plant
