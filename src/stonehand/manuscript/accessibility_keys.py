"""The schema of `[accessibility]` in `book.toml`: what the publisher answers for."""

from stonehand.diagnostics import Code
from stonehand.manuscript.document import Fault
from stonehand.manuscript.facts import conformance_fault
from stonehand.manuscript.shape import LINE, Choice, Fields, Key, Table, Text
from stonehand.model.metadata import Accessibility

EXEMPTIONS = ("eaa-microenterprise", "eaa-disproportionate-burden", "eaa-fundamental-alteration")
"""The grounds of the European Accessibility Act (W3C, the EPUB Accessibility exemption property)."""


def _accessibility_fault(fields: Fields) -> tuple[str, Fault] | None:
    claimed, exempt = fields.get("conforms_to"), fields.get("exemption")
    if claimed and not fields.get("certified_by"):
        hint = "name in “certified_by” who has judged the book"
        return "conforms_to", Fault(Code.M005, "nobody is named who answers for the conformance", hint)
    if claimed and exempt:
        return "exemption", Fault(Code.M006, "a book that conforms needs no exemption", "delete one of them")
    return None


ACCESSIBILITY = Table(
    {
        "conforms_to": Key(Text(conformance_fault)),
        "certified_by": Key(LINE),
        "credential": Key(LINE),
        "exemption": Key(Choice(EXEMPTIONS)),
        "summary": Key(Text()),
    },
    Accessibility,
    _accessibility_fault,
)
