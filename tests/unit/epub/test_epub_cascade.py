import pytest
from lxml import etree

from stonehand.press.epub.cascade import FontCascade, FontRequest

DOCUMENT = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{}</body></html>'


def request(css: str, body: str) -> FontRequest:
    """Return what is asked for the text `x`."""
    root = etree.fromstring(DOCUMENT.format(body))
    return next(found for _, text, found in FontCascade(css).requests(root) if text == "x")


@pytest.mark.parametrize(
    "css, body, expected",
    [
        ("", "<p>x</p>", FontRequest()),
        ("", "<p><em>x</em></p>", FontRequest(italic=True)),
        ("", "<p><strong>x</strong></p>", FontRequest(weight=700)),
        ("", "<p><em>y</em>x</p>", FontRequest()),
        ("b { font-weight: normal }", "<p><b>x</b></p>", FontRequest()),
        ("* { font-weight: 400 }", "<p><b>x</b></p>", FontRequest()),
        ("b { font-weight: bolder }", "<p><b>x</b></p>", FontRequest(weight=700)),
        (
            "p { font-family: 'A B', C D, serif }",
            "<p><i>x</i></p>",
            FontRequest(("A B", "C D", "serif"), italic=True),
        ),
        ("p { font: italic 600 1em/1.2 A, serif }", "<p>x</p>", FontRequest(("A", "serif"), 600, True)),
        (":root { --f: 'A', serif } p { font-family: var(--f) }", "<p>x</p>", FontRequest(("A", "serif"))),
        ("p { font-weight: 600 } .a { font-weight: 500 }", '<p class="a">x</p>', FontRequest(weight=500)),
        (
            "p { font-weight: 600 !important } .a { font-weight: 500 }",
            '<p class="a">x</p>',
            FontRequest(weight=600),
        ),
        ("@media print { p { font-weight: 600 } }", "<p>x</p>", FontRequest()),
        ("p::before { font-weight: 600 }", "<p>x</p>", FontRequest()),
        ("p { text-transform: uppercase }", "<p>x</p>", FontRequest(transform="uppercase")),
        ("p:bogus(, { font-weight: 600 }", "<p>x</p>", FontRequest()),
    ],
)
def test_what_the_stylesheet_asks_for(css: str, body: str, expected: FontRequest) -> None:
    assert request(css, body) == expected


def test_the_type_of_an_epub_can_select() -> None:
    css = '@namespace epub "http://www.idpf.org/2007/ops"; [epub|type~="noteref"] { font-weight: 600 }'
    body = '<p xmlns:epub="http://www.idpf.org/2007/ops"><a epub:type="noteref">x</a></p>'
    assert request(css, body) == FontRequest(weight=600)


def test_the_title_is_not_printed() -> None:
    root = etree.fromstring(DOCUMENT.format("<p>x</p>"))
    assert "t" not in [text for _, text, _ in FontCascade("").requests(root)]


def test_generated_characters_are_known() -> None:
    assert FontCascade('p::before { content: "§" counter(p) " ¶" }').generated == {"§", " ", "¶"}
