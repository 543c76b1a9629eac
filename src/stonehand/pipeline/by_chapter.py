"""A finished book in; a tagged PDF of each section with its folios, and a table of their metadata, out."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields, replace
from io import StringIO

from stonehand.compose import furniture as compose_furniture
from stonehand.compose import furniture_stylesheets
from stonehand.diagnostics import Code, Report
from stonehand.model.book import Book, Section
from stonehand.model.chapter import ChapterRecord
from stonehand.model.inline import SetInline
from stonehand.model.layout import Page
from stonehand.model.metadata import Contributor, Metadata
from stonehand.model.plain import plain_text
from stonehand.pipeline.further import Finished
from stonehand.pipeline.heads import book_furniture
from stonehand.press.pdf.assemble import Volume, assemble
from stonehand.press.pdf.furniture import set_furniture
from stonehand.press.pdf.metadata import creators, full_title
from stonehand.press.pdf.task import SetSection

DOI = "https://doi.org/"
INTRODUCES = "aui"
"""MARC relator of who wrote the foreword."""
LISTED = "; "
"""Between several values in one cell of the table."""


def by_chapter(made: Finished, report: Report) -> dict[str, bytes]:
    """Make the PDF of every section that the author wrote and gave a title, and the tables."""
    files, records = dict[str, bytes](), list[ChapterRecord]()
    for section, laid in zip(made.book.sections, made.sections, strict=True):
        pages = tuple(page for page in made.pages if page.section == section.anchor and not page.blank)
        if pages and section.title and not section.generated and section.kind != "part":
            record = chapter_record(made.book, section, pages)
            files[f"chapter.{section.anchor}.pdf"] = _chapter(made, section, laid, pages, record, report)
            records.append(record)
    return {**files, "chapters.csv": _csv(records), "chapters.json": _json(records)}


def chapter_record(book: Book, section: Section[SetInline], pages: Sequence[Page]) -> ChapterRecord:
    """Return what is told of a section; who wrote the book wrote it, unless it names others."""
    people, names = _people(section, book.metadata), _names(section, book.metadata)
    folios = [page.folio for page in pages if page.folio] or [""]
    record = ChapterRecord(
        file=f"{book.metadata.slug}.chapter.{section.anchor}.pdf",
        title=plain_text(section.title),
        subtitle=plain_text(section.subtitle),
        authors=names,
        orcids=tuple(person.orcid for person in people if person.orcid and person.name in names),
        doi=section.doi,
        first_page=folios[0],
        last_page=folios[-1],
        language=section.language or book.metadata.language,
        abstract=section.abstract,
        keywords=section.keywords,
        citation="",
    )
    return replace(record, citation=" ".join(_citation(record, book.metadata)))


def _people(section: Section[SetInline], metadata: Metadata) -> tuple[Contributor, ...]:
    """Return who wrote a section: those whom it names, of a foreword those who introduce the book."""
    introducing = tuple(person for person in metadata.contributors if person.role == INTRODUCES)
    by_kind = introducing if section.kind == "foreword" else ()
    return section.contributors or by_kind or metadata.contributors


def _names(section: Section[SetInline], metadata: Metadata) -> tuple[str, ...]:
    people = _people(section, metadata)
    if people == metadata.contributors:
        return tuple(creators(metadata))
    return tuple(person.name for person in people)


def _citation(record: ChapterRecord, metadata: Metadata) -> Iterator[str]:
    """Yield the parts of a citation (ISO 690, 5.3: a part of a monograph), in no language but the book's."""
    if record.authors:
        yield f"{', '.join(record.authors)}."
    yield f"{record.title}: {record.subtitle}." if record.subtitle else f"{record.title}."
    editors = ", ".join(person.name for person in metadata.contributors if person.role == "edt")
    yield f"In: {f'{editors}. ' if editors else ''}{full_title(metadata)}."
    imprint = ": ".join(filter(None, (metadata.imprint.place, metadata.imprint.publisher)))
    yield ", ".join(filter(None, (imprint, metadata.date[:4], record.pages))) + "."
    doi = record.doi or metadata.imprint.doi
    if doi:
        yield f"{DOI}{doi}"


def _chapter(
    made: Finished,
    section: Section[SetInline],
    laid: SetSection,
    pages: Sequence[Page],
    record: ChapterRecord,
    report: Report,
) -> bytes:
    """Return the PDF of a section by itself: the same pages, with a line that says how to cite it."""
    book = replace(made.book, sections=(section,))
    numbered = tuple(replace(page, sheet=sheet) for sheet, page in enumerate(pages, start=1))
    first, *others = book_furniture(book, numbered)
    carried = (replace(first, citation=record.citation), *others)
    html = compose_furniture(carried, book.root, record.language)
    given = html, furniture_stylesheets(book.design, book.root), book.design, made.fonts
    drawn = made.plant.executor.submit(set_furniture, *given).result()
    report.extend(drawn.diagnostics)
    volume = Volume(
        metadata=_metadata(made.book.metadata, section, record),
        design=book.design,
        sections=book.sections,
        maps=(laid.map,),
        drawn=(laid.pdf,),
        pages=numbered,
        furniture=(drawn,),
        fonts=made.fonts,
        attested=made.attestation.digest,
    )
    found = Report()
    pdf = assemble(volume, found)["screen"]
    # Links to other sections lead out of the file.
    report.extend(item for item in found if item.code is not Code.F007)
    return pdf


def _metadata(metadata: Metadata, section: Section[SetInline], record: ChapterRecord) -> Metadata:
    return replace(
        metadata,
        title=record.title,
        subtitle=record.subtitle,
        language=record.language,
        contributors=tuple(Contributor(name) for name in record.authors),
        description=record.abstract or record.citation,
        keywords=record.keywords,
        imprint=replace(metadata.imprint, doi=record.doi),
    )


def _rows(records: Sequence[ChapterRecord]) -> Iterator[dict[str, object]]:
    for record in records:
        yield {**asdict(record), "pages": record.pages}


def _csv(records: Sequence[ChapterRecord]) -> bytes:
    """Return the table with a byte order mark, by which spreadsheets know that it is UTF-8."""
    out = StringIO()
    names = [*(each.name for each in fields(ChapterRecord)), "pages"]
    writer = csv.DictWriter(out, names, lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(records):
        writer.writerow({name: LISTED.join(v) if isinstance(v, tuple) else v for name, v in row.items()})
    return out.getvalue().encode("utf-8-sig")


def _json(records: Sequence[ChapterRecord]) -> bytes:
    table = {"schema": 1, "chapters": list(_rows(records))}
    return (json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode()
