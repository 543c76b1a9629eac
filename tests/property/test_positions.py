"""First, short and ibid. in random notes, through parser and processor, as citeproc-js has them."""

import random

import citeproc_js
import pytest

from samples.cited_copy import needs_processor, notes, settings
from stonehand.bibliography.cluster import Cite, Cluster
from stonehand.bibliography.positions import positions
from stonehand.source import SourceFile

CHAPTERS, NOTES, KEYS = 4, 60, "abcde"
WORKS = "".join(
    f"@book{{{key}, author={{Hand, {key.upper()}}}, title={{On {key}}}, date={{200{number}}}}}\n"
    for number, key in enumerate(KEYS)
)
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>x</title><id>x</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout delimiter="; "><group delimiter=" "><text variable="title"/><choose>
<if position="ibid-with-locator"><text value="ibid-with-locator"/></if>
<else-if position="ibid"><text value="ibid"/></else-if>
<else-if position="subsequent"><text value="subsequent"/></else-if>
<else><text value="first"/></else></choose>
<text variable="locator"/></group></layout></citation></style>"""
Note = list[dict[str, str]]

FORMS = {"full": "first", "short": "subsequent", "ibid": "ibid"}

needs_oracle = pytest.mark.skipif(
    citeproc_js.folder() is None, reason="citeproc-js is not installed: see benchmarks/citeproc_js.py"
)


def chapter(rolls: random.Random) -> list[Note]:
    """Return notes that cite one work, two or none, with a locator or without."""
    counts = rolls.choices((0, 1, 2), (1, 7, 2), k=NOTES)
    return [
        [citeproc_js.cite(rolls.choice(KEYS), rolls.choice(("", "1", "2"))) for _ in range(count)]
        for count in counts
    ]


def copy(script: list[Note]) -> str:
    """Return the chapter as an author types it; a note without a work has words."""
    calls = " ".join(f"word[^{number}]" for number, _ in enumerate(script, 1))
    return f"{calls}\n\n" + "\n\n".join(
        f"[^{number}]: {typed(note)}" for number, note in enumerate(script, 1)
    )


def typed(note: Note) -> str:
    works = "; ".join(
        f"@{item['id']}" + (f", {item['locator']}" if "locator" in item else "") for item in note
    )
    return f"[{works}]" if note else "Nothing."


@needs_processor
@pytest.mark.parametrize("seed", range(3))
def test_the_reasons_on_the_note_sheet_are_those_of_the_processor(seed: int) -> None:
    script = chapter(random.Random(seed))
    clusters = [
        Cluster(tuple(Cite(item["id"], locator=item.get("locator", "")) for item in note), note=number)
        for number, note in enumerate(script, 1)
        if note
    ]
    forms = [[FORMS[position.form] for position in found] for found in positions(clusters)]
    chosen = settings("own.csl", works=WORKS, style_file=SourceFile("own.csl", STYLE))
    (printed,) = notes(copy(script), chosen=chosen)
    tags = [
        [part.split()[2].split("-")[0] for part in note.split("; ")] for note in printed if note != "Nothing."
    ]
    assert forms == tags


@needs_processor
@needs_oracle
@pytest.mark.parametrize("seed", range(3))
def test_positions(seed: int) -> None:
    rolls = random.Random(seed)
    script = [chapter(rolls) for _ in range(CHAPTERS)]
    chosen = settings("own.csl", works=WORKS, style_file=SourceFile("own.csl", STYLE))
    printed = notes(*map(copy, script), chosen=chosen)
    found = [[note.lower() for note in section if note != "Nothing."] for section in printed]
    items = [{"id": key, "type": "book", "title": f"On {key}"} for key in KEYS]
    wanted = citeproc_js.words(STYLE, "en-GB", items, [citeproc_js.chapter(notes) for notes in script])
    assert found == [[note.lower() for note in section] for section in wanted["notes"]]
