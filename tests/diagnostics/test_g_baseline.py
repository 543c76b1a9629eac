"""Each code of a baseline itself: when it is reported, and when not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from samples.accepted_pages import baseline
from stonehand.diagnostics import Code, Report
from stonehand.pipeline.gating import accepted_baseline
from stonehand.proof.gate.written import FILES, PAGES, baseline_files


def without(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def shortened(folder: Path) -> None:
    pages = (folder / PAGES).read_text().splitlines(keepends=True)
    (folder / PAGES).write_text("".join(pages[1:]))


def broken(folder: Path) -> None:
    first, *_ = (folder / PAGES).read_text().splitlines(keepends=True)
    (folder / PAGES).write_text(f"{first}damaged\n")


def of_schema(folder: Path) -> None:
    header = folder / FILES[0]
    header.write_text(header.read_text().replace('"schema": 1', '"schema": 0'))


POSITIVE = (
    (Code.G001, without(FILES[0]), "baseline/header.json is not there"),
    (Code.G002, without(PAGES), "cannot be read"),
    (Code.G002, shortened, "pages.jsonl has 1 pages of 2"),
    (Code.G002, broken, "pages.jsonl:2:1: Expecting value"),
    (Code.G002, of_schema, "it is of schema 0, where 1 is known"),
)
NEGATIVE = (Code.G001, Code.G002)


def read(folder: Path, damage: Callable[[Path], object]) -> Report:
    (folder / "baseline").mkdir()
    for name, data in baseline_files(baseline()).items():
        (folder / "baseline" / name).write_bytes(data)
    damage(folder / "baseline")
    report = Report()
    accepted_baseline(folder, report)
    return report


@pytest.mark.parametrize("code, damage, said", POSITIVE)
def test_what_is_reported_of_a_baseline(
    code: Code, damage: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    (diagnostic,) = read(tmp_path, damage)
    assert diagnostic.code is code
    assert said in diagnostic.message
    assert "stonehand accept" in diagnostic.hint


@pytest.mark.parametrize("code", NEGATIVE)
def test_a_whole_baseline_is_read(code: Code, tmp_path: Path) -> None:
    assert code not in [each.code for each in read(tmp_path, lambda folder: None)]
