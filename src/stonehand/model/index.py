"""How an index is made, as the publisher asks: its name, its order and its dress."""

from dataclasses import dataclass
from typing import Literal

from stonehand.source import Span

Collation = Literal["uca", "icu"]


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """One index of the book. The one without a name has the marks that name none.

    `order`: word by word or letter by letter; `ranges`: how the second folio of a range is shortened (Chicago
    9.61) or not; `style`: sub-entries on lines of their own or run in; `merge`: how many pages in a row make
    a range; `letters`: whether the letter of a group is printed over it.
    """

    name: str = ""
    title: str = ""
    style: Literal["indented", "run-in"] = "indented"
    order: Literal["words", "letters"] = "words"
    ranges: Literal["chicago", "full"] = "chicago"
    collation: Collation = "uca"
    letters: bool = False
    merge: int = 2


INDEX = IndexSettings()


@dataclass(frozen=True, slots=True)
class IndexPattern:
    """An entry of `index.toml`: wherever the copy has one of the words, it is marked for the entry.

    `values` are the keys of a mark; `skip` are places, `file:line:column`, that speak of something else.
    """

    entry: str
    words: tuple[str, ...]
    span: Span
    values: tuple[tuple[str, str], ...] = ()
    skip: tuple[str, ...] = ()
