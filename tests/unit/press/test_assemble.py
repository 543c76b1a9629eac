"""The assembled book: pages, links, labels, outline, fonts, boxes, metadata; the same bytes everywhere."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import small_book
from small_book import METADATA, furniture_of, volume

from stonehand.diagnostics import Code, Leaf, Report
from stonehand.model.metadata import Contributor
from stonehand.press.pdf.assemble import assemble
from stonehand.press.pdf.metadata import creators, moment
from stonehand.press.pdf.pagination import furniture
from stonehand.press.pdf.stamp import stamp_draft
from stonehand.proof.access.structure import Element, structure


@pytest.fixture(scope="module")
def screen_bytes() -> bytes:
    report = Report()
    data = assemble(volume(), report)["screen"]
    assert list(report) == []
    return data


@pytest.fixture(scope="module")
def print_bytes() -> bytes:
    return assemble(volume(), Report())["print"]


@pytest.fixture
def screen(screen_bytes: bytes) -> Any:
    with pikepdf.open(BytesIO(screen_bytes)) as pdf:
        yield pdf


@pytest.fixture
def printing(print_bytes: bytes) -> Any:
    with pikepdf.open(BytesIO(print_bytes)) as pdf:
        yield pdf


def texts(data: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range().replace(" \r\n", "\r\n") for page in pdf]


def box(page: Any, name: str) -> list[float]:
    return [float(value) for value in page.obj[name]]


def test_furniture_may_be_drawn_some_sheets_at_a_time(screen_bytes: bytes) -> None:
    book = volume()
    words = furniture(book.sections, book.pages)
    runs = tuple(furniture_of(run) for run in (words[:2], words[2:]))
    assert texts(assemble(replace(book, furniture=runs), Report())["screen"]) == texts(screen_bytes)


def test_sections_and_blanks_are_joined_with_their_furniture(screen_bytes: bytes) -> None:
    preface, blank, one, second = (text.split("\r\n") for text in texts(screen_bytes))
    assert preface == ["Preface", "See One, office, ab.", "i"]
    assert blank == [""]
    assert one == ["One", "Back to the preface or up, affix,", "AB.", "1"]
    assert second == ["A second page.", "A Small Book 2"]


def test_links_go_to_named_destinations(screen: Any) -> None:
    names = screen.Root.Names.Dests.Names
    keys = [str(names[at]) for at in range(0, len(names), 2)]
    assert keys == sorted(keys)
    pages = {str(names[at]): names[at + 1][0].objgen for at in range(0, len(names), 2)}
    (across,) = screen.pages[0].obj.Annots
    assert (across.A.S, str(across.A.D)) == (pikepdf.Name.GoTo, "one-t")
    assert pages["one-t"] == screen.pages[2].obj.objgen
    back, up = screen.pages[2].obj.Annots
    assert (str(back.A.D), str(up.Dest)) == ("preface-p1", "one-t")
    assert pages["preface-p1"] == screen.pages[0].obj.objgen


def test_labels_are_the_printed_folios(screen: Any) -> None:
    assert [page.label for page in screen.pages] == ["i", "ii", "1", "2"]


def test_the_outline_leads_to_the_heads(screen: Any) -> None:
    with screen.open_outline() as outline:
        assert [(item.title, str(item.destination)) for item in outline.root] == [
            ("Preface", "preface-t"),
            ("One", "one-t"),
        ]


def test_each_face_is_embedded_once(screen_bytes: bytes, screen: Any) -> None:
    fonts = [o for o in screen.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o]
    assert sorted(str(font.FontName).partition("+")[2] for font in fonts) == [
        "EBGaramond-Bold",
        "EBGaramond-Italic",
        "EBGaramond-Regular",
    ]
    files = [o for o in screen.objects if isinstance(o, pikepdf.Stream) and "/Length1" in o]
    assert len(files) == 3


def test_screen_is_cropped_to_the_trim(screen: Any) -> None:
    boxes = {tuple(box(page, name)) for page in screen.pages for name in ("/MediaBox", "/TrimBox")}
    assert boxes == {(0, 0, 200, 300)}


def test_print_has_bleed_and_marks_and_no_links(printing: Any) -> None:
    for page in printing.pages:
        assert box(page, "/TrimBox") == [0, 0, 200, 300]
        assert box(page, "/BleedBox") == [-9, -9, 209, 309]
        assert box(page, "/MediaBox") == [-23, -23, 223, 323]
        assert "/Annots" not in page.obj
        assert b"0 0 0 1 K" in page.obj.Contents[-1].read_bytes()


def test_the_tags_of_the_sections_are_joined(screen_bytes: bytes, screen: Any) -> None:
    root = structure(screen_bytes)
    assert [kid.role for kid in root.kids if isinstance(kid, Element)] == ["Sect", "Sect"]
    assert [head.text().strip() for head in root.all("H1")] == ["Preface", "One"]
    keys = [page.obj.get("/StructParents") for page in screen.pages]
    assert keys == [None if key is None else number for number, key in enumerate(keys)]
    areas = [area for page in screen.pages for area in page.obj.get("/Annots", ())]
    numbers = screen.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    assert [str(parents[int(area.StructParent)].S) for area in areas] == ["/Link"] * len(areas)


def test_print_has_no_tags(printing: Any) -> None:
    assert "/StructTreeRoot" not in printing.Root
    assert "/MarkInfo" not in printing.Root
    assert not any("/StructParents" in page.obj for page in printing.pages)
    assert b"pdfuaid" not in printing.Root.Metadata.read_bytes()


def test_profiles_print_the_same_words(screen_bytes: bytes, print_bytes: bytes) -> None:
    assert texts(screen_bytes) == texts(print_bytes)


def test_furniture_is_an_artifact(screen: Any) -> None:
    tail = screen.pages[0].obj.Contents[-1].read_bytes()
    assert tail.split() == b"Q /Artifact <</Type /Pagination>> BDC q /Furniture Do Q EMC".split()
    assert "/Furniture" not in screen.pages[1].obj.get("/Resources", {}).get("/XObject", {})


def test_the_book_is_described(screen: Any) -> None:
    assert str(screen.docinfo["/Title"]) == "A Small Book: For Tests"
    assert str(screen.docinfo["/CreationDate"]) == "D:19860314000000Z"
    assert (str(screen.Root.Lang), bool(screen.Root.ViewerPreferences.DisplayDocTitle)) == ("en-GB", True)
    with screen.open_metadata() as record:
        assert record["dc:title"] == "A Small Book: For Tests"
        assert record["dc:creator"] == ["Ada Comet"]
        assert record["xmp:CreateDate"] == "1986-03-14T00:00:00Z"


def test_a_link_to_nowhere_is_reported_and_left_out() -> None:
    front = small_book.FRONT.replace("#one-t", "#two-t")
    report = Report()
    data = assemble(volume(front), report)["screen"]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert list(pdf.pages[0].obj.Annots) == []
        keys = pdf.Root.StructTreeRoot.ParentTree.Nums[::2]
        areas = [area for page in pdf.pages for area in page.obj.get("/Annots", ())]
        assert [key for key in keys if key >= len(pdf.pages)] == [area.StructParent for area in areas]
    sections = structure(data).all("Sect")
    assert [len(each.all("Link")) for each in sections] == [0, 2]
    assert [each.text().strip() for each in sections[0].all("Span")] == ["One"]
    (only,) = report
    assert (only.code, only.place) == (Code.F007, Leaf(1, "i"))
    assert only.message == "a link leads to “two-t”, which is on no page"


def test_a_map_of_other_pages_is_refused() -> None:
    book = volume()
    short = replace(book.maps[1], pages=book.maps[1].pages[:1])
    with pytest.raises(ValueError, match="one: 2 pages drawn, not 1"):
        assemble(replace(book, maps=(book.maps[0], short)), Report())


def test_a_draft_is_stamped_on_every_page_and_reads_the_same(print_bytes: bytes) -> None:
    stamped = stamp_draft(print_bytes)
    assert texts(stamped) == texts(print_bytes)
    with pikepdf.open(BytesIO(stamped)) as pdf:
        tails = {page.obj.Contents[-1].objgen for page in pdf.pages}
        assert len(tails) == 1
        assert b"0.5 G" in pdf.pages[1].obj.Contents[-1].read_bytes()


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("profile", ["screen", "print"])
def test_qpdf_finds_no_fault(profile: Any, tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(stamp_draft(assemble(volume(), Report())[profile]))
    done = subprocess.run(
        ["qpdf", "--check", tmp_path / "book.pdf"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


PROBE = """
import hashlib
from small_book import volume
from stonehand.diagnostics import Report
from stonehand.press.pdf.assemble import assemble
for profile in ("screen", "print"):
    print(hashlib.sha256(assemble(volume(), Report())[profile]).hexdigest())
"""


def test_the_same_bytes_in_another_environment(tmp_path: Path) -> None:
    def hashes(**settings: str) -> str:
        paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
        environment = {**os.environ, "PYTHONPATH": paths, **settings}
        done = subprocess.run(
            [sys.executable, "-c", PROBE],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
            env=environment,
            umask=0o077 if settings["TZ"] == "Asia/Tokyo" else 0o022,
        )
        return done.stdout

    here = hashes(TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    there = hashes(TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="2")
    assert here == there != ""


def test_the_date_comes_from_the_environment_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    made = moment(METADATA)
    assert made is not None
    assert made.isoformat() == "1970-01-02T00:00:00+00:00"


@pytest.mark.parametrize(
    "date, written", [("1986", "1986-01-01"), ("1986-03", "1986-03-01"), ("1986-03-14", "1986-03-14")]
)
def test_a_date_may_be_short(date: str, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = moment(replace(METADATA, date=date))
    assert made is not None
    assert made.date().isoformat() == written


def test_a_book_without_date_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert moment(replace(METADATA, date="")) is None


def test_editors_stand_for_absent_authors() -> None:
    editor = Contributor("Bo Editor", role="edt")
    assert creators(replace(METADATA, contributors=(editor, Contributor("Tr", role="trl")))) == ["Bo Editor"]
