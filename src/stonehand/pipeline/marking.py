"""A marked proof and the book as it is now in; its marks, a checklist, a patch and a reply out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from stonehand.compose.marks_page import marks_page
from stonehand.diagnostics import Code, Report
from stonehand.errors import MissingFile
from stonehand.manuscript import read
from stonehand.model.book import Manuscript, SectionEntry
from stonehand.model.layout import LayoutMap
from stonehand.model.proof import PROOF_MAP, PROOFS
from stonehand.parse import parse
from stonehand.pipeline.flaw_report import MAP, read_map
from stonehand.proof.copy.read import book_copy
from stonehand.proof.marks.annotation import Annotations, UnreadableMarks
from stonehand.proof.marks.answers import answered, read_answers
from stonehand.proof.marks.collect import Desk, collect
from stonehand.proof.marks.files import is_pdf, read_marks
from stonehand.proof.marks.identity import borne_by
from stonehand.proof.marks.mark import Mark
from stonehand.proof.marks.paper import Paper, opened
from stonehand.proof.marks.patch import patch
from stonehand.proof.marks.pictures import pictures
from stonehand.proof.marks.reply import replied
from stonehand.proof.marks.standing import BookPassages
from stonehand.proof.marks.table import diagnostics_of, rows_of
from stonehand.source import Span
from stonehand.store.files import publish
from stonehand.store.manifest import SUFFIX, read_manifest


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: the marked file, and for XFDF and FDF the PDF that it belongs to."""

    file: Path
    pdf: Path | None = None


@dataclass(frozen=True, slots=True)
class MarksWanted:
    """The files that are asked for; `answers` is read, the others are written."""

    sheet: Path | None = None
    patch: Path | None = None
    reply: Path | None = None
    answers: Path | None = None


@dataclass(frozen=True, slots=True)
class MarksFound:
    """The marks as plain values, and the files written."""

    rows: tuple[Mapping[str, Any], ...] = ()
    files: tuple[Path, ...] = ()


def marks(root: Path, returned: Returned, wanted: MarksWanted, report: Report) -> MarksFound:
    """Report the marks of a proof at their places in the copy of now; write what is asked for.

    Raises MissingFile where a file that is named is not there.
    """
    manuscript = read(root, Report())
    if manuscript is None:
        read(root, report)
        return MarksFound()
    data = _bytes(returned.file)
    place = Span.point(str(returned.file))
    try:
        found = read_marks(data)
        pdf = data if is_pdf(data) else _pdf_of(found, returned, report)
        layout = _layout(root, pdf, place, report) if pdf else None
        if pdf is None or layout is None:
            return MarksFound()
        if not found.found:
            report.add(
                Code.W213, f"“{returned.file.name}” has no marks", place, "ask for the file with comments"
            )
        with opened(pdf, layout) as paper:
            desk = Desk.of(paper, _passages(manuscript))
            read_ones = _with_answers(collect(found, desk, report), wanted.answers, report)
            report.extend(diagnostics_of(read_ones))
            made = _Made(root, manuscript, read_ones, paper, data)
            files = dict(_files(made, returned, wanted, report))
    except UnreadableMarks as error:
        hint = "save it again from the program that it was marked in, without a password"
        report.add(Code.W211, f"“{returned.file.name}” cannot be read: {error}", place, hint)
        return MarksFound()
    publish(files)
    return MarksFound(rows_of(read_ones), tuple(files))


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise MissingFile(f"{path}: there is no such file")
    return path.read_bytes()


def _pdf_of(found: Annotations, returned: Returned, report: Report) -> bytes | None:
    """Return the PDF that marks kept apart belong to: the one given, or the one that they name."""
    name = PurePosixPath(found.pdf.replace("\\", "/")).name
    beside = returned.file.parent / name if name else None
    path = returned.pdf or (beside if beside and beside.is_file() else None)
    if path is not None:
        return _bytes(path)
    of = f"“{name}” is not beside it" if name else "it does not name one"
    hint = "name the PDF that was marked with --proof"
    report.add(Code.W214, f"the marks are without their PDF: {of}", Span.point(str(returned.file)), hint)
    return None


def _layout(root: Path, pdf: bytes, place: Span, report: Report) -> LayoutMap | None:
    """Return the map of the proof that a PDF says it is, or of the last build. Reports W212."""
    borne = borne_by(pdf)
    kept = root / "build" / PROOFS / borne.proof / PROOF_MAP
    if borne.proof and kept.is_file():
        return read_map(kept)
    for path in sorted((root / "build").glob(f"*{MAP}")):
        if not borne.proof and borne.inputs and borne.inputs in _inputs(path):
            return read_map(path)
    if borne.proof:
        why, hint = f"proof {borne.proof} is not in build/{PROOFS}", "name the book that it is of with -C"
    elif borne.inputs:
        why, hint = "it was made by another build than the last one", "send out proofs: their maps are kept"
    else:
        why, hint = (
            "it does not say what it was made from",
            "ask for the marked file itself, not a printed copy",
        )
    report.add(Code.W212, f"the map of the marked file is not here: {why}", place, hint)
    return None


def _inputs(path: Path) -> frozenset[str]:
    """Return the hashes of what the PDFs beside a map were made from."""
    stem = path.name.removesuffix(MAP)
    try:
        manifest = read_manifest(path.with_name(f"{stem}{SUFFIX}"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(entry.inputs for name, entry in manifest.artefacts.items() if name.endswith(".pdf"))


def _passages(manuscript: Manuscript) -> BookPassages:
    draft = parse(manuscript, Report())
    sources = [entry.source for entry in manuscript.entries if isinstance(entry, SectionEntry)]
    return BookPassages(book_copy(draft, sources).passages, sources)


def _with_answers(found: tuple[Mark, ...], answers: Path | None, report: Report) -> tuple[Mark, ...]:
    if answers is None:
        return found
    return answered(found, read_answers(_bytes(answers), str(answers), report), str(answers), report)


class _Made(NamedTuple):
    """What the files that are asked for are made of."""

    root: Path
    manuscript: Manuscript
    marks: Sequence[Mark]
    paper: Paper
    data: bytes


def _files(
    made: _Made, returned: Returned, wanted: MarksWanted, report: Report
) -> Iterator[tuple[Path, bytes]]:
    """Yield what is to be written. Reports W215."""
    metadata = made.manuscript.metadata
    if wanted.sheet:
        images = dict(pictures(made.marks, made.paper))
        yield (
            wanted.sheet,
            marks_page(metadata.title, returned.file.name, rows_of(made.marks), images).encode(),
        )
    if wanted.patch:
        yield wanted.patch, patch(made.marks, lambda file: (made.root / file).read_bytes()).encode()
    if wanted.reply and is_pdf(made.data):
        yield wanted.reply, replied(made.data, made.marks, metadata.imprint.publisher or "Stonehand")
    elif wanted.reply:
        hint = "export the comments into the PDF first"
        report.add(Code.W215, "there is no PDF of marks to reply on", Span.point(str(returned.file)), hint)
