"""The joined pages of a book in, the file for the printer out: boxes, inks, marks, blanks, PDF/X-4."""

from pathlib import Path
from typing import Any

import pikepdf

from stonehand.model.book import Design
from stonehand.model.extent import gatherings_of
from stonehand.press.pdf.artifacts import (
    draw_around_every_page,
    draw_form_on_every_page,
    draw_on_page,
)
from stonehand.press.pdf.job import Job
from stonehand.press.pdf.metadata import moment
from stonehand.press.pdf.printing_colour import separate
from stonehand.press.pdf.printing_identity import VERSION, identify
from stonehand.press.pdf.printing_inks import inks_of
from stonehand.press.pdf.printing_letters import lettering_of
from stonehand.press.pdf.printing_marks import ROOM, crop_marks, page_line, registration_marks
from stonehand.press.pdf.tags import take_tags_away

PLAIN = "1.7"
"""The version of PDF of a file without output intent."""


def printing(pdf: Any, job: Job) -> str:
    """Make the pages ready for the press; links and tags go. Return the version of PDF that the file has."""
    take_tags_away(pdf)
    for page in pdf.pages:
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
    if job.design.printing.blanks:
        _fill_gathering(pdf, job.design)
    _box(pdf, job.design)
    separate(pdf, inks_of(job.intent.profile if job.intent else b""), job.converted)
    _mark(pdf, job)
    if job.intent is None:
        return PLAIN
    identify(pdf, job.intent, moment(job.metadata), job.attested)
    return VERSION


def _fill_gathering(pdf: Any, design: Design) -> None:
    for _ in range(gatherings_of(len(pdf.pages), design.gathering).blanks):
        pdf.add_blank_page(page_size=(design.width, design.height))
        pdf.pages[-1].obj.Resources = pikepdf.Dictionary()


def _box(pdf: Any, design: Design) -> None:
    """Give every page its trim, the bleed around it, and room for the marks around that."""
    bleed = _around(design, design.bleed)
    media = _around(design, design.bleed + ROOM[design.printing.marks])
    trim = _around(design, 0)
    for page in pdf.pages:
        page.obj.MediaBox = page.obj.CropBox = pikepdf.Array(media)
        page.obj.BleedBox, page.obj.TrimBox = pikepdf.Array(bleed), pikepdf.Array(trim)


def _around(design: Design, margin: float) -> tuple[float, float, float, float]:
    return -margin, -margin, design.width + margin, design.height + margin


def _mark(pdf: Any, job: Job) -> None:
    marks = job.design.printing.marks
    if marks == "none":
        return
    # An image that goes on beyond the bleed would cover the marks.
    draw_around_every_page(pdf, _around(job.design, job.design.bleed), crop_marks(job.design))
    if marks == "all":
        draw_form_on_every_page(pdf, registration_marks(pdf, job.design))
        _tell_pages(pdf, job)


def _tell_pages(pdf: Any, job: Job) -> None:
    """Say below each page which book, sheet and printing condition it is."""
    lettering = lettering_of(Path(job.fonts.plain(job.design.sans_family).path))
    condition = f"  {job.intent.condition}" if job.intent else ""
    for number, page in enumerate(pdf.pages, 1):
        words = f"{job.metadata.slug}  {number}/{len(pdf.pages)}{condition}"
        draw_on_page(pdf, page, page_line(job.design, words, lettering))
