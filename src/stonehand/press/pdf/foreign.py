"""Messages of libraries in, diagnostics out: none is lost, and what may be passed over is listed by name.

WeasyPrint, fontTools and Pillow log; Python warns. `listening` gathers both while a section is set.
"""

import logging
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unicodedata import category

from stonehand.diagnostics import Code, Diagnostic
from stonehand.source import Span

LOGGERS = ("weasyprint", "fontTools", "PIL")

Finder = Callable[[str], Span | None]
"""Find the place in the manuscript of a URL, anchor or character that a message names."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a message is told: `names` says what its first group is: url, anchor, character or nothing."""

    pattern: re.Pattern[str]
    code: Code
    message: str
    names: str = ""
    hint: str = ""


RULES = (
    Rule(
        re.compile(
            r'\.notdef glyph rendered for Unicode string unsupported by fonts: "(.)" \(U\+([0-9A-F]+)\)', re.S
        ),
        Code.F101,
        "no font has the character “{0}” (U+{1})",
        "character",
        "name a font that has it under `fallback` in [design.fonts]",
    ),
    Rule(
        re.compile(r"Failed to load image at '(.*?)': (.*)", re.S), Code.L011, "image not printed: {1}", "url"
    ),
    Rule(re.compile(r"Failed to render SVG image (.*)"), Code.L011, "SVG image not printed whole", "url"),
    Rule(re.compile(r"Failed to load inline SVG: (.*)"), Code.L011, "inline SVG not printed: {0}"),
    Rule(
        re.compile(r"No anchor #(.*) for internal URI reference"),
        Code.L012,
        "no place for links to “{0}”",
        "anchor",
    ),
    Rule(re.compile(r"Ignored `(.*?) *` at (\d+:\d+), (.*)\.", re.S), Code.L013, "not obeyed: “{0}” ({2})"),
)

HARMLESS: dict[str, re.Pattern[str]] = {
    "control and space characters need no glyph": re.compile(
        r'\.notdef glyph .* "[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]"'
    ),
}
"""Messages that are told to nobody, each under the reason."""


@dataclass(slots=True)
class Heard:
    """What libraries said, in order."""

    messages: list[str] = field(default_factory=list)

    def diagnostics(self, find: dict[str, Finder]) -> Iterator[Diagnostic]:
        """Translate every message once. `find` has a finder for each kind of name."""
        for message in dict.fromkeys(self.messages):
            if not any(pattern.search(message) for pattern in HARMLESS.values()):
                yield translate(message, find)


def translate(message: str, find: dict[str, Finder]) -> Diagnostic:
    """Return the diagnostic for a message; one that no rule knows is passed on as it is, with L010."""
    for rule in RULES:
        if match := rule.pattern.search(message):
            place = find[rule.names](match[1]) if rule.names in find else None
            return Diagnostic.of(rule.code, rule.message.format(*match.groups()), place, rule.hint)
    return Diagnostic.of(Code.L010, message)


def is_blank(character: str) -> bool:
    """Tell whether a character needs no glyph: a space, a control or a default-ignorable character."""
    return category(character) in ("Zs", "Zl", "Zp", "Cc", "Cf")


class _Ear(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())


@contextmanager
def listening() -> Iterator[Heard]:
    """Gather what libraries log or warn of, and keep it from everybody else."""
    heard = Heard()
    ear = _Ear(heard.messages)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        settings = [_attach(logging.getLogger(name), ear) for name in LOGGERS]
        try:
            yield heard
        finally:
            for logger, level, propagate in settings:
                logger.removeHandler(ear)
                logger.level, logger.propagate = level, propagate
            heard.messages.extend(f"{item.category.__name__}: {item.message}" for item in caught)


def _attach(logger: logging.Logger, ear: _Ear) -> tuple[logging.Logger, int, bool]:
    before = logger, logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    return before
