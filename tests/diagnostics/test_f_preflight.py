"""The codes of the letter F for the press: a file broken in one place, and one that is nearly so."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from samples.press_file import Breaking, draw, place, press_file
from stonehand.diagnostics import Code, Leaf, Place, Report
from stonehand.errors import MissingFile
from stonehand.model.printing import PRINTING, PrintSettings
from stonehand.proof.preflight.check import preflight

FIRST, SECOND = Leaf(1, "1"), Leaf(2, "2")
GREY = Image.effect_noise((100, 100), 40)
BLACK_AND_WHITE = Image.new("L", (100, 100), 0)
INKED = Image.new("CMYK", (100, 100), (204, 204, 204, 204))


def page(number: int, **entries: Any) -> Breaking:
    def breaking(pdf: Any) -> None:
        for name, value in entries.items():
            pdf.pages[number - 1].obj[f"/{name}"] = value

    return breaking


def link(*rectangle: int) -> Breaking:
    found = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=list(rectangle))
    return page(2, Annots=pikepdf.Array([found]))


def without_font_files(pdf: Any) -> None:
    for each in pdf.pages:
        del each.obj.Resources.Font.f.FontDescriptor["/FontFile2"]


def newer(pdf: Any) -> None:
    pdf.Root.Version = pikepdf.Name("/1.7")


def without(name: str) -> Breaking:
    def breaking(pdf: Any) -> None:
        del pdf.docinfo[name]

    return breaking


def acting(pdf: Any) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")


def unclaimed(pdf: Any) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as record:
        del record["pdfxid:GTS_PDFXVersion"]


def without_intent(pdf: Any) -> None:
    del pdf.Root.OutputIntents


def of_a_screen(pdf: Any) -> None:
    (intent,) = pdf.Root.OutputIntents
    intent.DestOutputProfile.write(intent.DestOutputProfile.read_bytes().replace(b"prtr", b"mntr"))


def shaded(space: str) -> Breaking:
    def breaking(pdf: Any) -> None:
        shading = pikepdf.Dictionary(ShadingType=2, ColorSpace=pikepdf.Name(space))
        pdf.pages[1].obj.Resources.Shading = pikepdf.Dictionary(s=shading)

    return breaking


def named_space(*space: Any) -> Breaking:
    def breaking(pdf: Any) -> None:
        made = pikepdf.Array([pikepdf.Name(item) if isinstance(item, str) else item for item in space])
        pdf.pages[1].obj.Resources.ColorSpace = pikepdf.Dictionary(named=made)
        draw(b"/named cs")(pdf)

    return breaking


INLINE = b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI"
LAB = pikepdf.Dictionary(WhitePoint=[1, 1, 1])
IN_TRIM = "72 0 0 72 20 20"

POSITIVE: dict[str, tuple[Code, Sequence[Breaking], Place | None, str]] = {
    "RGB": (Code.F202, [draw(b"1 0 0 rg")], SECOND, "a colour in RGB (1.00 0.00 0.00)"),
    "black in RGB, of a line": (Code.F202, [draw(b"0 0 0 RG")], SECOND, "a colour in RGB (0.00 0.00 0.00)"),
    "RGB by name": (Code.F202, [draw(b"/DeviceRGB CS")], SECOND, "a colour in DeviceRGB"),
    "Lab": (Code.F202, [named_space("/Lab", LAB)], SECOND, "a colour in Lab"),
    "an image": (
        Code.F202,
        [place(GREY.convert("RGB"), "12 0 0 12 20 20")],
        SECOND,
        "an image of 100 x 100 pixels in DeviceRGB",
    ),
    "an image in the content": (Code.F202, [draw(INLINE)], SECOND, "an image in DeviceRGB"),
    "a shading": (Code.F202, [shaded("/DeviceRGB")], SECOND, "a shading in DeviceRGB"),
    "no trim": (
        Code.F203,
        [lambda pdf: pdf.pages[1].obj.__delitem__("/TrimBox")],
        SECOND,
        "a page has no TrimBox",
    ),
    "another trim": (
        Code.F203,
        [page(2, TrimBox=[10, 10, 110, 150])],
        None,
        "pages are trimmed to several sizes: 100.0 x 140.0 pt, 100.0 x 150.0 pt",
    ),
    "bleed within the trim": (
        Code.F203,
        [page(1, BleedBox=[20, 10, 110, 160])],
        FIRST,
        "the TrimBox reaches out of the BleedBox",
    ),
    "bleed outside the sheet": (
        Code.F203,
        [page(1, BleedBox=[-20, 0, 120, 170])],
        FIRST,
        "the BleedBox reaches out of the MediaBox",
    ),
    "a crop in the bleed": (
        Code.F203,
        [page(2, CropBox=[10, 10, 110, 160])],
        SECOND,
        "the CropBox cuts into the bleed",
    ),
    "a font that is not there": (
        Code.F204,
        [without_font_files],
        FIRST,
        "the font F is not embedded, and on 1 more page",
    ),
    "a link": (Code.F205, [link(20, 20, 40, 30)], SECOND, "an annotation (Link) lies on the page"),
    "a newer PDF": (Code.F206, [newer], None, "PDF 1.7 is newer than 1.6"),
    "no claim": (Code.F206, [unclaimed], None, "its metadata do not say that it is PDF/X-4"),
    "no date": (Code.F206, [without("/CreationDate")], None, "CreationDate is missing"),
    "trapping unknown": (
        Code.F206,
        [without("/Trapped")],
        None,
        "it does not say whether it is trapped",
    ),
    "an action": (Code.F206, [acting], None, "the file acts: OpenAction"),
    "no press": (Code.F206, [without_intent], None, "it has no output intent for PDF/X"),
    "a screen for a press": (
        Code.F206,
        [of_a_screen],
        None,
        "the profile of its output intent is of class “mntr”",
    ),
    "a small image": (
        Code.F207,
        [place(GREY, IN_TRIM)],
        SECOND,
        "an image of 100 x 100 pixels has 100 pixels per inch here, 300 are wanted",
    ),
    "black and white": (
        Code.F207,
        [place(BLACK_AND_WHITE, "18 0 0 18 20 20")],
        SECOND,
        "an image of 100 x 100 pixels has 400 pixels per inch here, 800 are wanted",
    ),
    "much ink in an image": (
        Code.F208,
        [place(INKED, "18 0 0 18 20 20")],
        SECOND,
        "an image of 100 x 100 pixels has 320 per cent of ink, 300 are allowed",
    ),
    "much ink in a rectangle": (
        Code.F208,
        [draw(b"1 .8 .8 .8 k 20 20 10 10 re f")],
        SECOND,
        "340 per cent of ink in one colour, 300 are allowed",
    ),
    "an image up to the trim": (
        Code.F209,
        [place(GREY.resize((600, 600)), "100 0 0 100 10 20")],
        SECOND,
        "an image of 600 x 600 pixels ends at the trim (left)",
    ),
}

NEGATIVE: dict[str, tuple[Code, Sequence[Breaking]]] = {
    "inks, greys and a spot colour": (
        Code.F202,
        [draw(b"0 1 1 0 k .5 g"), named_space("/Separation", "/Gold", "/DeviceCMYK", pikepdf.Dictionary())],
    ),
    "a shading in inks": (Code.F202, [shaded("/DeviceCMYK")]),
    "bleed as wide as the sheet": (Code.F203, [page(1, BleedBox=[-10, -10, 130, 180])]),
    "a font with its file": (Code.F204, []),
    "a mark outside": (Code.F205, [link(-9, -9, 0, 0)]),
    "a sound file": (Code.F206, []),
    "enough pixels": (Code.F207, [place(GREY, "24 0 0 24 20 20")]),
    "enough in black and white": (Code.F207, [place(BLACK_AND_WHITE, "9 0 0 9 20 20")]),
    "as much ink as there may be": (Code.F208, [draw(b"1 1 1 0 k 20 20 10 10 re f")]),
    "registration marks": (Code.F208, [draw(b"1 1 1 1 K 60 -8 m 60 0 l S")]),
    "an image through the bleed": (
        Code.F209,
        [place(GREY.resize((750, 750)), "118 0 0 168 1 1")],
    ),
    "an image inside": (Code.F209, [place(GREY, "20 0 0 20 20 20")]),
}


def found(*breakings: Breaking) -> list[tuple[Code, Place | None, str]]:
    report = Report()
    preflight(press_file(*breakings), PRINTING, "x.pdf", report)
    return [(item.code, item.place, item.message.removeprefix("in x.pdf: ")) for item in report]


@pytest.mark.parametrize("code, breakings, place, message", POSITIVE.values(), ids=POSITIVE)
def test_a_code_is_reported(
    code: Code, breakings: Sequence[Breaking], place: Place | None, message: str
) -> None:
    assert (code, place, message) in found(*breakings)
    assert {case[0] for case in found(*breakings)} == {code}


@pytest.mark.parametrize("code, breakings", NEGATIVE.values(), ids=NEGATIVE)
def test_a_code_is_not_reported(code: Code, breakings: Sequence[Breaking]) -> None:
    assert found(*breakings) == []


def test_limits_are_the_printers() -> None:
    report = Report()
    settings = PrintSettings(resolution=72, ink=400)
    preflight(press_file(place(GREY, IN_TRIM), draw(b"1 1 1 1 k 20 20 9 9 re f")), settings, "x", report)
    assert list(report) == []


def test_an_encrypted_file_is_told_by_that_alone() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(press_file())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    report = Report()
    preflight(out.getvalue(), PRINTING, "x.pdf", report)
    (only,) = report
    assert only.code is Code.F206
    assert "encrypted" in only.message


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(MissingFile, match=r"x\.pdf is no PDF"):
        preflight(b"ink", PRINTING, "x.pdf", Report())
