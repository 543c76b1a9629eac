"""Paragraphs broken into lines as a whole, on tiny pages."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from shutil import which
from typing import Any

import pikepdf
import pypdfium2
import pytest
from tiny import WORDS, lay, lines, note, p, text

from stonehand.model.layout import Line
from stonehand.model.lines import HyphenationSettings, LineSettings
from stonehand.press.pdf import setting
from stonehand.press.pdf.lines_measure import Paragraph
from stonehand.press.pdf.lines_setter import LineSetter, line_setter
from stonehand.press.pdf.set import SetSection
from stonehand.proof.typometry import read_lines

MEASURE, LEFT = 229.61, 34.02  # points: 81 mm, 12 mm
HYPHENS = "html { hyphens: auto; hyphenate-limit-chars: 6 2 3 }"
LONG = (
    "A compositor who follows incomprehensible copy without consideration of the typographical "
    "possibilities available produces extraordinarily unsatisfactory paragraphs, notwithstanding "
    "conscientious justification. "
)
NARROW = "p { width: 100pt }"
TALL = "@page { size: 105mm 400mm }"
STOCK = LineSettings(breaking="line")


def body(result: SetSection) -> list[Line]:
    return [line for _, line in lines(result) if line.area == "body"]


def planned(result: SetSection) -> dict[str, int]:
    return {what: count for what, count in result.paragraphs if what != "lines tracked"}


def found(result: SetSection, word: str) -> int:
    """Count how often a word is found in the PDF by Chrome, whose search skips PDFium's mark of a hyphen."""
    pages = pypdfium2.PdfDocument(result.pdf)
    return sum(page.get_textpage().get_text_bounded().replace("\x02", "").count(word) for page in pages)


def found_by_pdfium(result: SetSection, word: str) -> int:
    """Count how often PDFium's own search finds a word."""
    searches = (page.get_textpage().search(word) for page in pypdfium2.PdfDocument(result.pdf))
    return sum(1 for search in searches for _ in iter(search.get_next, None))


def spans(result: SetSection) -> int:
    """Count the glyphs that are marked as standing for another text."""
    with pikepdf.open(BytesIO(result.pdf)) as pdf:
        return sum(page.Contents.read_bytes().count(b"/ActualText") for page in pdf.pages)


def edges(line: Line) -> tuple[float, float]:
    """Return how far a line hangs out of the measure on each side."""
    return LEFT - line.x, line.x + line.width - LEFT - MEASURE


def test_spaces_are_evener_than_line_by_line() -> None:
    copy = p("a", LONG * 4)
    ratios = [
        sorted(line.space_ratio for line in body(lay(copy, style=HYPHENS, lines=settings))[:-1])
        for settings in (LineSettings(), STOCK)
    ]
    whole, by_line = (spaces[-1] - spaces[0] for spaces in ratios)
    assert whole < by_line / 2


def test_lines_are_as_wide_as_the_measure_and_hang_a_little() -> None:
    *inner, last = body(lay(p("a", LONG * 4), style=HYPHENS))
    assert all(0 <= left < 2 and -0.03 < right < 5 for left, right in map(edges, inner))
    assert any(right > 1 for _, right in map(edges, inner))
    assert edges(last)[1] < 0


def test_nothing_hangs_if_the_house_does_not_want_it() -> None:
    *inner, _ = body(lay(p("a", LONG * 4), style=HYPHENS, lines=LineSettings(protrusion=False)))
    assert all(abs(left) < 0.03 and abs(right) < 0.03 for left, right in map(edges, inner))


@pytest.mark.parametrize("per_cent", [0, 1, 2])
def test_glyphs_are_widened_within_limits(per_cent: int) -> None:
    *inner, _ = body(lay(p("a", LONG * 4), style=HYPHENS, lines=LineSettings(expansion=per_cent)))
    widest = max(abs(line.expansion) for line in inner)
    assert widest == pytest.approx(per_cent / 100)


def test_spaces_keep_their_width_where_glyphs_suffice() -> None:
    *inner, _ = body(lay(p("a", LONG * 4), style=HYPHENS))
    drawn = [line.space_ratio * (1 + line.expansion) for line in inner if abs(line.expansion) < 0.0199]
    assert drawn == [pytest.approx(1, abs=0.002)] * len(drawn) != []


def test_words_have_their_places_in_a_widened_line() -> None:
    for line in body(lay(p("a", LONG * 2), style=HYPHENS)):
        last = line.words[-1]
        assert last.x + last.width == pytest.approx(line.x + line.width, abs=0.05)


def found_by_poppler(result: SetSection, word: str, *options: str) -> int:
    """Count how often a word stands in the text that Poppler reads."""
    command = ["pdftotext", *options, "-", "-"]
    made = subprocess.run(command, input=result.pdf, capture_output=True, check=True)
    return made.stdout.decode().count(word)


@pytest.mark.parametrize("settings", [LineSettings(), STOCK])
def test_a_broken_word_is_found(settings: LineSettings) -> None:
    result = lay(p("a", "considerations " * 30), style=HYPHENS + NARROW, lines=settings)
    assert [line.hyphen for line in body(result)].count("auto") > 3
    assert found(result, "considerations") == found_by_pdfium(result, "considerations") == 30


@pytest.mark.skipif(not which("pdftotext"), reason="Poppler's pdftotext is not installed")
@pytest.mark.parametrize("settings", [LineSettings(), STOCK])
def test_a_broken_word_is_found_by_poppler(settings: LineSettings) -> None:
    result = lay(p("a", "considerations " * 30), style=HYPHENS + NARROW, lines=settings)
    assert [line.hyphen for line in body(result)].count("auto") > 3
    assert found_by_poppler(result, "considerations") == 30
    assert found_by_poppler(result, "considerations", "-raw") == 30


def test_a_word_is_found_that_is_emphasized() -> None:
    copy = "<em>the considerations</em>, <b>the considerations</b>, " * 15
    result = lay(p("a", copy), style=HYPHENS + NARROW)
    assert [line.hyphen for line in body(result)].count("auto") > 3
    assert found_by_pdfium(result, "considerations") == 30


def test_a_word_over_three_lines_is_not_read_twice() -> None:
    result = lay(p("a", "the " + "considerations " * 9), style=HYPHENS + "p { width: 26pt }")
    assert [line.hyphen for line in body(result)].count("auto") > 12
    assert "".join(words_of(result)) == "the" + "considerations" * 9


def test_a_word_over_two_pages_is_not_read_twice() -> None:
    result = lay(p("a", "considerations " * 90), style=HYPHENS + NARROW)
    assert "auto" in {line.hyphen for page in result.map.pages for line in page.lines[-1:]}
    assert "".join(words_of(result)).replace("-", "") == "considerations" * 90


def test_the_same_word_broken_twice_on_a_line_is_read_twice() -> None:
    copy = "considerations\u2212considerations " * 20
    assert words_of(lay(p("a", copy), style=HYPHENS + NARROW)) == copy.split()


def words_of(result: SetSection) -> list[str]:
    """Return the words that PDFium reads from all pages in their order, those broken joined."""
    pages = pypdfium2.PdfDocument(result.pdf)
    read = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    return read.replace("\x02", "").replace("\r\n", " ").split()


def test_the_text_is_the_same_with_planned_lines_and_without() -> None:
    copy = (
        p("a", f"{LONG}<em>{LONG}</em>incompre\u00adhensible<br/>{LONG * 3}", 1),
        p("b", f"{LONG}<b>{text(9)}</b> cross-reference—{LONG}", 3),
    )
    planned_text, stock_text = (
        words_of(lay(*copy, style=HYPHENS + NARROW + TALL, lines=settings))
        for settings in (LineSettings(), STOCK)
    )
    assert planned_text == stock_text
    assert planned_text[:4] == ["A", "compositor", "who", "follows"]


def test_a_hyphen_of_the_copy_stays_one() -> None:
    result = lay(p("a", "cross-reference " * 30), style=NARROW)
    assert "hard" in {line.hyphen for line in body(result)}
    assert spans(result) == 0


def test_exceptions_are_obeyed_in_either_way() -> None:
    rules = HyphenationSettings(exceptions=("consid-era-tions",))
    for settings in (LineSettings(), STOCK):
        result = lay(
            p("a", "considerations " * 30), style=HYPHENS + NARROW, lines=settings, hyphenation=rules
        )
        ends = {line.text.split()[-1] for line in body(result) if line.hyphen == "auto"}
        assert ends <= {"consid‐", "considera‐"}


def test_letters_before_and_after_a_hyphen_are_the_stylesheet_s() -> None:
    style = NARROW + "html { hyphens: auto; hyphenate-limit-chars: 5 5 6 }"
    result = lay(p("a", "considerations " * 30), style=style)
    ends = {line.text.split()[-1] for line in body(result) if line.hyphen == "auto"}
    assert ends == {"consid‐", "consider‐"}


def starts(result: SetSection) -> Iterator[str]:
    return (line.text[0] for line in body(result)[1:])


@pytest.mark.parametrize("mark", ["—", " – ", " …", "–"])
def test_no_line_begins_with_a_dash_or_an_ellipsis(mark: str) -> None:
    words = [word + (mark if n % 2 else "") for n, word in enumerate(WORDS * 12)]
    result = lay(p("a", re.sub(f"{mark} ", mark if mark.strip() == mark else f"{mark} ", " ".join(words))))
    assert not set(starts(result)) & set("—–…")


def test_a_call_stays_with_its_word() -> None:
    result = lay(*(p(f"a{n}", text(n) + "!" + note(f"n{n}", "x") + " " + text(5)) for n in range(2, 16)))
    assert not any(character.isdigit() for character in starts(result))
    assert planned(result) == {"planned": 28}


def test_a_soft_hyphen_is_a_place_to_break_and_else_not_seen() -> None:
    copy = " ".join(["typo\u00adgraphers"] * 40)
    result = lay(p("a", copy), style="p { width: 83pt }" + TALL)
    ends = {line.text.split()[-1] for line in body(result) if line.hyphen == "auto"}
    assert ends == {"typo\u00ad‐"}
    assert found(result, "typographers") == 40


def test_no_line_ends_at_a_no_break_space() -> None:
    result = lay(p("a", " ".join(["Dr.\u00a0Johnson"] * 60)), style=HYPHENS)
    assert not any(line.text.rstrip().endswith("Dr.") for line in body(result))
    assert planned(result) == {"planned": 1}
    *inner, _ = body(result)
    assert all(-0.03 < edges(line)[1] < 5 for line in inner)


def test_small_capitals() -> None:
    copy = p("a", f'{text(7)} <span class="sc">{LONG}</span> {text(30)}')
    *inner, _ = body(
        lay(copy, style=HYPHENS + ".sc { font-variant-caps: all-small-caps; letter-spacing: .5pt }")
    )
    assert all(-0.6 < edges(line)[1] < 5 for line in inner)


def test_an_indent_and_inline_elements() -> None:
    copy = p("a", f"{text(9)} <em>{text(7)}</em> <b>{text(8)}</b>, <code>{text(9)}</code>. {text(20)}")
    style = "p { text-indent: 2em } code { padding: 0 3pt; border: 1pt solid; margin: 0 1pt }"
    first, *inner, _ = body(lay(copy, style=style))
    assert first.words[0].x == pytest.approx(LEFT + 20, abs=0.01)
    assert all(-0.03 < edges(line)[1] < 5 for line in inner)


def test_a_forced_break_ends_a_line_without_stretching_it() -> None:
    result = lay(p("a", f"{text(5)}<br/>{text(32)}<br/>{text(3)}"))
    assert planned(result) == {"planned": 1}
    ends = [line for line in body(result) if line.space_ratio == 1 and not line.expansion]
    assert [len(line.text.split()) for line in ends] == [5, 3, 3]


def test_an_image_among_the_words() -> None:
    svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='50' height='9'/%3E"
    result = lay(p("a", f"{text(20)} <img alt='' src=\"{svg}\"/> {text(20)}"))
    assert planned(result) == {"planned": 1}
    *inner, _ = body(result)
    assert all(line.x + line.width < LEFT + MEASURE + 5 for line in inner)


def test_lines_beside_a_float() -> None:
    style = "#f { float: left; width: 100pt; height: 30pt }"
    result = lay('<div id="f"></div>', p("a", text(60)), style=style)
    *inner, _ = body(result)
    assert planned(result) == {"planned": 1}
    assert [line.x > LEFT + 99 for line in inner[:4]] == [True, True, True, False]
    assert all(-0.03 < edges(line)[1] < 5 for line in inner)


def test_a_span_floated_at_the_beginning() -> None:
    style = "#f { float: left; font-size: 24pt; line-height: 24pt; margin-right: 2pt }"
    result = lay(p("a", f'<span id="f">T</span>{text(60)}'), style=style)
    *inner, _ = [line for line in body(result) if len(line.text) > 1]
    assert all(-0.03 < edges(line)[1] < 5 for line in inner)
    assert [line.x > LEFT + 5 for line in inner[:3]] == [True, True, False]


def test_a_plan_outlives_the_page() -> None:
    on_one = body(lay(p("a", LONG * 9), style=HYPHENS + "@page { size: 105mm 250mm }"))
    on_two = body(lay(p("a", LONG * 9), style=HYPHENS))
    assert len({page for page, _ in lines(lay(p("a", LONG * 9), style=HYPHENS))}) == 2
    assert [line.text for line in on_one] == [line.text for line in on_two]


def test_a_new_measure_is_planned_anew() -> None:
    style = HYPHENS + "@page { size: 105mm 60mm } @page :left { margin-right: 30mm }"
    result = lay(p("a", LONG * 5), style=style)
    widths = {page: max(line.width for at, line in lines(result) if at == page) for page in (0, 1)}
    assert widths[0] - widths[1] == pytest.approx(18 / 25.4 * 72, abs=5)
    assert planned(result) == {"planned": 1}


@pytest.mark.parametrize(
    "copy, style, reason",
    [
        ('<span style="display: inline-block">x</span> y', "", "InlineBlockBox"),
        ("אבגדה וזחטי " * 9, "", "right to left"),
        ("x <span style='float: right'>y</span> z", "", "float"),
        ("x   y", "p { white-space: pre-wrap }", "white-space"),
    ],
)
def test_what_is_left_to_weasyprint_is_counted(copy: str, style: str, reason: str) -> None:
    assert reason in planned(lay(p("a", copy), style=style))


def test_a_class_leaves_a_block_to_weasyprint() -> None:
    copy = p("a", LONG * 4)
    result = lay(f'<div class="stock-lines">{copy}</div>', p("b", "one"), style=HYPHENS)
    plain = lay(f"<div>{copy}</div>", p("b", "one"), style=HYPHENS, lines=STOCK)
    assert planned(result) == {"by class": 1, "planned": 1}
    assert [line.text for line in body(result)] == [line.text for line in body(plain)]


def test_a_word_wider_than_the_measure_is_left_to_weasyprint() -> None:
    result = lay(p("a", f"{text(9)} {'m' * 60} {text(9)}"))
    assert "".join(line.text for line in body(result)).count("m" * 60) == 1


def test_what_is_not_justified_is_left_alone() -> None:
    assert planned(lay(p("a", text(40)), style="html { text-align: left }")) == {}


def test_a_text_that_fits_but_for_its_last_space_is_not_broken() -> None:
    # WeasyPrint 70.0 alone breaks such a text after its first word.
    copy = p("a", f"{text(4)} <em>{text(9)}</em>")
    for tenth in range(600, 1300, 7):
        first, *_ = body(lay(copy, style=f"html {{ text-align: left }} p {{ width: {tenth / 10}pt }}"))
        assert len(first.text.split()) > 1


def test_a_font_that_kerns_against_the_space(tmp_path: Path) -> None:
    # Other fonts need another process: WeasyPrint reads them when it is imported.
    script = Path(__file__).with_name("kerned_page.py")
    command = [sys.executable, str(script), str(tmp_path)]
    places = os.pathsep.join([str(script.parents[1]), *sys.path])
    made = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": places}
    )
    *inner, _ = map(float, made.stdout.split())
    assert len(inner) > 5
    assert all(edge == pytest.approx(LEFT + MEASURE, abs=0.3) for edge in inner)


def wished(copy: str, **wishes: str) -> str:
    """Return a paragraph that the compositor asks something of."""
    asked = " ".join(f'data-{name}="{value}"' for name, value in wishes.items())
    return p("a", copy).replace("<p ", f"<p {asked} ")


PLIANT = LONG * 2 + text(78) + "."


def mixed(seed: int, count: int) -> str:
    """Return so many words, long and short, by chance."""
    random = Random(seed)
    return " ".join(random.choice((*LONG.split(), *WORDS * 4)) for _ in range(count)) + "."


@pytest.mark.parametrize("looseness, copy", [("-1", mixed(1, 284)), ("1", PLIANT)])
def test_a_paragraph_is_set_in_a_line_more_or_fewer(looseness: str, copy: str) -> None:
    plain, loose = (lay(each, style=HYPHENS) for each in (p("a", copy), wished(copy, looseness=looseness)))
    assert len(body(loose)) - len(body(plain)) == int(looseness)
    assert loose.diagnostics == ()
    *inner, _ = body(loose)
    assert all(-0.03 < edges(line)[1] < 5 and line.space_ratio < 1.7 for line in inner)


def test_a_loosened_plan_outlives_the_page() -> None:
    copy = LONG * 9 + text(70) + "."
    plain, loose = (
        lay(each, style=HYPHENS + "@page { size: 105mm 90mm }")
        for each in (p("a", copy), wished(copy, looseness="1"))
    )
    assert len(body(loose)) - len(body(plain)) == 1
    assert len(plain.map.pages) > 2


@pytest.fixture
def setters(monkeypatch: pytest.MonkeyPatch) -> list[LineSetter]:
    """Return the setters of the lines to come."""
    made = []

    def kept(*given: Any) -> LineSetter:
        made.append(line_setter(*given))
        return made[-1]

    monkeypatch.setattr(setting, "line_setter", kept)
    return made


def test_lines_are_told_what_they_end_with_and_words_long_enough_to_be_seen(
    setters: list[LineSetter],
) -> None:
    lay(p("a", "The words — over and well-read, of on—on"))
    ((_, paragraph),) = setters[0].paragraphs.values()
    assert isinstance(paragraph, Paragraph)
    assert [(place.kind, place.tail, place.head) for place in paragraph.breaks(0, "none")] == [
        ("space", "", "words"),
        ("space", "", "over"),
        ("space", "over", ""),
        ("space", "", "well-read"),
        ("hard", "well", "read"),
        ("space", "well-read", ""),
        ("space", "", "on—on"),
        ("dash", "", ""),
        ("end", "", ""),
    ]


def test_a_paragraph_knows_what_a_line_more_or_fewer_costs(setters: list[LineSetter]) -> None:
    result = lay(p("a", PLIANT), p("b", "אבגדה " * 9), style=HYPHENS)
    fewer, best, more = (setters[0].costs("a", MEASURE / 0.75)[asked] for asked in (-1, 0, 1))
    assert best.lines == len([line for line in body(result) if line.block == "a"])
    assert (fewer.looseness, fewer.lines, fewer.demerits) == (0, best.lines, best.demerits)
    assert (more.looseness, more.lines) == (1, best.lines + 1)
    assert more.demerits > best.demerits
    assert setters[0].costs("b", MEASURE / 0.75) == {}
    assert setters[0].costs("a", MEASURE / 1.5)[0].lines > 2 * best.lines


def test_looseness_is_for_the_longest_run_between_breaks() -> None:
    copy = f"{text(5)}<br/>{PLIANT}"
    plain, loose = (lay(each, style=HYPHENS) for each in (p("a", copy), wished(copy, looseness="1")))
    assert len(body(loose)) - len(body(plain)) == 1


@pytest.mark.parametrize("tracking", [-0.01, 0.005, 0.01])
def test_letters_are_tracked_evenly(tracking: float) -> None:
    copy = f"{text(4)} <em>{text(3)}</em> <b>forme</b>{note('n', text(3))}"
    (plain, plain_note), (tracked, tracked_note) = (
        [line for _, line in lines(lay(each))]
        for each in (p("a", copy), wished(copy, tracking=str(tracking)))
    )
    growth = [to.width - at.width for at, to in zip(plain.words, tracked.words, strict=True)]
    letters = [len(word) for word in plain.text.split()]
    # A call has digits of a smaller size, and letters that are joined are one glyph.
    assert all(
        added == pytest.approx(tracking * 10 * count, abs=0.13)
        for added, count in list(zip(growth, letters, strict=True))[:-1]
    )
    assert tracked_note.words == plain_note.words


def test_tracked_lines_are_as_wide_as_the_measure() -> None:
    *inner, _ = body(lay(wished(LONG * 4, tracking="0.01"), style=HYPHENS))
    assert all(0 <= left < 2 and -0.03 < right < 5 for left, right in map(edges, inner))
    assert all(
        line.words[-1].x + line.words[-1].width == pytest.approx(line.x + line.width, abs=0.2)
        for line in inner
    )


def glyphs(result: SetSection) -> list[str]:
    """Return the glyphs of the pages as they are drawn, in the font's numbers."""
    with pikepdf.open(BytesIO(result.pdf)) as pdf:
        shown = b"".join(page.Contents.read_bytes() for page in pdf.pages).decode("latin-1")
    return re.findall("[0-9a-f]{4}", "".join(re.findall("<([0-9a-f]+)>", shown)))


def test_a_tracked_word_keeps_its_ligatures() -> None:
    copy = "official affluence flies afield"
    plain, tracked = (lay(each) for each in (p("a", copy), wished(copy, tracking="0.01")))
    assert glyphs(tracked) == glyphs(plain)
    assert len(glyphs(plain)) < len(copy)
    (wide,), (narrow,) = body(tracked), body(plain)
    assert wide.width - narrow.width == pytest.approx(0.1 * (len(glyphs(plain)) - 1), abs=0.02)


@pytest.mark.parametrize("copy", [LONG * 4, f"<em>{LONG * 2}</em> {LONG}<b>{LONG}</b>"])
def test_tracked_words_are_drawn_where_the_map_has_them(copy: str) -> None:
    result = lay(wished(copy, tracking="0.01"), style=HYPHENS)
    _, drawn = read_lines(result.pdf)
    rights = [line.words[-1].x + line.words[-1].width for line in body(result)]
    assert [line.right for line in drawn] == pytest.approx(rights, abs=0.3)


def test_letters_that_bear_marks_are_tracked_by_pango() -> None:
    copy = "e\u0301tude " * 9
    plain, tracked = (body(lay(each))[0] for each in (p("a", copy), wished(copy, tracking="0.01")))
    assert tracked.width - plain.width == pytest.approx(0.1 * 6 * 9, abs=0.2)


@pytest.mark.parametrize("per_cent, loosest", [(0, 3.75), (1, 2.97), (3, 1.8)])
def test_letters_are_set_apart_where_spaces_would_be_too_wide(per_cent: int, loosest: float) -> None:
    copy = p("a", "extravagances of straightforwardness " * 9)
    result = lay(copy, style="p { width: 152pt }", lines=LineSettings(tracking=per_cent))
    *inner, _ = body(result)
    assert max(line.space_ratio for line in inner) == pytest.approx(loosest, abs=0.02)
    assert dict(result.paragraphs).get("lines tracked", 0) == (len(inner) if per_cent else 0)
    assert all(line.x + line.width == pytest.approx(LEFT + 152, abs=1) for line in inner)
