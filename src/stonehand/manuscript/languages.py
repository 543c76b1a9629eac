"""A language tag in, its fault or its typographic defaults out."""

import re
from dataclasses import dataclass
from typing import Literal

from stonehand.diagnostics import Code
from stonehand.manuscript.document import Fault

Quotes = tuple[str, str, str, str]

# RFC 5646, section 2.1; primary subtags of four to eight letters are left out, for none was ever registered
_TAG = re.compile(
    r"""
    (?: [a-z]{2,3} (?:-[a-z]{3}){0,3}
        (?:-[a-z]{4})? (?:-(?:[a-z]{2}|\d{3}))?
        (?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*
        (?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*
        (?:-x(?:-[a-z\d]{1,8})+)?
      | x(?:-[a-z\d]{1,8})+
      | i-[a-z\d]{3,8} | en-gb-oed | sgn-(?:be-fr|be-nl|ch-de)
    )""",
    re.VERBOSE | re.IGNORECASE,
)

_NAMES = {
    "english": "en",
    "german": "de",
    "deutsch": "de",
    "french": "fr",
    "français": "fr",
    "russian": "ru",
    "italian": "it",
    "spanish": "es",
    "dutch": "nl",
    "polish": "pl",
    "greek": "el",
    "latin": "la",
    "portuguese": "pt",
}

QUOTES: dict[str, Quotes] = {
    "double": ("“", "”", "‘", "’"),
    "single": ("‘", "’", "“", "”"),
    "german": ("„", "“", "‚", "‘"),
    "german-guillemets": ("»", "«", "›", "‹"),
    "swiss": ("«", "»", "‹", "›"),
    "french": ("«", "»", "“", "”"),
    "italian": ("«", "»", "“", "”"),
    "spanish": ("«", "»", "“", "”"),
    "portuguese": ("«", "»", "“", "”"),
    "greek": ("«", "»", "“", "”"),
    "russian": ("«", "»", "„", "“"),
    "polish": ("„", "”", "«", "»"),
    "hungarian": ("„", "”", "»", "«"),
    "romanian": ("„", "”", "«", "»"),
    "swedish": ("”", "”", "’", "’"),
    "dutch": ("“", "”", "‘", "’"),
}
"""The quotation marks of each style: outer open, outer close, inner open, inner close."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a language does where the book does not say."""

    quotes: str = "double"
    dash: Literal["em", "spaced-en"] = "em"
    spaces: Literal["french", "none"] = "none"


_HABITS = {
    "en": Habits(),
    "de": Habits("german", "spaced-en"),
    "de-ch": Habits("swiss", "spaced-en"),
    "fr": Habits("french", "spaced-en", "french"),
    "fr-ch": Habits("swiss", "spaced-en", "french"),
    "it": Habits("italian", "spaced-en"),
    "it-ch": Habits("swiss", "spaced-en"),
    "es": Habits("spanish"),
    "ca": Habits("spanish"),
    "pt": Habits("portuguese"),
    "pt-br": Habits("double"),
    "el": Habits("greek"),
    "ru": Habits("russian"),
    "be": Habits("russian"),
    "uk": Habits("russian"),
    "pl": Habits("polish", "spaced-en"),
    "cs": Habits("german", "spaced-en"),
    "sk": Habits("german", "spaced-en"),
    "sl": Habits("german", "spaced-en"),
    "hu": Habits("hungarian", "spaced-en"),
    "ro": Habits("romanian", "spaced-en"),
    "nl": Habits("dutch", "spaced-en"),
    "sv": Habits("swedish", "spaced-en"),
    "fi": Habits("swedish", "spaced-en"),
    "nb": Habits("french", "spaced-en"),
    "no": Habits("french", "spaced-en"),
    "da": Habits("german-guillemets", "spaced-en"),
}


def language_fault(text: str) -> Fault | None:
    """Judge a language tag (BCP 47: whether it is well formed, not whether its parts are registered)."""
    if _TAG.fullmatch(text):
        return None
    return Fault(Code.M011, f"“{text}” is not a language tag (BCP 47)", _better_tag(text))


def _better_tag(text: str) -> str:
    if text.lower() in _NAMES:
        return f"write “{_NAMES[text.lower()]}”"
    dashed = text.replace("_", "-").strip()
    return f"write “{dashed}”" if _TAG.fullmatch(dashed) else "write a tag such as en-GB, fr or sr-Latn"


def habits(language: str) -> Habits:
    """Return the defaults for a language tag by its longest known beginning, else those of English."""
    subtags = language.lower().split("-")
    for length in range(len(subtags), 0, -1):
        found = _HABITS.get("-".join(subtags[:length]))
        if found:
            return found
    return Habits()
