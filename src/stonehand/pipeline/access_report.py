"""The finished files of a book in, `<slug>.accessibility.html` and `.json` out: what was checked of them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from stonehand import __version__
from stonehand.compose.dossier import dossier_html
from stonehand.diagnostics import Report
from stonehand.errors import MissingFile
from stonehand.model.artefact import Artefact
from stonehand.model.dossier import Dossier, Examination, ExaminedFile, dossier_of
from stonehand.model.metadata import Accessibility, Metadata
from stonehand.model.places import Places
from stonehand.model.progress import Silence
from stonehand.pipeline.copy import Copy, read_copy
from stonehand.pipeline.flaw_report import MAP, read_map
from stonehand.pipeline.verifying import verify
from stonehand.press.pdf.metadata import creators, full_title
from stonehand.press.pdf.pagination import places
from stonehand.proof.access.claims import claims
from stonehand.proof.access.compare import Check, compare, faults
from stonehand.proof.access.packaged import epub_reading
from stonehand.proof.access.reading import Reading
from stonehand.proof.access.tagged import tagged_reading
from stonehand.proof.access.written import book_reading
from stonehand.proof.certificate.book import Medium
from stonehand.resolve import resolve
from stonehand.source import Span
from stonehand.store.files import publish, sha256

SUFFIX = ".accessibility"
CERTIFICATE, CONFORMANCE = ".certificate.json", ".conformance.json"
FORMATS: tuple[tuple[str, Medium, Callable[[bytes], Reading]], ...] = (
    (".screen.pdf", "print", tagged_reading),
    (".archive.pdf", "print", tagged_reading),
    (".epub", "epub", epub_reading),
)
"""The files that are read by those who do not see the page; how, and as which medium the book is resolved."""
COPY = "the manuscript"


def dossier(root: Path, report: Report) -> tuple[Artefact, ...]:
    """Write the dossier of the last build, with what the validators said of the same files.

    Reports A002 to A005, and S101 to S104 of the files; nothing is written if a file was altered. Raises
    MissingFile where there is no build.
    """
    copy = read_copy(root, report, Silence())
    if copy is None:
        return ()
    metadata = copy.draft.metadata
    stem = root / "build" / metadata.slug
    finished = [(Path(f"{stem}{ending}"), medium, read) for ending, medium, read in FORMATS]
    finished = [each for each in finished if each[0].is_file()]
    map_path = Path(f"{stem}{MAP}")
    if not finished or not map_path.is_file():
        raise MissingFile(f"{stem}.screen.pdf is not there: run `stonehand pdf` first")
    verify([path for path, _, _ in finished], None, root, report)
    if report.has_errors:
        return ()
    printed = places(read_map(map_path).pages)
    made = tuple(_examined(copy, printed, stem, *each, report) for each in finished)
    return _write(stem, Dossier(*_described(metadata), files=made))


def verified_of(path: Path) -> tuple[str, ...]:
    """Return what the dossier beside a finished file says was verified of it; nothing if it is of another."""
    found = path.parent / f"{path.name.partition('.')[0]}{SUFFIX}.json"
    try:
        told = dossier_of(_read(found))
    except (KeyError, TypeError):
        return ()
    files = [
        each for each in told.files if (each.name, each.sha256) == (path.name, sha256(path.read_bytes()))
    ]
    return tuple(
        each.what
        for file in files
        for each in file.examinations
        if not each.failed and (each.compared or each.what in file.claims)
    )


def _described(metadata: Metadata) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    values = ((each.name, getattr(metadata.accessibility, each.name)) for each in fields(Accessibility))
    declared = tuple((name, value) for name, value in values if value)
    return full_title(metadata), ", ".join(creators(metadata)), metadata.language, declared


def _examined(
    copy: Copy,
    printed: Places,
    stem: Path,
    path: Path,
    medium: Medium,
    read: Callable[[bytes], Reading],
    report: Report,
) -> ExaminedFile:
    """Check a file; what is found is reported too."""
    data = path.read_bytes()
    book = resolve(copy.draft, printed, Report(), medium)
    checks = compare(book_reading(book, medium), read(data), path.name, Span.point(path.name))
    report.extend(faults(checks))
    digest = sha256(data)
    others = (*_certified(stem, path.name, digest), *_validated(stem, path.name, digest))
    return ExaminedFile(path.name, digest, claims(path.name, data), (*map(_own, checks), *others))


def _own(check: Check) -> Examination:
    failed = tuple(fault.message for fault in check.found)
    return Examination(check.name, "Stonehand", __version__, COPY, check.compared, failed)


def _certified(stem: Path, name: str, digest: str) -> Iterator[Examination]:
    """Yield what the build compared before it published the file: every word and every note."""
    rows = _read(Path(f"{stem}{CERTIFICATE}")).get("outputs", {})
    row = rows.get(name.removeprefix(f"{stem.name}."), {})
    if row.get("sha256") == digest:
        for what in ("words", "notes"):
            yield Examination(f"certificate: {what}", "Stonehand", __version__, COPY, row["book"][what])


def _validated(stem: Path, name: str, digest: str) -> Iterator[Examination]:
    """Yield what the validators of `make conformance` said of this very file."""
    for each in _read(Path(f"{stem}{CONFORMANCE}")).get("verdicts", ()):
        if (each["file"], each["sha256"]) == (name, digest):
            failed = tuple(f"{rule}, {count} times: {words}" for rule, count, words in each["failed"])
            counted = each["passed"] + len(failed) if isinstance(each["passed"], int) else None
            yield Examination(
                each["standard"], each["validator"], each["version"], each["standard"], counted, failed
            )


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _write(stem: Path, made: Dossier) -> tuple[Artefact, ...]:
    outputs = {
        Path(f"{stem}{SUFFIX}.html"): dossier_html(made).encode(),
        Path(f"{stem}{SUFFIX}.json"): (
            json.dumps(made.table(), indent=1, ensure_ascii=False) + "\n"
        ).encode(),
    }
    publish(outputs)
    return tuple(Artefact(str(path), sha256(data)) for path, data in outputs.items())
