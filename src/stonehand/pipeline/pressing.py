"""A book as set in, its finished files out: assembled, certified, published.

It is a module of its own, for what it needs is imported while the sections are being set.
"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from stonehand.compose import compose_print
from stonehand.diagnostics import Report
from stonehand.model.artefact import Artefact
from stonehand.model.attestation import Attestation
from stonehand.model.book import Design
from stonehand.model.extent import Extent, extent_of
from stonehand.model.frozen import Frozen
from stonehand.model.progress import Progress
from stonehand.pipeline.attesting import attest
from stonehand.pipeline.certifying import Legs
from stonehand.pipeline.further import Finished, Further
from stonehand.pipeline.lock import digests_of, lock_of
from stonehand.pipeline.loop import Pagination
from stonehand.pipeline.outputs import publish_outputs
from stonehand.pipeline.plant import Plant
from stonehand.pipeline.typeset import Proofed, Setting
from stonehand.press.pdf.assemble import Volume, assemble
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.keys import converted_key
from stonehand.press.pdf.mapfile import map_json
from stonehand.press.pdf.printing_content import Converted
from stonehand.press.pdf.printing_intent import read_intent
from stonehand.press.pdf.profiles import Profile
from stonehand.press.pdf.stamp import stamp_draft
from stonehand.proof.certificate.certify import certify_lines, certify_pdfs
from stonehand.proof.certificate.reader import Delivery, Reader
from stonehand.proof.preflight.check import preflight
from stonehand.store.collector import give_back
from stonehand.store.toolchain import toolchain


def press(
    root: Path,
    book: Proofed,
    report: Report,
    progress: Progress,
    draft: bool,
    plant: Plant,
    profiles: Further,
    parts: Further,
) -> tuple[Artefact, ...]:
    """Write PDFs, map and certificate; nothing if there are errors, unless as a draft.

    `profiles` makes further PDFs of the whole book, `parts` other files.
    """
    fonts, frozen, setting = book.fonts, book.frozen, book.setting
    progress.stage("assemble")
    attestation = attest(setting.pagination.book, fonts, plant)
    reading = reading_of(setting, plant)
    assembled = assemble_book(setting, fonts, attestation, report, plant, reading)
    made = _finished(book, assembled.archivable, attestation, plant)
    further = profiles(made, report)
    for profile, data in further.items():
        reading.take(f"{profile}.pdf", data)
    pdfs, others = {**assembled.pdfs, **further}, parts(made, report)
    progress.stage("certify")
    extent = extent_of(setting.layout.pages, made.book.design)
    certify(book, reading, extent, report)
    if made.book.design.printing.output_intent and not draft:
        preflight(pdfs["print"], made.book.design.printing, "print.pdf", report)
    if draft:
        pdfs = {profile: stamp_draft(data) for profile, data in pdfs.items()}
        others = {name: stamp_draft(data) if name.endswith(".pdf") else data for name, data in others.items()}
    progress.stage("write")
    return publish_outputs(
        root,
        made.book.metadata.slug,
        {**_outputs(setting, pdfs), **others},
        _row(book.legs, extent),
        report,
        draft,
        lock_of(setting.layout, frozen, _digests(setting.pagination, fonts, frozen)),
        attestation,
    )


def _finished(book: Proofed, screen: bytes, attestation: Attestation, plant: Plant) -> Finished:
    """Return what further files can be made from."""
    return Finished(
        book=book.setting.pagination.book,
        sections=book.setting.pagination.sections,
        pages=book.setting.layout.pages,
        screen=screen,
        fonts=book.fonts,
        attestation=attestation,
        plant=plant,
    )


def reading_of(setting: Setting, plant: Plant) -> Delivery:
    """Return what reads finished files of a setting, as they come."""
    return Reader(plant.executor, plant.shelf, setting.rows).begin(setting.layout.pages)


def certify(proofed: Proofed, reading: Delivery, extent: Extent, report: Report) -> None:
    """Hold the copy against the book, the book against its map, the map against the files that are read."""
    book, layout = proofed.setting.pagination.book, proofed.setting.layout
    proofed.legs.go(book, layout.pages)
    report.extend(proofed.legs.found)
    certify_lines(layout, report)
    certify_pdfs(reading(), layout, report, _blanks(extent, book.design))


def _digests(pagination: Pagination, fonts: FontSet, frozen: Frozen) -> dict[str, str]:
    """Return what sections are set from, before any make-up of frozen pages."""
    composition = compose_print(pagination.book) if frozen else pagination.composition
    return digests_of(composition, pagination.book, fonts)


class Assembled(NamedTuple):
    """The PDFs of a book by their profiles, and what an archive is made of: the screen PDF as PDF 1.7."""

    pdfs: Mapping[str, bytes]
    archivable: bytes


def assemble_book(
    setting: Setting,
    fonts: FontSet,
    attestation: Attestation,
    report: Report,
    plant: Plant,
    reading: Delivery | None = None,
) -> Assembled:
    """Join the sections of a book; each PDF that is published is read from when it is made."""

    def deliver(profile: Profile, data: bytes) -> None:
        if reading is not None and profile != "archivable":
            reading.take(f"{profile}.pdf", data)

    pagination = setting.pagination
    book = pagination.book
    # Of a long book the objects of its PDF take more than all else.
    give_back()
    key = converted_key(toolchain())
    converted = Converted((plant.shelf.get(key) if plant.shelf else None) or {})
    volume = Volume(
        metadata=book.metadata,
        design=book.design,
        sections=book.sections,
        maps=tuple(section.map for section in pagination.sections),
        drawn=tuple(section.pdf for section in pagination.sections),
        pages=setting.layout.pages,
        furniture=setting.furniture,
        fonts=fonts,
        attested=attestation.digest,
        intent=read_intent(Path(book.root), book.design.printing, report),
        converted=converted,
    )
    pdfs = {str(profile): data for profile, data in assemble(volume, report, deliver).items()}
    if plant.shelf and converted.now.keys() != converted.before.keys():
        plant.shelf.put(key, converted.now)
    give_back()
    archivable = pdfs.pop("archivable", pdfs["screen"])
    return Assembled(pdfs, archivable)


def _outputs(setting: Setting, pdfs: Mapping[str, bytes]) -> dict[str, bytes]:
    outputs = {f"{profile}.pdf": data for profile, data in pdfs.items()}
    return outputs | {"map.json": map_of(setting, pdfs)}


def map_of(setting: Setting, pdfs: Mapping[str, bytes]) -> bytes:
    """Return the layout map as a file, with the hashes of the PDFs that were made from it."""
    hashes = tuple((profile, sha256(data).hexdigest()) for profile, data in sorted(pdfs.items()))
    return map_json(replace(setting.layout, pdf_sha256=hashes), setting.rows).encode()


def _blanks(extent: Extent, design: Design) -> dict[str, int]:
    """Return the blank pages at the end of each file that has some: those that the press folds."""
    return {"print.pdf": extent.gatherings.blanks} if design.printing.blanks else {}


def _row(legs: Legs, extent: Extent) -> dict[str, object]:
    source, book = ({"words": count.words, "notes": count.notes} for count in legs.counts)
    return {"extent": extent.table(), "source": source, "book": book}
