"""The value of a field of names in, names in CSL's form out; pybtex divides and splits them."""

import re
from functools import cache
from typing import Any

from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString, Person
from pybtex.errors import capture

from stonehand.bibliography.latex import plain

OTHERS = {"literal": "others"}
"""What CSL processors print as “et al.” at the end of a list."""

_EXTENDED = re.compile(r"\b(family|given|prefix|suffix)(?:-i)?\s*=\s*(\{[^{}]*\}|\"[^\"]*\"|[^,]*)")
_CORPORATE = re.compile(
    r"\b(?:Academy|Administration|Agency|Archives?|Association|Authority|Bank|Board|Bureau|Cent(?:er|re)|College"
    r"|Commission|Committee|Company|Corporation|Council|Department|Directorate|Federation|Foundation|Group|Inc|Institute"
    r"|Institution|Laborator(?:y|ies)|Library|Ltd|Ministry|Museum|Office|Organi[sz]ation|Parliament|Press|Project"
    r"|Secretariat|Services?|Society|Team|Union|University|Office)\b"
)


def csl_names(value: str) -> list[dict[str, str]]:
    """Return the names of a field in order; `and others` is the last of them."""
    return [dict(_name(name)) for name in divided(value)]


@cache
def divided(value: str) -> tuple[str, ...]:
    """Return the single names of a list."""
    return tuple(split_name_list(value))


def unbraced_bodies(value: str) -> tuple[str, ...]:
    """Return names that look like those of corporate bodies but would be split as a person's."""
    return tuple(
        name
        for name in divided(value)
        if "{" not in name and "," not in name and " " in name and _CORPORATE.search(name)
    )


def overfull(value: str) -> tuple[str, ...]:
    """Return names with more commas than a name can have."""
    with capture() as errors:
        for name in divided(value):
            if not _EXTENDED.search(name):
                Person(name)
    return tuple(str(error) for error in errors if isinstance(error, InvalidNameString))


@cache
def _name(name: str) -> tuple[tuple[str, str], ...]:
    if name.strip() == "others":
        return tuple(OTHERS.items())
    if _EXTENDED.search(name):
        return _extended(name)
    with capture():
        person = Person(name)
    return _person(person)


def _extended(name: str) -> tuple[tuple[str, str], ...]:
    """Read biblatex's `family=Beauvoir, given=Simone, prefix=de`."""
    found = {part[1]: plain(part[2].strip().strip('"')) for part in _EXTENDED.finditer(name)}
    fields = (
        ("family", "family"),
        ("given", "given"),
        ("prefix", "non-dropping-particle"),
        ("suffix", "suffix"),
    )
    return tuple((field, found[part]) for part, field in fields if found.get(part))


def _person(person: Any) -> tuple[tuple[str, str], ...]:
    given = person.first_names + person.middle_names
    if not given and not person.prelast_names and not person.lineage_names:
        return (("literal" if _is_whole(person.last_names) else "family", _text(person.last_names)),)
    parts = (
        ("family", _text(person.last_names)),
        ("given", _text(given)),
        ("non-dropping-particle", _text(person.prelast_names)),
        ("suffix", _text(person.lineage_names)),
    )
    return tuple((field, text) for field, text in parts if text)


def _is_whole(names: list[str]) -> bool:
    """Tell whether a name stands in braces of its own: that of a body."""
    return len(names) == 1 and names[0].startswith("{") and names[0].endswith("}")


def _text(names: list[str]) -> str:
    return plain(" ".join(names))
