"""The typographic style of a language: its quotes, dashes and spaces, and what numbers keep close to."""

from dataclasses import dataclass, replace

from stonehand.model.book import Typography
from stonehand.model.habits import known_habits, primary

NARROW, FIXED = "\u202f", "\u00a0"

SPACED_EM = {"be", "bg", "ru", "uk"}
"""Languages whose em dash stands between spaces."""

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "de": ("S.", "Bd.", "Nr.", "Kap.", "Abb.", "Abs.", "Art.", "Anm.", "Sp.", "Bl.", "H.", "Jg."),
    "en": (
        *(
            "p.",
            "pp.",
            "vol.",
            "vols.",
            "no.",
            "nos.",
            "ch.",
            "chs.",
            "chap.",
            "chaps.",
            "fig.",
            "figs.",
            "n.",
            "nn.",
        ),
        *("l.", "ll.", "bk.", "pt.", "sec.", "secs.", "art.", "fol.", "fols.", "col.", "cols.", "ca.", "c."),
    ),
    "es": ("p.", "pp.", "vol.", "t.", "núm.", "n.º", "cap.", "fig.", "art."),
    "fr": ("p.", "pp.", "t.", "vol.", "n°", "nº", "no", "chap.", "fig.", "art.", "col.", "fol.", "f."),
    "it": ("p.", "pp.", "vol.", "voll.", "t.", "n.", "nn.", "cap.", "fig.", "art."),
    "pt": ("p.", "pp.", "vol.", "t.", "n.º", "cap.", "fig.", "art."),
    "ru": ("с.", "т.", "№", "гл.", "рис.", "вып.", "ч.", "л.", "д.", "оп.", "ф.", "стр."),
}

WORDS: dict[str, tuple[str, ...]] = {
    "de": ("Abbildung", "Abschnitt", "Band", "Buch", "Kapitel", "Seite", "Tabelle", "Teil"),
    "en": (
        *("act", "appendix", "book", "chapter", "chapters", "figure", "figures", "line", "lines", "note"),
        *("notes", "page", "pages", "part", "parts", "scene", "section", "sections", "table", "tables"),
    ),
    "es": ("capítulo", "figura", "libro", "página", "páginas", "parte", "tabla"),
    "fr": ("acte", "chapitre", "figure", "livre", "note", "page", "pages", "partie", "scène", "tableau"),
    "it": ("capitolo", "figura", "libro", "pagina", "pagine", "parte", "tabella"),
    "pt": ("capítulo", "figura", "livro", "página", "páginas", "parte", "tabela"),
    "ru": ("глава", "главы", "главе", "рисунок", "таблица", "том", "тома", "томе", "часть", "части"),
}
"""Words in full that lead to a number."""

MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December"),
    ),
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
        *("octobre", "novembre", "décembre"),
    ),
    "it": (
        *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre"),
        *("ottobre", "novembre", "dicembre"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября"),
        *("октября", "ноября", "декабря"),
    ),
}
"""Months as they follow the number of a day."""

DAYS_AFTER = {"en": MONTHS["en"]}
"""Months after which the day may stand: March 14."""

COMMON_UNITS = (
    *(
        "km",
        "m",
        "cm",
        "mm",
        "nm",
        "kg",
        "g",
        "mg",
        "t",
        "s",
        "ms",
        "h",
        "min",
        "Hz",
        "kHz",
        "MHz",
        "GHz",
        "W",
        "kW",
    ),
    *(
        "MW",
        "V",
        "kV",
        "K",
        "N",
        "kN",
        "Pa",
        "kPa",
        "J",
        "kJ",
        "l",
        "ha",
        "dB",
        "kbit",
        "MB",
        "GB",
        "°C",
        "°F",
        "°",
    ),
    *("%", "‰", "€", "£", "$", "µm", "km/s", "m/s", "km/h"),
)
UNITS: dict[str, tuple[str, ...]] = {
    "de": ("Mio.", "Mrd.", "Uhr", "Jh."),
    "en": (
        "million",
        "billion",
        "trillion",
        "BC",
        "AD",
        "BCE",
        "CE",
        "a.m.",
        "p.m.",
        "vols",
        "edn",
        "ft",
        "in.",
        "lb",
        "mph",
    ),
    "es": ("millones",),
    "fr": ("million", "millions", "milliards", "francs", "heures"),
    "it": ("milioni", "miliardi"),
    "ru": ("г.", "гг.", "в.", "вв.", "км", "м", "кг", "г", "с", "тыс.", "млн", "млрд", "руб.", "коп.", "лет"),
}

ELISIONS: dict[str, tuple[str, ...]] = {
    "de": ("s", "ne", "nen", "n"),
    "en": ("n", "tis", "twas", "twere", "twill", "em", "til", "bout", "neath", "tween"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """A typography with its language; `book` is the book's own, to come back to."""

    typography: Typography
    language: str
    book: tuple[str, Typography]

    @classmethod
    def of_book(cls, typography: Typography, language: str) -> "Style":
        """Return the style of the book as a whole."""
        return cls(typography, primary(language), (primary(language), typography))

    def in_language(self, language: str | None) -> "Style":
        """Return the style of a section or division in another language."""
        if language is None or primary(language) == self.language:
            return self
        own, typography = self.book
        name, habits = primary(language), known_habits(language)
        if habits and name != own:
            typography = habits.typography()
        return replace(self, language=name, typography=typography)
