"""A build asked for in, what it published out: made anew only where something has changed since the last one.

Nothing heavy is imported where nothing has to be done.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal

from stonehand.diagnostics import Diagnostic, Report
from stonehand.model.artefact import Artefact
from stonehand.model.progress import Progress
from stonehand.pipeline.plant import Plant
from stonehand.press.pdf.ready import get_ready
from stonehand.store.cache import content_key
from stonehand.store.files import file_sha256
from stonehand.store.lock import NAME
from stonehand.store.snapshot import Snapshot, is_unchanged, seen_files, snapshot
from stonehand.store.toolchain import toolchain_seen

Format = Literal["pdf", "pdf with archive", "pdf by chapter", "epub", "epub without pages"]
Build = Callable[..., tuple[Artefact, ...]]

SHARED = (".certificate.json", ".manifest.json")
"""Endings of files that get rows of other formats since."""

TIMES = ("SOURCE_DATE_EPOCH",)
"""Variables of the environment that a book shows."""


@dataclass(frozen=True, slots=True)
class Built:
    """A build that was finished: what it was made from, what it reported, what it published."""

    inputs: Snapshot
    diagnostics: tuple[Diagnostic, ...]
    artefacts: tuple[Artefact, ...]


def build_once(
    wanted: Format, root: Path, report: Report, progress: Progress, draft: bool, plant: Plant
) -> tuple[Artefact, ...]:
    """Build a book in a format, or return what the last build published if it would be the same."""
    shelf = plant.shelf
    if shelf is None:
        return _builder(wanted)(root, report, progress, draft, plant)
    key = _key(wanted, root, draft)
    built = shelf.get(key)
    if isinstance(built, Built) and _stands(built, root):
        report.extend(built.diagnostics)
        return built.artefacts
    if wanted.startswith("pdf"):
        plant.make_ready(1 if built else 2, get_ready)
    before = snapshot(root)
    artefacts = _builder(wanted)(root, report, progress, draft, plant)
    # The lock is written by the build itself.
    inputs = (*(seen for seen in before if seen.path != NAME), *seen_files(root, (NAME,)))
    shelf.put(key, Built(inputs, tuple(report), artefacts))
    shelf.trim()
    return artefacts


_BUILDERS: dict[Format, tuple[str, str]] = {
    "pdf": ("pdf", "build_pdf"),
    "pdf with archive": ("pdf", "build_pdf_and_archive"),
    "pdf by chapter": ("pdf", "build_pdf_by_chapter"),
    "epub": ("epub", "build_epub"),
    "epub without pages": ("epub", "build_epub_without_pages"),
}
"""Module and function of the pipeline."""


def _builder(wanted: Format) -> Build:
    module, name = _BUILDERS[wanted]
    builder: Build = getattr(import_module(f"stonehand.pipeline.{module}"), name)
    return builder


def _key(wanted: Format, root: Path, draft: bool) -> str:
    times = (f"{name}={os.environ.get(name, '')}" for name in TIMES)
    return content_key("build", wanted, str(root.resolve()), str(draft), toolchain_seen(), *times)


def _stands(built: Built, root: Path) -> bool:
    """Tell whether the files of a book are those of a build, and what it published is still there."""
    return all(map(_is_there, built.artefacts)) and is_unchanged(root, built.inputs)


def _is_there(artefact: Artefact) -> bool:
    """Tell whether a file is as it was published."""
    path = Path(artefact.path)
    is_shared = path.name.endswith(SHARED)
    return path.is_file() and (is_shared or file_sha256(path) == artefact.sha256)
