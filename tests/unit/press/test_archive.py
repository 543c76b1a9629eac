"""The archive profile: what it adds to a screen PDF, and what it refuses."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageCms

from samples.screen_page import PAGES, screen_page
from stonehand.diagnostics import Code, Leaf, Report
from stonehand.press.pdf.archive import Archive, Associated, archived
from stonehand.press.pdf.srgb import srgb_profile

COPY = Associated("manuscript/one.md", "text/markdown", "Source", b"# One\n")
WORKS = Associated("manuscript/works.bib", "application/x-bibtex", "Data", b"@book{a}")
MADE = datetime(2026, 1, 2, tzinfo=UTC)
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"


def opened(archive: Archive, data: bytes, report: Report) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(archived(data, archive, PAGES, report)))


def claim(pdf: pikepdf.Pdf) -> tuple[str, str]:
    with pdf.open_metadata() as record:
        return str(record.get("pdfaid:part", "")), str(record.get("pdfaid:conformance", ""))


def test_the_manuscript_is_in_the_file() -> None:
    report = Report()
    pdf = opened(Archive("PDF/A-3a", (COPY, WORKS), MADE), screen_page(), report)
    assert list(report) == []
    assert claim(pdf) == ("3", "A")
    assert [str(file.AFRelationship) for file in pdf.Root.AF] == ["/Source", "/Data"]
    assert sorted(pdf.attachments) == ["manuscript/one.md", "manuscript/works.bib"]
    found = pdf.attachments["manuscript/one.md"]
    stream = found.obj.EF.F
    assert (found.filename, found.description) == ("manuscript_one.md", "manuscript/one.md")
    assert (stream.read_bytes(), str(stream.Subtype)) == (b"# One\n", "/text/markdown")
    assert bytes(stream.Params.CheckSum) == hashlib.md5(b"# One\n").digest()
    assert str(stream.Params.ModDate) == "D:20260102000000Z"


def test_without_the_manuscript_it_keeps_the_second_part() -> None:
    pdf = opened(Archive("PDF/A-2a", (COPY,)), screen_page(), Report())
    assert claim(pdf) == ("2", "A")
    assert "/AF" not in pdf.Root
    assert not list(pdf.attachments)


def test_the_namespace_of_the_hash_is_described() -> None:
    pdf = opened(Archive("PDF/A-3a"), screen_page(), Report())
    record = pdf.Root.Metadata.read_bytes().decode()
    assert EXTENSION in record
    assert "<pdfaSchema:namespaceURI>urn:stonehand:attestation:1:</pdfaSchema:namespaceURI>" in record
    # It claims no PDF/UA, so there is nothing to describe of that.
    assert "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/" not in record


def test_links_are_printed_and_images_are_not_smoothed() -> None:
    pdf = opened(Archive("PDF/A-3a"), screen_page(), Report())
    page = pdf.pages[0].obj
    assert page.Annots[0].F == 4
    assert not page.Resources.XObject["/f"].Resources.XObject["/i"].Interpolate


def test_colours_have_a_meaning() -> None:
    pdf = opened(Archive("PDF/A-3a"), screen_page(), Report())
    (intent,) = pdf.Root.OutputIntents
    assert (str(intent.S), intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)
    assert intent.DestOutputProfile.read_bytes() == srgb_profile()


@pytest.mark.parametrize("drawn", [b"0 0 0 1 k\n0 0 9 9 re f", b"/DeviceCMYK cs 0 0 0 1 sc"])
def test_what_is_drawn_in_inks_takes_the_claim_away(drawn: bytes) -> None:
    report = Report()
    pdf = opened(Archive("PDF/A-3a"), screen_page(drawn), report)
    ((code, place),) = [(each.code, each.place) for each in report]
    assert (code, place) == (Code.F020, Leaf(1, "i"))
    assert claim(pdf) == ("", "")


def test_a_file_without_tags_is_of_a_lower_level() -> None:
    report = Report()
    pdf = opened(Archive("PDF/A-2a"), screen_page(tagged=False), report)
    assert [each.code for each in report] == [Code.F021]
    assert claim(pdf) == ("2", "U")


def test_the_same_book_gives_the_same_bytes() -> None:
    archive = Archive("PDF/A-3a", (COPY, WORKS), MADE)
    first, second = (archived(screen_page(), archive, PAGES, Report()) for _ in range(2))
    assert first == second


def test_the_profile_of_srgb_is_that_of_littlecms() -> None:
    picture = Image.frombytes("RGB", (256, 128), bytes(range(256)) * 384)
    mine = ImageCms.getOpenProfile(BytesIO(srgb_profile()))
    converted = ImageCms.profileToProfile(picture, mine, ImageCms.createProfile("sRGB"))
    pairs = zip(picture.tobytes(), converted.tobytes(), strict=True)
    assert max(abs(before - after) for before, after in pairs) <= 1
