"""Many books in, what became of each out: all share the same processes, and one that fails stops none."""

from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from stonehand.diagnostics import Diagnostic, Report
from stonehand.model.artefact import Artefact
from stonehand.model.progress import Progress, Silence
from stonehand.pipeline.once import Format, build_once
from stonehand.pipeline.plant import plant_of
from stonehand.source import Span

AHEAD = 3
"""Books in hand at once: while sections of one are set, others are read, assembled and certified."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a book. `error`: the fault of the world that ended its build."""

    root: Path
    diagnostics: tuple[Diagnostic, ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    error: BaseException | None = None


def build_catalogue(
    roots: Sequence[Path], executor: Executor, progress: Progress, draft: bool, wanted: Format = "pdf"
) -> tuple[Made, ...]:
    """Build the PDFs of books, in their order; the places of diagnostics begin with the book's folder."""
    progress.stage("books", len(roots))
    with ThreadPoolExecutor(AHEAD) as hands:
        begun = [hands.submit(_build, root, executor, draft, wanted) for root in roots]
        made = []
        for root, future in zip(roots, begun, strict=True):
            progress.step(str(root))
            error = future.exception()
            made.append(future.result() if error is None else Made(root, error=error))
    return tuple(made)


def _build(root: Path, executor: Executor, draft: bool, wanted: Format) -> Made:
    report = Report()
    artefacts = build_once(wanted, root, report, Silence(), draft, plant_of(root, executor))
    return Made(root, tuple(_within(root, item) for item in report), artefacts)


def _within(root: Path, diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic whose place in the manuscript is named from where the command was given."""
    place = diagnostic.place
    if isinstance(place, Span):
        return replace(diagnostic, place=replace(place, file=f"{root}/{place.file}"))
    return replace(diagnostic, message=f"{root}: {diagnostic.message}")
