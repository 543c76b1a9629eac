"""Waivers: what each covers, and what is asked of it."""

import pytest

from samples.linted import faults, linted
from stonehand.model.book import SectionMetadata
from stonehand.model.copy_style import CopyStyle
from stonehand.source import Span

WAIVER = '<!-- stonehand: waive H101 "as in the source" -->'


@pytest.mark.parametrize(
    "copy",
    [
        f"The the end {WAIVER}",
        f"Words {WAIVER} before\nthe the end",
        f"{WAIVER}\n\nThe the end",
        f"{WAIVER}\n\n- Words.\n\n  The the end",
        f"One.[^1]\n\n[^1]: The the end. {WAIVER}",
    ],
    ids=["same line", "same paragraph", "paragraph after", "list after", "note"],
)
def test_a_waiver_covers_its_passage(copy: str) -> None:
    made = linted(copy)
    assert made.diagnostics == ()
    assert [finding.code.value for finding in made.waived] == ["H101"]


def test_and_no_other() -> None:
    assert faults(f"The the end.\n\n{WAIVER}\n\nWords.\n\nOf of") == [
        ("H101", "1:1"),
        ("H101", "7:1"),
        ("H901", "3:1"),
    ]


def test_a_waiver_of_several_codes() -> None:
    assert faults('One  two two <!-- stonehand: waive H101, H006 "as typed" -->') == []


def test_what_a_waiver_covers_is_not_mended() -> None:
    assert linted('In 1914-18 <!-- stonehand: waive H002 "a name" -->').edits == ()


def test_a_rule_that_is_off_needs_no_waiver() -> None:
    assert faults(f"Words. {WAIVER}", style=CopyStyle(rules=(("H101", "off"),))) == []


def test_a_title_in_front_matter_has_its_remark_above() -> None:
    copy = '---\n# stonehand: waive H006 "as printed"\ntitle: One  two\n---\nWords.\n'
    spans = (("title", Span("a.md", 3, 8, 3, 16)),)
    metadata = SectionMetadata(title="One  two", spans=spans)
    assert [finding.code.value for finding in linted(copy, metadata=metadata, body=5).waived] == ["H006"]


def test_code_that_shows_a_waiver_is_none() -> None:
    assert faults(f"`{WAIVER}`\n\n~~~\n{WAIVER}\n~~~") == []


def test_the_house_weighs_a_rule() -> None:
    style = CopyStyle(rules=(("H101", "error"), ("H006", "off")))
    (found,) = linted("The the  end", style=style).diagnostics
    assert (found.code.value, found.severity.value) == ("H101", "error")
