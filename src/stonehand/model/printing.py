"""How the book goes to the printer: the values of `[print]`, and the paper that it is printed on."""

from dataclasses import dataclass
from typing import Literal

Marks = Literal["none", "crop", "all"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: grammes of a square metre, and its volume (`bulk`) in cm³/g, or its `caliper` in µm."""

    grammage: float = 0.0
    bulk: float = 0.0
    caliper: float = 0.0

    @property
    def thickness(self) -> float:
        """Return the thickness of a leaf in mm, 0 where it is not known.

        Volume says how many mm thick 1 m² of 1,000 g would be: grammage x bulk is the caliper in µm.
        """
        return (self.caliper or self.grammage * self.bulk) / 1000


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """What the printer has asked for.

    `output_intent` is the path of an ICC profile from the book's folder, empty: none; `condition` the name of
    the printing condition that it describes. `marks`: crop marks, or also registration marks and a line that
    tells the page. `blanks`: whether blank pages fill the last gathering. `resolution` and `bitmap` are the
    least pixels per inch of an image in colours or greys, and in black and white; `ink` is the most ink in
    one place, in per cent.
    """

    output_intent: str = ""
    condition: str = ""
    marks: Marks = "crop"
    blanks: bool = False
    resolution: int = 300
    bitmap: int = 800
    ink: int = 300
    paper: Paper = Paper()


PRINTING = PrintSettings()
"""The defaults."""
