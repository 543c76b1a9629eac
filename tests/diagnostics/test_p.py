"""Codes of letter P: what the parser cannot read, or will not print."""

from pathlib import Path
from textwrap import indent
from typing import NamedTuple

import pytest

from samples.copy_desk import entry, faults, manuscript, parsed
from stonehand.diagnostics import Code, Report
from stonehand.parse import parse


class Case(NamedTuple):
    code: Code
    copy: str
    place: str
    title: str = ""
    root: str = ""


HERE = str(Path(__file__).parent)
DEEP = "> " * 31 + "word"
LONG = "a" * 1001
SPANNING = "+---+---+\n| a | b |\n+---+---+\n| over  |\n+---+---+"
WIDE = "|" + "a|" * 41 + "\n|" + "-|" * 41

POSITIVE = [
    Case(Code.P001, "Words.\n\n::: box\nMore.", "3:1"),
    Case(Code.P001, "> ::: box\n> More.\n\nWords.", "1:3"),
    Case(Code.P002, "Words.\n\n:::", "3:1"),
    Case(Code.P003, "A <u>word</u>.", "1:3"),
    Case(Code.P003, "<b>" * 11 + "a" + "</b>" * 11, "1:1"),
    Case(Code.P003, "Words.\n\n<div>\nMore.\n</div>", "3:1"),
    Case(Code.P003, "``` {=latex}\nx\n```", "1:1"),
    Case(Code.P004, "+---+---+\n| a | b |\n+---+--+", "1:1"),
    Case(Code.P004, "+---+---+\n| a   b\n+---+---+", "1:1"),
    Case(Code.P004, "----- -----\na     b\n----- -----", "1:1"),
    Case(Code.P005, "As $E = \\mc^2$ says.", "1:4"),
    Case(Code.P005, "> $$x^$$", "1:3"),
    Case(Code.P006, "[word]{no attributes}", "1:7"),
    Case(Code.P006, "::: {nonsense here}\nWords.\n:::", "1:1"),
    Case(Code.P007, "[word](javascript:alert)", "1:1"),
    Case(Code.P007, "- [word](chapter-2.html)", "1:3"),
    Case(Code.P008, "See ![it](https://example.org/a.png).", "1:5"),
    Case(Code.P008, "![it](../a.png)", "1:1"),
    Case(Code.P008, "![it](/build/a.png)", "1:1"),
    Case(Code.P008, "![it](/.cache/a.png)", "1:1"),
    Case(Code.P009, DEEP, "1:61"),
    Case(Code.P009, "*a **a " * 20 + "a** a*" * 20, "1:106"),
    Case(Code.P010, f"Words {LONG}.", "1:7"),
    Case(Code.P011, WIDE, "1:1"),
    Case(Code.P012, "# One\n\nWords.\n\n# Two", "5:1"),
    Case(Code.P013, "# One\n\nWords.", "1:1", "Another"),
    Case(Code.P014, "A\x1bword.", "1:2"),
    Case(Code.P015, "Words.\n\n[1]: Smith", "3:1"),
    Case(Code.P016, "::: figure\nWords.\n:::", "1:1"),
    Case(Code.P017, "Words.\n\n***\n\n: Caption.", "5:1"),
    Case(Code.P018, "| a |\n|---|\n| 1 | 2 |", "3:1"),
    Case(Code.P019, "See ![it](figures/none.png).", "1:5", root=HERE),
    Case(Code.P019, "![Caption](test_p.PNG)", "1:1", root=HERE),
    Case(Code.P020, 'See [it](https://example.org "Title").', "1:5"),
    Case(Code.P021, "Words.\n\na. one\nb. two", "3:1"),
    Case(Code.P021, "(iv) four", "1:1"),
    Case(Code.P021, "- item\n\n  #. one", "3:3"),
    Case(Code.P040, "![Caption](a.png){place=top}", "1:1"),
    Case(Code.P040, "| a |\n|---|\n\n: Caption {drift=far}", "1:1"),
    Case(Code.P042, f"A[^1]\n\n[^1]: Note.\n\n{indent(SPANNING, ' ' * 4)}", "8:7"),
    Case(Code.P041, "A[^1]\n\n[^1]: Note.\n\n    ![Caption](a.png){place=head}", "5:5"),
]

NEGATIVE = [
    (Code.P001, "::: box\nWords.\n\n``` \n:::\n```\n:::"),
    (Code.P002, ":::: box\n::: inner\nWords.\n:::\n::::"),
    (Code.P003, "A <em>word</em>,<br>H<sub>2</sub>O <!-- no word -->\n\n<!--\nnothing\n-->"),
    (Code.P004, "| a | b |\n|---|---|\n| c | d |\n\n***\n\n- - -\n\n+---+---+\n| a | b |\n+---+---+"),
    (Code.P005, "It costs $5 or US$10.\n\nAn \\$x$, a $y_1$."),
    (Code.P006, "[word]{.class} `{code}` {plain braces} ![a](b.png){width=5%}"),
    (Code.P007, "[a](https://example.org) <mailto:a@example.org> [b](#anchor)"),
    (Code.P008, "![a](a.png) ![b](/figures/b%20b.svg) ![c](sub/../c.jpg)"),
    (Code.P009, "> " * 29 + "word"),
    (Code.P010, f"{'a' * 1000} {'b' * 1000}"),
    (Code.P011, "| a | b |\n|---|---|\n" + "| c | d |\n" * 100),
    (Code.P012, "# One\n\nWords.\n\n## Two"),
    (Code.P013, "# One\n\nWords."),
    (Code.P014, "A\tword\n\n\u00a0\u200d\ufffd"),
    (Code.P015, "Words [one] and [two][one].\n\n[one]: https://example.org"),
    (Code.P016, "::: figure\n![](a.png)\n\nCaption.\n:::"),
    (Code.P017, "| a |\n|---|\n\n: Caption.\n\nterm\n\n: definition"),
    (Code.P018, "| a | b |\n|---|---|\n| 1 \\| 2 |"),
    (Code.P019, "![a](test_p.py) ![b](/test_p.py)"),
    (Code.P020, "See [it](https://example.org) and “Title”."),
    (Code.P021, "A. Smith saw (a) one, (b) two.\n\n1) one\n\nI. e. both\n\n\\(a) not"),
    (Code.P040, "![Caption](a.png){place=foot drift=0}\n\n| a |\n|---|\n\n: Caption {place=page drift=9}"),
    (Code.P042, SPANNING),
    (Code.P041, "A[^1]\n\n[^1]: Note.\n\n    ![Caption](a.png){place=here}"),
]


@pytest.mark.parametrize("case", POSITIVE)
def test_a_fault_is_reported_at_its_place(case):
    assert (case.code.value, case.place) in faults(case.copy, title=case.title, root=case.root)


@pytest.mark.parametrize("code, copy", NEGATIVE)
def test_sound_copy_is_not_reported(code, copy):
    assert code.value not in dict(faults(copy, root=HERE if code is Code.P019 else ""))


def test_an_image_linked_from_outside_is_none_of_the_book(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "out.png").touch()
    (tmp_path / "book" / "in.png").symlink_to(tmp_path / "out.png")
    assert faults("![a](in.png)", root=str(tmp_path / "book")) == [("P008", "1:1")]


def test_of_two_titles_that_of_the_front_matter_is_used():
    section, _ = parsed("# One\n\nWords.", title="Another")
    assert section.title[0].text == "Another"


def test_two_titles_in_the_same_words():
    _, report = parsed("# *One*\n\nWords.", title="One")
    assert not len(report)


def test_what_is_reported_is_printed_all_the_same():
    section, _ = parsed("A <u>$x^$</u> [y](z.html) {w}")
    assert "".join(node.text for node in section.blocks[0].content) == "A <u>$x^$</u> y {w}"


@pytest.mark.parametrize("code", [Code.P001, Code.P007, Code.P015])
def test_a_message_names_the_file_and_says_what_to_do(code):
    report = Report()
    copies = {case.code: case.copy for case in POSITIVE}
    parse(manuscript(entry("Words.", "a.md"), entry(copies[code], "body/b.md")), report)
    (fault,) = [item for item in report if item.code is code]
    assert fault.place.file == "body/b.md"
    assert fault.hint
