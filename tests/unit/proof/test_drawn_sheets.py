"""Sheets that draw the same are known as such; what draws in the trim is not taken for crop marks."""

from io import BytesIO

import pikepdf
import pytest

from stonehand.proof.certificate.sheets import Sheet, read_sheets

TEXT = b"BT /F 10 Tf (ink) Tj ET"
CLIP = b"q -9 -9 118 218 re W n\n"
MARKS = b"\nQ\n/Artifact BMC q\n0 0 0 1 K 0.25 w\n-9 0 m -23 0 l\n0 -9 m 0 -23 l\nS\nQ EMC\n"


def sheet(*streams: bytes, trim: tuple[int, ...] = (0, 0, 100, 200)) -> Sheet:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 200))
    page = pdf.pages[0].obj
    page.TrimBox = pikepdf.Array(list(trim))
    page.Contents = pikepdf.Array([pdf.make_stream(stream) for stream in streams])
    data = BytesIO()
    pdf.save(data, deterministic_id=True)
    sheets, _ = read_sheets(data.getvalue(), {})
    return sheets[0]


BARE = sheet(b"q 0 0 10 10 re f Q")


def test_the_same_drawing_has_the_same_name() -> None:
    assert sheet(TEXT).drawing == sheet(TEXT).drawing
    assert sheet(TEXT).drawing != sheet(TEXT + b" ").drawing


def test_crop_marks_leave_the_trim_as_it_is() -> None:
    assert sheet(CLIP, b"q 0 0 10 10 re f Q", MARKS).has_in_trim(BARE)


def test_another_text_is_another_drawing() -> None:
    assert not sheet(CLIP, b"q 0 0 10 11 re f Q", MARKS).has_in_trim(BARE)


@pytest.mark.parametrize(
    "marks",
    [
        b"\nQ\nq 1 g 0 0 50 50 re f Q\n",
        b"\nQ\nq -9 0 m 50 0 l S Q\n",
        b"\nQ\nq -9 -9 m 120 220 l S Q\n",
        b"\nQ\nq 9 w -9 -3 m 120 -3 l S Q\n",
        b"\nQ\nq 5 0 0 5 0 0 cm -9 0 m -23 0 l S Q\n",
        b"\nq -9 0 m -23 0 l S Q\n",
        b"\nQ\nQ -9 0 m -23 0 l S\n",
    ],
    ids=["rectangle", "into the trim", "across", "wide", "enlarged", "state kept", "state of another"],
)
def test_what_may_draw_in_the_trim_is_no_crop_mark(marks: bytes) -> None:
    assert not sheet(CLIP, b"q 0 0 10 10 re f Q", marks).has_in_trim(BARE)


@pytest.mark.parametrize("text", [b"q 0 0 10 10 re f", b"Q 0 0 10 10 re f q", TEXT])
def test_a_text_that_may_leave_its_state_open_is_read_itself(text: bytes) -> None:
    assert not sheet(CLIP, text, MARKS).has_in_trim(sheet(text))


def test_a_smaller_trim_is_another_sheet() -> None:
    other = sheet(CLIP, b"q 0 0 10 10 re f Q", MARKS, trim=(0, 0, 50, 200))
    assert not other.has_in_trim(BARE)


@pytest.mark.parametrize(
    "screen, press",
    [(b"0 0 0 rg", b"0 0 0 1 k"), (b"0.4 0.4 0.4 RG", b"0 0 0 0.6 K"), (b"1 g", b"0 0 0 0 k")],
)
def test_a_grey_in_black_ink_is_the_grey_of_the_screen(screen: bytes, press: bytes) -> None:
    on_screen, in_print = sheet(screen + b" 0 0 10 10 re f"), sheet(CLIP, press + b" 0 0 10 10 re f", MARKS)
    assert in_print.has_in_trim(on_screen)


@pytest.mark.parametrize("press", [b"0 0 0 0.9 k", b"0 0 0.1 1 k", b"0 0 0 1 K", b"1 1 1 rg"])
def test_another_ink_is_another_drawing(press: bytes) -> None:
    on_screen, in_print = sheet(b"0 0 0 rg 0 0 10 10 re f"), sheet(CLIP, press + b" 0 0 10 10 re f", MARKS)
    assert not in_print.has_in_trim(on_screen)


@pytest.mark.parametrize("colour", [b"rg", b"/a 0 0 rg", b"0 rg"])
def test_what_is_no_colour_is_left_as_it_is(colour: bytes) -> None:
    assert sheet(colour).drawing != sheet(b"0 g").drawing


def test_what_may_be_said_in_a_string_is_left_as_it_is() -> None:
    assert sheet(b"BT (0 g) Tj ET").drawing != sheet(b"BT (0 0 0 rg) Tj ET").drawing


@pytest.mark.parametrize(
    "clip", [b"q 1 0 118 218 re W n", b"q -9 -9 100 218 re W n", b"q 9 0 0 9 0 0 cm", b"q"]
)
def test_what_may_cut_into_the_trim_is_no_margin(clip: bytes) -> None:
    assert not sheet(clip, b"q 0 0 10 10 re f Q", MARKS).has_in_trim(BARE)


def with_words(stream: bytes, **words: str) -> Sheet:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 200))
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(stream)
    lists = {f"/{name}": pikepdf.Dictionary(ActualText=word) for name, word in words.items()}
    page.Resources = pikepdf.Dictionary(Properties=pdf.make_indirect(pikepdf.Dictionary(lists)))
    data = BytesIO()
    pdf.save(data, deterministic_id=True)
    sheets, _ = read_sheets(data.getvalue(), {})
    return sheets[0]


NAMED = b"/Span /a BDC (ink) Tj EMC"


def test_a_word_that_a_sheet_names_is_part_of_what_it_draws() -> None:
    assert with_words(NAMED, a="forme").drawing != with_words(NAMED, a="quoin").drawing


def test_a_word_of_another_sheet_is_not() -> None:
    assert with_words(NAMED, a="forme").drawing == with_words(NAMED, a="forme", b="quoin").drawing


def test_a_name_with_a_letter_written_as_a_number_is_any_name() -> None:
    other = NAMED.replace(b"/a", b"/#61")
    assert with_words(other, a="forme").drawing != with_words(other, a="quoin").drawing


def test_a_form_without_resources_may_name_any_word() -> None:
    first, second = (with_form(NAMED, word) for word in ("forme", "quoin"))
    assert first.drawing != second.drawing


def with_form(stream: bytes, word: str) -> Sheet:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 200))
    page = pdf.pages[0].obj
    form = pdf.make_stream(stream, Subtype=pikepdf.Name.Form, BBox=pikepdf.Array([0, 0, 9, 9]))
    lists = pikepdf.Dictionary(a=pikepdf.Dictionary(ActualText=word))
    page.Resources = pikepdf.Dictionary(Properties=lists, XObject=pikepdf.Dictionary(F=form))
    page.Contents = pdf.make_stream(b"/F Do")
    data = BytesIO()
    pdf.save(data, deterministic_id=True)
    sheets, _ = read_sheets(data.getvalue(), {})
    return sheets[0]
