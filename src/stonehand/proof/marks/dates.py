"""Dates of PDF in, dates of ISO 8601 out."""

import re

_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)(?:'?(\d\d))?)?")


def iso_date(written: str) -> str:
    """Return a date of PDF (ISO 32000-2, 7.9.4) as ISO 8601 has it; any other text as it is."""
    found = _DATE.match(written.strip())
    if not found:
        return written.strip()
    year, month, day, hour, minute, second, zulu, sign, off, more = found.groups()
    date = "-".join(filter(None, (year, month, day)))
    if hour is None:
        return date
    zone = "Z" if zulu else f"{sign}{off}:{more or '00'}" if sign else ""
    return f"{date}T{hour}:{minute or '00'}:{second or '00'}{zone}"
