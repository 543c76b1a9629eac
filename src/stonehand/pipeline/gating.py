"""A book's folder in; its build held against the accepted one, or accepted, out."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from stonehand.diagnostics import Code, Report, Severity
from stonehand.diagnostics.formats.run import Run, in_order
from stonehand.manuscript import read
from stonehand.model.artefact import Artefact
from stonehand.model.progress import Progress
from stonehand.pipeline.flaw_report import MAP, read_map
from stonehand.pipeline.once import build_once
from stonehand.pipeline.plant import Plant
from stonehand.proof.gate.accepting import baseline_of, tools_of
from stonehand.proof.gate.baseline import Baseline
from stonehand.proof.gate.compare import Build, differences
from stonehand.proof.gate.difference import Difference
from stonehand.proof.gate.report import check_files
from stonehand.proof.gate.written import HEADER, baseline_files, read_baseline
from stonehand.store.files import publish
from stonehand.store.snapshot import BASELINE

CHECK = Path("build", "check")
"""The folder of what a failed gate leaves."""

ACCEPT = "look at the pages, then run `stonehand accept` and keep `baseline/` under version control"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was accepted, in words; the files written; how many bytes they have together."""

    words: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    size: int = 0


def gate(root: Path, report: Report, progress: Progress, plant: Plant) -> tuple[Path, ...]:
    """Build a book and report what differs from the accepted build; return what `build/check/` has then.

    Reports G001 to G304. Where the book itself has errors, nothing is built and compared. Raises MissingFile
    where there is no book.
    """
    # Where there is no book that is said, not that it has no baseline.
    read(root, Report())
    shutil.rmtree(root / CHECK, ignore_errors=True)
    baseline = accepted_baseline(root, report)
    build = build_for_gate(root, report, progress, plant) if baseline else None
    if baseline is None or build is None:
        return ()
    progress.stage("compare")
    found = tuple(differences(baseline, build))
    report.extend(difference.diagnostic for difference in found)
    if not any(difference.code.severity is Severity.ERROR for difference in found):
        return ()
    run = Run("gate", in_order(report))
    files = check_files(build.slug, found, build.pdfs["screen"], run)
    publish({root / CHECK / name: data for name, data in files.items()})
    return tuple(root / CHECK / name for name in files)


def accept(root: Path, report: Report, progress: Progress, plant: Plant) -> Accepted:
    """Build a book and write its baseline; nothing where errors withhold the build."""
    build = build_for_gate(root, report, progress, plant)
    if build is None:
        return Accepted()
    progress.stage("accept")
    before = accepted_baseline(root, Report())
    files = {root / BASELINE / name: data for name, data in baseline_files(baseline_of(build)).items()}
    publish(files)
    shutil.rmtree(root / CHECK, ignore_errors=True)
    words = (f"{len(build.layout.pages)} pages, PDF and EPUB",) if before is None else _words(before, build)
    return Accepted(words, tuple(files), sum(map(len, files.values())))


def _words(before: Baseline, build: Build) -> tuple[str, ...]:
    found = tuple(differences(before, build))
    return tuple(map(_in_words, found)) or ("nothing new: the build is the accepted one",)


def _in_words(difference: Difference) -> str:
    place = f"{difference.spots[0].leaf}: " if difference.spots else ""
    return f"{place}{difference.message}"


def accepted_baseline(root: Path, report: Report) -> Baseline | None:
    """Read the baseline of a book. Reports G001 where there is none, G002 for one that is damaged."""
    folder = root / BASELINE
    if not (folder / HEADER).is_file():
        report.add(Code.G001, f"{BASELINE}/{HEADER} is not there", hint=ACCEPT)
        return None
    try:
        return read_baseline(folder)
    except (OSError, ValueError) as error:
        report.add(Code.G002, f"{BASELINE}/ cannot be read: {error}", hint=ACCEPT)
        return None


def build_for_gate(root: Path, report: Report, progress: Progress, plant: Plant) -> Build | None:
    """Return the build of a book as it is now, made anew only where something changed; None with errors."""
    pdf = build_once("pdf", root, report, progress, False, plant)
    epub = build_once("epub", root, report, progress, False, plant) if pdf else ()
    if not epub:
        return None
    (written,) = _ending(pdf, MAP)
    layout = read_map(written)
    pdfs = {profile: _ending(pdf, f".{profile}.pdf")[0].read_bytes() for profile in ("screen", "print")}
    slug = written.name.removesuffix(MAP)
    return Build(slug, tools_of(layout.fingerprint), layout, pdfs, _ending(epub, ".epub")[0].read_bytes())


def _ending(made: tuple[Artefact, ...], suffix: str) -> list[Path]:
    return [Path(each.path) for each in made if each.path.endswith(suffix)]
