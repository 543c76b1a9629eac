"""A date of a bibliography in (EDTF levels 0 and 1, or BibTeX's year and month), a date of CSL-JSON out."""

import re
from typing import Any

_PART = re.compile(r"(-?\d{1,4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[\d:.Z+-]*)?([~?%]?)")
_YEARS = re.compile(r"(\d{3,4})\s*(?:-{1,3}|–|/)\s*(\d{1,4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

Date = dict[str, Any]


def csl_date(value: str) -> Date:
    """Return a date or a range; what is neither stays as written, under `literal`."""
    parts = [_PART.fullmatch(part.strip()) for part in value.split("/") if part.strip() not in ("", "..")]
    if not 1 <= len(parts) <= 2 or not all(parts):
        return {"literal": value}
    found = [part for part in parts if part]
    made: Date = {"date-parts": [_numbers(part) for part in found]}
    season = _season(found[0])
    if season:
        made["season"] = season
    if any(part[4] for part in found):
        made["circa"] = True
    if "/" in value and len(parts) == 1:
        return {"literal": f"{found[0][1]}–" if value.rstrip(" .").endswith("/") else f"–{found[0][1]}"}
    return made


def csl_year(year: str, month: str, day: str) -> Date:
    """Return the date of BibTeX's fields; a year that is none (“forthcoming”) stays as written."""
    between = _YEARS.fullmatch(year)
    if between:
        end = between[2] if len(between[2]) >= 3 else between[1][: -len(between[2])] + between[2]
        return {"date-parts": [[int(between[1])], [int(end)]]}
    if not re.fullmatch(r"-?\d{1,4}", year):
        return csl_date(year)
    parts = [int(year)]
    number = month_number(month)
    if number:
        parts.append(number)
        if day.isdigit():
            parts.append(int(day))
    return {"date-parts": [parts]}


def month_number(month: str) -> int:
    """Return the number of a month named in English or by its figure; 0 for what is no month."""
    if month.isdigit():
        return int(month) if 1 <= int(month) <= 12 else 0
    start = month[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def _numbers(part: re.Match[str]) -> list[int]:
    """Return year, month and day; the year 0 of EDTF is 1 BC, which is -1 in CSL."""
    year, *rest = [int(group) for group in part.groups()[:3] if group]
    numbers = [year if year > 0 else year - 1, *rest]
    return numbers[:1] if _season(part) else numbers


def _season(part: re.Match[str]) -> int:
    """Return the season (EDTF 21 to 24: spring to winter) as 1 to 4, or 0."""
    return int(part[2]) - 20 if part[2] and 21 <= int(part[2]) <= 24 else 0
