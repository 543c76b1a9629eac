"""Finished files and what they were made from into a manifest, and out of it again."""

from pathlib import Path

from stonehand.model.attestation import Attestation
from stonehand.store.files import sha256
from stonehand.store.inputs import inputs_of
from stonehand.store.manifest import Manifest, manifest_text, read_manifest, with_files

FIRST = Attestation((("manuscript/one.md", "1"),), (("A 400 normal", "2"),), (("python", "3"),), "4", "5")
SECOND = Attestation((), (), (), "house")


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    manifest = with_files(Manifest(), {"b.epub": b"1"}, FIRST)
    (tmp_path / "m.json").write_text(manifest_text(manifest))
    assert read_manifest(tmp_path / "m.json") == manifest
    assert manifest.attestation("b.epub") == FIRST
    assert manifest.artefacts["b.epub"].sha256 == sha256(b"1")


def test_what_no_file_refers_to_is_dropped() -> None:
    both = with_files(with_files(Manifest(), {"b.epub": b"1"}, FIRST), {"b.pdf": b"2"}, SECOND)
    assert set(both.attestations) == {FIRST.digest, SECOND.digest}
    assert set(with_files(both, {"b.epub": b"3"}, SECOND).attestations) == {SECOND.digest}


def test_inputs_are_the_files_of_the_book_and_those_that_it_names(tmp_path: Path) -> None:
    for name in (
        "manuscript/one.md",
        "manuscript/.swp",
        "art/x.png",
        "art/y.png",
        "house.toml",
        "build/o.pdf",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = inputs_of(tmp_path, ("art/x.png", "art/gone.png"))
    assert [path for path, _ in found] == ["art/x.png", "house.toml", "manuscript/one.md"]
    assert dict(found)["house.toml"] == sha256(b"house.toml")
