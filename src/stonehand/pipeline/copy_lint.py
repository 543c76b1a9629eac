"""A book in; what is wrong with its copy out, with what can be mended, as a difference or in the files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from stonehand.diagnostics import Report
from stonehand.model.book import Manuscript, SectionEntry
from stonehand.model.places import Places
from stonehand.model.progress import Silence
from stonehand.pipeline.copy import read_copy
from stonehand.proof.copy.finding import Edit
from stonehand.proof.copy.fix import difference, mended
from stonehand.proof.copy.lint import Linted, lint_copy
from stonehand.resolve import resolve
from stonehand.source import SourceFile
from stonehand.store.files import publish

Mending: TypeAlias = Literal["none", "shown", "written"]


@dataclass(frozen=True, slots=True)
class CopyFound:
    """What the lint of copy tells beside its report: files mended, the difference, how much is waived."""

    files: tuple[Path, ...] = ()
    difference: str = ""
    waived: int = 0


@dataclass(frozen=True, slots=True)
class _Mended:
    path: Path
    file: str
    before: bytes
    after: bytes


def lint(root: Path, report: Report, mending: Mending = "none") -> CopyFound:
    """Read, parse and resolve the copy and look at it with the rules of the house; write nothing.

    `mending` shows what can safely be mended, or writes it: then what is still wrong is reported. A file that
    is not as it was read is left alone. All files are written, or none.
    """
    found = _lint(root, report if mending != "written" else Report())
    if found is None:
        return CopyFound()
    manuscript, linted = found
    changes = list(_changes(root, manuscript, linted.edits)) if mending != "none" else []
    shown = "".join(difference(each.file, each.before, each.after) for each in changes)
    if mending != "written":
        return CopyFound((), shown, len(linted.waived))
    publish({each.path: each.after for each in changes})
    again = _lint(root, report)
    return CopyFound(tuple(each.path for each in changes), shown, len(again[1].waived) if again else 0)


def _lint(root: Path, report: Report) -> tuple[Manuscript, Linted] | None:
    copy = read_copy(root, report, Silence())
    if copy is None:
        return None
    resolve(copy.draft, Places(), report)
    linted = lint_copy(copy.manuscript, copy.draft)
    report.extend(linted.diagnostics)
    return copy.manuscript, linted


def _changes(root: Path, manuscript: Manuscript, edits: tuple[Edit, ...]) -> Iterator[_Mended]:
    for entry in manuscript.entries:
        if not isinstance(entry, SectionEntry):
            continue
        file = entry.source.file
        own = [edit for edit in edits if edit.span.file == file]
        data = _as_read(root / file, entry.source) if own else None
        if data is not None:
            yield _Mended(root / file, file, data, mended(data, own))


def _as_read(path: Path, source: SourceFile) -> bytes | None:
    """Return the bytes of a file if it has the letters that were read; None where some were replaced."""
    data = path.read_bytes()
    text = source.text.encode()
    same = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n") == text
    return data if same else None
