"""The shapes that the values of a document may have: they are data, and a schema is a `Table` of keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from stonehand.diagnostics import Code
from stonehand.manuscript.document import Fault

Check: TypeAlias = Callable[[str], Fault | None]
Fields: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Text:
    """A string; an empty one counts as not written.

    `types` are the types of value taken (a number is written out), `make` what becomes of it, `most` the
    number of characters that it may have.
    """

    check: Check | None = None
    make: Callable[[str], object] = str
    types: tuple[type, ...] = (str,)
    most: int = 10_000


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most` in steps of `step`."""

    least: int
    most: int
    step: int = 1


@dataclass(frozen=True, slots=True)
class YesNo:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Decimal:
    """A number from `least` to `most`, whole or not."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of several."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Literally:
    """The value `false` and no other, and what it makes."""

    makes: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, whose items have one shape. Makes a tuple."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: the shape of its value and the field that it fills (by default its own name).

    `stand_in` fills the field of a required key that is not written; without one the whole table is refused.
    """

    shape: "Shape"
    into: str = ""
    required: bool = False
    stand_in: object = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of keys; `make` takes the fields that were written, `check` judges them together.

    `check` returns the name of the key at fault and its fault. `ignored` are keys of other programs, each
    with a hint.
    """

    keys: Mapping[str, Key]
    make: Callable[..., object] = dict
    check: Callable[[Fields], tuple[str, Fault] | None] | None = None
    unknown: Code = Code.M002
    ignored: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Either:
    """The first of several shapes that fits the type of the value."""

    shapes: "tuple[Shape, ...]"
    words: str


Shape: TypeAlias = Text | Whole | YesNo | Decimal | Choice | Literally | Listing | Table | Either


def fits(shape: Shape, value: object) -> bool:
    """Tell whether a value has the type that a shape takes."""
    match shape:
        case Text():
            return isinstance(value, shape.types) and not isinstance(value, bool)
        case Whole():
            return isinstance(value, int) and not isinstance(value, bool)
        case YesNo():
            return isinstance(value, bool)
        case Decimal():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case Choice():
            return isinstance(value, str)
        case Literally():
            return value is False
        case Listing():
            return isinstance(value, list)
        case Table():
            return isinstance(value, dict)
        case Either():
            return any(fits(one, value) for one in shape.shapes)


def words_of(shape: Shape) -> str:
    """Return what a shape takes, for a message."""
    match shape:
        case Text() | Choice():
            return "a text"
        case Whole():
            return "a whole number"
        case YesNo():
            return "true or false"
        case Decimal():
            return "a number"
        case Literally():
            return "false"
        case Listing():
            return "a list"
        case Table():
            return "a table of keys"
        case Either():
            return shape.words


TEXT = Text()
LINE = Text(most=1_000)
"""Words of any length, and words for one line of a page."""
