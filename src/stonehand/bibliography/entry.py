"""An entry of a BibTeX file as written: its type, its key, its fields, and its place."""

from dataclasses import dataclass, replace

from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry; type and names of fields are in lower case, values as typed but for their outer braces."""

    type: str
    key: str
    fields: dict[str, str]
    span: Span

    def first(self, *names: str) -> str:
        """Return the value of the first of several fields that is there, or an empty string."""
        return next((self.fields[name] for name in names if self.fields.get(name)), "")

    def with_fields(self, fields: dict[str, str]) -> "Entry":
        """Return the entry with more fields, its own first."""
        return replace(self, fields=fields | self.fields)
