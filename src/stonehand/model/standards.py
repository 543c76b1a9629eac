"""The standards that the archive profile may keep."""

from typing import Literal

ArchiveStandard = Literal["PDF/A-3a", "PDF/A-2a"]
"""With the manuscript in the file, or without (ISO 19005-3, ISO 19005-2)."""

ARCHIVE_STANDARDS: tuple[ArchiveStandard, ...] = ("PDF/A-3a", "PDF/A-2a")
