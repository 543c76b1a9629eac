"""Metadata in, the one identifier of the EPUB out, the same in the package document and in the NCX."""

from uuid import NAMESPACE_URL, uuid5

from stonehand.model.metadata import Identifier, Metadata


def epub_identifier(metadata: Metadata) -> Identifier:
    """Return the EPUB's own ISBN, else the DOI, else a UUID made from slug and title (scheme `uuid`)."""
    return _isbn(metadata) or doi(metadata) or _uuid(metadata)


def doi(metadata: Metadata) -> Identifier | None:
    """Return the DOI of the EPUB or of the work, if it has one."""
    typed = (item for item in metadata.identifiers if item.scheme.lower() == "doi")
    found = next((item for item in typed if item.format in ("", "epub")), None)
    value = found.value if found else metadata.imprint.doi
    return Identifier("doi", _bare_doi(value), "epub") if value else None


def urn(identifier: Identifier) -> str:
    """Return an identifier as it stands in a package document: `urn:isbn:...`, `doi:...`, `urn:uuid:...`."""
    prefix = "doi:" if identifier.scheme == "doi" else f"urn:{identifier.scheme}:"
    return prefix + identifier.value


PRINTED = ("hardback", "paperback", "pdf")
"""The formats that have pages, the first of which is named as their source."""


def page_source(metadata: Metadata) -> Identifier | None:
    """Return the ISBN of the edition that the page numbers are of, if it has one."""
    typed = [item for item in metadata.identifiers if item.scheme.lower() == "isbn"]
    found = (item for name in PRINTED for item in typed if item.format == name)
    first = next(found, None)
    return first and Identifier("isbn", first.value.replace("-", "").replace(" ", ""), first.format)


def _isbn(metadata: Metadata) -> Identifier | None:
    for item in metadata.identifiers:
        if item.scheme.lower() == "isbn" and item.format == "epub":
            return Identifier("isbn", item.value.replace("-", "").replace(" ", ""), "epub")
    return None


def _bare_doi(value: str) -> str:
    for prefix in ("https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "doi:"):
        value = value.removeprefix(prefix)
    return value


def _uuid(metadata: Metadata) -> Identifier:
    return Identifier("uuid", str(uuid5(NAMESPACE_URL, f"{metadata.slug} {metadata.title}")), "epub")
