"""A language tag in, what its printers do with quotation marks, dashes and spaces out."""

from dataclasses import dataclass
from typing import Literal

from stonehand.model.book import Typography

Quotes = tuple[str, str, str, str]

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

    def typography(self) -> Typography:
        """Return the typography that follows from them."""
        return Typography(QUOTES[self.quotes], self.dash, self.spaces == "french")


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


def known_habits(language: str) -> Habits | None:
    """Return the habits of a language tag by its longest known beginning; None if none is known."""
    subtags = language.lower().split("-")
    tags = ("-".join(subtags[:length]) for length in range(len(subtags), 0, -1))
    return next((_HABITS[tag] for tag in tags if tag in _HABITS), None)


def habits(language: str) -> Habits:
    """Return the habits of a language tag, those of English where none are known."""
    return known_habits(language) or Habits()


def primary(language: str) -> str:
    """Return the primary subtag of a language tag: `en-GB` -> `en`."""
    return language.partition("-")[0].lower()
