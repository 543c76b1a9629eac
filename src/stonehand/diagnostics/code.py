"""The catalogue of codes. A code is never reused; its paragraph stands in `explanations/`.

Letters: M manuscript, P parse, N notes, C citations, X references, I index, T typography, L layout,
F fonts and PDF, E EPUB, A accessibility, S security.
"""

from enum import Enum

from stonehand.diagnostics.severity import Severity

ERROR, WARNING, QUERY = Severity.ERROR, Severity.WARNING, Severity.QUERY


class Code(Enum):
    """Name every fault that Stonehand reports, with its severity and a short title."""

    # M: manuscript

    # P: parse
    P901 = ("P901", ERROR, "words lost between manuscript and book")

    # N: notes
    N001 = ("N001", ERROR, "call without a note")
    N002 = ("N002", ERROR, "note without a call")
    N003 = ("N003", ERROR, "two notes with one label")
    N004 = ("N004", WARNING, "note called twice")
    N005 = ("N005", ERROR, "note inside a note")
    N006 = ("N006", ERROR, "empty note")
    N901 = ("N901", ERROR, "note not whole in the output")

    # C: citations
    C001 = ("C001", WARNING, "citation printed as typed")

    # X: references
    X001 = ("X001", ERROR, "reference to nothing")
    X002 = ("X002", ERROR, "two things with one anchor")
    X003 = ("X003", QUERY, "open author query")
    X004 = ("X004", WARNING, "generated section with nothing to show")
    X005 = ("X005", WARNING, "places still move")

    # I: index

    # T: typography

    # L: layout
    L901 = ("L901", ERROR, "words of the book not on the pages")
    L902 = ("L902", ERROR, "lines printed over each other")
    L903 = ("L903", ERROR, "PDF differs from the layout map")
    L904 = ("L904", ERROR, "profiles differ")

    # F: fonts and PDF
    F001 = ("F001", ERROR, "two files for one face")
    F002 = ("F002", ERROR, "not the recorded font")
    F003 = ("F003", ERROR, "not a static font")
    F004 = ("F004", ERROR, "family not to be had")
    F005 = ("F005", ERROR, "character without a glyph")
    F006 = ("F006", ERROR, "face that the family lacks")
    F007 = ("F007", ERROR, "link to nowhere")

    # E: EPUB
    E901 = ("E901", ERROR, "words of the book not in the EPUB")

    # A: accessibility

    # S: security

    severity: Severity
    title: str

    def __new__(cls, value: str, severity: Severity, title: str) -> "Code":
        """Make a member whose value is the code alone."""
        member = object.__new__(cls)
        member._value_ = value
        member.severity = severity
        member.title = title
        return member
