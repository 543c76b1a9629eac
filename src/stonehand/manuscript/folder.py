"""The folder of a manuscript: which files are in it, and which of the names in `book.toml` lead out of it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stonehand.diagnostics import Code, Report
from stonehand.diagnostics.nearest import nearest
from stonehand.source import Span
from stonehand.store.snapshot import is_watched

_COPY = (".md", ".markdown", ".qmd")


@dataclass(frozen=True, slots=True)
class Folder:
    """The book's folder; its manuscript stands in `manuscript/` inside."""

    root: Path

    @property
    def manuscript(self) -> Path:
        """Return the folder of the manuscript."""
        return self.root / "manuscript"

    def is_copy(self, name: str) -> bool:
        """Tell whether a name is that of a file of copy."""
        return name.lower().endswith(_COPY)

    def copy(self) -> Iterator[tuple[str, Path]]:
        """Yield every file of copy, by name relative to the manuscript, and resolved; in the order of names.

        Names that begin with a dot or an underscore are left out, as pandoc's and Quarto's projects have it.
        """
        for above, folders, files in os.walk(self.manuscript):
            folders[:] = sorted(name for name in folders if name[0] not in "._")
            for name in sorted(files):
                if self.is_copy(name) and name[0] not in "._":
                    path = Path(above, name)
                    yield path.relative_to(self.manuscript).as_posix(), _resolved(path) or path

    def shown(self, path: Path) -> str:
        """Return the name that a file has in diagnostics: relative to the book's folder."""
        return path.relative_to(self.root.resolve()).as_posix()

    def find(self, name: str, span: Span, report: Report) -> Path | None:
        """Return the resolved path of a file of copy; report and return None if it is outside or absent."""
        return self._inside(name, self.manuscript, span, report)

    def find_asset(self, name: str, span: Span, report: Report) -> str:
        """Return the name, relative to the book's folder, of a cover or font, or an empty string."""
        path = self._inside(name, self.root, span, report)
        if path and not is_watched(self.shown(path)):
            message = f"“{name[:200]}” lies in a folder for caches or outputs"
            report.add(Code.M023, message, span, "copy the file into another folder of the book")
            return ""
        return self.shown(path) if path else ""

    def _inside(self, name: str, bounds: Path, span: Span, report: Report) -> Path | None:
        path = _resolved(self.manuscript / name.replace("\\", "/"))
        if path is None or not path.is_relative_to(bounds.resolve()):
            message = f"“{name[:200]}” lies outside the folder “{bounds.resolve().name}”"
            report.add(Code.M023, message, span, "copy the file into the folder")
            return None
        if not _is_file(path):
            near = nearest(name, (file for file, _ in self.copy()))
            report.add(
                Code.M020, f"there is no file “{name[:200]}”", span, f"did you mean “{near}”?" if near else ""
            )
            return None
        return path


def _resolved(path: Path) -> Path | None:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        # a loop of links, or a name that no file system takes
        return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # a name too long for the file system
        return False
