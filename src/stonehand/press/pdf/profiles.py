"""The screen profile of a pagination: what it makes of the joined pages."""

from typing import Any, Literal

import pikepdf

from stonehand.press.pdf.job import Job

Profile = Literal["screen", "archivable", "print"]

VERSION = "1.7"
"""The version of PDF of the file for the screen."""


def screen(pdf: Any, job: Job) -> str:
    """Crop every page to the trim; links stay. Return the version of PDF that the file has."""
    trim = pikepdf.Array([0, 0, job.design.width, job.design.height])
    for page in pdf.pages:
        for box in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
            page.obj[box] = trim
    return VERSION
