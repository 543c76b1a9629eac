"""Goods and a format in, block 1 of its product out: form, title, people, language, extent, subjects."""

from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree

from stonehand.diagnostics import Code, Report
from stonehand.model.metadata import Contributor, Metadata, Subject
from stonehand.press.onix.accessible import features
from stonehand.press.onix.codes import DIGITAL, FORMS, KEYWORDS, LANGUAGES, OTHER_ROLE, ROLES, SCHEMES
from stonehand.press.onix.element import element, maybe, text
from stonehand.press.onix.goods import Goods
from stonehand.source import Span

BOOK_TOML = Span.point("manuscript/book.toml")
MILLIMETRES = 25.4 / 72
"""A point in millimetres."""


def descriptive(goods: Goods, name: str, report: Report) -> etree._Element:
    """Return DescriptiveDetail; its order is that of the schema. Reports M302, M303 and M304."""
    metadata = goods.metadata
    form, detail = FORMS[name]
    return element(
        "DescriptiveDetail",
        text("ProductComposition", "00"),
        text("ProductForm", form),
        maybe("ProductFormDetail", detail),
        *(features(goods, name) if name in DIGITAL else ()),
        text("PrimaryContentType", "10"),
        *(_digital(metadata) if name in DIGITAL else _measures(goods)),
        *_collection(metadata),
        _title_detail(metadata.title, metadata.subtitle),
        *_people(metadata.contributors, report),
        maybe("EditionStatement", metadata.edition),
        *_language(metadata.language, report),
        *_extents(goods, name),
        *_subjects(metadata, report),
    )


def _digital(metadata: Metadata) -> Iterator[etree._Element]:
    """Yield that the file is not locked (list 144: 00), and its licence."""
    yield text("EpubTechnicalProtection", "00")
    licence = metadata.imprint.licence
    if licence:
        link = text("EpubLicenseExpressionLink", licence)
        expression = element("EpubLicenseExpression", text("EpubLicenseExpressionType", "01"), link)
        yield element("EpubLicense", text("EpubLicenseName", licence), expression)


def _measures(goods: Goods) -> Iterator[etree._Element]:
    for kind, points in (("01", goods.height), ("02", goods.width)):
        yield element(
            "Measure",
            text("MeasureType", kind),
            text("Measurement", str(round(points * MILLIMETRES))),
            text("MeasureUnitCode", "mm"),
        )


def _collection(metadata: Metadata) -> Iterator[etree._Element]:
    series = metadata.series
    if not series.title:
        yield element("NoCollection")
        return
    issn = series.issn.replace("-", "")
    yield element(
        "Collection",
        text("CollectionType", "10"),
        element("CollectionIdentifier", text("CollectionIDType", "02"), text("IDValue", issn))
        if issn
        else None,
        element(
            "TitleDetail",
            text("TitleType", "01"),
            element(
                "TitleElement",
                text("TitleElementLevel", "02"),
                maybe("PartNumber", series.number),
                text("TitleText", series.title),
            ),
        ),
    )


def _title_detail(title: str, subtitle: str) -> etree._Element:
    parts = text("TitleElementLevel", "01"), text("TitleText", title), maybe("Subtitle", subtitle)
    return element("TitleDetail", text("TitleType", "01"), element("TitleElement", *parts))


def _people(people: Iterable[Contributor], report: Report) -> Iterator[etree._Element]:
    made = [_person(number, person, report) for number, person in enumerate(people, 1)]
    yield from made or [element("NoContributor")]


def _person(number: int, person: Contributor, report: Report) -> etree._Element:
    role = ROLES.get(person.role, OTHER_ROLE)
    if role == OTHER_ROLE and person.role != "oth":
        message = f"the trade has no code for the role “{person.role}” of {person.name}"
        report.add(
            Code.M302, message, BOOK_TOML, "the message says “other”; say what it is in the description"
        )
    digits = person.orcid.replace("-", "")
    return element(
        "Contributor",
        text("SequenceNumber", str(number)),
        text("ContributorRole", role),
        element("NameIdentifier", text("NameIDType", "21"), text("IDValue", digits)) if digits else None,
        text("PersonName", person.name),
        maybe("PersonNameInverted", person.sort),
        element("ProfessionalAffiliation", text("Affiliation", person.affiliation))
        if person.affiliation
        else None,
    )


def _language(tag: str, report: Report) -> Iterator[etree._Element]:
    first = tag.split("-")[0].lower()
    code = LANGUAGES.get(first, first if len(first) == 3 else "")
    if code:
        yield element("Language", text("LanguageRole", "01"), text("LanguageCode", code))
        return
    message = f"the language “{tag}” has no code here that the trade knows"
    report.add(Code.M304, message, BOOK_TOML, "the message says nothing of the language")


def _extents(goods: Goods, name: str) -> Iterator[etree._Element]:
    """Yield pages (list 23), counted on the pages that were set, and the size of a file in bytes."""
    extent = goods.extent
    counts = [("00", extent.main), ("03", extent.front), ("11", extent.content), ("06", extent.all)]
    pages = {"epub": [("08", extent.content)], "pdf": counts[:3]}.get(name, counts)
    sizes = [("22", goods.bytes[name], "17")] if name in goods.bytes else []
    for kind, value, unit in chain(((kind, value, "03") for kind, value in pages), sizes):
        if value:
            yield element(
                "Extent",
                text("ExtentType", kind),
                text("ExtentValue", str(value)),
                text("ExtentUnit", unit),
            )


def _subjects(metadata: Metadata, report: Report) -> Iterator[etree._Element]:
    """Yield the subjects of known schemes, the first of each as the main one; then all words as keywords."""
    seen: set[str] = set()
    words: list[str] = []
    for subject in metadata.subjects:
        scheme = SCHEMES.get(subject.scheme.lower())
        if scheme is None:
            words.append(subject.text)
            _tell_scheme(subject, report)
            continue
        yield element(
            "Subject",
            element("MainSubject") if scheme not in seen else None,
            text("SubjectSchemeIdentifier", scheme),
            maybe("SubjectCode", subject.code),
            maybe("SubjectHeadingText", subject.text),
        )
        seen.add(scheme)
    if words or metadata.keywords:
        keywords = "; ".join((*words, *metadata.keywords))
        yield element(
            "Subject",
            text("SubjectSchemeIdentifier", KEYWORDS),
            text("SubjectHeadingText", keywords),
        )


def _tell_scheme(subject: Subject, report: Report) -> None:
    if subject.scheme:
        message = f"the scheme “{subject.scheme}” of the subject “{subject.text}” is not one of the trade's"
        report.add(
            Code.M303, message, BOOK_TOML, f"it becomes a keyword; known are {', '.join(sorted(SCHEMES))}"
        )
