"""The code of the letter F that comes from a message of WeasyPrint."""

import pytest
from tiny import lay, p

from stonehand.diagnostics import Code
from stonehand.source import Span

POSITIVE = (
    (Code.F101, "one 漢 two", Span.point("copy.md", 5, 5), "no font has the character “漢” (U+6F22)"),
)
NEGATIVE = ((Code.F101, "one\u202ftwo \u2009 thr\u00adee λόγος слово"),)


@pytest.mark.parametrize("code, content, place, message", POSITIVE)
def test_a_code_is_reported(code: Code, content: str, place: Span, message: str) -> None:
    (diagnostic,) = lay(p("a", content, line=5)).diagnostics
    assert (diagnostic.code, diagnostic.place, diagnostic.message) == (code, place, message)


@pytest.mark.parametrize("code, content", NEGATIVE)
def test_a_code_is_not_reported(code: Code, content: str) -> None:
    assert lay(p("a", content)).diagnostics == ()
