"""A number that identifies something in, its fault out: ISBN, ISSN, ORCID iD, DOI."""

import re

from stonehand.diagnostics import Code
from stonehand.manuscript.document import Fault

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ORCID_PREFIX = re.compile(r"https?://orcid\.org/")


def isbn_fault(text: str) -> Fault | None:
    """Judge an ISBN of 10 or 13 digits, with hyphens or spaces (ISO 2108)."""
    digits = re.sub(r"[- ]", "", text).upper()
    if re.fullmatch(r"97[89]\d{10}", digits):
        expected = str(-sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits[:12])) % 10)
    elif re.fullmatch(r"\d{9}[\dX]", digits):
        expected = _modulo_11(digits[:-1])
    else:
        return Fault(
            Code.M007, f"“{text}” is not an ISBN", "write 13 digits that begin with 978 or 979, or 10"
        )
    return _check_digit(Code.M007, "ISBN", text, digits, expected)


def issn_fault(text: str) -> Fault | None:
    """Judge an ISSN (ISO 3297)."""
    if not re.fullmatch(r"\d{4}-\d{3}[\dXx]", text):
        return Fault(Code.M008, f"“{text}” is not an ISSN", "write eight digits as 1234-5678")
    digits = text.replace("-", "").upper()
    return _check_digit(Code.M008, "ISSN", text, digits, _modulo_11(digits[:-1]))


def orcid_fault(text: str) -> Fault | None:
    """Judge an ORCID iD, bare or as URL (ISO 7064, MOD 11-2)."""
    bare = bare_orcid(text)
    if not re.fullmatch(r"(?:\d{4}-){3}\d{3}[\dXx]", bare):
        return Fault(Code.M009, f"“{text}” is not an ORCID iD", "write it as 0000-0002-1825-0097")
    digits = bare.replace("-", "").upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return _check_digit(Code.M009, "ORCID iD", text, digits, _digit_or_x((12 - total % 11) % 11))


def doi_fault(text: str) -> Fault | None:
    """Judge a DOI, bare or as URL (ISO 26324: prefix of a registrant, slash, suffix)."""
    if _DOI.fullmatch(bare_doi(text)):
        return None
    return Fault(Code.M010, f"“{text}” is not a DOI", "write it as 10.1234/abc")


def bare_doi(text: str) -> str:
    """Return a DOI without the address of its resolver."""
    return _DOI_PREFIX.sub("", text.strip(), count=1)


def bare_orcid(text: str) -> str:
    """Return an ORCID iD without the address of its registry."""
    return _ORCID_PREFIX.sub("", text.strip(), count=1)


def _modulo_11(digits: str) -> str:
    weights = range(len(digits) + 1, 1, -1)
    return _digit_or_x(-sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11)


def _digit_or_x(number: int) -> str:
    return "X" if number == 10 else str(number)


def _check_digit(code: Code, name: str, text: str, digits: str, expected: str) -> Fault | None:
    if digits[-1] == expected:
        return None
    hint = f"compare it with the one assigned; with these digits before it, the last would be {expected}"
    return Fault(code, f"the check digit of {name} {text} is wrong", hint)
