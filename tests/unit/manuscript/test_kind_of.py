"""The kind of a section by the name of its file and its place in the book."""

import pytest

from stonehand.manuscript.kinds import OTHERS, SYNONYMS, kind_of
from stonehand.model.book import Matter
from stonehand.model.kind import KINDS

F, B, K = Matter.FRONT, Matter.BODY, Matter.BACK

NAMES = [
    ("foreword", F, "foreword"),
    ("01-foreword", F, "foreword"),
    ("Foreword", B, "foreword"),
    ("introduction", B, "introduction"),
    ("introduction-cited", B, "introduction"),
    ("chapter-3", B, "chapter"),
    ("chapter3", B, "chapter"),
    ("03_chapter_iii", B, "chapter"),
    ("chapter-3-the-comet", B, "chapter"),
    ("interlude-2", B, "interlude"),
    ("about-the-author", K, "about-the-author"),
    ("acknowledgments", F, "acknowledgements"),
    ("appendix-b", K, "appendix"),
    ("appendix-b-sources", K, "appendix"),
    ("notes-from-underground", B, "chapter"),
    ("index-of-industry", B, "chapter"),
    ("part-of-the-way", B, "chapter"),
    ("part-1", B, "chapter"),
    ("the-comet", B, "chapter"),
    ("1984", B, "chapter"),
    ("12", B, "chapter"),
    ("to-the-reader", F, "preface"),
    ("sources", K, "appendix"),
    ("toc", F, "contents"),
]


@pytest.mark.parametrize("stem, matter, kind", NAMES)
def test_names_say_the_kind(stem: str, matter: Matter, kind: str) -> None:
    assert kind_of(stem, matter) == kind


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "part"])
def test_every_kind_can_be_a_name(kind: str) -> None:
    assert kind_of(f"07-{kind}", KINDS[kind].places[0]) == kind


def test_synonyms_and_defaults_are_kinds() -> None:
    assert set(SYNONYMS.values()) | set(OTHERS.values()) <= set(KINDS)
    assert all(matter in KINDS[kind].places for matter, kind in OTHERS.items())
