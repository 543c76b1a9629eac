"""The composing room: what is set, what is taken from the shelf, what becomes of a section that is lost."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from stonehand.diagnostics import Code
from stonehand.model.progress import Silence
from stonehand.pipeline import Plant
from stonehand.pipeline import composing_room as module
from stonehand.pipeline.composing_room import ComposingRoom
from stonehand.press.pdf.set import SectionTask, SetSection, set_section
from stonehand.store.lanes import Lanes
from stonehand.store.shelf import Shelf

HTML = '<html><body><section id="{0}"><p id="{0}-p1">{1}</p></section></body></html>'
IMAGE = '<img src="figure.svg"/>'
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='{0}' height='9'><rect width='{0}' height='9'/></svg>"


def task(words: str, anchor: str = "one", root: str = "") -> SectionTask:
    return SectionTask(anchor, HTML.format(anchor, words), root=root)


def dies_of(section: SectionTask) -> SetSection:
    if "deadly" in section.html:
        os._exit(1)
    return set_section(section)


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the anchors of the sections that are really set, in order."""
    anchors: list[str] = []

    def noted(section: SectionTask) -> SetSection:
        anchors.append(section.anchor)
        return set_section(section)

    monkeypatch.setattr(module, "set_section", noted)
    return anchors


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return Plant(shelf=Shelf(tmp_path / "shelf", b"secret"))


def test_a_task_is_done_once_in_a_build(settings: list[str]) -> None:
    room = ComposingRoom(Plant(), Silence())
    first, second = room.set([task("Words"), task("Words")])
    assert (first is second, settings) == (True, ["one"])


def test_sections_come_in_the_order_of_their_tasks() -> None:
    room = ComposingRoom(Plant(), Silence())
    sections = room.set([task("Few", "one"), task("Many more words", "two"), task("Few", "three")])
    assert [section.map.anchor for section in sections] == ["one", "two", "three"]


def test_another_build_takes_them_from_the_shelf(settings: list[str], plant: Plant) -> None:
    (first,) = ComposingRoom(plant, Silence()).set([task("Words")])
    (again,) = ComposingRoom(plant, Silence()).set([task("Words")])
    assert (first == again, settings) == (True, ["one"])


def test_a_task_that_differs_in_anything_is_another(settings: list[str], plant: Plant) -> None:
    one = task("Words")
    others = [replace(one, opens_on="verso"), replace(one, stylesheets=("p { color: gray }",))]
    ComposingRoom(plant, Silence()).set([one])
    ComposingRoom(plant, Silence()).set(others)
    assert len(settings) == 3


def test_an_image_that_has_changed_or_come_counts(settings: list[str], plant: Plant, tmp_path: Path) -> None:
    for width in (None, 9, 9, 8):
        if width:
            (tmp_path / "figure.svg").write_text(SVG.format(width))
        ComposingRoom(plant, Silence()).set([task(IMAGE, root=str(tmp_path))])
    assert len(settings) == 3


def test_a_section_whose_process_dies_is_told_and_the_others_are_set(
    monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    monkeypatch.setattr(module, "set_section", dies_of)
    with Lanes(1) as lanes:
        room = ComposingRoom(replace(plant, executor=lanes), Silence())
        lost, whole = room.set([task("deadly", "one"), task("Words", "two")])
    (diagnostic,) = [item for item in lost.diagnostics if item.code is Code.L015]
    assert "“one” (79 characters of HTML) could not be set: its process ended with 1" in diagnostic.message
    assert [line.text for page in lost.map.pages for line in page.lines] == ["?"]
    assert [line.text for page in whole.map.pages for line in page.lines] == ["Words"]


def test_a_section_that_was_lost_is_tried_again_in_the_next_build(
    monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    monkeypatch.setattr(module, "set_section", dies_of)
    with Lanes(1) as lanes:
        ComposingRoom(replace(plant, executor=lanes), Silence()).set([task("deadly")])
    monkeypatch.setattr(module, "set_section", set_section)
    (section,) = ComposingRoom(plant, Silence()).set([task("deadly")])
    assert section.diagnostics == ()
