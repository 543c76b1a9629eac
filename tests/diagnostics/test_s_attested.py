"""Each code of `stonehand verify`: when it is reported, and when not."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from samples.book_folder import write_book
from stonehand.diagnostics import Code, Report
from stonehand.model.attestation import Attestation
from stonehand.model.metadata import Metadata
from stonehand.pipeline import verify
from stonehand.pipeline.outputs import publish_outputs
from stonehand.press.pdf.metadata import write_metadata
from stonehand.store.inputs import inputs_of

Damage = Callable[[Path], object]


def pdf_of(digest: str) -> bytes:
    """Return an empty PDF that bears a hash."""
    target = BytesIO()
    with pikepdf.new() as pdf:
        write_metadata(pdf, Metadata("small", "Small"), digest)
        pdf.save(target)
    return target.getvalue()


def book(root: Path) -> Path:
    """Return a book's folder with one finished file and its manifest."""
    write_book(root, 'body = ["one.md"]', {"one.md": "# One\n"})
    made = Attestation(inputs_of(root), (), (("stonehand", "0"),), "house")
    publish_outputs(root, "small", {"pdf": pdf_of(made.digest)}, {}, Report(), False, None, made)
    return root


def build(name: str) -> Callable[[Path], Path]:
    return lambda root: root / "build" / name


PDF, MANIFEST = build("small.pdf"), build("small.manifest.json")


def rewrite(path: Callable[[Path], Path], old: str, new: str) -> Damage:
    def rewritten(root: Path) -> None:
        text = path(root).read_text()
        assert old in text
        path(root).write_text(text.replace(old, new))

    return rewritten


def another_hash(root: Path) -> None:
    """Make a file that bears another hash than its manifest says."""
    made = Attestation(inputs_of(root), (), (), "house")
    publish_outputs(root, "small", {"pdf": pdf_of("0" * 64)}, {}, Report(), False, None, made)


POSITIVE = (
    (
        Code.S101,
        lambda root: PDF(root).write_bytes(PDF(root).read_bytes() + b"%"),
        "is not the file that was",
    ),
    (Code.S102, lambda root: MANIFEST(root).unlink(), "no manifest has a file “small.pdf”"),
    (Code.S102, rewrite(MANIFEST, "small.pdf", "smaller.pdf"), "no manifest has a file “small.pdf”"),
    (Code.S103, lambda root: MANIFEST(root).write_text("{"), "“small.manifest.json” cannot be used"),
    (Code.S103, lambda root: MANIFEST(root).write_text("[]"), "it is not a manifest"),
    (Code.S103, lambda root: MANIFEST(root).write_bytes(b"\xff"), "“small.manifest.json” cannot be used"),
    (Code.S103, rewrite(MANIFEST, '"schema": 1', '"schema": 2'), "schema 2, where 1 is known"),
    (Code.S103, rewrite(MANIFEST, '"stonehand": "0"', '"stonehand": "9"'), "has been changed"),
    (Code.S103, another_hash, "does not say what “small.pdf” itself says"),
    (Code.S104, lambda root: (root / "manuscript" / "one.md").write_text("# Two\n"), "manuscript/one.md"),
    (Code.S104, lambda root: (root / "manuscript" / "new.md").write_text("# Two\n"), "manuscript/new.md"),
    (Code.S104, lambda root: (root / "manuscript" / "one.md").unlink(), "manuscript/one.md changed"),
)
NEGATIVE = (
    (Code.S101, lambda root: None),
    (Code.S102, lambda root: (root / "build" / "other.manifest.json").write_bytes(b"{}")),
    (Code.S103, lambda root: None),
    (Code.S104, lambda root: (root / "manuscript" / ".one.md.swp").write_text("of an editor")),
    (Code.S104, lambda root: (root / "notes.txt").write_text("not of the book")),
)


def found(root: Path, damage: Damage) -> list[tuple[Code, str]]:
    damage(book(root))
    report = Report()
    verify([PDF(root)], None, root, report)
    return [(item.code, item.message) for item in report]


@pytest.mark.parametrize("code, damage, message", POSITIVE)
def test_what_is_reported(code: Code, damage: Damage, message: str, tmp_path: Path) -> None:
    assert [own for own, words in found(tmp_path, damage) if message in words] == [code]


@pytest.mark.parametrize("code, damage", NEGATIVE)
def test_what_is_not_reported(code: Code, damage: Damage, tmp_path: Path) -> None:
    assert code not in [own for own, _ in found(tmp_path, damage)]


def test_nothing_at_all_is_reported_of_what_is_as_it_was(tmp_path: Path) -> None:
    assert found(tmp_path, lambda root: None) == []
