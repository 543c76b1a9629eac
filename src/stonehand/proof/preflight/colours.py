"""What the pages of a PDF are drawn with in; colours of a screen, and colours of too much ink, out."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pikepdf

from stonehand.diagnostics import Code
from stonehand.model.printing import PrintSettings
from stonehand.proof.preflight.drawn import contents_of, drawn_on
from stonehand.proof.preflight.finding import Finding
from stonehand.proof.preflight.painted import ink_of, paints_within

IN_INKS = ("/DeviceGray", "/DeviceCMYK", "/Separation", "/DeviceN", "/Pattern", "/G", "/CMYK")
"""Families of colour spaces whose colours are inks; the last two are those of images in a content stream."""

GREY = pikepdf.Name.DeviceGray
OPERATORS = "rg RG k K cs CS BI ID EI"
HINT = (
    "name the printer's ICC profile as `output_intent` in [print], or give the colour in inks: device-cmyk()"
)


class Looked(NamedTuple):
    """What was found in one thing that pages are drawn with, and the most ink of its colours, in per cent."""

    faults: tuple[Finding, ...]
    ink: float


def check_colours(pdf: Any, settings: PrintSettings) -> Iterator[Finding]:
    """Yield F202 and F208 of every page; a thing that several pages draw is looked at once."""
    seen: dict[tuple[int, int], Looked] = {}
    for number, page in enumerate(pdf.pages, 1):
        inks = [0.0]
        for thing in drawn_on(page.obj):
            key = thing.objgen
            looked = seen[key] if key in seen and key != (0, 0) else _look(thing)
            seen[key] = looked
            inks.append(looked.ink)
            yield from (finding._replace(sheet=number) for finding in looked.faults)
        if max(inks) > settings.ink:
            yield from (_too_much(ink, settings, number) for ink in paints_within(page, settings.ink))


def _too_much(ink: float, settings: PrintSettings, number: int) -> Finding:
    message = f"{ink:.0f} per cent of ink in one colour, {settings.ink} are allowed"
    return Finding(Code.F208, message, number, "take a colour of less ink")


def _look(thing: Any) -> Looked:
    """Look for colours of a screen in one dictionary or stream that a page is drawn with."""
    spaces = [(name, thing.get(name)) for name in ("/ColorSpace", "/CS")]
    faults = [
        Finding(Code.F202, f"{_what(thing)} in {_family(space)}", hint=HINT)
        for name, space in spaces
        # In resources, this is a dictionary of names.
        if space is not None and not isinstance(space, pikepdf.Dictionary) and not is_in_inks(space)
    ]
    contents = contents_of(thing)
    if contents is None:
        return Looked(tuple(faults), 0)
    named = thing.get("/Resources", {}).get("/ColorSpace", {})
    instructions = pikepdf.parse_content_stream(contents, OPERATORS)
    inks = [ink_of(each.operands) for each in instructions if str(each.operator) in ("k", "K")]
    return Looked((*faults, *_in_stream(instructions, named)), max(inks, default=0))


def _in_stream(instructions: Iterable[Any], named: Any) -> Iterator[Finding]:
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in ("rg", "RG"):
            colour = " ".join(f"{float(value):.2f}" for value in instruction.operands)
            yield Finding(Code.F202, f"a colour in RGB ({colour})", hint=HINT)
        elif operator in ("cs", "CS"):
            name = instruction.operands[0]
            yield from _chosen(named.get(str(name), name), "a colour")
        elif isinstance(instruction, pikepdf.ContentStreamInlineImage):
            yield from _chosen(instruction.iimage.obj.get("/ColorSpace", GREY), "an image")


def _chosen(space: Any, what: str) -> Iterator[Finding]:
    if not is_in_inks(space):
        yield Finding(Code.F202, f"{what} in {_family(space)}", hint=HINT)


def is_in_inks(space: Any) -> bool:
    """Tell whether a colour space is one of inks: ICC profiles of greys and of four inks are."""
    family = _family(space)
    if family == "ICCBased":
        return int(space[1].get("/N", 0)) in (1, 4)
    if family in ("Indexed", "I"):
        return is_in_inks(space[1])
    return f"/{family}" in IN_INKS


def _family(space: Any) -> str:
    return str(space[0] if isinstance(space, pikepdf.Array) else space).lstrip("/")


def _what(thing: Any) -> str:
    if str(thing.get("/Subtype", "")) == "/Image":
        return f"an image of {int(thing.Width)} x {int(thing.Height)} pixels"
    return "a shading" if "/ShadingType" in thing else "a group that blends"
