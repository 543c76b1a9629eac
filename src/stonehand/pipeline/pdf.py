"""The PDFs: one pagination, its furniture and its map, then a profile for the screen and one for print."""

from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.model.artefact import Artefact
from stonehand.model.progress import Progress
from stonehand.pipeline.certifying import Legs
from stonehand.pipeline.copy import parse_copy, read_manuscript
from stonehand.pipeline.faces import font_set
from stonehand.pipeline.further import Further, nothing_further
from stonehand.pipeline.make_ready import make_ready_sheet
from stonehand.pipeline.plant import Plant
from stonehand.pipeline.typeset import Proofed, set_book
from stonehand.press.pdf.set import set_section
from stonehand.store.lock import read_lock


def build_pdf(
    root: Path, report: Report, progress: Progress, draft: bool = False, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Set a book and write PDFs, map and certificate; nothing if there are errors, unless as a draft."""
    return build_profiles(root, report, progress, draft, plant)


def build_pdf_and_archive(
    root: Path, report: Report, progress: Progress, draft: bool = False, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Do the same and make the archive profile too."""
    from stonehand.pipeline.archiving import archive_profile

    return build_profiles(root, report, progress, draft, plant, profiles=archive_profile)


def build_pdf_by_chapter(
    root: Path, report: Report, progress: Progress, draft: bool = False, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Do as `build_pdf` and make a PDF of each section too, with a table of their metadata."""
    from stonehand.pipeline.by_chapter import by_chapter

    return build_profiles(root, report, progress, draft, plant, parts=by_chapter)


def build_profiles(
    root: Path,
    report: Report,
    progress: Progress,
    draft: bool,
    plant: Plant | None,
    profiles: Further = nothing_further,
    parts: Further = nothing_further,
) -> tuple[Artefact, ...]:
    """Set a book and write its PDFs; `profiles` makes further ones of the whole book, `parts` other files."""
    plant = plant or Plant()
    book = set_copy(root, report, progress, plant)
    if book is None:
        return ()
    from stonehand.pipeline.pressing import press

    return press(root, book, report, progress, draft, plant, profiles, parts)


def set_copy(root: Path, report: Report, progress: Progress, plant: Plant) -> Proofed | None:
    """Read, parse and set a book; None where book.toml cannot be read, or there is nothing to set."""
    manuscript = read_manuscript(root, report, progress)
    if manuscript is None:
        return None
    fonts = font_set(manuscript.design, root, report, progress)
    plant.run_in(set_section, make_ready_sheet(manuscript, fonts))
    copy = parse_copy(manuscript, report, progress, plant.shelf)
    if copy is None:
        return None
    frozen = read_lock(root).frozen
    legs = Legs(copy)
    setting = set_book(copy, fonts, report, progress, frozen, plant, legs)
    return Proofed(legs, fonts, frozen, setting)
