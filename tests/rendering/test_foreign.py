"""What libraries log or warn of becomes diagnostics; nothing is lost."""

import logging
import warnings

import pytest
from tiny import codes, lay, p

from stonehand.press.pdf.foreign import HARMLESS, listening, translate
from stonehand.source import Span


def test_log_lines_and_warnings_are_heard_and_kept_from_others(caplog: pytest.LogCaptureFixture) -> None:
    with listening() as heard:
        logging.getLogger("weasyprint").error("one %s", "two")
        logging.getLogger("fontTools.subset").warning("three")
        warnings.warn("four", DeprecationWarning, stacklevel=1)
    assert heard.messages == ["one two", "three", "DeprecationWarning: four"]
    assert caplog.records == []


def test_loggers_are_left_as_they_were() -> None:
    logger = logging.getLogger("weasyprint")
    before = logger.level, logger.propagate, list(logger.handlers)
    with listening():
        pass
    assert (logger.level, logger.propagate, logger.handlers) == before


def test_an_unknown_message_is_passed_on() -> None:
    diagnostic = translate("something new", {})
    assert (diagnostic.code.value, diagnostic.message) == ("L010", "something new")


def test_a_missing_glyph_has_its_place() -> None:
    result = lay(p("a", "word 漢", line=3))
    (found,) = result.diagnostics
    assert (found.code.value, found.place) == ("F101", Span.point("copy.md", 3, 6))
    assert "U+6F22" in found.message


@pytest.mark.parametrize("character", ["\u202f", "\u200b", "\u00ad", "\u2009", "\u2060"])
def test_spaces_and_invisible_characters_need_no_glyph(character: str) -> None:
    assert codes(lay(p("a", f"word{character}word"))) == []


def test_an_unknown_declaration_is_told() -> None:
    result = lay(p("a", "x"), style="p { text-wrap: pretty }")
    assert codes(result) == ["L013"]


def test_what_is_harmless_has_a_reason() -> None:
    assert all(len(reason) > 20 for reason in HARMLESS)
