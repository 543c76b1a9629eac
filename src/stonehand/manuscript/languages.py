"""A language tag in, its fault out."""

import re

from stonehand.diagnostics import Code
from stonehand.manuscript.document import Fault

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
