"""A mark as it is told: what it asks for, where, and what became of it."""

from dataclasses import dataclass
from typing import Literal

from stonehand.proof.copy.finding import Edit
from stonehand.proof.marks.annotation import Annotation, Kind
from stonehand.proof.marks.threads import Remark
from stonehand.source import Span

Act = Literal["replace", "delete", "insert", "query"]

Certainty = Literal["exact", "approximate", "none"]
"""Whether the place in the manuscript is that of the very words, of what is near, or is not known."""

Status = Literal["done", "refused", "open"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a mark asks for: `words` of the proof that it is on, `wanted` in their place or beside them.

    `note` is what else it says. `line` counts the lines of the text, or of the notes, on the page.
    """

    act: Act
    kind: Kind
    words: str = ""
    wanted: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageLine:
    """Where a mark is in the proof. `line` counts those of the text, of the notes and so on apart, from 1."""

    sheet: int
    folio: str = ""
    line: int | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a proofreader: `number` is its place in the checklist, `annotation` in the file.

    `edits` make the change in the copy of now; without any, `why` says why there is none. `now` is what
    stands there now in the place of the words.
    """

    number: int
    annotation: int
    asked: Asked
    author: str
    date: str
    remarks: tuple[Remark, ...]
    at: PageLine
    place: Span | None
    certainty: Certainty
    now: str = ""
    edits: tuple[Edit, ...] = ()
    why: str = ""
    status: Status = "open"
    answer: str = ""
    drawn: Annotation | None = None

    @property
    def sentence(self) -> str:
        """Return what it asks for as a sentence without its stop."""
        asked = self.asked
        match asked.act:
            case "replace":
                return f"replace “{asked.words}” by “{asked.wanted}”"
            case "delete":
                return f"delete “{asked.words}”"
            case "insert":
                return f"insert “{asked.wanted}” {_beside(asked.words)}"
        on = f" on “{asked.words}”" if asked.words else ""
        return f"{asked.kind}{on}" + (f": {asked.note}" if asked.note else "")


def _beside(words: str) -> str:
    before, _, after = words.partition("|")
    return f"between “{before}” and “{after}”" if before and after else f"at “{before or after}”"
