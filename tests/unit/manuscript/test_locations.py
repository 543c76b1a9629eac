"""The spans of keys and values in TOML, as an editor counts lines and columns."""

import tomllib

import pytest

from stonehand.manuscript.document import Path
from stonehand.manuscript.locations import Locations

PLACES: list[tuple[str, Path, tuple[int, int], tuple[int, int]]] = [
    ("a = 1", ("a",), (1, 1), (1, 5)),
    ("# remark\n\n  a=1", ("a",), (3, 3), (3, 5)),
    ("[t]\na = 'x' # b = 2\nc = 3", ("t", "c"), (3, 1), (3, 5)),
    ("[ t . 'u' ]\na = 1", ("t", "u"), (1, 7), (1, 7)),
    ("[t.u]\na = 1", ("t", "u", "a"), (2, 1), (2, 5)),
    ('"k y" = 1', ("k y",), (1, 1), (1, 9)),
    ('"\\u00e9" = 1', ("é",), (1, 1), (1, 12)),
    ("a.b = 1", ("a", "b"), (1, 3), (1, 7)),
    ("[[t]]\na = 1\n[[t]]\na = 2", ("t", 1, "a"), (4, 1), (4, 5)),
    ("[[t]]\n[t.u]\na = 1\n[[t.v]]\nb = 1", ("t", 0, "v", 0, "b"), (5, 1), (5, 5)),
    ("a = [1,\n  2, # two\n  3,\n]", ("a", 2), (1, 1), (3, 3)),
    ("a = { b = [ { c = 1 } ] }", ("a", "b", 0, "c"), (1, 15), (1, 19)),
    ('a = """\n[t]\nb = "1""""\nc = 2', ("c",), (4, 1), (4, 5)),
    ("a = '''\n#''''\nc = 2", ("c",), (3, 1), (3, 5)),
    ('a = "\\"#\\\\" # b\nc = 2', ("c",), (2, 1), (2, 5)),
    ("a = 1979-05-27 07:32:00Z\nc = 2", ("c",), (2, 1), (2, 5)),
    ('a = ["été", 2]', ("a", 1), (1, 1), (1, 13)),
]


@pytest.mark.parametrize("text, path, key, value", PLACES)
def test_keys_and_values_have_places(
    text: str, path: Path, key: tuple[int, int], value: tuple[int, int]
) -> None:
    tomllib.loads(text)
    locations = Locations(text, "book.toml")
    locations.walk()
    place = locations.places[path]
    assert (place.line, place.column) == value
    named = locations.keys[path[:-1] if isinstance(path[-1], int) else path]
    assert (named.line, named.column) == key


def test_a_value_ends_where_its_text_ends() -> None:
    locations = Locations("a = [ 1, 2 ] # three", "book.toml")
    locations.walk()
    assert locations.places["a",].end_column == 13
    assert locations.places["a", 1].end_column == 11
