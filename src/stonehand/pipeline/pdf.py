"""The PDFs: one pagination, its furniture and its map, then a profile for the screen and one for print."""

from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.model.artefact import Artefact
from stonehand.model.progress import Progress
from stonehand.pipeline.copy import parse_copy, read_manuscript
from stonehand.pipeline.faces import font_set
from stonehand.pipeline.plant import Plant
from stonehand.pipeline.typeset import set_book
from stonehand.store.lock import read_lock


def build_pdf(
    root: Path, report: Report, progress: Progress, draft: bool = False, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Set a book and write PDFs, map and certificate; nothing if there are errors, unless as a draft."""
    plant = plant or Plant()
    manuscript = read_manuscript(root, report, progress)
    if manuscript is None:
        return ()
    fonts = font_set(manuscript.design, root, report, progress)
    copy = parse_copy(manuscript, report, progress, plant.shelf)
    if copy is None:
        return ()
    frozen = read_lock(root).frozen
    setting = set_book(copy, fonts, report, progress, frozen, plant)
    from stonehand.pipeline.pressing import Proofed, press

    return press(root, Proofed(copy, fonts, frozen, setting), report, progress, draft, plant)
