"""The file of the places of an index: TOML whatever the list has."""

import tomllib

from stonehand.importing.index_file import places_toml
from stonehand.model.index import IndexPlace, ListedEntry
from stonehand.source import Span


def test_any_character_of_a_heading_is_kept() -> None:
    heading = 'a “b” "c" \\ \x7f \t é'
    entry = ListedEntry(heading, (IndexPlace("1.md", "1-p1", "", "Vega"),), Span.point("list.txt", 1))
    (read,) = tomllib.loads(places_toml((entry,)))["entry"]
    assert (read["entry"], read["places"][0]["words"]) == (heading, "Vega")
