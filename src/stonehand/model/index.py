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


@dataclass(frozen=True, slots=True)
class IndexPlace:
    """A word of the copy that an entry speaks of, found again by the words around it.

    `file` is its source, `block` was the anchor of its block when it was placed (a hint), `before` and
    `words` are the words before it and those from it on. `values` are the keys of a mark: range, principal.
    """

    file: str
    block: str
    before: str
    words: str
    in_note: bool = False
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry of an indexer's list with the places of its locators. `values`: sort, in, see, seealso."""

    entry: str
    places: tuple[IndexPlace, ...]
    span: Span
    values: tuple[tuple[str, str], ...] = ()
