"""Sheets that draw the same are known as such."""

from io import BytesIO

import pikepdf

from stonehand.proof.certificate.sheets import Sheet, read_sheets

TEXT = b"BT /F 10 Tf (ink) Tj ET"


def sheet(*streams: bytes) -> Sheet:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 200))
    page = pdf.pages[0].obj
    page.Contents = pikepdf.Array([pdf.make_stream(stream) for stream in streams])
    data = BytesIO()
    pdf.save(data, deterministic_id=True)
    return read_sheets(data.getvalue(), {})[0]


def test_the_same_drawing_has_the_same_name() -> None:
    assert sheet(TEXT).drawing == sheet(TEXT).drawing
    assert sheet(TEXT).drawing != sheet(TEXT + b" ").drawing


def with_words(stream: bytes, **words: str) -> Sheet:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 200))
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(stream)
    lists = {f"/{name}": pikepdf.Dictionary(ActualText=word) for name, word in words.items()}
    page.Resources = pikepdf.Dictionary(Properties=pdf.make_indirect(pikepdf.Dictionary(lists)))
    data = BytesIO()
    pdf.save(data, deterministic_id=True)
    return read_sheets(data.getvalue(), {})[0]


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
    return read_sheets(data.getvalue(), {})[0]
