"""The PDFs: one pagination, its furniture and its map, then a profile for the screen and one for print."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from stonehand.compose import compose_print, furniture_stylesheets
from stonehand.compose import furniture as compose_furniture
from stonehand.diagnostics import Report
from stonehand.model.artefact import Artefact
from stonehand.model.attestation import Attestation
from stonehand.model.frozen import NOT_FROZEN, Frozen
from stonehand.model.layout import LayoutMap
from stonehand.model.progress import Progress
from stonehand.pipeline.archiving import archive_profile
from stonehand.pipeline.attesting import attest
from stonehand.pipeline.by_chapter import by_chapter
from stonehand.pipeline.copy import Copy, parse_copy, read_manuscript
from stonehand.pipeline.faces import font_set
from stonehand.pipeline.further import Finished, Further, nothing_further
from stonehand.pipeline.heads import book_furniture, report_wide_heads
from stonehand.pipeline.lock import digests_of, lock_of
from stonehand.pipeline.loop import Pagination, paginate
from stonehand.pipeline.outputs import publish_outputs
from stonehand.pipeline.plant import Plant
from stonehand.press.pdf.assemble import Volume, assemble
from stonehand.press.pdf.fingerprint import fingerprint
from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.furniture import Furniture, set_furniture
from stonehand.press.pdf.keys import fingerprint_key, furniture_key
from stonehand.press.pdf.mapfile import map_json, page_rows
from stonehand.press.pdf.pagination import with_furniture
from stonehand.press.pdf.stamp import stamp_draft
from stonehand.proof.certificate.certify import Count, certify_layout, certify_pdfs, certify_resolved
from stonehand.proof.certificate.reader import Reader
from stonehand.store.lock import read_lock
from stonehand.store.toolchain import toolchain


@dataclass(frozen=True, slots=True)
class Setting:
    """A pagination with its furniture: the whole layout map, its pages as written, what assembly joins."""

    pagination: Pagination
    furniture: Furniture
    layout: LayoutMap
    rows: tuple[str, ...]


def build_pdf(
    root: Path, report: Report, progress: Progress, draft: bool = False, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Set a book and write PDFs, map and certificate; nothing if there are errors, unless as a draft."""
    return build_profiles(root, report, progress, draft, plant)


def build_pdf_and_archive(
    root: Path, report: Report, progress: Progress, draft: bool = False, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Do the same and make the archive profile too."""
    return build_profiles(root, report, progress, draft, plant, profiles=archive_profile)


def build_pdf_by_chapter(
    root: Path, report: Report, progress: Progress, draft: bool = False, plant: Plant | None = None
) -> tuple[Artefact, ...]:
    """Do as `build_pdf` and make a PDF of each section too, with a table of their metadata."""
    return build_profiles(root, report, progress, draft, plant, parts=by_chapter)


def build_profiles(
    root: Path,
    report: Report,
    progress: Progress,
    draft: bool,
    plant: Plant | None,
    profiles: Further = nothing_further,
    parts: Further = nothing_further,
) -> tuple[Artefact, ...]:
    """Set a book and write its PDFs; `profiles` makes further ones of the whole book, `parts` other files."""
    plant = plant or Plant()
    manuscript = read_manuscript(root, report, progress)
    if manuscript is None:
        return ()
    fonts = font_set(manuscript.design, root, report, progress)
    copy = parse_copy(manuscript, report, progress, plant.shelf)
    if copy is None:
        return ()
    frozen = read_lock(root).frozen
    setting = set_book(copy, fonts, report, progress, frozen, plant)
    progress.stage("assemble")
    attestation = attest(setting.pagination.book, fonts, plant)
    pdfs = _assemble(setting, fonts, attestation, report)
    made = Finished(
        book=setting.pagination.book,
        sections=setting.pagination.sections,
        pages=setting.layout.pages,
        screen=pdfs["screen"],
        fonts=fonts,
        attestation=attestation,
        plant=plant,
    )
    pdfs |= profiles(made, report)
    others = parts(made, report)
    progress.stage("certify")
    files = {f"{profile}.pdf": data for profile, data in pdfs.items()}
    reader = Reader(plant.executor, plant.shelf, setting.rows)
    readings = reader.begin(files, setting.layout.pages)
    certify_resolved(copy.draft, setting.pagination.book, report)
    count = certify_layout(setting.pagination.book, setting.layout, report)
    certify_pdfs(readings(), setting.layout, report)
    if draft:
        pdfs = {profile: stamp_draft(data) for profile, data in pdfs.items()}
        others = {name: stamp_draft(data) if name.endswith(".pdf") else data for name, data in others.items()}
    progress.stage("write")
    return publish_outputs(
        root,
        setting.pagination.book.metadata.slug,
        {**_outputs(setting, pdfs), **others},
        _row(copy, count),
        report,
        draft,
        lock_of(setting.layout, frozen, _digests(setting.pagination, fonts, frozen)),
        attestation,
    )


def _digests(pagination: Pagination, fonts: FontSet, frozen: Frozen) -> dict[str, str]:
    """Return what sections are set from, before any make-up of frozen pages."""
    composition = compose_print(pagination.book) if frozen else pagination.composition
    return digests_of(composition, pagination.book, fonts)


def set_book(
    copy: Copy,
    fonts: FontSet,
    report: Report,
    progress: Progress,
    frozen: Frozen = NOT_FROZEN,
    plant: Plant | None = None,
) -> Setting:
    """Paginate a book and set its furniture."""
    plant = plant or Plant()
    pagination = paginate(copy.draft, fonts, report, progress, frozen, plant)
    progress.stage("furniture")
    book = pagination.book
    html = compose_furniture(book_furniture(book, pagination.pages), book.root, book.metadata.language)
    stylesheets = furniture_stylesheets(book.design, book.root)
    given = html, stylesheets, book.design, fonts
    furniture = plant.order(furniture_key(*given, toolchain()), set_furniture, *given)
    known = plant.order(fingerprint_key(fonts, toolchain()), fingerprint, fonts)
    made = furniture()
    report.extend(made.diagnostics)
    pages = with_furniture(pagination.pages, made.lines)
    report_wide_heads(book, pages, report)
    rows = page_rows(pages)
    identity = sha256("\n".join(rows).encode()).hexdigest()[:32]
    return Setting(pagination, made, LayoutMap(identity, known(), pages), rows)


def _assemble(setting: Setting, fonts: FontSet, attestation: Attestation, report: Report) -> dict[str, bytes]:
    pagination = setting.pagination
    book = pagination.book
    volume = Volume(
        metadata=book.metadata,
        design=book.design,
        sections=book.sections,
        maps=tuple(section.map for section in pagination.sections),
        drawn=tuple(section.pdf for section in pagination.sections),
        pages=setting.layout.pages,
        furniture=setting.furniture.pdf,
        fonts=fonts,
        attested=attestation.digest,
    )
    return {str(profile): data for profile, data in assemble(volume, report).items()}


def _outputs(setting: Setting, pdfs: Mapping[str, bytes]) -> dict[str, bytes]:
    hashes = tuple((profile, sha256(data).hexdigest()) for profile, data in sorted(pdfs.items()))
    layout = replace(setting.layout, pdf_sha256=hashes)
    outputs = {f"{profile}.pdf": data for profile, data in pdfs.items()}
    return outputs | {"map.json": map_json(layout, setting.rows).encode()}


def _row(copy: Copy, count: Count) -> dict[str, object]:
    return {
        "source": {"words": copy.count.words, "notes": copy.count.notes},
        "book": {"words": count.words, "notes": count.notes},
    }
