"""The structure tree of a section: types, order, and one element for what goes over pages."""

from base64 import b64encode
from itertools import chain

import pypdfium2
import pytest

from rendering.displays import STYLE, TURNED, figure
from rendering.tiny import lay, lines, note, p, text
from stonehand.proof.access.structure import Element, structure

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
SQUARE = f"data:image/svg+xml;base64,{b64encode(DRAWING.encode()).decode()}"


def roles(element: Element) -> list[str]:
    """Return the types of what is in an element."""
    return [kid.role for kid in element.kids if isinstance(kid, Element)]


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    result = lay(p("a", text(400)))
    (paragraph,) = structure(result.pdf).all("P")
    assert len(result.map.pages) > 1
    assert letters(paragraph.text()) == letters(text(400))


def test_a_note_stands_after_the_paragraph_that_calls_it() -> None:
    root = structure(lay(p("a", f"One{note('n', 'a remark')} two."), p("b", "Three.")).pdf)
    assert roles(root) == ["P", "Note", "P"]
    first, remark, _ = root.kids
    assert isinstance(first, Element)
    assert isinstance(remark, Element)
    assert letters(first.text()) == "One1two"
    assert letters(remark.text()) == "1aremark"
    assert str(remark.entry.ID) == "n"


def test_a_note_over_two_pages_is_one_element() -> None:
    (remark,) = structure(lay(p("a", text(200)), p("b", f"x{note('n', text(300))}")).pdf).all("Note")
    assert letters(remark.text()) == "1" + letters(text(300))


def test_call_and_marker_lead_to_each_other() -> None:
    root = structure(lay(p("a", f"One{note('n', 'a remark')} two.")).pdf)
    (call,), (marker,) = root.all("Reference"), root.all("Lbl")
    targets = [
        str(kid.Obj.Dest)
        for link in chain(call.all("Link"), marker.all("Link"))
        for kid in link.entry.K
        if not isinstance(kid, int) and "/Obj" in kid
    ]
    assert targets == ["n", "n-call"]


def test_the_order_of_reading_is_that_of_the_lines() -> None:
    result = lay(*(p(f"p{n}", f"{n} {text(60)} {note(f'n{n}', text(20))}") for n in range(9)))
    root = structure(result.pdf)
    in_text = "".join(line.text for _, line in lines(result) if line.area == "body")
    at_foot = "".join(line.text for _, line in lines(result) if line.area == "note")
    assert letters(root.text(without="Note")) == letters(in_text)
    assert letters("".join(each.text() for each in root.all("Note"))) == letters(at_foot)


def test_the_head_of_a_table_is_read_once() -> None:
    rows = "".join(f"<tr><td>{n}</td><td></td></tr>" for n in range(60))
    head = '<thead><tr><th scope="col">Year</th><th scope="row">Craft</th></tr></thead>'
    result = lay(f'<div class="table" id="t"><table>{head}<tbody>{rows}</tbody></table></div>')
    root = structure(result.pdf)
    assert len(result.map.pages) > 1
    assert [each.text().strip() for each in root.all("TH")] == ["Year", "Craft"]
    assert [str(each.entry.A.Scope) for each in root.all("TH")] == ["/Column", "/Row"]
    assert len(root.all("TD")) == 120


def test_a_cell_below_a_spanned_head_names_its_heads() -> None:
    def cell(anchor: str, tag: str, more: str = "") -> str:
        return f'<{tag} id="{anchor}" data-source="copy.md:1:1" data-runs="0:1:1" {more}>{anchor}</{tag}>'

    heads = (
        cell("craft", "th", 'rowspan="2" scope="col"') + cell("dates", "th", 'colspan="2" scope="colgroup"'),
        cell("launch", "th", 'scope="col"') + cell("end", "th", 'scope="col"'),
    )
    body = "".join(cell(name, "td") for name in ("vega", "1984", "1987"))
    rows = "".join(f"<tr>{row}</tr>" for row in heads)
    table = f"<table><thead>{rows}</thead><tbody><tr>{body}</tr></tbody></table>"
    root = structure(lay(f'<div class="table" id="t">{table}</div>').pdf)
    found = {str(each.entry.get("/ID", "")): headers(each) for each in root.all("TH")}
    assert found == {"craft": [], "dates": [], "launch": ["dates"], "end": ["dates"]}
    assert [headers(each) for each in root.all("TD")] == [["craft"], ["dates", "launch"], ["dates", "end"]]


def headers(cell: Element) -> list[str]:
    return [str(name) for name in cell.entry.A.get("/Headers", ())]


def test_an_item_has_a_label_and_a_body() -> None:
    root = structure(lay('<ol class="list decimal" id="l"><li id="i">One<p id="q">Two</p></li></ol>').pdf)
    (item,) = root.all("LI")
    assert roles(item) == ["Lbl", "LBody"]
    assert root.all("L")[0].entry.A.ListNumbering == "/Decimal"


def test_a_list_in_a_note_has_bullets() -> None:
    items = '<span class="list"><span class="item" id="i">One</span></span>'
    style = "span.list { display: block } span.item { display: list-item }"
    (found,) = structure(lay(p("a", f"x{note('n', items)}"), style=style).pdf).all("L")
    assert found.entry.A.ListNumbering == "/Disc"


def test_an_entry_of_the_contents_is_a_reference() -> None:
    entry = '<li class="entry" id="e"><a href="#a">One</a> <span class="folio">7</span></li>'
    (item,) = structure(lay(f'<ol class="entries" id="c">{entry}</ol>', p("a", "One")).pdf).all("TOCI")
    (reference,) = item.kids
    assert isinstance(reference, Element)
    assert (reference.role, roles(reference), letters(reference.text())) == ("Reference", ["Link"], "One7")


def test_words_beside_a_formula_are_a_paragraph() -> None:
    formula = f'<img class="formula" src="{SQUARE}" alt="x"/>'
    root = structure(lay(f'<div class="equation" id="e">(1) {formula}</div>', f"<div>{formula}</div>").pdf)
    numbered, bare = root.all("Div")
    assert roles(numbered) == ["P"]
    assert roles(numbered.all("P")[0]) == ["Formula"]
    assert roles(bare) == ["Formula"]


def test_a_foreign_word_has_its_language() -> None:
    (word,) = structure(lay(p("a", 'the <i lang="ru">комета</i> of')).pdf).all("Span")
    assert (str(word.entry.Lang), word.text().strip()) == ("ru", "комета")


def test_what_a_stylesheet_adds_without_words_is_not_read() -> None:
    style = '#a::after { content: " . . ." } #b::before { content: "Aside: " }'
    first, second = structure(lay(p("a", "One"), p("b", "Two"), style=style).pdf).all("P")
    assert (first.text().strip(), second.text()) == ("One", "Aside: Two")


def test_an_image_without_description_is_no_figure() -> None:
    images = (f'<img src="{SQUARE}" alt="{words}"/>' for words in ("", "A square"))
    (figure,) = structure(lay(p("a", "One"), *images).pdf).all("Figure")
    assert str(figure.entry.Alt) == "A square"


def test_a_figure_on_its_side_has_the_box_where_it_is_drawn() -> None:
    drawn = figure("f", 60, "page", 90, TURNED).replace('alt=""', 'alt="A square"')
    result = lay(p("a", "One"), drawn, style=STYLE + "figcaption { visibility: hidden }")
    (tagged,) = structure(result.pdf).all("Figure")
    number = next(n for n, page in enumerate(result.map.pages) if page.boxes)
    left, bottom, right, top = (float(value) for value in tagged.entry.A.BBox)
    x, y, *_ = (float(value) for value in tagged.pdf.pages[number].MediaBox)
    page = pypdfium2.PdfDocument(result.pdf)[number].render().to_pil().convert("L")
    painted = page.point([255 * (value == 128) for value in range(256)]).getbbox()
    assert (right - left, top - bottom) == pytest.approx((45, 67.5), abs=0.01)
    foot = page.height + y
    assert painted == pytest.approx((left - x, foot - top, right - x, foot - bottom), abs=1)


def test_an_image_that_cannot_be_read_is_its_words() -> None:
    (figure,) = structure(lay('<img src="data:image/png;base64,AAAA" alt="A square"/>').pdf).all("Figure")
    assert letters(figure.text()) == "Asquare"
    assert "/A" not in figure.entry
