"""Two builds in, their comparison out: as a report in HTML, a summary, and a table for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

from stonehand.compose.comparison_page import comparison_page
from stonehand.diagnostics import Code, Report
from stonehand.manuscript import read
from stonehand.model.flaws import LIMITS, FlawLimits
from stonehand.model.progress import Progress
from stonehand.pipeline.builds import Build, build_of, pages_of, working_tree
from stonehand.pipeline.plant import Plant
from stonehand.proof.compare.change import Change
from stonehand.proof.compare.comparison import Comparison, compare_maps
from stonehand.proof.compare.epub import EpubChange, Package, epub_changes, read_package
from stonehand.proof.compare.figures import figure_changes
from stonehand.proof.compare.pictures import THUMB, looks, page_pictures, scale_for
from stonehand.proof.compare.summary import summary
from stonehand.proof.compare.table import comparison_table, flaw_rows, spot_row
from stonehand.proof.package import UnreadableEpub
from stonehand.source import Span
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
    before = build_of(old, root, plant, progress)
    after = build_of(new, root, plant, progress) if new else working_tree(root, plant, report, progress)
    # What has errors is a draft; its stamp is no change of a page.
    as_drafts = before.is_draft or after.is_draft
    pdfs = pages_of(before, report, as_drafts), pages_of(after, report, as_drafts)
    drawn: list[Change] = []
    if pdfs[0] and pdfs[1] and before.screen != after.screen:
        drawn = _drawn(before, after, *pdfs)
    comparison = compare_maps(
        before.layout, after.layout, _limits(root), drawn, _epubs(before, after, report)
    )
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


def _drawn(
    before: Build, after: Build, old_pdf: pypdfium2.PdfDocument, new_pdf: pypdfium2.PdfDocument
) -> list[Change]:
    """Return what only the PDFs show."""
    both = before.layout, after.layout, old_pdf, new_pdf
    return [*figure_changes(*both), *looks(*both)]


def _epubs(before: Build, after: Build, report: Report) -> tuple[EpubChange, ...] | None:
    """Return what differs between the EPUBs; None where there is one at most, or one cannot be read."""
    if not before.epub or not after.epub:
        return None
    packages = [_package(build, report) for build in (before, after)]
    old, new = packages
    return tuple(epub_changes(old, new)) if old and new else None


def _package(build: Build, report: Report) -> Package | None:
    try:
        return read_package(build.epub)
    except UnreadableEpub as error:
        message = f"the EPUB cannot be compared: {error}"
        hint = "it is left out: run `stonehand epub` there"
        report.add(Code.W105, message, Span.point(f"{build.stem}.epub"), hint)
        return None


def _views(comparison: Comparison) -> list[dict[str, Any]]:
    """Return where each change, then each new flaw, is marked on the pages, in the order of the table."""
    changes = [
        {
            "old": [spot_row(spot) for spot in change.old_spots] if change.is_real else [],
            "new": [spot_row(spot) for spot in change.new_spots] if change.is_real else [],
            "oldTop": change.old_top,
            "newTop": change.new_top,
        }
        for change in comparison.changes
    ]
    flaws = [{"old": [], "new": flaw_rows(flaw)} for flaw in comparison.flaws.new]
    return [*changes, *flaws]


def _pictures(
    comparison: Comparison, old_pdf: pypdfium2.PdfDocument | None, new_pdf: pypdfium2.PdfDocument | None
) -> tuple[Mapping[int, str], Mapping[int, str], Mapping[int, str], float]:
    """Return the pages of both builds that are shown, the thumbnails, and the scale of the former."""
    if not old_pdf or not new_pdf:
        return {}, {}, {}, 1.0
    old = {sheet for change in comparison.real for sheet in change.old_sheets[:1]}
    new = {sheet for change in comparison.real for sheet in change.new_sheets[:1]}
    with_flaws = new | {flaw.spot.page.sheet for flaw in comparison.flaws.new}
    if scale_for(len(old) + len(with_flaws)):
        new = with_flaws
    scale = scale_for(len(old) + len(new))
    thumbnails = page_pictures(new_pdf, {page.sheet: THUMB for page in comparison.pages})
    if not scale:
        return {}, {}, thumbnails, 1.0
    before = page_pictures(old_pdf, dict.fromkeys(sorted(old), scale))
    return before, page_pictures(new_pdf, dict.fromkeys(sorted(new), scale)), thumbnails, scale
