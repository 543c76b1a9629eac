"""A book's folder in; its proof, and what marks on it will be read with, out.

A proof is a profile of the pagination that a release has: nothing is laid out for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from stonehand.diagnostics import Report
from stonehand.model.artefact import Artefact
from stonehand.model.attestation import Attestation
from stonehand.model.extent import extent_of
from stonehand.model.progress import Progress
from stonehand.model.proof import Margins, ProofIdentity
from stonehand.pipeline.attesting import attest
from stonehand.pipeline.outputs import manifest_with
from stonehand.pipeline.pdf import set_copy
from stonehand.pipeline.plant import Plant
from stonehand.pipeline.pressing import assemble_book, certify, map_of
from stonehand.pipeline.typeset import Proofed
from stonehand.press.pdf.metadata import moment
from stonehand.press.pdf.proof import proofed
from stonehand.proof.flaws.pages import Reading, read_pages
from stonehand.proof.margins.pages import margins
from stonehand.store.files import publish, sha256

KEPT = "proofs"
"""The folder of `build/` that has a folder for each proof, by its name."""

TEXTS = (".md", ".toml", ".bib", ".csv", ".txt")
"""What is kept of the manuscript: the files that a mark can be about."""

LETTERS = 12
"""Of the name of a proof: hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class ProofWish:
    """What a proof shows besides: `file:line` at each paragraph."""

    with_sources: bool = False


def build_proof(
    root: Path, wish: ProofWish, report: Report, progress: Progress, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Write `<slug>.proof.pdf`, in spite of errors, and keep its map and manuscript under its name."""
    plant = plant or Plant()
    book = set_copy(root, report, progress, plant)
    if book is None:
        return ()
    setting = book.setting
    progress.stage("assemble")
    attestation = attest(setting.pagination.book, book.fonts, plant)
    pdfs = assemble_book(setting, book.fonts, attestation, report)
    layout_map = map_of(setting, pdfs)
    identity = _identity(book, layout_map, attestation)
    reading = read_pages(setting.layout)
    pdf = _drawn(book, reading, identity, pdfs["screen"], wish)
    progress.stage("certify")
    certify(
        book, {"proof": pdf}, extent_of(setting.layout.pages, setting.pagination.book.design), plant, report
    )
    progress.stage("write")
    return _publish(
        root, book, {"proof.pdf": pdf}, dict(_kept(root, layout_map, attestation)), identity, attestation
    )


def _identity(book: Proofed, layout_map: bytes, attestation: Attestation) -> ProofIdentity:
    """Name a proof by its map and its inputs: the same book has the same proof."""
    made = moment(book.setting.pagination.book.metadata)
    of_map = sha256(layout_map)
    name = sha256(f"{of_map} {attestation.digest}".encode())[:LETTERS]
    return ProofIdentity(name, of_map, attestation.digest, f"{made:%Y-%m-%d}" if made else "")


def _drawn(book: Proofed, reading: Reading, identity: ProofIdentity, screen: bytes, wish: ProofWish) -> bytes:
    set_book = book.setting.pagination.book
    return proofed(
        screen,
        book.setting.layout.pages,
        tuple(_margins(reading, set_book.design.proof_lines, wish)),
        identity,
        set_book.metadata.title,
        set_book.design,
        book.fonts,
        wish.with_sources,
    )


def _margins(reading: Reading, every: int, wish: ProofWish) -> Iterator[Margins]:
    for page in reading.pages:
        yield margins(page, every, wish.with_sources)


def _kept(root: Path, layout_map: bytes, attestation: Attestation) -> Iterator[tuple[str, bytes]]:
    """Yield the files that lead from a mark on the proof to the words of the manuscript as they were."""
    yield "map.json", layout_map
    for name, _ in attestation.inputs:
        if name.startswith("manuscript/") and PurePath(name).suffix.lower() in TEXTS:
            yield name, (root / name).read_bytes()


def _publish(
    root: Path,
    book: Proofed,
    outputs: dict[str, bytes],
    kept: dict[str, bytes],
    identity: ProofIdentity,
    attestation: Attestation,
) -> tuple[Artefact, ...]:
    slug, folder = book.setting.pagination.book.metadata.slug, root / "build"
    files = {folder / f"{slug}.{suffix}": data for suffix, data in outputs.items()}
    manifest, record = manifest_with(folder, slug, outputs, attestation)
    beside = {folder / KEPT / identity.name / name: data for name, data in kept.items()}
    publish({**beside, **files, manifest: record})
    told = (*files, folder / KEPT / identity.name / "map.json")
    return tuple(Artefact(str(path), sha256({**beside, **files}[path])) for path in told)
