"""What is not done twice gives the same bytes as what is: styles, used values, lines, shapes, operands."""

from typing import Any

import pytest
from tiny import lay, note, p, text

from stonehand.press.pdf import lines_cut, lines_draw, lines_glyphs, lines_standing, styles_twins, styles_used
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
SCRIPTS = (
    p("a", f"{text(12)} Ελλάδα 1998, 2004 – {text(6)} Москва 12\u00a0марта 1905 г. {text(40)}", 1),
    p("b", f"В 1905 году {'наборщики и печатники сошлись на площади, ' * 6} (17).", 3),
    p(
        "c",
        f"Dr.\u202fA.\u202fB. {text(30)} «\u202fl’atelier\u202f» \u00a0{text(20)} 6\u00a0× 9, fi ffi — 7/8",
        5,
    ),
    p("d", f"1. <em> {text(12)} </em>, 2. <strong>1998</strong> 2 (3) {text(30)} שלום {text(20)}", 7),
)
"""Scripts, and figures between them; spaces that are not widened, at edges, two in succession."""

ALIKE = {
    "styles": (styles_twins, "_kind", lambda style: object()),
    "used values": (styles_used, "KINDS", ()),
    "lines": (lines_standing.StandingLines, "find", lambda *_: None),
    "shapes": (lines_cut, "known_box", lambda *_: None),
    "operands": (lines_glyphs, "_is_known", lambda run: False),
    "sorts": (lines_glyphs, "_draw_stick", lambda *_: False),
    "counts": (lines_draw, "stick_of", lambda box: None),
}


def result(section: SetSection) -> tuple[Any, ...]:
    return section.pdf, section.map, section.diagnostics, section.paragraphs


@pytest.mark.parametrize("copy", [COPY, SCRIPTS], ids=["copy", "scripts"])
@pytest.mark.parametrize("spared", ALIKE)
def test_what_is_spared_makes_no_difference(
    spared: str, copy: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    sparing = result(lay(*copy))
    with monkeypatch.context() as patch:
        patch.setattr(*ALIKE[spared])
        assert result(lay(*copy)) == sparing


def test_most_lines_are_drawn_from_kept_sorts(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    original = lines_glyphs._draw_stick
    monkeypatch.setattr(
        lines_glyphs, "_draw_stick", lambda *given: drawn.append(original(*given)) or drawn[-1]
    )
    lay(p("a", text(600), 1))
    assert sum(drawn) > len(drawn) / 2
