"""A language in, the few words out that only the presentation needs: heads of notes, labels for readers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `note` and `back` have one slot for the mark of the note."""

    notes: str
    note: str
    back: str


_WORDS = {
    "en": Words("Notes", "Note {}", "Back to note call {}"),
    "fr": Words("Notes", "Note {}", "Retour à l’appel de note {}"),
    "de": Words("Anmerkungen", "Anmerkung {}", "Zurück zur Anmerkungsziffer {}"),
    "ru": Words("Примечания", "Примечание {}", "Назад к знаку сноски {}"),
    "it": Words("Note", "Nota {}", "Torna al richiamo di nota {}"),
    "es": Words("Notas", "Nota {}", "Volver a la llamada de nota {}"),
}


def words_of(language: str) -> Words:
    """Return the words for a BCP 47 tag; English where the language has none of its own."""
    return _WORDS.get(language.split("-")[0].lower(), _WORDS["en"])
