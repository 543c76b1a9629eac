"""The book's metadata in, the elements of the package document's `metadata` out, with their refinements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stonehand.model.attestation import INPUTS, PREFIX
from stonehand.model.identity import doi, epub_identifier, urn
from stonehand.model.metadata import Contributor, Identifier, Metadata, Series, Subject

AUTHORITIES = {
    name.lower(): name
    for name in (
        "AAT",
        "BIC",
        "BISAC",
        "CLC",
        "DDC",
        "CLIL",
        "EuroVoc",
        "MEDTOP",
        "LCSH",
        "NDC",
        "Thema",
        "UDC",
        "WGS",
    )
}
"""Schemes of subjects that EPUB reserves a name for (EPUB 3.3, section D.4.1)."""

_CODES = {"isbn": "15", "doi": "06"}
"""ONIX code list 5: 15 ISBN-13, 06 DOI."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One element: `dc:` and a name, or `meta`; its text; its attributes in Clark notation."""

    name: str
    text: str | None
    attributes: tuple[tuple[str, str], ...] = ()


def entries(metadata: Metadata) -> tuple[Entry, ...]:
    """Return the descriptive metadata (EPUB 3.3, sections 5.5 and D.4), the unique identifier first."""
    return (
        *_identifiers(metadata),
        *_titles(metadata),
        *_contributors(metadata.contributors),
        *_plain("language", metadata.language),
        *_plain("date", metadata.date),
        *_plain("publisher", metadata.imprint.publisher),
        *_plain("rights", metadata.imprint.rights or metadata.imprint.copyright),
        *_plain("description", metadata.description),
        *_subjects(metadata),
        *_series(metadata.series),
    )


def attestation(attested: str) -> Iterator[Entry]:
    """Yield the hash of what the book was made from, if it has one."""
    if attested:
        yield meta(f"{PREFIX}:{INPUTS}", attested)


def meta(name: str, text: str, target: str = "", **attributes: str) -> Entry:
    """Return a `meta` with a property, refining the element of an id where one is given."""
    refines = (("refines", f"#{target}"),) if target else ()
    return Entry("meta", text, (("property", name), *refines, *attributes.items()))


def _plain(name: str, text: str, target: str = "") -> Iterator[Entry]:
    if text:
        yield Entry(name, text, (("id", target),) if target else ())


def _identifiers(metadata: Metadata) -> Iterator[Entry]:
    first = epub_identifier(metadata)
    yield from _identifier(first, "pub-id")
    second = doi(metadata)
    if second and second != first:
        yield from _identifier(second, "doi")


def _identifier(identifier: Identifier, target: str) -> Iterator[Entry]:
    yield from _plain("identifier", urn(identifier), target)
    if code := _CODES.get(identifier.scheme):
        yield meta("identifier-type", code, target, scheme="onix:codelist5")


def _titles(metadata: Metadata) -> Iterator[Entry]:
    titles = (("title", metadata.title, "main"), ("subtitle", metadata.subtitle, "subtitle"))
    for number, (target, text, kind) in enumerate(titles, 1):
        if text:
            yield from _plain("title", text, target)
            yield meta("title-type", kind, target)
            yield meta("display-seq", str(number), target)


def _contributors(people: tuple[Contributor, ...]) -> Iterator[Entry]:
    """Authors are creators; where a book has none, its editors are."""
    principal = "aut" if any(person.role == "aut" for person in people) else "edt"
    for number, person in enumerate(people, 1):
        target = f"contributor-{number}"
        yield from _plain("creator" if person.role == principal else "contributor", person.name, target)
        yield meta("role", person.role, target, scheme="marc:relators")
        if person.sort:
            yield meta("file-as", person.sort, target)
        yield meta("display-seq", str(number), target)


def _subjects(metadata: Metadata) -> Iterator[Entry]:
    keywords = (Subject(keyword) for keyword in metadata.keywords)
    for number, subject in enumerate((*metadata.subjects, *keywords), 1):
        target = f"subject-{number}"
        authority = AUTHORITIES.get(subject.scheme.lower(), "")
        coded = bool(authority and subject.code)
        yield from _plain("subject", subject.text or subject.code, target if coded else "")
        if coded:
            yield from _coded(target, authority, subject.code)


def _coded(target: str, authority: str, code: str) -> Iterable[Entry]:
    return meta("authority", authority, target), meta("term", code, target)


def _series(series: Series) -> Iterator[Entry]:
    if not series.title:
        return
    yield Entry("meta", series.title, (("property", "belongs-to-collection"), ("id", "series")))
    yield meta("collection-type", "series", "series")
    if series.number.replace(".", "").isdigit():
        yield meta("group-position", series.number, "series")
    if series.issn:
        yield meta("dcterms:identifier", f"urn:issn:{series.issn}", "series")
