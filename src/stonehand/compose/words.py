"""A language in, the few words out that only the presentation needs: heads of notes, labels for readers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `note` and `back` have one slot for the mark of the note.

    `continued` has one for the number of a table that goes on.
    """

    notes: str
    note: str
    back: str
    continued: str


_WORDS = {
    "en": Words("Notes", "Note {}", "Back to note call {}", "{} (continued)"),
    "fr": Words("Notes", "Note {}", "Retour à l’appel de note {}", "{} (suite)"),
    "de": Words("Anmerkungen", "Anmerkung {}", "Zurück zur Anmerkungsziffer {}", "{} (Fortsetzung)"),
    "ru": Words("Примечания", "Примечание {}", "Назад к знаку сноски {}", "{} (продолжение)"),
    "it": Words("Note", "Nota {}", "Torna al richiamo di nota {}", "{} (continua)"),
    "es": Words("Notas", "Nota {}", "Volver a la llamada de nota {}", "{} (continuación)"),
}


def words_of(language: str) -> Words:
    """Return the words for a BCP 47 tag; English where the language has none of its own."""
    return _WORDS.get(language.split("-")[0].lower(), _WORDS["en"])
