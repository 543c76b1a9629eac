"""A folder of outputs or a revision of git in, a build to compare out; a revision is built aside."""

from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from stonehand.diagnostics import Code, Diagnostic, Report, Severity
from stonehand.diagnostics.diagnostic import Related
from stonehand.diagnostics.stop import Stop
from stonehand.errors import MissingFile, StonehandError
from stonehand.model.artefact import Artefact
from stonehand.model.layout import LayoutMap
from stonehand.model.progress import Progress
from stonehand.pipeline.flaw_report import MAP, SCREEN, read_map
from stonehand.pipeline.once import build_once
from stonehand.pipeline.plant import Plant, plant_of
from stonehand.pipeline.revisions import revision
from stonehand.press.pdf.stamp import stamp_draft
from stonehand.source import Span
from stonehand.store.files import sha256

ERRORS = 3
"""Errors of a revision that are told, at most."""


@dataclass(frozen=True, slots=True)
class Build:
    """A build: its map, its PDF for the screen and its EPUB, empty where missing; `stem` is their path."""

    name: str
    stem: str
    layout: LayoutMap
    screen: bytes
    epub: bytes

    @property
    def is_draft(self) -> bool:
        """Tell whether its pages are stamped."""
        return self.stem.endswith(".draft")


def build_of(wanted: str, root: Path, plant: Plant, progress: Progress) -> Build:
    """Return the build that a folder holds, or that a revision of the book in `root` makes.

    Raises Stop where a folder holds none, where git knows no such revision, and where it cannot be built.
    """
    folder = Path(wanted)
    if folder.is_dir():
        return read_build(folder)
    with revision(root, wanted) as aside:
        return _built(aside, plant_of(aside, plant.executor), Report(), progress, wanted)


def working_tree(root: Path, plant: Plant, report: Report, progress: Progress) -> Build:
    """Build the book as it is now, as `stonehand pdf` and `stonehand epub` do. Raises Stop."""
    return _built(root, plant, report, progress, "now")


def _built(root: Path, plant: Plant, report: Report, progress: Progress, name: str) -> Build:
    """Build a book, as a draft if it has errors: what is compared need not be fit to be published."""
    try:
        artefacts = _artefacts(root, plant, report, progress)
    except StonehandError as error:
        raise Stop(_not_built(name, str(error), report)) from error
    maps = [path for artefact in artefacts if (path := Path(artefact.path)).name.endswith(MAP)]
    if not maps:
        raise Stop(_not_built(name, "it has errors", report))
    return _read(name, maps[0])


def _artefacts(root: Path, plant: Plant, report: Report, progress: Progress) -> tuple[Artefact, ...]:
    made = build_once("pdf", root, report, progress, False, plant)
    is_draft = not made
    made = made or build_once("pdf", root, Report(), progress, True, plant)
    return (*made, *build_once("epub", root, Report(), progress, is_draft, plant))


def _not_built(name: str, why: str, report: Report) -> Diagnostic:
    errors = [item for item in report if item.severity is Severity.ERROR][:ERRORS]
    related = tuple(Related(f"{item.code.value} {item.message}", item.place) for item in errors if item.place)
    return Diagnostic.of(
        Code.W103,
        f"“{name}” cannot be built: {' '.join([why, *(item.message for item in errors[:1])])}",
        errors[0].place if errors else None,
        "mend it, or name another revision or a folder with a build of it",
        related,
    )


def read_build(folder: Path) -> Build:
    """Return the last build of a folder of outputs, or of a book's folder. Raises Stop if there is none."""
    places = [place for place in (folder, folder / "build") if place.is_dir()]
    maps = [path for place in places for path in place.glob(f"*{MAP}") if path.is_file()]
    if not maps:
        raise Stop(_no_map(folder, f"there is no layout map (*{MAP}) in this folder"))
    return _read(str(folder), max(maps, key=lambda path: path.stat().st_mtime_ns))


def _read(name: str, path: Path) -> Build:
    stem = str(path).removesuffix(MAP)
    try:
        layout = read_map(path)
    except MissingFile as error:
        raise Stop(_no_map(path, str(error.__cause__))) from error
    screen, epub = (_bytes(Path(stem + suffix)) for suffix in (SCREEN, ".epub"))
    return Build(name, stem, layout, screen, epub)


def _no_map(path: Path, why: str) -> Diagnostic:
    message = f"there is no build here that can be compared: {why}"
    return Diagnostic.of(Code.W101, message, Span.point(str(path)), "run `stonehand pdf` there")


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def pages_of(build: Build, report: Report, as_draft: bool = False) -> pypdfium2.PdfDocument | None:
    """Open the PDF for the screen, stamped if wanted; where it is not of the same build, say so."""
    why = ""
    if not build.screen:
        why = "it is not there"
    elif sha256(build.screen) != dict(build.layout.pdf_sha256).get("screen"):
        why = "it is of another build than its layout map"
    else:
        try:
            return _opened(build, as_draft)
        except (pypdfium2.PdfiumError, ValueError) as error:
            why = str(error)
    message = f"the PDF for the screen cannot be compared: {why}"
    place = Span.point(build.stem + SCREEN)
    report.add(Code.W104, message, place, "figures and pictures are left out: run `stonehand pdf` there")
    return None


def _opened(build: Build, as_draft: bool) -> pypdfium2.PdfDocument:
    is_stamped = not as_draft or build.is_draft
    document = pypdfium2.PdfDocument(build.screen if is_stamped else stamp_draft(build.screen))
    if len(document) != len(build.layout.pages):
        raise ValueError("it has not the pages of its layout map")
    return document
