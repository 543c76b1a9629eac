"""What is told of a book: its title, its makers, its numbers, who publishes it, whom it can be read by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person or body, with the MARC relator of the role."""

    name: str
    sort: str = ""
    role: str = "aut"
    affiliation: str = ""
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier of one format (hardback, paperback, pdf, epub) or of the work (format empty)."""

    scheme: str
    value: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject heading; `scheme` (BISAC, Thema ...) and `code` where it has them."""

    text: str
    scheme: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the imprint page is generated from."""

    publisher: str = ""
    place: str = ""
    copyright: str = ""
    rights: str = ""
    licence: str = ""
    funder: str = ""
    doi: str = ""
    cip: str = ""
    printing: str = ""
    safety: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The series that the book belongs to."""

    title: str = ""
    number: str = ""
    issn: str = ""
    editors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What the publisher answers for: conformance with its certifier, or an exemption by law; a summary.

    All that a build can verify by itself is said without it.
    """

    conforms_to: str = ""
    certified_by: str = ""
    credential: str = ""
    exemption: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the title page, the imprint page and every catalogue need to know."""

    slug: str
    title: str
    subtitle: str = ""
    language: str = "en"
    date: str = ""
    edition: str = ""
    description: str = ""
    subjects: tuple[Subject, ...] = ()
    keywords: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    imprint: Imprint = Imprint()
    series: Series = Series()
    accessibility: Accessibility = Accessibility()
    cover: str = ""
    cover_alt: str = ""
