"""The text of a TOML file in, a `Document` out."""

import re
import tomllib

from stonehand.diagnostics import Code, Report
from stonehand.manuscript.document import Document
from stonehand.manuscript.locations import Locations
from stonehand.source import SourceFile, Span

_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:{_PART}[ \t]*+\.[ \t]*+){{16}}")


def parse(source: SourceFile, report: Report) -> Document | None:
    """Return the values of a TOML file with their places, or None if its syntax is wrong (M001)."""
    deep = _DEEP_KEY.search(source.text)
    if deep:
        # tomllib takes quadratic time for one key of many parts
        line = source.text.count("\n", 0, deep.start()) + 1
        report.add(Code.M033, "a key of more than 16 parts", Span.point(source.file, line))
        return None
    try:
        values = tomllib.loads(source.text)
        locations = Locations(source.text, source.file)
        locations.walk()
    except ValueError as error:  # TOMLDecodeError, or a number of more digits than Python reads
        _report_syntax(source, str(error), report)
        return None
    except RecursionError:
        report.add(Code.M033, "lists or tables nested too deep", Span.point(source.file))
        return None
    return Document(source.file, values, locations.keys, locations.places)


def _report_syntax(source: SourceFile, message: str, report: Report) -> None:
    match = _PLACE.search(message)
    words = _PLACE.sub("", message)
    if match and match["line"]:
        line, column = int(match["line"]), int(match["column"])
    else:
        line = source.text.count("\n") + 1
        column = len(source.text) - source.text.rfind("\n")
    report.add(Code.M001, f"not TOML: {words}", Span.point(source.file, line, column))
