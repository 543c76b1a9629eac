"""Whatever bytes a manuscript holds, reading ends with diagnostics and not with an exception."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from stonehand.diagnostics import Report
from stonehand.manuscript import front_matter, toml
from stonehand.manuscript.copy import read_source
from stonehand.manuscript.section_keys import read_metadata
from stonehand.manuscript.settings import read_settings
from stonehand.source import SourceFile

TOML = [
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ".",
    ",",
    "\n",
    '"',
    "'",
    '"""',
    "'''",
    "#",
    " ",
    "\\",
    "a",
    "é",
    "1",
]
KEYS = ["[book]\n", "title = ", "[matter]\n"]
YAML = ["- ", ": ", "| ", "&a ", "*a ", "!x ", "? ", "author:\n", "  name: ", "~"]
TEXTS = st.lists(st.sampled_from([*TOML, *KEYS, *YAML]), max_size=30).map("".join)


def paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else [])
    for name, inner in items:
        yield from paths(inner, (*path, name))


@examples(max_examples=300, deadline=None)
@given(TEXTS)
def test_settings_of_any_text_end_in_values_or_diagnostics(text: str) -> None:
    report = Report()
    document = toml.parse(SourceFile("book.toml", text), report)
    assert (document is None) == report.has_errors
    if document:
        assert document.values == tomllib.loads(text)
        assert set(paths(document.values)) - {()} <= document.places.keys()
        read_settings(document, report)


@examples(max_examples=300, deadline=None)
@given(TEXTS)
def test_front_matter_of_any_text_ends_in_metadata(text: str) -> None:
    report = Report()
    document, body_line = front_matter.parse(SourceFile("a.md", f"---\n{text}\n---\nA.\n"), report)
    metadata, _ = read_metadata(document, report)
    assert body_line >= 1
    assert {name for name, _ in metadata.spans} <= set(dir(metadata)) | {"kind"}


@examples(max_examples=200, deadline=None)
@given(st.binary(max_size=40))
def test_any_bytes_become_text_without_control_characters(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.md")
        path.write_bytes(data)
        source = read_source(path, "a.md", Report())
    assert source
    assert all(
        character.isprintable() or character in "\n\t" or ord(character) > 0x9F for character in source.text
    )
