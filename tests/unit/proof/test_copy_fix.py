"""Mending: nothing is changed but what was found, and then nothing is found."""

import difflib

import pytest

from samples.linted import faults, linted, mended_text
from stonehand.model.book import Typography
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Edit
from stonehand.proof.copy.fix import difference, mended
from stonehand.source import Span

FRENCH = {"language": "fr", "typography": Typography(("«", "»", "“", "”"))}

MENDED = [
    ('“One”, “too” and "two" isn\'t', "“One”, “too” and “two” isn’t", {}),
    ("In 1914-18, pp. 12-14, xi-xv", "In 1914–18, pp. 12–14, xi–xv", {}),
    ("125-8, 99-101, 87-112, 5-20, 1066-1945", "125–8, 99–101, 87–112, 5–20, 1066–1945", {}),
    ("It was - he said - late", "It was -- he said -- late", {}),
    ("One , *two* , ( three )", "One, *two*, (three)", {}),
    ("One  two   *three*", "One two *three*", {}),
    ("One… two… three. . . four", "One… two… three… four", {}),
    ("One... two", "One. . . two", {"style": CopyStyle(ellipsis="spaced")}),
    ("Quoi? Oui; non: si!", "Quoi\u202f? Oui\u202f; non\u00a0: si\u202f!", FRENCH),
    ("[Oui: «là!»]{lang=fr}, no?", "[Oui\u00a0: «\u202flà\u202f!\u202f»]{lang=fr}, no?", {}),
    ("> In 1914-18\n> and  on", "> In 1914-18\n> and on", {}),
    ("| 1914-18 |\n|---|\n| 12-14 |", "| 1914–18 |\n|---|\n| 12–14 |", {}),
    ("One.[^1]\n\n[^1]: Two  three, 12-14.", "One.[^1]\n\n[^1]: Two three, 12–14.", {}),
]


@pytest.mark.parametrize("before, after, options", MENDED)
def test_mended_copy_has_no_finding(before: str, after: str, options: dict[str, object]) -> None:
    assert mended_text(before, **options) == after
    assert faults(after, **options) == []


LEFT_ALONE = [
    "`12-14  x` and\n\n    12-14  x\n\nhttps://x.org/12-14",
    "The the end, two two",
    "Words\n, and so",
    "Call 555-1234, 867-5309 or 1234-5678; 1-100, 747-400",
    "Un titre : le sien ; oui !",
    "He thought ... and then .... And",
    "::: {lang=fr}\nQuoi? Oui; «non»: si!\n:::",
    "A \\  b &nbsp; c",
    "A.[^1-2] [@a12-14] and [link](https://x.org/1-2) ![](a-12-14.png)\n\n[^1-2]: B.",
]


@pytest.mark.parametrize("copy", LEFT_ALONE)
def test_what_is_not_safe_is_left(copy: str) -> None:
    assert mended_text(copy) == copy


def test_only_the_spans_of_findings_differ() -> None:
    before = "# Of  it\n\nIn *1914-18*, he  said:\n“Go  on”\n"
    (one, two, three, four) = linted(before).edits
    assert {(edit.span.line, edit.text) for edit in (one, two, three, four)} == {
        (1, " "),
        (3, "–"),
        (3, " "),
        (4, " "),
    }
    after = mended_text(before)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    changed = [before[i:j] for tag, i, j, _, _ in matcher.get_opcodes() if tag != "equal"]
    assert sorted(changed) == [" ", " ", " ", "-"]


def edit(line: int, column: int, length: int, text: str) -> Edit:
    return Edit(Span("a.md", line, column, line, column + length), text)


@pytest.mark.parametrize(
    "before, after",
    [
        (b"ab\r\nc-d\r\n", "ab\r\nc–d\r\n"),
        (b"ab\rc-d", "ab\rc–d"),
        (b"\xef\xbb\xbfab\nc-d\n", "\ufeffab\nc–d\n"),
    ],
    ids=["CRLF", "CR", "BOM"],
)
def test_ends_of_lines_stay(before: bytes, after: str) -> None:
    assert mended(before, [edit(2, 2, 1, "–")]).decode() == after


def test_of_two_edits_of_one_place_the_first_is_made() -> None:
    assert mended(b"abcd", [edit(1, 2, 2, "x"), edit(1, 3, 1, "y")]) == b"axd"


def test_the_difference_says_where_no_line_ends() -> None:
    assert difference("a.md", b"a\nb", b"a\nc").splitlines() == [
        "--- a/a.md",
        "+++ b/a.md",
        "@@ -1,2 +1,2 @@",
        " a",
        "-b",
        "\\ No newline at end of file",
        "+c",
        "\\ No newline at end of file",
    ]
