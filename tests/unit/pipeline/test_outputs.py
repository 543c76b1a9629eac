"""Outputs into the build folder, with the certificate's rows and the lock."""

import json
from pathlib import Path

import pytest

from stonehand.diagnostics import Code, Report
from stonehand.model.places import Places, Position
from stonehand.pipeline.outputs import publish_outputs
from stonehand.store.lock import Lock, read_lock

LOCK = Lock(None, Places({"one": Position(1, "1")}))


def rows(root: Path, name: str = "b") -> dict[str, object]:
    found = json.loads((root / "build" / f"{name}.certificate.json").read_text())["outputs"]
    return {suffix: row["words"] for suffix, row in found.items()}


def names(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_the_rows_of_other_formats_stay(tmp_path: Path) -> None:
    publish_outputs(tmp_path, "b", {"epub": b"1"}, {"words": 1}, Report(), draft=False)
    publish_outputs(tmp_path, "b", {"pdf": b"2", "map": b"3"}, {"words": 2}, Report(), draft=False)
    assert rows(tmp_path) == {"epub": 1, "pdf": 2, "map": 2}


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"outputs": 3}', "\udcff"])
def test_a_damaged_certificate_is_written_anew(text: str, tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "b.certificate.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    publish_outputs(tmp_path, "b", {"epub": b"1"}, {"words": 1}, Report(), draft=False)
    assert rows(tmp_path) == {"epub": 1}


def test_errors_withhold_all() -> None:
    report = Report()
    report.add(Code.N001, "no note")
    assert publish_outputs(Path("nowhere"), "b", {"epub": b"1"}, {}, report, draft=False) == ()


def test_the_lock_is_written_with_the_outputs(tmp_path: Path) -> None:
    made = publish_outputs(tmp_path, "b", {"epub": b"1"}, {"words": 1}, Report(), False, LOCK)
    assert [Path(each.path).name for each in made] == ["b.epub", "b.certificate.json"]
    assert read_lock(tmp_path) == LOCK


def test_a_draft_leaves_no_lock(tmp_path: Path) -> None:
    publish_outputs(tmp_path, "b", {"epub": b"1"}, {"words": 1}, Report(), True, LOCK)
    assert names(tmp_path) == ["build/b.draft.certificate.json", "build/b.draft.epub"]
