"""The text of a stylesheet in, WeasyPrint's stylesheet out: parsed once a process, all messages kept."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from weasyprint import CSS
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from stonehand.diagnostics import Diagnostic
from stonehand.press.pdf.fetch import BookFetcher
from stonehand.press.pdf.foreign import listening

KEPT = 64
"""Stylesheets remembered; a book has about five."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A parsed stylesheet; `messages` and `refusals` are told again for every section that it is used for."""

    css: Any
    messages: tuple[str, ...]
    refusals: tuple[Diagnostic, ...]


def parse_sheet(text: str, root: str, fonts: FontConfiguration, counters: CounterStyle) -> Sheet:
    """Return a stylesheet, parsed before if it was.

    One with font faces or styles of counters adds them to those of its document and is parsed each time.
    """
    own = any(rule in text.lower() for rule in ("@font-face", "@counter-style"))
    return _parse(text, root, fonts, counters) if own else _parse_once(text, root)


@lru_cache(maxsize=KEPT)
def _parse_once(text: str, root: str) -> Sheet:
    return _parse(text, root, None, None)


def _parse(text: str, root: str, fonts: FontConfiguration | None, counters: CounterStyle | None) -> Sheet:
    fetcher = BookFetcher(root, lambda url: None)
    with listening() as heard:
        css = CSS(string=text, font_config=fonts, counter_style=counters, url_fetcher=fetcher)
    return Sheet(css, tuple(heard.messages), tuple(fetcher.refusals))
