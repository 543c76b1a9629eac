"""A text of the settings in, its fault out: date, web address, slug, role."""

import re
from datetime import date
from urllib.parse import urlsplit

from stonehand.diagnostics import Code
from stonehand.diagnostics.nearest import nearest
from stonehand.manuscript.document import Fault
from stonehand.manuscript.relators import RELATORS, WORDS

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CONFORMANCE = re.compile(r"EPUB Accessibility 1\.[0-9] - WCAG 2\.[0-2] Level A{1,3}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def date_fault(text: str) -> Fault | None:
    """Judge a date: year, year and month, or day (ISO 8601)."""
    fault = Fault(Code.M013, f"“{text}” is not a date", "write 2026, 2026-03 or 2026-03-15")
    match = _DATE.fullmatch(text)
    if not match:
        return fault
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return fault
    return None


def url_fault(text: str) -> Fault | None:
    """Judge the address of a web page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in {"http", "https"} and parts.netloc and not re.search(r"\s", text):
        return None
    return Fault(Code.M015, f"“{text}” is not the address of a web page", "write it in full: https://…")


def slug_fault(text: str) -> Fault | None:
    """Judge the name that the book's files get: it must serve in every file system and address."""
    if _SLUG.fullmatch(text) and len(text) <= 80:
        return None
    plain = "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:80].strip("-")
    hint = f"write “{plain}”" if plain else "use the letters a to z, digits and hyphens"
    return Fault(Code.M016, f"“{text}” cannot name files", hint)


def role_fault(text: str) -> Fault | None:
    """Judge the role of a contributor: a code of the MARC relators."""
    if text in RELATORS:
        return None
    near = WORDS.get(nearest(text, WORDS)) or nearest(text, RELATORS)
    hint = f"did you mean “{near}”?" if near else "see loc.gov/marc/relators: aut, edt, trl, ctb, ill, wpr …"
    return Fault(Code.M012, f"“{text}” is not a MARC relator", hint)


def conformance_fault(text: str) -> Fault | None:
    """Judge a claim of conformance, which has one wording (EPUB Accessibility 1.1, section 4.2.1)."""
    if _CONFORMANCE.fullmatch(text):
        return None
    hint = "write “EPUB Accessibility 1.1 - WCAG 2.2 Level AA”, with the versions and the level that are met"
    return Fault(Code.M006, f"“{text}” is not the wording of a claim of conformance", hint)
