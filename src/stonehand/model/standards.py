"""The standards that the finished PDFs may keep, by profile."""

from typing import Literal

ArchiveStandard = Literal["PDF/A-3a", "PDF/A-2a"]
"""With the manuscript in the file, or without (ISO 19005-3, ISO 19005-2)."""

ScreenStandard = Literal["PDF/UA-1", "PDF/UA-2"]
"""Of ISO 14289-1, for PDF 1.7, or of ISO 14289-2, for PDF 2.0."""

ARCHIVE_STANDARDS: tuple[ArchiveStandard, ...] = ("PDF/A-3a", "PDF/A-2a")
SCREEN_STANDARDS: tuple[ScreenStandard, ...] = ("PDF/UA-1", "PDF/UA-2")
