"""Each code of work in hand: when it is reported, and when not."""

from pathlib import Path

import pytest

from samples.book_folder import WORDS, write_book
from stonehand.diagnostics import Code, Report
from stonehand.model.progress import Silence
from stonehand.pipeline import Plant, build_pdf, build_section

MATTER = 'front = ["contents"]\nbody = ["one.md", "two.md"]'
FILES = {"one.md": f"# One\n\n{WORDS}\n", "two.md": f"# Two\n\n{WORDS}\n"}
LONGER = {"one.md": f"# One\n\n{WORDS * 2}\n"}
OTHER = {"two.md": f"# Two\n\n{WORDS * 2}\n"}

POSITIVE = (
    (Code.W001, MATTER, {}, "tow", "the book has no section “tow”"),
    (
        Code.W002,
        MATTER.replace('"two.md"', '"new.md", "two.md"'),
        {"new.md": "# New\n\nWords.\n"},
        "new",
        "the last full build has no “new”: its pages are counted from 1",
    ),
    (Code.W003, MATTER, LONGER, "two", "“two” began on page 3; since then “one” changed"),
    (Code.W004, MATTER, LONGER, "contents", "“two” is printed as on page [3], which is not confirmed"),
)
NEGATIVE = (
    (Code.W001, {}, "two.md"),
    (Code.W001, {}, "manuscript/two.md"),
    (Code.W002, {}, "two"),
    (Code.W003, OTHER, "two"),
    (Code.W003, LONGER, "one"),
    (Code.W004, {}, "contents"),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_book(tmp_path_factory.mktemp("built"), MATTER, FILES)
    assert build_pdf(root, Report(), Silence())
    return root


def found(built: Path, folder: Path, matter: str, files: dict[str, str], name: str) -> list[tuple[Code, str]]:
    """Return what the proof of a section reports when some files have changed since the build."""
    root = write_book(folder, matter, {**FILES, **files})
    (root / "stonehand.lock").write_bytes((built / "stonehand.lock").read_bytes())
    report = Report()
    build_section(root, name, report, Silence(), Plant())
    return [(item.code, item.message) for item in report]


@pytest.mark.parametrize("code, matter, files, name, message", POSITIVE)
def test_what_is_reported(
    code: Code, matter: str, files: dict[str, str], name: str, message: str, built: Path, tmp_path: Path
) -> None:
    assert (code, message) in found(built, tmp_path, matter, files, name)


@pytest.mark.parametrize("code, files, name", NEGATIVE)
def test_what_is_not_reported(
    code: Code, files: dict[str, str], name: str, built: Path, tmp_path: Path
) -> None:
    assert code not in [own for own, _ in found(built, tmp_path, MATTER, files, name)]


def test_the_nearest_name_is_given(built: Path) -> None:
    report = Report()
    assert build_section(built, "tow", report, Silence(), Plant()) == ()
    assert [item.hint for item in report if item.code is Code.W001] == ["did you mean “two”?"]
