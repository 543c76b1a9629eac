"""What files of marks hold: PDF, FDF and XFDF read alike."""

import pytest

from samples.marked import at, marked, on
from stonehand.proof.marks.annotation import Annotation, UnreadableMarks
from stonehand.proof.marks.dates import iso_date
from stonehand.proof.marks.files import read_marks
from stonehand.proof.marks.threads import threads

XFDF = """<?xml version="1.0"?><xfdf xmlns="http://ns.adobe.com/xfdf/"><f href="out/proof.pdf"/><annots>
<caret page="0" rect="10,20,16,28" name="c" title="Ann"
  date="D:20261128101500+01'00'"><contents>grey</contents></caret>
<strikeout page="0" rect="0,0,9,9" coords="10,30,40,30,10,20,40,20" inreplyto="c" replyType="group"/>
<text page="1" rect="1,2,3,4" title="Bob" inreplyto="c"><contents-richtext><body><p>Must
it be?</p></body></contents-richtext></text>
<text page="1" rect="1,2,3,4" inreplyto="c" state="Rejected" statemodel="Review"/>
<link page="0" rect="0,0,1,1"/></annots></xfdf>"""

FDF = b"""%FDF-1.2
1 0 obj
<</FDF<</F(proof.pdf)/Annots[2 0 R 3 0 R 4 0 R 5 0 R]>>>>
endobj
2 0 obj
<</Subtype/Caret/Page 0/Rect[10 20 16 28]/NM(c)/T(Ann)/M(D:20261128101500+01'00')/Contents(grey)>>
endobj
3 0 obj
<</Subtype/StrikeOut/Page 0/Rect[0 0 9 9]/QuadPoints[10 30 40 30 10 20 40 20]/IRT(c)/RT/Group>>
endobj
4 0 obj
<</Subtype/Text/Page 1/Rect[1 2 3 4]/T(Bob)/IRT 2 0 R/Contents(Must it be?)>>
endobj
5 0 obj
<</Subtype/Text/Page 1/Rect[1 2 3 4]/IRT 2 0 R/State(Rejected)/StateModel(Review)>>
endobj
trailer
<</Root 1 0 R>>
%%EOF
"""

CARET = Annotation("caret", 1, ((10, 20, 16, 28),), "grey", "Ann", "2026-11-28T10:15:00+01:00")
STRIKE = Annotation("strike-out", 1, ((10, 20, 40, 30),), answers=0, is_grouped=True)
REPLY = Annotation("note", 2, ((1, 2, 3, 4),), "Must it be?", "Bob", answers=0)
STATE = Annotation("note", 2, ((1, 2, 3, 4),), answers=0, state="Rejected")


@pytest.mark.parametrize("data, pdf", [(XFDF.encode(), "out/proof.pdf"), (FDF, "proof.pdf")])
def test_marks_kept_apart_are_read(data: bytes, pdf: str) -> None:
    found = read_marks(data)
    assert (found.found, found.unread, found.pdf) == ((CARET, STRIKE, REPLY, STATE), (), pdf)


def test_marks_of_a_pdf_are_read_and_its_links_are_not() -> None:
    caret, strike = (
        {**at("gray"), "Contents": "grey"},
        {**on("gray"), "Subtype": "StrikeOut", "irt": 0, "RT": "Group"},
    )
    first, second = read_marks(marked(caret, strike)).found
    assert (first.kind, first.contents, second.kind, second.answers, second.is_grouped) == (
        *("caret", "grey"),
        *("strike-out", 0, True),
    )


def test_parts_replies_and_states_belong_to_their_mark() -> None:
    (thread,) = threads((CARET, STRIKE, REPLY, STATE))
    assert thread.all_parts == (CARET, STRIKE)
    assert [(each.author, each.words, each.state) for each in thread.remarks] == [
        ("Bob", "Must it be?", ""),
        ("", "", "Rejected"),
    ]


def test_replies_in_a_circle_are_marks_of_their_own() -> None:
    one = Annotation("note", 1, ((0, 0, 1, 1),), answers=1)
    other = Annotation("note", 1, ((0, 0, 1, 1),), answers=0)
    assert [thread.number for thread in threads((one, other))] == [0, 1]


@pytest.mark.parametrize(
    "written, date",
    [
        ("D:20261128101500+01'00'", "2026-11-28T10:15:00+01:00"),
        ("D:20261128101500Z", "2026-11-28T10:15:00Z"),
        ("D:20261128", "2026-11-28"),
        ("yesterday", "yesterday"),
        ("", ""),
    ],
)
def test_dates_are_those_of_iso(written: str, date: str) -> None:
    assert iso_date(written) == date


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\nnothing",
        b"%FDF-1.2\nnothing",
        b"<xfdf",
        b"<html/>",
        b"\x00\xff\xfe",
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><html>&b;</html>',
    ],
)
def test_what_cannot_be_read_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableMarks):
        read_marks(data)


def test_entities_of_xfdf_are_not_resolved() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + XFDF.removeprefix(
        '<?xml version="1.0"?>'
    )
    assert read_marks(bomb.replace(">grey<", ">&a;<").encode()).found[0].contents == ""


@pytest.mark.parametrize(
    "element, why",
    [
        ('<caret page="0"/>', "it has no place"),
        ('<hologram page="0" rect="0,0,1,1"/>', "its type is “hologram”"),
        ('<highlight page="0" rect="a,b" coords="x"/>', "it has no place"),
    ],
)
def test_what_is_not_understood_is_told(element: str, why: str) -> None:
    found = read_marks(f"<xfdf><annots>{element}</annots></xfdf>".encode())
    assert [each.why for each in found.unread] == [why]


@pytest.mark.parametrize(("intent", "box"), [(b"/IT/FreeTextCallout", (1, 2, 1, 2)), (b"", (10, 20, 40, 30))])
def test_a_line_leads_to_words_from_a_callout_alone(intent: bytes, box: tuple[int, ...]) -> None:
    text = b"<</Subtype/FreeText/Page 0/Rect[10 20 40 30]/CL[1 2 3 4]/Contents(so)" + intent + b">>"
    body = b"%FDF-1.2\n1 0 obj\n<</FDF<</F(proof.pdf)/Annots[2 0 R]>>>>\nendobj\n2 0 obj\n" + text
    (found,) = read_marks(body + b"\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n").found
    assert found.boxes == (box,)
