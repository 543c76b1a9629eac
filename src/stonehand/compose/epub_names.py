"""What the navigation of an EPUB calls the things that print no title of their own, by language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EpubNames:
    """The words of one language. `cover_of` has one slot for the title of the book."""

    cover: str
    cover_of: str
    contents: str
    landmarks: str
    pages: str
    start: str
    half_title: str
    title_page: str
    imprint: str
    dedication: str
    epigraph: str
    frontispiece: str
    series_page: str
    colophon: str

    def of_kind(self, kind: str) -> str:
        """Return the name of a kind of section that has no title."""
        return str(getattr(self, kind.replace("-", "_"), kind.replace("-", " ").capitalize()))


_NAMES = {
    "en": EpubNames(
        "Cover", "Cover of {}", "Contents", "Landmarks", "Pages", "Start of text", "Half-title",
        "Title page", "Copyright page", "Dedication", "Epigraph", "Frontispiece", "Series page",
        "Colophon",
    ),
    "fr": EpubNames(
        "Couverture", "Couverture de {}", "Table des matières", "Repères", "Pages", "Début du texte",
        "Faux-titre", "Page de titre", "Page de copyright", "Dédicace", "Épigraphe", "Frontispice",
        "Page de collection", "Colophon",
    ),
    "de": EpubNames(
        "Umschlag", "Umschlag von {}", "Inhalt", "Orientierungspunkte", "Seiten", "Textbeginn",
        "Schmutztitel", "Titelseite", "Impressum", "Widmung", "Motto", "Frontispiz", "Reihentitel",
        "Kolophon",
    ),
    "ru": EpubNames(
        "Обложка", "Обложка: {}", "Содержание", "Ориентиры", "Страницы", "Начало текста", "Авантитул",
        "Титульный лист", "Выходные данные", "Посвящение", "Эпиграф", "Фронтиспис", "Серийный титул",
        "Колофон",
    ),
    "it": EpubNames(
        "Copertina", "Copertina di {}", "Indice", "Punti di riferimento", "Pagine", "Inizio del testo",
        "Occhiello", "Frontespizio", "Pagina del copyright", "Dedica", "Epigrafe", "Antiporta",
        "Pagina di collana", "Colophon",
    ),
    "es": EpubNames(
        "Cubierta", "Cubierta de {}", "Índice", "Puntos de referencia", "Páginas", "Comienzo del texto",
        "Portadilla", "Portada", "Página de créditos", "Dedicatoria", "Epígrafe", "Frontispicio",
        "Página de colección", "Colofón",
    ),
}  # fmt: skip


def epub_names(language: str) -> EpubNames:
    """Return the words for a BCP 47 tag; English where the language has none of its own."""
    return _NAMES.get(language.split("-")[0].lower(), _NAMES["en"])
