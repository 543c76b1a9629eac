"""What was read of a sheet is read again only where the sheet or its page of the map has changed."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from stonehand.proof.certificate.pdf import read_sittings
from stonehand.proof.certificate.reader import Reader
from stonehand.store.lanes import AtOnce
from stonehand.store.shelf import Shelf

ROWS = ("page one", "page two")


@dataclass
class Reading(AtOnce):
    """An executor that notes which sheets were read."""

    sheets: list[tuple[int, str]] = field(default_factory=list)

    def submit(self, function: Any, *given: Any) -> Any:  # type: ignore[override]
        if function is read_sittings:
            self.sheets += [(number, name) for number, _, name in given[1]]
        return super().submit(function, *given)


def file(*widths: int) -> bytes:
    pdf = pikepdf.new()
    for width in widths:
        pdf.add_blank_page(page_size=(100, 200))
        pdf.pages[-1].obj.Contents = pdf.make_stream(b"0 0 %d 10 re f" % width)
    data = BytesIO()
    pdf.save(data, deterministic_id=True)
    return data.getvalue()


def read(folder: Path, data: bytes, rows: tuple[str, ...] = ROWS) -> list[tuple[int, str]]:
    executor = Reading()
    Reader(executor, Shelf(folder, b"secret"), rows).read({"x.pdf": data}, ())
    return executor.sheets


def test_every_sheet_is_read_once(tmp_path: Path) -> None:
    assert read(tmp_path, file(1, 2)) == [(0, "x.pdf"), (1, "x.pdf")]
    assert read(tmp_path, file(1, 2)) == []


def test_a_changed_sheet_is_read_again(tmp_path: Path) -> None:
    read(tmp_path, file(1, 2))
    assert read(tmp_path, file(1, 3)) == [(1, "x.pdf")]


def test_a_changed_page_of_the_map_is_read_again(tmp_path: Path) -> None:
    read(tmp_path, file(1, 2))
    assert read(tmp_path, file(1, 2), ("another", "page two")) == [(0, "x.pdf")]


def test_what_a_further_profile_draws_alike_is_read_once() -> None:
    executor = Reading()
    files = {"screen.pdf": file(1, 2), "archive.pdf": file(1, 3)}
    readings = Reader(executor).read(files, ())
    assert executor.sheets == [(0, "screen.pdf"), (1, "screen.pdf"), (1, "archive.pdf")]
    assert readings["archive.pdf"][0] == readings["screen.pdf"][0]
