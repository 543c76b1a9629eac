"""Pairs of copy and outline, in the Markdown files beside this one: what each construct becomes."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from samples.copy_desk import parsed
from samples.outline import outline

PAIR = re.compile(
    r"^## (?P<name>.+)\n\n`{6}\n(?P<copy>.*?)\n`{6}\n\n`{6}outline\n(?P<outline>.*?)\n?`{6}$", re.M | re.S
)


class Pair(NamedTuple):
    name: str
    copy: str
    outline: str


def pairs():
    for file in sorted(Path(__file__).parent.glob("*.md")):
        for found in PAIR.finditer(file.read_text(encoding="utf-8")):
            yield pytest.param(Pair(*found.groups()), id=f"{file.stem}: {found['name']}")


@pytest.mark.parametrize("pair", list(pairs()))
def test_copy_has_its_outline(pair):
    section, report = parsed(pair.copy)
    faults = [f"! {item.code.value} {item.place.line}:{item.place.column}" for item in report]
    assert "\n".join([outline(section), *faults]).strip() == pair.outline
