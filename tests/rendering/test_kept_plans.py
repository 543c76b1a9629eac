"""Plans of an earlier setting spare the making of the same ones, and change no byte of another section."""

from dataclasses import replace
from typing import Any

import pytest
from tiny import STYLE, house, note, p, section, text

from stonehand.model.lines import HyphenationSettings, LineSettings
from stonehand.press.pdf import lines_passes
from stonehand.press.pdf.set import SectionTask, SetSection, set_section

FIRST, LAST = p("a", f"{text(90)} <em>office affairs</em> {text(60)}", 1), p("c", text(160), 5)
MIDDLE = p("b", text(70) + note("n", text(120)) + text(50), 3)


def task(*blocks: str, style: str = "") -> SectionTask:
    return SectionTask("s", section(*blocks), (STYLE, style), fonts=house())


BEFORE = task(FIRST, MIDDLE, LAST)
OTHERS = {
    "a word": task(FIRST, MIDDLE.replace("quoin", "quoins", 1), LAST),
    "a paragraph": task(FIRST, p("new", text(80), 2), MIDDLE, LAST),
    "a word in italics": task(FIRST.replace("<em>", "<i>").replace("</em>", "</i>"), MIDDLE, LAST),
    "a size": task(FIRST, MIDDLE, LAST, style="#a { font-size: 9.5pt }"),
    "a measure": task(FIRST, MIDDLE, LAST, style="#c { margin-left: 7mm }"),
    "an indent": task(FIRST, MIDDLE, LAST, style="p { text-indent: 1em }"),
    "no hyphens": task(FIRST, MIDDLE, LAST, style="p { hyphens: manual }"),
    "hyphens": task(FIRST, MIDDLE, LAST, style="p { hyphens: auto; hyphenate-limit-chars: 4 1 1 }"),
    "spaces": task(FIRST, MIDDLE, LAST, style="p { word-spacing: 1pt }"),
    "a language": replace(BEFORE, html=BEFORE.html.replace('lang="en"', 'lang="de"')),
    "a setting of lines": replace(BEFORE, lines=LineSettings(expansion=0.0, protrusion=False)),
    "a setting of hyphens": replace(BEFORE, hyphenation=HyphenationSettings(exceptions=("fris-ket",))),
    "no make-up of spreads": replace(BEFORE, pages=replace(BEFORE.pages, spreads=False)),
}


@pytest.fixture(scope="module")
def before() -> SetSection:
    return set_section(BEFORE)


@pytest.mark.parametrize("change", OTHERS)
def test_kept_plans_change_nothing(change: str, before: SetSection) -> None:
    assert set_section(OTHERS[change], before.plans) == set_section(OTHERS[change])


def test_what_stayed_is_not_planned_again(before: SetSection, monkeypatch: pytest.MonkeyPatch) -> None:
    planned: list[str] = []

    def noted(paragraph: Any, *given: Any) -> Any:
        planned.append(paragraph.line_box.element.get("id"))
        return original(paragraph, *given)

    original = lines_passes._plan_loosened
    monkeypatch.setattr(lines_passes, "_plan_loosened", noted)
    set_section(OTHERS["a word"], before.plans)
    assert set(planned) == {"b"}
