"""Each code of the letter M: what it is reported for, where and how; and what it is not reported for."""

from pathlib import Path

import pytest

from stonehand.diagnostics import Code, Report
from stonehand.diagnostics.explain import explain
from stonehand.manuscript import read
from stonehand.manuscript.copy import LIMIT

SETTINGS = "manuscript/book.toml"
MATTER = '[matter]\nfront = ["title-page", "imprint", "contents"]\nbody = ["a.md"]'

Files = dict[str, str | bytes]


def settings(book: str = "", rest: str = "", matter: str = MATTER) -> Files:
    """Return a book of one section: what is added to [book] stands on line 5, the rest from line 9."""
    return {
        "book.toml": f'[book]\nslug = "b"\ntitle = "B"\nlanguage = "en"\n{book}\n{matter}\n{rest}\n',
        "a.md": "A.\n",
    }


def copy(text: str | bytes) -> Files:
    return settings() | {"a.md": text}


def front(yaml: str) -> Files:
    return copy(f"---\n{yaml}\n---\n\nA.\n")


def found(folder: Path, files: Files) -> list[tuple[Code, str, str]]:
    for name, text in files.items():
        path = folder / "manuscript" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    report = Report()
    read(folder, report)
    return [(item.code, str(item.place), item.message) for item in report]


def person(line: str) -> Files:
    return settings(rest=f'[[book.contributors]]\nname = "N"\n{line}')


def identifier(scheme: str, value: str) -> Files:
    return settings(rest=f'[[book.identifiers]]\nscheme = "{scheme}"\nvalue = "{value}"')


def matter(body: str, back: str = "") -> Files:
    lists = f'[matter]\nfront = ["title-page", "imprint", "contents"]\nbody = [{body}]\nback = [{back}]'
    return settings(matter=lists)


CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"

POSITIVE = [
    (Code.M001, settings(book="date ="), f"{SETTINGS}:5:7", "not TOML: Invalid value"),
    (Code.M001, settings(rest='x = "'), f"{SETTINGS}:9:6", "not TOML: Illegal character '\\n'"),
    (
        Code.M001,
        front("title: a: b"),
        "manuscript/a.md:2:9",
        "front matter is not YAML: mapping values are not allowed here",
    ),
    (Code.M002, settings(book='titel = "T"'), f"{SETTINGS}:5:1", "unknown key “titel” in [book]"),
    (Code.M002, settings(rest='[imprimt]\nplace = "P"'), f"{SETTINGS}:9:2", "unknown key “imprimt”"),
    (Code.M002, person('oricd = ""'), f"{SETTINGS}:11:1", "unknown key “oricd” in [book.contributors]"),
    (Code.M003, front("titel: T"), "manuscript/a.md:2:1", "unknown key “titel”"),
    (
        Code.M003,
        front("author:\n  - name: N\n    mail: x"),
        "manuscript/a.md:4:5",
        "unknown key “mail” in [author]",
    ),
    (
        Code.M004,
        settings(book="edition = true"),
        f"{SETTINGS}:5:11",
        "“edition” must be a text, not true or false",
    ),
    (
        Code.M004,
        settings(book='keywords = ["a", 2]'),
        f"{SETTINGS}:5:18",
        "item 2 of “keywords” must be a text, not a number",
    ),
    (
        Code.M004,
        front("running-heads: x"),
        "manuscript/a.md:2:16",
        "“running-heads” must be a table of keys, not a text",
    ),
    (Code.M005, settings(rest='[series]\nnumber = "2"'), f"{SETTINGS}:9:2", "“title” is missing in [series]"),
    (
        Code.M005,
        {"book.toml": f'[book]\nslug = "b"\ntitle = ""\nlanguage = "en"\n{MATTER}\n', "a.md": "A."},
        f"{SETTINGS}:3:1",
        "“title” is missing in [book]",
    ),
    (
        Code.M005,
        settings(rest=f'[accessibility]\nconforms_to = "{CONFORMANCE}"'),
        f"{SETTINGS}:10:15",
        "nobody is named who answers for the conformance",
    ),
    (Code.M005, settings(matter=""), f"{SETTINGS}:1:1", "“matter” is missing"),
    (
        Code.M006,
        settings(rest='[accessibility]\nconforms_to = "WCAG AA"\ncertified_by = "X"'),
        f"{SETTINGS}:10:15",
        "“WCAG AA” is not the wording of a claim of conformance",
    ),
    (
        Code.M006,
        settings(
            rest=f'[accessibility]\nconforms_to = "{CONFORMANCE}"\ncertified_by = "X"\n'
            'exemption = "eaa-microenterprise"'
        ),
        f"{SETTINGS}:12:13",
        "a book that conforms needs no exemption",
    ),
    (Code.M006, settings(rest='[design]\nnotes = "fot"'), f"{SETTINGS}:10:9", "“notes” cannot be “fot”"),
    (
        Code.M006,
        settings(rest='[design.hyphenation]\nexceptions = ["ano-nym", "x2"]'),
        f"{SETTINGS}:10:26",
        "“x2” is not a word with hyphens",
    ),
    (
        Code.M004,
        settings(rest='[design.lines]\nprotrusion = "yes"'),
        f"{SETTINGS}:10:14",
        "“protrusion” must be true or false, not a text",
    ),
    (
        Code.M017,
        settings(rest="[design.beginning]\ninitial = 1"),
        f"{SETTINGS}:10:11",
        "“initial” must be 0, 2 or 3, not 1",
    ),
    (
        Code.M017,
        settings(rest="[design.lines]\nexpansion = 3"),
        f"{SETTINGS}:10:13",
        "“expansion” must be 0 to 2, not 3",
    ),
    (
        Code.M017,
        settings(rest="[design.footnotes]\nshare = 0.95"),
        f"{SETTINGS}:10:9",
        "“share” must be 0.1 to 0.9, not 0.95",
    ),
    (
        Code.M004,
        settings(rest="[design.footnotes]\nblank = 1.5"),
        f"{SETTINGS}:10:9",
        "“blank” must be a whole number, not a number",
    ),
    (
        Code.M007,
        identifier("isbn", "978-0-306-40615-8"),
        f"{SETTINGS}:11:9",
        "the check digit of ISBN 978-0-306-40615-8 is wrong",
    ),
    (
        Code.M008,
        settings(rest='[series]\ntitle = "S"\nissn = "0378-5954"'),
        f"{SETTINGS}:11:8",
        "the check digit of ISSN 0378-5954 is wrong",
    ),
    (
        Code.M009,
        person('orcid = "0000-0002-1825-0098"'),
        f"{SETTINGS}:11:9",
        "the check digit of ORCID iD 0000-0002-1825-0098 is wrong",
    ),
    (Code.M010, front("doi: 11.5555/x"), "manuscript/a.md:2:6", "“11.5555/x” is not a DOI"),
    (Code.M011, front("lang: English"), "manuscript/a.md:2:7", "“English” is not a language tag (BCP 47)"),
    (Code.M012, person('role = "editor"'), f"{SETTINGS}:11:8", "“editor” is not a MARC relator"),
    (Code.M013, settings(book='date = "March 1986"'), f"{SETTINGS}:5:8", "“March 1986” is not a date"),
    (
        Code.M014,
        settings(rest='[design]\ntrim = "156 x 234"'),
        f"{SETTINGS}:10:8",
        "“156 x 234” is not a size of page",
    ),
    (Code.M014, settings(rest='[design]\nbleed = "1in"'), f"{SETTINGS}:10:9", "a bleed of 1in is too much"),
    (
        Code.M015,
        settings(rest='[imprint]\nlicence = "CC BY"'),
        f"{SETTINGS}:10:11",
        "“CC BY” is not the address of a web page",
    ),
    (
        Code.M016,
        {"book.toml": f'[book]\nslug = "../b"\ntitle = "B"\nlanguage = "en"\n{MATTER}\n', "a.md": "A."},
        f"{SETTINGS}:2:8",
        "“../b” cannot name files",
    ),
    (
        Code.M017,
        settings(rest="[design]\ngathering = 15"),
        f"{SETTINGS}:10:13",
        "“gathering” must be 2 to 64 in steps of 2, not 15",
    ),
    (
        Code.M017,
        settings(rest="[design.flaws]\nloose = 0.9"),
        f"{SETTINGS}:10:9",
        "“loose” must be 1 to 9, not 0.9",
    ),
    (Code.M020, matter('"a.md", "b.md"'), f"{SETTINGS}:8:17", "there is no file “b.md”"),
    (Code.M020, settings(book='cover = "c.png"'), f"{SETTINGS}:5:9", "there is no file “c.png”"),
    (Code.M021, matter('"a.md", "./a.md"'), f"{SETTINGS}:8:17", "“./a.md” is listed twice"),
    (Code.M021, matter('"a.md"', '"index", "index"'), f"{SETTINGS}:9:18", "“index” is listed twice"),
    (
        Code.M022,
        settings() | {"b.md": "B."},
        "manuscript/b.md:1:1",
        "“b.md” is in no list, so it is not in the book",
    ),
    (
        Code.M023,
        matter('"a.md", "../b.md"'),
        f"{SETTINGS}:8:17",
        "“../b.md” lies outside the folder “manuscript”",
    ),
    (
        Code.M023,
        matter('"a.md", "/b.md"'),
        f"{SETTINGS}:8:17",
        "“/b.md” lies outside the folder “manuscript”",
    ),
    (
        Code.M024,
        matter('"a.md", "foreword"'),
        f"{SETTINGS}:8:17",
        "“foreword” is neither a file of copy nor a generated section",
    ),
    (Code.M025, front("kind: chaptre"), "manuscript/a.md:2:7", "there is no kind of section “chaptre”"),
    (
        Code.M026,
        front("kind: foreword"),
        "manuscript/a.md:2:7",
        "foreword in the body matter; it belongs in the front matter",
    ),
    (
        Code.M026,
        matter('"a.md", "index"'),
        f"{SETTINGS}:8:17",
        "index in the body matter; it belongs in the back matter",
    ),
    (
        Code.M026,
        settings(matter='[matter]\nfront = ["imprint", "title-page", "contents"]\nbody = ["a.md"]'),
        f"{SETTINGS}:7:21",
        "title-page stands after imprint",
    ),
    (
        Code.M027,
        settings(matter='[matter]\nfront = ["title-page", "imprint"]\nbody = ["a.md"]'),
        f"{SETTINGS}:7:1",
        "the book has no contents",
    ),
    (
        Code.M027,
        settings(rest='[design]\nnotes = "book"'),
        f"{SETTINGS}:6:2",
        "notes stand at the end of the book, but no “notes” in its back matter",
    ),
    (
        Code.M028,
        matter('"a.md", { part = "P", sections = [] }'),
        f"{SETTINGS}:8:26",
        "no section stands in the part “P”",
    ),
    (Code.M029, {"book.toml": matter("")["book.toml"]}, f"{SETTINGS}:6:2", "the book has no section of copy"),
    (Code.M030, copy(b"caf\xe9\n"), "manuscript/a.md:1:4", "byte 0xE9 is not UTF-8"),
    (Code.M030, copy("A.".encode("utf-16")), "manuscript/a.md:1:1", "the file is UTF-16, not UTF-8"),
    (
        Code.M031,
        copy("A\r\nb\x00c\x00"),
        "manuscript/a.md:2:2",
        "control character U+0000 (2 times in this file)",
    ),
    (Code.M031, settings(book='subtitle = "\\u0000"'), f"{SETTINGS}:5:12", "control character in “subtitle”"),
    (
        Code.M032,
        matter('"a.md", "b.md"') | {"b.md": b"a" * (LIMIT + 1)},
        "manuscript/b.md:1:1",
        "the file is larger than 5,000,000 bytes",
    ),
    (Code.M033, settings(book="a" + ".a" * 20 + " = 1"), f"{SETTINGS}:5:1", "a key of more than 16 parts"),
    (
        Code.M033,
        settings(book="a = " + "[" * 5000 + "]" * 5000),
        f"{SETTINGS}:1:1",
        "lists or tables nested too deep",
    ),
    (
        Code.M033,
        front("abstract: " + "[" * 5000),
        "manuscript/a.md:2:22",
        "front matter of more than 12 levels",
    ),
    (Code.M034, front("title: !x T"), "manuscript/a.md:2:8", "a tag in front matter"),
    (Code.M035, front("title: A\ntitle: B"), "manuscript/a.md:3:1", "“title” is written twice"),
    (Code.M036, copy("---\ntitle: T\n\nA.\n"), "manuscript/a.md:1:1", "front matter is not closed"),
    (Code.M036, front("- a"), "manuscript/a.md:2:1", "front matter is not a table of keys"),
    (
        Code.M037,
        settings(book=f'subtitle = "{"w" * 1001}"'),
        f"{SETTINGS}:5:12",
        "“subtitle” has 1,001 characters",
    ),
    (
        Code.M037,
        front(f"abstract: {'w' * 10001}"),
        "manuscript/a.md:2:11",
        "“abstract” has 10,001 characters",
    ),
    (
        Code.M031,
        settings(book='subtitle = "a\\u202Eb"'),
        f"{SETTINGS}:5:12",
        "control character in “subtitle”",
    ),
    (Code.M020, matter(f'"a.md", "{"a" * 5000}.md"'), f"{SETTINGS}:8:17", f"there is no file “{'a' * 200}”"),
]

NEGATIVE = [
    (Code.M001, front('title: "a: b"')),
    (Code.M002, settings(book='subtitle = "T"')),
    (Code.M003, front("author: N\nshort-title: T")),
    (Code.M004, settings(book="date = 2026-03-01\nedition = 2")),
    (Code.M005, settings(rest='[series]\ntitle = "S"')),
    (Code.M006, settings(rest='[design]\nnotes = "chapter"')),
    (Code.M005, settings(rest='[accessibility]\nexemption = "eaa-microenterprise"')),
    (Code.M006, settings(rest=f'[accessibility]\nconforms_to = "{CONFORMANCE}"\ncertified_by = "X"')),
    (Code.M006, settings(rest='[design.hyphenation]\nexceptions = ["ano-nym", "Gödel"]')),
    (Code.M007, identifier("isbn", "0-8044-2957-X")),
    (Code.M008, settings(rest='[series]\ntitle = "S"\nissn = "0378-5955"')),
    (Code.M009, person('orcid = "https://orcid.org/0000-0002-1694-233X"')),
    (Code.M010, front("doi: https://doi.org/10.5555/x(1)")),
    (Code.M011, front("lang: sr-Latn-RS")),
    (Code.M012, person('role = "edt"')),
    (Code.M013, settings(book='date = "1986-02"')),
    (Code.M014, settings(rest='[design]\ntrim = "6 x 9 in"\nbleed = "0"')),
    (Code.M015, settings(rest='[imprint]\nlicence = "https://example.org/by"')),
    (Code.M016, settings()),
    (Code.M017, settings(rest="[design]\ngathering = 32\nflaws.loose = 1\nflaws.tight = 0.8")),
    (Code.M020, matter('"a.md", "b/c.md"') | {"b/c.md": "C."}),
    (Code.M021, matter('"a.md", "b/a.md"') | {"b/a.md": "A."}),
    (Code.M022, settings() | {"_b.md": "B.", ".c.md": "C."}),
    (Code.M023, matter('"b/../a.md"')),
    (Code.M024, matter('"a.md"', '"bibliography"')),
    (Code.M025, front("kind: interlude")),
    (Code.M026, front("kind: conclusion")),
    (Code.M027, settings(rest='[design]\nnotes = "chapter"')),
    (Code.M028, matter('{ part = "P", sections = ["a.md"] }')),
    (Code.M029, settings()),
    (Code.M030, copy("\ufeffcafé\n")),
    (Code.M031, copy("A.\r\n\tB.\r\n")),
    (Code.M032, copy("a" * 1000)),
    (Code.M033, front("author:\n  - name:\n      given: G")),
    (Code.M034, front('title: "*a & !b"')),
    (Code.M035, front("title: A\nsubtitle: A")),
    (Code.M036, copy("---\n\nA rule stands above.\n")),
    (Code.M037, settings(book=f'description = "{"w" * 10000}"')),
]

CODES = [code for code in Code if "M000" < code.value < "M040"]


@pytest.mark.parametrize("code, files, place, message", POSITIVE)
def test_a_fault_is_reported_once_at_its_place(
    tmp_path: Path, code: Code, files: Files, place: str, message: str
) -> None:
    assert found(tmp_path, files) == [(code, place, message)]


@pytest.mark.parametrize("code, files", NEGATIVE)
def test_what_is_right_is_not_reported(tmp_path: Path, code: Code, files: Files) -> None:
    assert found(tmp_path, files) == []


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_cases_and_an_explanation(code: Code) -> None:
    assert code in {case[0] for case in POSITIVE}
    assert code in {case[0] for case in NEGATIVE}
    assert len(explain(code)) > 40


def test_a_number_too_long_for_python_is_a_fault_of_syntax(tmp_path: Path) -> None:
    ((code, _, message),) = found(tmp_path, settings(book="x = " + "1" * 5000))
    assert code is Code.M001
    assert message.startswith("not TOML: Exceeds the limit")


HINTS = [
    (settings(book='titel = "T"'), "did you mean “title”?"),
    (settings(rest='[imprimt]\nplace = "P"'), "did you mean “imprint”?"),
    (settings(rest='[design]\ntrim = "royl"'), "did you mean “royal”?"),
    (settings(book="description = 1"), 'put it in quotes: "1"'),
    (person('role = "editor"'), "did you mean “edt”?"),
    (front("kind: chaptre"), "did you mean “chapter”?"),
    (front("lang: en_GB"), "write “en-GB”"),
    (front("lang: English"), "write “en”"),
    (matter('"a.md", "contnts"'), "did you mean “contents”?"),
    (matter('"a.md", "aa.md"'), "did you mean “a.md”?"),
    (matter('"a.md", "foreword"'), "it is not generated: write it as a file and list that, “foreword.md”"),
    (copy(b"caf\xe9\n"), "in Windows-1252 it is “é”; save the file as UTF-8"),
    (
        identifier("isbn", "978-0-306-40615-8"),
        "compare it with the one assigned; with these digits before it, the last would be 7",
    ),
]


@pytest.mark.parametrize("files, hint", HINTS)
def test_a_hint_names_what_was_meant(tmp_path: Path, files: Files, hint: str) -> None:
    report = Report()
    found(tmp_path, files)
    read(tmp_path, report)
    (diagnostic,) = report
    assert diagnostic.hint == hint


def test_a_section_listed_twice_points_to_the_first(tmp_path: Path) -> None:
    report = Report()
    found(tmp_path, matter('"a.md", "a.md"'))
    read(tmp_path, report)
    ((related,),) = (diagnostic.related for diagnostic in report)
    assert str(related.place) == f"{SETTINGS}:8:9"


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "secret.md").write_text("S.")
    (tmp_path / "manuscript" / "b.md").symlink_to(tmp_path / "secret.md")
    ((code, place, _),) = found(tmp_path, matter('"a.md", "b.md"'))
    assert (code, place) == (Code.M023, f"{SETTINGS}:8:17")
