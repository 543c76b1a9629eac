"""Each code of marks in proofs: when it is reported, and when not."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from samples.marked import FOLDER, NAME, Entry, at, marked, on, proofed_book, read_back
from stonehand.diagnostics import Code
from stonehand.pipeline import MarksWanted

Returned = bytes | tuple[bytes, str]
"""A marked file, or one with the answers to it."""

STRUCK: Entry = {**on("gray"), "Subtype": "StrikeOut"}
CARET: Entry = {**at("gray"), "Contents": "grey"}
PROOF = (FOLDER / "proof.pdf").read_bytes()
XFDF = '<xfdf>{}<annots><highlight page="0" rect="42,280,90,290"/></annots></xfdf>'


def changed(change: Callable[[pikepdf.Pdf], None], data: bytes = PROOF) -> bytes:
    """Return a PDF after a change."""
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(made)
    return made.getvalue()


def encrypted(data: bytes) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    return made.getvalue()


def scaled(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.TrimBox = page.obj.MediaBox = page.obj.CropBox = pikepdf.Array([0, 0, 595, 842])


def of_another_book(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as record:
        record["{urn:stonehand:attestation:1:}proof"] = "other-000000"


def unnamed(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo
    del pdf.Root.Metadata


def leaving_the_folder(pdf: pikepdf.Pdf) -> None:
    unnamed(pdf)
    pdf.docinfo["/Proof"] = f"../proofs/{NAME}"


def without_words(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pikepdf.Stream(pdf, b"")


APART = XFDF.format('<f href="proof.pdf"/>').encode()
UNREADABLE, NOT_PLACED = "“marked.pdf” cannot be read:", "marks on a page cannot be placed:"
NOT_ENDED = "the answers cannot be read: Expected ']' at the end of a table declaration (at end of document)"

POSITIVE = (
    (Code.W201, marked(CARET, {**STRUCK, "irt": 0, "RT": "Group"}), "replace “gray” by “grey”"),
    (Code.W202, marked(STRUCK), "delete “gray”"),
    (Code.W203, marked({**CARET, "Contents": ", "}), "insert “, ” between “gray” and “ boxes”"),
    (Code.W204, marked({**on("gray"), "Contents": "?", "T": "Eve"}), "highlight on “gray”: ? (Eve)"),
    (Code.W205, changed(scaled, marked(STRUCK)), "delete “”"),
    (
        Code.W211,
        b"%PDF-1.7",
        f"{UNREADABLE} it is broken: unable to find trailer dictionary while recovering damaged file",
    ),
    (
        Code.W211,
        encrypted(PROOF),
        "“marked.pdf” cannot be read: it is encrypted, and opens with a password only",
    ),
    (
        Code.W212,
        changed(of_another_book),
        "the map of the marked file is not here: proof other-000000 is not in build/proofs",
    ),
    (
        Code.W212,
        changed(unnamed),
        "the map of the marked file is not here: it does not say what it was made from",
    ),
    (
        Code.W212,
        changed(leaving_the_folder),
        "the map of the marked file is not here: it does not say what it was made from",
    ),
    (Code.W213, PROOF, "“marked.pdf” has no marks"),
    (Code.W214, XFDF.format("").encode(), "the marks are without their PDF: it does not name one"),
    (
        Code.W214,
        XFDF.format('<f href="C:\\a\\b.pdf"/>').encode(),
        "the marks are without their PDF: “b.pdf” is not beside it",
    ),
    (
        Code.W216,
        changed(scaled, marked(STRUCK)),
        f"{NOT_PLACED} it is cropped, scaled or printed anew: its size is not that of the proof",
    ),
    (
        Code.W216,
        changed(without_words, marked(STRUCK)),
        "marks on a page cannot be placed: no page of the proof has its text",
    ),
    (
        Code.W217,
        marked({"Subtype": "Projection", "Rect": pikepdf.Array([0, 0, 1, 1])}),
        "an annotation cannot be read: its type is “Projection”",
    ),
    (Code.W217, marked({"Subtype": "Caret"}), "an annotation cannot be read: it has no place"),
    (Code.W215, APART, "there is no PDF of marks to reply on"),
    (Code.W218, (marked(STRUCK), '[2]\nstatus = "done"'), "there is no mark 2"),
    (Code.W218, (marked(STRUCK), '[1]\nstatus = "perhaps"'), "“1” is no answer to a mark"),
    (Code.W218, (marked(STRUCK), "[1]\nanswer = 3"), "“1” is no answer to a mark"),
    (Code.W218, (marked(STRUCK), '[one]\nstatus = "done"'), "“one” is no answer to a mark"),
    (Code.W218, (marked(STRUCK), "[1"), NOT_ENDED),
)
NEGATIVE = (
    (Code.W201, marked(CARET, STRUCK)),
    (Code.W202, marked({**STRUCK, "Contents": "?"})),
    (Code.W203, marked({**CARET, "Contents": ""})),
    (Code.W204, marked(STRUCK)),
    (Code.W205, marked({**on("gray"), "Subtype": "Ink"})),
    (Code.W211, marked(STRUCK)),
    (Code.W212, marked(STRUCK)),
    (Code.W213, marked(STRUCK)),
    (Code.W214, APART),
    (Code.W215, marked(STRUCK)),
    (Code.W216, changed(lambda pdf: pdf.pages.reverse(), marked(STRUCK))),
    (Code.W217, marked({"Subtype": "Popup"})),
    (Code.W218, (marked(STRUCK), '[1]\nstatus = "done"')),
    (Code.W218, (marked(STRUCK), "")),
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return the book with its proof beside it."""
    root = proofed_book(tmp_path)
    (root / "proof.pdf").write_bytes(PROOF)
    return root


def found(book: Path, returned: Returned) -> list[tuple[Code, str]]:
    """Return what reading a marked file and replying to it, with answers or without, reports."""
    data, answers = returned if isinstance(returned, tuple) else (returned, "")
    (book / "answers.toml").write_text(answers)
    _, report = read_back(book, data, MarksWanted(reply=book / "reply.pdf", answers=book / "answers.toml"))
    return [(item.code, item.message) for item in report]


@pytest.mark.parametrize("code, returned, message", POSITIVE)
def test_what_is_reported(code: Code, returned: Returned, message: str, book: Path) -> None:
    assert (code, message) in found(book, returned)


@pytest.mark.parametrize("code, returned", NEGATIVE)
def test_what_is_not_reported(code: Code, returned: Returned, book: Path) -> None:
    assert code not in [own for own, _ in found(book, returned)]


def test_a_plain_mark_is_reported_by_its_own_code_alone(tmp_path: Path) -> None:
    _, report = read_back(proofed_book(tmp_path), marked(STRUCK))
    assert [(item.code, str(item.place), item.hint) for item in report] == [
        (Code.W202, "manuscript/comet.md:12:113", "--patch has it")
    ]


def test_marks_kept_apart_are_placed_by_the_pdf_that_they_name(book: Path) -> None:
    back, report = read_back(book, APART, name="marks.xfdf")
    assert [item.code for item in report] == [Code.W204]
    assert [row["certainty"] for row in back.rows] == ["exact"]


def test_a_pdf_of_the_last_build_is_placed_by_the_map_beside_it(tmp_path: Path) -> None:
    book = proofed_book(tmp_path)
    kept = book / "build" / "proofs" / NAME / "map.json"
    kept.rename(book / "build" / "small.map.json")
    with pikepdf.open(BytesIO(PROOF)) as pdf, pdf.open_metadata() as record:
        inputs = str(record["{urn:stonehand:attestation:1:}inputs"])

    def of_a_build(pdf: pikepdf.Pdf) -> None:
        del pdf.docinfo["/Proof"]
        with pdf.open_metadata() as record:
            del record["{urn:stonehand:attestation:1:}proof"]

    data = changed(of_a_build, marked(STRUCK))
    _, report = read_back(book, data)
    assert [item.code for item in report] == [Code.W212]
    manifest = {
        "schema": 1,
        "artefacts": {"small.screen.pdf": {"sha256": "", "inputs": inputs}},
        "attestations": {},
    }
    (book / "build" / "small.manifest.json").write_text(json.dumps(manifest))
    _, report = read_back(book, data)
    assert [item.code for item in report] == [Code.W202]
