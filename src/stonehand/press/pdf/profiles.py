"""The profiles of one pagination: what screen and print make of the same joined pages."""

from collections.abc import Callable
from typing import Any, Literal

import pikepdf

from stonehand.press.pdf.job import Job
from stonehand.press.pdf.printing import printing

Profile = Literal["screen", "print"]

VERSION = "1.7"
"""The version of PDF of the file for the screen."""


def screen(pdf: Any, job: Job) -> str:
    """Crop every page to the trim; links stay."""
    trim = pikepdf.Array([0, 0, job.design.width, job.design.height])
    for page in pdf.pages:
        for box in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
            page.obj[box] = trim
    return VERSION


PROFILES: dict[Profile, Callable[[Any, Job], str]] = {"screen": screen, "print": printing}
"""In the order in which they are made of one file: print takes the links away, so it comes last.

Each returns the version of PDF that its file has.
"""
