"""The design's fonts, prepared. Each task shows them to WeasyPrint itself, before it is imported."""

from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.model.book import Design
from stonehand.model.progress import Progress
from stonehand.pipeline.lock import compare_fonts
from stonehand.press.pdf.fonts import prepare
from stonehand.press.pdf.fontset import FontSet
from stonehand.store.lock import read_lock


def font_set(design: Design, root: Path, report: Report, progress: Progress) -> FontSet:
    """Return the faces of a design, telling of those that have to be made; report F008."""
    progress.stage("fonts")

    def made(what: str, _done: int, _all: int) -> None:
        progress.step(what)

    fonts = prepare(design, root, report, made)
    compare_fonts(read_lock(root), fonts, report)
    return fonts
