"""The print PDF: everything in inks, PDF/X-4 where a press is named, marks, blanks; the same bytes again."""

import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from small_book import FRONT, volume

from samples.press_profile import press_profile
from stonehand.diagnostics import Report
from stonehand.model.printing import PrintSettings
from stonehand.press.pdf.assemble import assemble
from stonehand.press.pdf.printing_colour import separate
from stonehand.press.pdf.printing_content import Converted, in_inks
from stonehand.press.pdf.printing_inks import Inks
from stonehand.press.pdf.printing_intent import OutputIntent
from stonehand.proof.preflight.check import preflight

NO_RESOURCES = pikepdf.Dictionary()
COLOURED = FRONT.replace("<i>office</i>", '<i style="color: #c03020">office</i>')


@cache
def printed(marks: Any = "crop", blanks: bool = False, front: str = COLOURED) -> bytes:
    """Return the small book as it goes to a press, in gatherings of 16."""
    book = volume(front)
    settings = PrintSettings(output_intent="press.icc", marks=marks, blanks=blanks)
    intent = OutputIntent(press_profile(), "SWOP", "A press")
    return assemble(
        replace(book, design=replace(book.design, printing=settings), attested="0" * 64, intent=intent),
        Report(),
    )["print"]


def content(operators: bytes, inks: Inks | None = None, resources: Any = NO_RESOURCES) -> list[bytes]:
    with pikepdf.new() as pdf:
        return in_inks(pdf.make_stream(operators), resources, inks or Inks()).split(b"\n")


def codes(data: bytes) -> list[str]:
    report = Report()
    preflight(data, PrintSettings(), "print.pdf", report)
    return [item.message for item in report]


# Content


@pytest.mark.parametrize(
    "given, made",
    [
        (b"0 0 0 rg", b"0 0 0 1 k"),
        (b"0 g", b"0 0 0 1 k"),
        (b"1 1 1 RG", b"0 0 0 0 K"),
        (b".75 .75 .75 rg", b"0 0 0 0.25 k"),
        (b".1 .2 .3 .4 k", b".1 .2 .3 .4 k"),
        (b"/DeviceRGB cs", b"0 0 0 1 k"),
    ],
)
def test_greys_are_tints_of_black_without_a_profile(given: bytes, made: bytes) -> None:
    assert content(given) == [made]


def test_a_colour_stays_as_it_is_without_a_profile() -> None:
    assert content(b"1 0 0 rg") == [b"1 0 0 rg"]


def test_a_colour_is_converted_by_the_profile() -> None:
    (made,) = content(b"1 0 0 rg", Inks(press_profile()))
    cyan, magenta, yellow, black, operator = made.split()
    assert operator == b"k"
    assert float(cyan) < 0.1 < 0.8 < float(magenta)
    assert float(yellow) > 0.8
    assert float(black) < 0.1


def test_a_colour_of_lab_is_read_by_its_space_as_far_as_the_state_goes() -> None:
    lab = pikepdf.Array([pikepdf.Name.Lab, pikepdf.Dictionary(WhitePoint=[0.96, 1, 0.82])])
    resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(lab=lab))
    made = content(
        b"q /lab cs 100 0 0 scn 50 60 40 scn Q /DeviceCMYK cs 0 0 0 1 scn", Inks(press_profile()), resources
    )
    assert made[:3] == [b"q", b"0 0 0 1 k", b"0 0 0 0 k"]
    assert float(made[3].split()[2]) > 0.5
    assert made[4:] == [b"Q", b"/DeviceCMYK cs", b"0 0 0 1 scn"]


def test_what_sets_no_colour_stays_as_it_is_written() -> None:
    marked = b"/P <</MCID 0>> BDC  1 0 0 1 2 3 cm\n0 0 0 rg <0012> Tj EMC"
    assert content(marked) == marked.replace(b"0 0 0 rg", b"0 0 0 1 k").split(b"\n")


def test_a_string_that_looks_like_a_colour_is_none() -> None:
    assert b"\n".join(content(b"(0 0 0 rg) Tj 0 g")) == b"(0 0 0 rg) Tj\n0 0 0 1 k"


# Things that pages are drawn with


@pytest.fixture
def pdf() -> Iterator[Any]:
    with pikepdf.new() as opened:
        yield opened


def page_with(pdf: Any, **resources: Any) -> Any:
    pdf.add_blank_page(page_size=(100, 100))
    page = pdf.pages[-1].obj
    page.Resources = pikepdf.Dictionary(**resources)
    page.Contents = pdf.make_stream(b"")
    return page


def image(pdf: Any, picture: Image.Image) -> Any:
    space = {"RGB": pikepdf.Name.DeviceRGB, "L": pikepdf.Name.DeviceGray}[picture.mode]
    return pdf.make_stream(
        picture.tobytes(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=space,
        BitsPerComponent=8,
    )


def separated(pdf: Any, picture: Image.Image, inks: Inks) -> Any:
    page = page_with(pdf, XObject=pikepdf.Dictionary(i=image(pdf, picture)))
    page.Resources.XObject.i.SMask = image(pdf, Image.new("L", picture.size, 128))
    separate(pdf, inks, Converted())
    return page.Resources.XObject.i


def test_an_image_in_colours_is_in_four_inks_and_keeps_its_mask(pdf: Any) -> None:
    made = separated(pdf, Image.new("RGB", (2, 2), (255, 0, 0)), Inks(press_profile()))
    assert str(made.ColorSpace) == "/DeviceCMYK"
    assert len(made.read_bytes()) == 16
    assert made.SMask.read_bytes() == bytes([128] * 4)


def test_an_image_of_greys_is_in_black_alone_even_without_a_profile(pdf: Any) -> None:
    made = separated(pdf, Image.new("RGB", (2, 1), (90, 91, 90)), Inks())
    assert (str(made.ColorSpace), made.read_bytes()) == ("/DeviceGray", bytes([91, 91]))


def test_an_image_in_colours_stays_without_a_profile(pdf: Any) -> None:
    made = separated(pdf, Image.new("RGB", (1, 1), (255, 0, 0)), Inks())
    assert (str(made.ColorSpace), made.read_bytes()) == ("/DeviceRGB", bytes([255, 0, 0]))


def test_shadings_forms_and_groups_are_converted_wherever_they_are(pdf: Any) -> None:
    blend = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[0.5, 0.5, 0.5], N=1)
    shading = pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name.DeviceRGB, Function=blend)
    group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceRGB)
    form = pdf.make_stream(b"0 g", Subtype=pikepdf.Name.Form, Group=group)
    form.Resources = pikepdf.Dictionary(Shading=pikepdf.Dictionary(s=shading))
    page = page_with(pdf, XObject=pikepdf.Dictionary(f=form))
    separate(pdf, Inks(), Converted())
    made = page.Resources.XObject.f
    assert made.read_bytes() == b"0 0 0 1 k"
    assert str(made.Group.CS) == "/DeviceCMYK"
    found = made.Resources.Shading.s
    assert str(found.ColorSpace) == "/DeviceCMYK"
    assert [[float(value) for value in found.Function[end]] for end in ("/C0", "/C1")] == [
        [0, 0, 0, 1],
        [0, 0, 0, 0.5],
    ]


# The file


def test_the_book_is_pdfx_4_and_its_text_black_alone() -> None:
    data = printed()
    assert codes(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert (pdf.pdf_version, str(pdf.docinfo["/Trapped"])) == ("1.6", "/False")
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "SWOP")
        assert intent.DestOutputProfile.read_bytes() == press_profile()
        colours = [
            tuple(float(value) for value in each.operands)
            for each in pikepdf.parse_content_stream(pdf.pages[3], "k")
        ]
        assert set(colours) == {(0, 0, 0, 1)}
        front = pikepdf.parse_content_stream(pdf.pages[0], "k")
        assert sum(float(each.operands[2]) > 0.5 for each in front) == 1


def test_without_a_press_the_file_claims_nothing_and_its_text_is_black_all_the_same() -> None:
    data = assemble(volume(), Report())["print"]
    with pikepdf.open(BytesIO(data)) as pdf:
        assert (pdf.pdf_version, "/OutputIntents" in pdf.Root) == ("1.7", False)
        assert b"GTS_PDFX" not in pdf.Root.Metadata.read_bytes()
        assert not list(pikepdf.parse_content_stream(pdf.pages[3], "rg RG"))


def test_the_words_are_those_of_the_screen() -> None:
    screen, press = (
        [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(data)]
        for data in (assemble(volume(COLOURED), Report())["screen"], printed())
    )
    assert press == screen


def test_content_streams_of_the_last_print_are_taken_as_they_were() -> None:
    book = replace(volume(COLOURED), converted=(first := Converted()))
    made = assemble(book, Report())
    assert assemble(replace(book, converted=Converted(first.now)), Report()) == made
    other = Converted({key: zlib.compress(b"0 0 0 .5 k") for key in first.now})
    with pikepdf.open(BytesIO(assemble(replace(book, converted=other), Report())["print"])) as pdf:
        assert not list(pikepdf.parse_content_stream(pdf.pages[3], "Tj TJ"))


def test_content_streams_of_another_press_are_not_taken() -> None:
    book = replace(volume(COLOURED), converted=Converted())
    assemble(book, Report())
    pressed = replace(book, intent=OutputIntent(press_profile(), "SWOP", "A press"))
    fresh = replace(pressed, converted=Converted())
    assert assemble(pressed, Report()) == assemble(fresh, Report())


def test_the_same_book_gives_the_same_bytes() -> None:
    once = printed("all", True)
    printed.cache_clear()
    assert printed("all", True) == once


PROBE = """
from hashlib import sha256
from test_printing import printed
print(sha256(printed("all", True)).hexdigest())
"""


def test_the_same_bytes_in_another_environment(tmp_path: Path) -> None:
    press_profile()

    def digest(**settings: str) -> str:
        paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
        environment = {**os.environ, "PYTHONPATH": paths, **settings}
        probe = [sys.executable, "-c", PROBE]
        return subprocess.run(
            probe, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment
        ).stdout

    here = digest(TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    assert here == digest(TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="2") != ""


@pytest.mark.parametrize("marks, room", [("none", 0), ("crop", 14), ("all", 28)])
def test_the_sheet_has_room_for_its_marks(marks: str, room: int) -> None:
    with pikepdf.open(BytesIO(printed(marks))) as pdf:
        for page in pdf.pages:
            media, bleed = page.obj.MediaBox, page.obj.BleedBox
            assert [float(edge) for edge in bleed] == [-9, -9, 209, 309]
            assert [float(edge) for edge in media] == [-9 - room, -9 - room, 209 + room, 309 + room]


def test_all_marks_are_outside_the_bleed() -> None:
    bare, marked = (
        [sheet.render(scale=2, crop=(room,) * 4).to_pil() for sheet in pypdfium2.PdfDocument(printed(marks))]
        for marks, room in (("none", 0), ("all", 28))
    )
    assert [each.tobytes() for each in marked] == [each.tobytes() for each in bare]
    whole = [sheet.render(scale=2).to_pil() for sheet in pypdfium2.PdfDocument(printed("all"))]
    assert all(each.convert("L").getextrema()[0] < 128 for each in whole)


def test_blanks_fill_the_gathering() -> None:
    with pikepdf.open(BytesIO(printed(blanks=True))) as pdf:
        assert len(pdf.pages) == 16
    texts = [sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(printed(blanks=True))]
    assert texts[4:] == [""] * 12
    assert codes(printed(blanks=True)) == []
