"""Whatever a paragraph holds: planned lines have its words, in order, and end at the edge of the measure."""

import re
from random import Random

import pytest
from tiny import WORDS, lay, lines, note, p

from stonehand.model.layout import Line
from stonehand.model.lines import LineSettings
from stonehand.press.pdf.set import SetSection

STYLE = """
html { hyphens: auto; hyphenate-limit-chars: 6 2 3 }
p { text-indent: 1em }
code { padding: 0 2pt; border: .5pt solid }
.smallcaps { font-variant-caps: small-caps; letter-spacing: .05em }
.tie { white-space: nowrap }
.wide { margin: 0 3pt }
"""
SVG = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='20' height='6'/%3E"
WRAPS = (
    "<em>{}</em>",
    "<strong>{}</strong>",
    "<code>{}</code>",
    '<span class="smallcaps">{}</span>',
    '<span class="wide">{} </span>',
    "<em>{} </em>",
    "<b><i>{}</i></b>",
)
MORE = ("considerations", "typographical", "self-governing", "extra\u00adordinary", "Constantinople", "A. B.")
ENDS = ("", "", "", ",", "!", "—", ".", " – ", "\u00a0x, ", "<br/>", ' <span class="tie">no. 7</span>')
MEASURES = (90, 140, 229)


def paragraph(random: Random, anchor: str) -> str:
    parts: list[str] = []
    for number in range(random.randint(3, 25)):
        words = " ".join(random.choices((*WORDS, *MORE), k=random.randint(1, 4)))
        part = random.choice(WRAPS).format(words) if random.random() < 0.5 else words
        part += random.choice(ENDS)
        if random.random() < 0.05:
            part += f'<img alt="" src="{SVG}"/>'
        if random.random() < 0.1:
            part += note(f"{anchor}-n{number}", " ".join(random.choices(WORDS, k=random.randint(1, 30))))
        parts.append(part)
    glue = [random.choice((" ", " ", " ", "")) for _ in parts]
    return p(anchor, "".join(part + space for part, space in zip(parts, glue, strict=True)))


def words_of(result: SetSection, area: str) -> str:
    """Return the text of an area, without spaces and without hyphens put in."""
    found = [line for _, line in lines(result) if line.area == area]
    texts = (line.text.rstrip()[:-1] if line.hyphen == "auto" else line.text for line in found)
    return re.sub(r"[\s\u00ad]", "", "".join(texts))


def is_short(line: Line, following: Line | None) -> bool:
    """Tell whether a line ends its paragraph, or stands before a forced break."""
    ends = following is None or following.block != line.block
    return ends or (line.space_ratio in (0, 1) and line.expansion == 0)


@pytest.mark.parametrize("seed", range(40))
def test_the_same_words_in_the_same_order_within_the_measure(seed: int) -> None:
    random = Random(seed)
    measure = random.choice(MEASURES)
    copy = [paragraph(random, f"p{number}") for number in range(3)]
    style = f"{STYLE} p {{ width: {measure}pt }}"
    whole = lay(*copy, style=style)
    by_line = lay(*copy, style=style, lines=LineSettings(breaking="line"))
    assert [diagnostic.code.value for diagnostic in whole.diagnostics] in ([], ["L005"], ["L003"])
    for area in ("body", "note"):
        assert words_of(whole, area) == words_of(by_line, area)
    body = [line for _, line in lines(whole) if line.area == "body"]
    left = min(line.x for line in body) + 2
    for line, following in zip(body, [*body[1:], None], strict=True):
        over = line.x + line.width - left - measure
        assert over < 4 or len(re.split("[ -]", line.text.strip())) == 1, line.text
        assert over > -5 or is_short(line, following) or " " not in line.text.strip(), line.text
