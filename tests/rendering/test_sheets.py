"""Stylesheets are parsed once; what was wrong with them is told for every section."""

from stonehand.diagnostics import Code
from stonehand.press.pdf.set import SectionTask, set_section

HTML = '<html lang="en"><head><title>t</title></head><body><section id="{0}"><p>Words.</p></section>'


def codes(anchor: str) -> list[Code]:
    task = SectionTask(anchor, HTML.format(anchor), ("p { colour: red }",))
    return [item.code for item in set_section(task).diagnostics]


def test_a_faulty_rule_is_told_of_every_section() -> None:
    assert codes("one") == codes("two") == [Code.L013]


def test_a_sheet_has_its_own_style_of_counters() -> None:
    html = (
        '<html><head><title>t</title></head><body><section id="s"><ol><li>Words.</li></ol></section></body>'
    )
    css = '@counter-style star { system: cyclic; symbols: "*"; suffix: " " } ol { list-style: star }'
    (page,) = set_section(SectionTask("s", html, (css,))).map.pages
    marker, words = page.lines
    assert (marker.text.strip(), words.text) == ("*", "Words.")
