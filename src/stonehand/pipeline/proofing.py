"""A book's folder in; its proof, its query sheet, and what marks on the proof will be read with, out.

A proof is a profile of the pagination that a release has: nothing is laid out for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from stonehand.diagnostics import Report
from stonehand.errors import MissingFile
from stonehand.model.artefact import Artefact
from stonehand.model.attestation import Attestation
from stonehand.model.extent import extent_of
from stonehand.model.layout import LayoutMap
from stonehand.model.progress import Progress
from stonehand.model.proof import PROOF_MAP, PROOFS, ProofIdentity
from stonehand.pipeline.attesting import attest
from stonehand.pipeline.flaw_report import read_map, standing_flaws
from stonehand.pipeline.gating import accepted_baseline
from stonehand.pipeline.outputs import manifest_with
from stonehand.pipeline.pdf import set_copy
from stonehand.pipeline.plant import Plant
from stonehand.pipeline.pressing import assemble_book, certify, map_of, reading_of
from stonehand.pipeline.queried import with_open_queries
from stonehand.pipeline.typeset import Proofed
from stonehand.press.pdf.metadata import moment
from stonehand.press.pdf.proof import proofed
from stonehand.proof.compare.setting import Spot
from stonehand.proof.flaws.pages import read_pages
from stonehand.proof.margins.changes import changed_spots, spots_since_accepted
from stonehand.proof.margins.pages import Shown, margins_of
from stonehand.proof.queries.asked import asked_in
from stonehand.proof.queries.placed import placed
from stonehand.proof.queries.sheet import query_sheet, query_table
from stonehand.store.files import publish, sha256
from stonehand.store.snapshot import BASELINE

TEXTS = (".md", ".toml", ".bib", ".csv", ".txt")
"""What is kept of the manuscript: the files that a mark can be about."""

LETTERS = 12
"""Of the name of a proof: hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class ProofWish:
    """What a proof shows besides: `file:line` at each paragraph, and what changed since an older proof.

    `against` is the name of a proof that was kept, its folder, or a layout map; empty: the accepted build.
    """

    with_sources: bool = False
    against: str = ""


def build_proof(
    root: Path, wish: ProofWish, report: Report, progress: Progress, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Write `<slug>.proof.pdf` and the query sheet, in spite of errors; keep map and manuscript.

    Raises MissingFile when there is nothing to compare with where `wish` names it.
    """
    older = _older_map(root, wish.against) if wish.against else None
    plant, found = plant or Plant(), Report()
    book = set_copy(root, found, progress, plant)
    report.extend(with_open_queries(found))
    if book is None:
        return ()
    progress.stage("assemble")
    attestation = attest(book.setting.pagination.book, book.fonts, plant)
    pdfs = assemble_book(book.setting, book.fonts, attestation, report, plant).pdfs
    layout_map = map_of(book.setting, pdfs)
    identity = _identity(book, layout_map, attestation)
    layout = book.setting.layout
    changed = changed_spots(older, layout, report) if older else _since_accepted(root, layout, report)
    shown = _shown(root, book, wish, changed, report)
    pdf = _drawn(book, identity, shown, pdfs["screen"])
    progress.stage("certify")
    set_book = book.setting.pagination.book
    reading = reading_of(book.setting, plant)
    reading.take("proof.pdf", pdf)
    certify(book, reading, extent_of(layout.pages, set_book.design), report)
    progress.stage("write")
    title = set_book.metadata.title
    outputs = {
        "proof.pdf": pdf,
        "queries.html": query_sheet(title, identity.name, shown.queries),
        "queries.json": query_table(title, identity.name, shown.queries),
    }
    kept = {PROOF_MAP: layout_map, **dict(_manuscript(root, attestation))}
    return _publish(root, set_book.metadata.slug, outputs, kept, identity, attestation)


def _older_map(root: Path, named: str) -> LayoutMap:
    """Return the map of a proof, by its name, its folder or its file. Raises MissingFile without one."""
    places = (Path(named), Path(named) / PROOF_MAP, root / "build" / PROOFS / named / PROOF_MAP)
    path = next((path for path in places if path.is_file()), None)
    if path is None:
        raise MissingFile(f"{named} is neither a layout map nor a proof in {root / 'build' / PROOFS}")
    return read_map(path, "compare with a proof that this version of Stonehand has made")


def _since_accepted(root: Path, layout: LayoutMap, report: Report) -> tuple[Spot, ...]:
    """Return what is not as accepted, nothing without a baseline. Reports G002 for one that is damaged."""
    baseline = accepted_baseline(root, report) if (root / BASELINE).is_dir() else None
    return tuple(spots_since_accepted(baseline.pages, layout)) if baseline else ()


def _identity(book: Proofed, layout_map: bytes, attestation: Attestation) -> ProofIdentity:
    """Name a proof by its map and its inputs: the same book has the same proof."""
    made = moment(book.setting.pagination.book.metadata)
    of_map = sha256(layout_map)
    name = sha256(f"{of_map} {attestation.digest}".encode())[:LETTERS]
    return ProofIdentity(name, of_map, attestation.digest, f"{made:%Y-%m-%d}" if made else "")


def _shown(root: Path, book: Proofed, wish: ProofWish, changed: tuple[Spot, ...], report: Report) -> Shown:
    layout, design = book.setting.layout, book.setting.pagination.book.design
    return Shown(
        every=design.proof_lines,
        with_sources=wish.with_sources,
        flaws=standing_flaws(root, layout, design.flaws),
        queries=placed(asked_in(book.legs.copy.draft, report), read_pages(layout), report),
        changed=changed,
    )


def _drawn(book: Proofed, identity: ProofIdentity, shown: Shown, screen: bytes) -> bytes:
    set_book, layout = book.setting.pagination.book, book.setting.layout
    return proofed(
        screen,
        layout.pages,
        margins_of(read_pages(layout), shown),
        identity,
        set_book.metadata.title,
        set_book.design,
        book.fonts,
        shown.with_sources,
    )


def _manuscript(root: Path, attestation: Attestation) -> Iterator[tuple[str, bytes]]:
    """Yield the texts of the manuscript as they are now, by their paths from the book's folder."""
    for name, _ in attestation.inputs:
        if name.startswith("manuscript/") and PurePath(name).suffix.lower() in TEXTS:
            yield name, (root / name).read_bytes()


def _publish(
    root: Path,
    slug: str,
    outputs: dict[str, bytes],
    kept: dict[str, bytes],
    identity: ProofIdentity,
    attestation: Attestation,
) -> tuple[Artefact, ...]:
    """Write all files as a set; return those to be told of: the outputs, and the map that was kept."""
    folder, own = root / "build", root / "build" / PROOFS / identity.name
    manifest, record = manifest_with(folder, slug, outputs, attestation)
    told = {folder / f"{slug}.{suffix}": data for suffix, data in outputs.items()} | {
        own / PROOF_MAP: kept[PROOF_MAP]
    }
    publish({**{own / name: data for name, data in kept.items()}, **told, manifest: record})
    return tuple(Artefact(str(path), sha256(data)) for path, data in told.items())
