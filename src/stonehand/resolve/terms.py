"""The words that Stonehand itself puts into a book, by language."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stonehand.model.metadata import Contributor
from stonehand.model.numerals import folio_range
from stonehand.model.places import Beside


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one language. `note_page`, `note_pages`, `facing`, `following` have a slot for folios.

    `in_chapter` and `note` are what a reference in the text says; `conjunction` stands before the last of
    some names, after a comma if they are three or more and the language wants it (`is_serial`; Chicago 6.19).
    """

    part: str
    chapter: str
    figure: str
    table: str
    contents: str
    figures: str
    tables: str
    notes: str
    bibliography: str
    index: str
    note_page: str
    note_pages: str
    edited_by: str
    translated_by: str
    foreword_by: str
    published_by: str
    set_in: str
    facing: str
    following: str
    equation: str
    in_chapter: str
    note: str
    credits: str
    conjunction: str
    all_rights: str = "All rights reserved."
    see: str = "see"
    see_also: str = "see also"
    is_serial: bool = False

    def names(self, people: Sequence[Contributor]) -> str:
        """Return the names of people as they are printed: A, B and C."""
        *others, last = (person.name for person in people) if people else ("",)
        comma = "," if self.is_serial and len(others) > 1 else ""
        return f"{', '.join(others)}{comma} {self.conjunction} {last}" if others else last

    def notes_to(self, first: str, last: str) -> str:
        """Return the head of the notes to the pages from one folio to another."""
        words = self.note_page if first == last else self.note_pages
        return words.format(folio_range(first, last))

    def folio(self, folio: str, beside: Beside) -> str:
        """Return the folio of a page, or for a plate how it lies to that page."""
        words = {"": "{}", "facing": self.facing, "following": self.following}[beside]
        return words.format(folio) if folio else ""


_ENGLISH = Terms(
    part="Part",
    chapter="Chapter",
    figure="Figure",
    table="Table",
    contents="Contents",
    figures="Figures",
    tables="Tables",
    notes="Notes",
    bibliography="Bibliography",
    index="Index",
    note_page="Notes to page {}",
    note_pages="Notes to pages {}",
    edited_by="Edited by",
    translated_by="Translated by",
    foreword_by="With a foreword by",
    published_by="Published by",
    set_in="Set in {} with Stonehand.",
    facing="facing {}",
    following="following {}",
    equation="Equation",
    in_chapter="chapter\u00a0{}",
    note="note",
    credits="Illustration credits",
    conjunction="and",
)

_FRENCH = Terms(
    part="Partie",
    chapter="Chapitre",
    figure="Figure",
    table="Tableau",
    contents="Table des matières",
    figures="Figures",
    tables="Tableaux",
    notes="Notes",
    bibliography="Bibliographie",
    index="Index",
    note_page="Notes de la page {}",
    note_pages="Notes des pages {}",
    edited_by="Sous la direction de",
    translated_by="Traduit par",
    foreword_by="Préface de",
    published_by="Publié par",
    set_in="Composé en {} avec Stonehand.",
    facing="face à {}",
    following="après {}",
    equation="Équation",
    in_chapter="chapitre\u00a0{}",
    note="note",
    credits="Crédits des illustrations",
    conjunction="et",
    all_rights="Tous droits réservés.",
    see="voir",
    see_also="voir aussi",
)

_GERMAN = Terms(
    part="Teil",
    chapter="Kapitel",
    figure="Abbildung",
    table="Tabelle",
    contents="Inhalt",
    figures="Abbildungen",
    tables="Tabellen",
    notes="Anmerkungen",
    bibliography="Literatur",
    index="Register",
    note_page="Anmerkungen zu Seite {}",
    note_pages="Anmerkungen zu den Seiten {}",
    edited_by="Herausgegeben von",
    translated_by="Übersetzt von",
    foreword_by="Mit einem Vorwort von",
    published_by="Erschienen bei",
    set_in="Gesetzt in {} mit Stonehand.",
    facing="gegenüber {}",
    following="nach {}",
    equation="Gleichung",
    in_chapter="Kapitel\u00a0{}",
    note="Anmerkung",
    credits="Abbildungsnachweis",
    conjunction="und",
    all_rights="Alle Rechte vorbehalten.",
    see="siehe",
    see_also="siehe auch",
)

_RUSSIAN = Terms(
    part="Часть",
    chapter="Глава",
    figure="Рисунок",
    table="Таблица",
    contents="Содержание",
    figures="Рисунки",
    tables="Таблицы",
    notes="Примечания",
    bibliography="Библиография",
    index="Указатель",
    note_page="Примечания к странице {}",
    note_pages="Примечания к страницам {}",
    edited_by="Под редакцией",
    translated_by="Перевод",
    foreword_by="Предисловие",
    published_by="Издательство",
    set_in="Набрано гарнитурой {} в Stonehand.",
    facing="напротив {}",
    following="после {}",
    equation="Формула",
    in_chapter="глава\u00a0{}",
    note="примечание",
    credits="Источники иллюстраций",
    conjunction="и",
    all_rights="Все права защищены.",
    see="см.",
    see_also="см. также",
)

_ITALIAN = Terms(
    part="Parte",
    chapter="Capitolo",
    figure="Figura",
    table="Tabella",
    contents="Indice",
    figures="Figure",
    tables="Tabelle",
    notes="Note",
    bibliography="Bibliografia",
    index="Indice analitico",
    note_page="Note alla pagina {}",
    note_pages="Note alle pagine {}",
    edited_by="A cura di",
    translated_by="Traduzione di",
    foreword_by="Prefazione di",
    published_by="Pubblicato da",
    set_in="Composto in {} con Stonehand.",
    facing="di fronte a {}",
    following="dopo {}",
    equation="Equazione",
    in_chapter="capitolo\u00a0{}",
    note="nota",
    credits="Referenze iconografiche",
    conjunction="e",
    all_rights="Tutti i diritti riservati.",
    see="vedi",
    see_also="vedi anche",
)

_SPANISH = Terms(
    part="Parte",
    chapter="Capítulo",
    figure="Figura",
    table="Tabla",
    contents="Índice",
    figures="Figuras",
    tables="Tablas",
    notes="Notas",
    bibliography="Bibliografía",
    index="Índice analítico",
    note_page="Notas a la página {}",
    note_pages="Notas a las páginas {}",
    edited_by="Edición de",
    translated_by="Traducción de",
    foreword_by="Prólogo de",
    published_by="Publicado por",
    set_in="Compuesto en {} con Stonehand.",
    facing="frente a {}",
    following="tras {}",
    equation="Ecuación",
    in_chapter="capítulo\u00a0{}",
    note="nota",
    credits="Procedencia de las ilustraciones",
    conjunction="y",
    all_rights="Todos los derechos reservados.",
    see="véase",
    see_also="véase también",
)

_BY_LANGUAGE = {
    "en": _ENGLISH,
    "fr": _FRENCH,
    "de": _GERMAN,
    "ru": _RUSSIAN,
    "it": _ITALIAN,
    "es": _SPANISH,
}


def terms_of(language: str) -> Terms:
    """Return the words for a BCP 47 tag; English where the language has none of its own."""
    found = _BY_LANGUAGE.get(language.split("-")[0].lower(), _ENGLISH)
    return replace(found, is_serial=True) if language.lower() == "en-us" else found
