"""The checklist and the reply PDF: what became of each mark."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from samples.marked import at, marked, on, proofed_book, read_back
from stonehand.pipeline import MarksWanted

MARKS = (
    {**at("gray"), "Contents": "grey", "NM": "a"},
    {**on("gray"), "Subtype": "StrikeOut", "irt": 0, "RT": "Group"},
    {**on("grain of sand;"), "Subtype": "Underline", "Contents": "A cliché?", "T": "Eve"},
    {**on("unnecessarily"), "Subtype": "StrikeOut"},
)
ANSWERS = '[1]\nstatus = "refused"\nanswer = "House style."\n[3]\nstatus = "done"\n'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return proofed_book(tmp_path)


def replied(book: Path, data: bytes, answers: str = "") -> bytes:
    (book / "answers.toml").write_text(answers)
    reply = book / "reply.pdf"
    read_back(book, data, MarksWanted(reply=reply, answers=book / "answers.toml"))
    return reply.read_bytes()


def replies(data: bytes) -> list[tuple[Any, ...]]:
    """Return words, state and the words of the mark of each reply."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [entry for page in pdf.pages for entry in page.obj.get("/Annots", ()) if "/NM" in entry]
        return [
            (str(each.Contents), str(each.get("/State", "")), str(each.IRT.get("/Contents", "")))
            for each in found
            if str(each.NM).startswith("stonehand-reply-")
        ]


def test_each_mark_has_a_reply_with_its_status(book: Path) -> None:
    assert replies(replied(book, marked(*MARKS), ANSWERS)) == [
        ("1. Refused: House style.", "", "grey"),
        ("Rejected set by Stonehand", "Rejected", "grey"),
        ("2. Open.", "", ""),
        ("3. Done.", "", "A cliché?"),
        ("Completed set by Stonehand", "Completed", "A cliché?"),
    ]


def test_a_reply_pdf_that_comes_back_has_the_same_marks(book: Path) -> None:
    once = replied(book, marked(*MARKS))
    assert replies(replied(book, once)) == replies(once)


def test_a_reply_is_to_be_seen_in_the_fore_edge_margin(book: Path) -> None:
    import pypdfium2

    pages = [pypdfium2.PdfDocument(data)[0] for data in (marked(*MARKS), replied(book, marked(*MARKS)))]
    before, after = (bytes(page.render(crop=(360, 0, 0, 0)).buffer) for page in pages)
    assert before != after


def test_the_checklist_has_all_marks(book: Path) -> None:
    sheet = book / "marks.html"
    read_back(book, marked(*MARKS, {**on("chairman"), "Subtype": "Ink"}), MarksWanted(sheet=sheet))
    text = sheet.read_text()
    assert text.count("<tr class=") == 4
    assert "<del>gray</del> by <ins>grey</ins>" in text
    assert text.count("data:image/png") == 1


def test_words_of_a_mark_are_no_html(book: Path) -> None:
    sheet = book / "marks.html"
    read_back(book, marked({**on("gray"), "Contents": "<script>x</script>"}), MarksWanted(sheet=sheet))
    assert "<script>" not in sheet.read_text()
