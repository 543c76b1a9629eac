"""Two builds in, their comparison out: as a report in HTML, a summary, and a table for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

from stonehand.compose.comparison_page import comparison_page
from stonehand.diagnostics import Report
from stonehand.manuscript import read
from stonehand.model.flaws import LIMITS, FlawLimits
from stonehand.model.progress import Progress
from stonehand.pipeline.builds import Build, build_of, working_tree
from stonehand.pipeline.plant import Plant
from stonehand.proof.compare.change import Change
from stonehand.proof.compare.comparison import Comparison, compare_maps
from stonehand.proof.compare.epub import EpubChange, UnreadableEpub, epub_changes
from stonehand.proof.compare.figures import figure_changes
from stonehand.proof.compare.pictures import THUMB, looks, page_pictures, scale_for
from stonehand.proof.compare.summary import summary
from stonehand.proof.compare.table import comparison_table, spot_row
from stonehand.store.files import write_whole


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found: the summary, the table for programs, whether nothing changed, and the files written."""

    summary: tuple[str, ...]
    is_same: bool
    table: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[Path, ...] = ()


def compare(
    root: Path, old: str, new: str | None, sheet: Path, plant: Plant, report: Report, progress: Progress
) -> Compared:
    """Compare two builds and write the report to `sheet`; without `new`, the book as it is now."""
    before = build_of(old, root, plant, report, progress)
    after = (
        build_of(new, root, plant, report, progress) if new else working_tree(root, plant, report, progress)
    )
    pdfs = before.pages(), after.pages()
    comparison = _compared(before, after, _limits(root), *pdfs)
    table = comparison_table(comparison)
    names = (before.name, after.name)
    write_whole(
        sheet, comparison_page(names, table, _views(comparison), *_pictures(comparison, *pdfs)).encode()
    )
    return Compared(summary(comparison), comparison.is_same, table, (sheet,))


def _limits(root: Path) -> FlawLimits:
    """Return the limits of the book, those of the house where there is none."""
    if not (root / "manuscript" / "book.toml").is_file():
        return LIMITS
    manuscript = read(root, Report())
    return manuscript.design.flaws if manuscript else LIMITS


def _compared(
    before: Build,
    after: Build,
    limits: FlawLimits,
    old_pdf: pypdfium2.PdfDocument | None,
    new_pdf: pypdfium2.PdfDocument | None,
) -> Comparison:
    drawn: list[Change] = []
    if old_pdf and new_pdf and before.screen != after.screen:
        drawn = _drawn(before, after, old_pdf, new_pdf)
    return compare_maps(before.layout, after.layout, limits, drawn, _epubs(before, after))


def _drawn(
    before: Build, after: Build, old_pdf: pypdfium2.PdfDocument, new_pdf: pypdfium2.PdfDocument
) -> list[Change]:
    """Return what only the PDFs show; a page that differs by a figure differs by no more."""
    figures = list(figure_changes(before.layout, after.layout, old_pdf, new_pdf))
    shown = {sheet for change in figures for sheet in change.new_sheets}
    pages = looks(before.layout, after.layout, old_pdf, new_pdf)
    return [*figures, *(change for change in pages if not shown & set(change.new_sheets))]


def _epubs(before: Build, after: Build) -> tuple[EpubChange, ...] | None:
    if not before.epub or not after.epub:
        return None
    try:
        return tuple(epub_changes(before.epub, after.epub))
    except UnreadableEpub as error:
        return (EpubChange("file", str(error), "", ""),)


def _views(comparison: Comparison) -> list[dict[str, Any]]:
    """Return where each change is marked on the pages, in the order of the table."""
    return [
        {
            "old": [spot_row(spot) for spot in change.old_spots] if change.is_real else [],
            "new": [spot_row(spot) for spot in change.new_spots] if change.is_real else [],
            "oldTop": change.old_top,
            "newTop": change.new_top,
        }
        for change in comparison.changes
    ]


def _pictures(
    comparison: Comparison, old_pdf: pypdfium2.PdfDocument | None, new_pdf: pypdfium2.PdfDocument | None
) -> tuple[Mapping[int, str], Mapping[int, str], Mapping[int, str], float]:
    """Return the changed pages of both builds, the thumbnails, and the scale of the former."""
    if not old_pdf or not new_pdf:
        return {}, {}, {}, 1.0
    old = {sheet for change in comparison.real for sheet in change.old_sheets[:1]}
    new = {sheet for change in comparison.real for sheet in change.new_sheets[:1]}
    scale = scale_for(len(old) + len(new))
    thumbnails = page_pictures(new_pdf, {page.sheet: THUMB for page in comparison.pages})
    if not scale:
        return {}, {}, thumbnails, 1.0
    before = page_pictures(old_pdf, dict.fromkeys(sorted(old), scale))
    return before, page_pictures(new_pdf, dict.fromkeys(sorted(new), scale)), thumbnails, scale
