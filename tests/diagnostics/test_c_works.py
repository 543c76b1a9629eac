"""Codes of letter C about files of works: what is reported of an entry, and what near to it is not."""

import pytest

from stonehand.bibliography.works import read_works
from stonehand.diagnostics import Code, Report
from stonehand.source import SourceFile

WHOLE = "author={Hand, Ada}, title={On Type}, date={2001}"
BOMB = '@string{a="0123456789"}\n' + "".join(
    f"@string{{{new} = {' # '.join([old] * 10)}}}\n" for old, new in zip("abcdef", "bcdefg", strict=True)
)


def found(text: str, file: str = "works.bib") -> set[tuple[str, str]]:
    """Return code and place of what is reported when all works of a file are in use."""
    report = Report()
    library = read_works([SourceFile(file, text)], report)
    library.check(library.works, report)
    return {(item.code.value, f"{item.place.line}:{item.place.column}") for item in report}


POSITIVE = [
    (Code.C010, "@book{a, " + WHOLE + "}\n@book{b, title={On {Ink}\n@book{c, " + WHOLE + "}", "2:1"),
    (Code.C010, "@book{a, " + WHOLE + " note={x}}", "1:59"),
    (Code.C010, "@book{a, title=ink, author={Hand, Ada}, date={2001}}", "1:19"),
    (Code.C010, '@book{a, title="On } Type"}', "1:21"),
    (Code.C010, BOMB, "5:50"),
    (Code.C011, "@book{a, " + WHOLE + "}\n@book{a, " + WHOLE + "}", "2:1"),
    (Code.C012, "@bok{a, " + WHOLE + "}", "1:1"),
    (Code.C013, "@book{a, title={On Type}, date={2001}}", "1:1"),
    (Code.C013, "@article{a, " + WHOLE + "}", "1:1"),
    (Code.C014, "@book{a, author={NASA History Office}, title={On Type}, year=2001}", "1:1"),
    (Code.C015, "@book{a, author={Hand, Jr, Ada, Ben}, title={On Type}, year=2001}", "1:1"),
    (Code.C016, "@book{a, " + WHOLE + ", title={On Ink}}", "1:1"),
    (Code.C017, "@book{a, " + WHOLE + ", crossref={b}}", "1:1"),
    (Code.C017, "@book{a, " + WHOLE + ", xdata={a}}", "1:1"),
    (Code.C018, "@book{a, author={Hand, Ada}, title={On \\ink{Type}}, date={2001}}", "1:1"),
]
NEGATIVE = [
    (Code.C010, "An aside.\n@comment{x}\n@string{p={Press}}\n@book(a, " + WHOLE + ", publisher=p # { Co},)"),
    (Code.C011, "@book{a, " + WHOLE + "}\n@book{A, " + WHOLE + "}"),
    (Code.C012, "@THESIS{a, " + WHOLE + "}\n@xdata{x, title={On Ink}}"),
    (Code.C013, "@article{a, author={Hand}, title={On Type}, journal={Ink}, pubstate={forthcoming}}"),
    (Code.C014, "@book{a, author={{NASA History Office} and Office, Ada}, title={On Type}, year=2001}"),
    (Code.C015, "@book{a, author={Hand, Jr, Ada and Nib, Ben}, title={On Type}, year=2001}"),
    (Code.C016, "@book{a, " + WHOLE + ", subtitle={On Ink}}"),
    (Code.C017, "@book{a, " + WHOLE + ", crossref={b}}\n@collection{b, " + WHOLE + "}"),
    (Code.C018, "@book{a, author={Hand, Ada}, title={On \\emph{Type} \\& \\'Ecole}, date={2001}}"),
]


@pytest.mark.parametrize("code, text, place", POSITIVE)
def test_a_fault_is_reported_at_its_line(code: Code, text: str, place: str) -> None:
    assert (code.value, place) in found(text)


@pytest.mark.parametrize("code, text", NEGATIVE)
def test_sound_works_are_not_reported(code: Code, text: str) -> None:
    assert code.value not in dict(found(text))


@pytest.mark.parametrize(
    "text, place",
    [
        ('[{"title": "x"}]', "1:2"),
        ('[{"id": "a"},\n {"id": }]', "2:9"),
        ("{}", "1:1"),
        ("[" * 100_000, "1:2"),
    ],
)
def test_a_fault_of_csl_json_is_reported_at_its_place(text: str, place: str) -> None:
    assert found(text, "works.json") == {("C010", place)}


def test_a_second_work_of_one_key_points_to_the_first() -> None:
    report = Report()
    read_works([SourceFile("a.bib", "@misc{k}"), SourceFile("b.json", '[{"id": "k"}]')], report)
    (fault,) = report
    assert fault.related[0].place.file == "a.bib"
