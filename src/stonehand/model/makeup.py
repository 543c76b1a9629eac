"""What the compositor's hand changes on the pages: the entries of `manuscript/makeup.toml`."""

from dataclasses import dataclass
from typing import Literal

from stonehand.model.display import Placement
from stonehand.source import Span

Keep = Literal["together", "with-next"]


@dataclass(frozen=True, slots=True)
class Amendment:
    """One entry: the block, the words it begins with, why, and what is changed.

    `breaks`: it begins a page. `keep`: its own lines stay on one page, or its last line stays with the next
    block. `lines`: it runs one line shorter (-1) or longer (1). `tracking`: ems added between letters.
    `lead`: leadings of white put in before it. `place`: where a figure or table goes. `cuts`: its
    letters before each page that begins inside it; only the frozen pages of a book have them.
    """

    block: str
    reason: str
    span: Span
    words: str = ""
    breaks: bool = False
    keep: Keep | None = None
    lines: int = 0
    tracking: float = 0.0
    lead: float = 0.0
    place: Placement | None = None
    cuts: tuple[int, ...] = ()

    @property
    def changes(self) -> tuple[str, ...]:
        """Return the keys of the changes."""
        given = {
            "break": self.breaks,
            "keep": self.keep,
            "lines": self.lines,
            "tracking": self.tracking,
            "lead": self.lead,
            "place": self.place,
        }
        return tuple(name for name, value in given.items() if value)


MakeUp = tuple[Amendment, ...]
