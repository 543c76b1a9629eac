"""What is not done twice gives the same bytes as what is: styles, used values, lines, shapes, operands."""

from typing import Any

import pytest
from tiny import lay, note, p, text

from stonehand.press.pdf import lines_cut, lines_glyphs, lines_standing, styles_twins, styles_used
from stonehand.press.pdf.set import SetSection

COPY = (
    '<h2 id="h">Of <em>imposing</em></h2>',
    p("a", f"{text(60)} <em>office affairs</em> {text(9)}" + note("n", text(220), text(30)), 1),
    p("b", f'{text(70)} <span lang="fr">l’imprimerie</span>, <strong>AV To</strong> {text(40)}', 3),
    '<blockquote class="quotation" id="q">' + p("c", text(50) + note("m", "short"), 5) + "</blockquote>",
    p("d", f"{text(30)}<br>{text(90)} quo\u00adin\u00a0ink", 7),
    '<table id="t"><tr><td>forme</td><td>12</td></tr><tr><td>chase</td><td>7</td></tr></table>',
    p("e", text(200), 9),
)
ALIKE = {
    "styles": (styles_twins, "_kind", lambda style: object()),
    "used values": (styles_used, "KINDS", ()),
    "lines": (lines_standing.StandingLines, "find", lambda *_: None),
    "shapes": (lines_cut, "known_box", lambda *_: None),
    "operands": (lines_glyphs, "_is_known", lambda run: False),
}


def result(section: SetSection) -> tuple[Any, ...]:
    return section.pdf, section.map, section.diagnostics, section.paragraphs


@pytest.mark.parametrize("spared", ALIKE)
def test_what_is_spared_makes_no_difference(spared: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sparing = result(lay(*COPY))
    with monkeypatch.context() as patch:
        patch.setattr(*ALIKE[spared])
        assert result(lay(*COPY)) == sparing
