"""The standards that the screen profile and the archive profile may keep."""

from typing import Literal

ArchiveStandard = Literal["PDF/A-3a", "PDF/A-2a"]
"""With the manuscript in the file, or without (ISO 19005-3, ISO 19005-2)."""

ARCHIVE_STANDARDS: tuple[ArchiveStandard, ...] = ("PDF/A-3a", "PDF/A-2a")

ScreenStandard = Literal["PDF/UA-1", "PDF/UA-2"]
"""For PDF 1.7 (ISO 14289-1), or for PDF 2.0 (ISO 14289-2)."""

SCREEN_STANDARDS: tuple[ScreenStandard, ...] = ("PDF/UA-1", "PDF/UA-2")
