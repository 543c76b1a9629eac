"""A document and the shape that it should have in, the typed value that it makes out, its faults reported.

`take` reads a value by its shape and returns what the shape makes of it, or None where the value is refused;
a refused key counts as not written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stonehand.diagnostics import Code, Report
from stonehand.diagnostics.nearest import nearest
from stonehand.manuscript.copy import has_control
from stonehand.manuscript.document import Document, Fault, Path
from stonehand.manuscript.shape import (
    Choice,
    Decimal,
    Either,
    Fields,
    Listing,
    Literally,
    Shape,
    Table,
    Text,
    Whole,
    YesNo,
    fits,
    words_of,
)
from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Taking:
    """Read the values of one document into the shapes of its schema."""

    document: Document
    report: Report

    def take(self, shape: Shape, value: object, path: Path) -> object | None:
        """Return what a shape makes of a value; report and return None if it does not fit."""
        if not fits(shape, value):
            self._refuse_type(shape, value, path)
            return None
        match shape:
            case Text():
                return self._text(shape, value, path)
            case Whole():
                return self._whole(shape, value, path)
            case YesNo():
                return value
            case Decimal():
                return self._decimal(shape, value, path)
            case Choice():
                return self._choice(shape, value, path)
            case Literally():
                return shape.makes
            case Listing():
                return self._listing(shape, value, path)
            case Table():
                return self._table(shape, value, path)
            case Either():
                return self.take(next(one for one in shape.shapes if fits(one, value)), value, path)

    def fault(self, fault: Fault, place: Span) -> None:
        """Report a fault at a place."""
        self.report.add(fault.code, fault.message, place, fault.hint)

    def _refuse_type(self, shape: Shape, value: object, path: Path) -> None:
        message = f"{_name(path)} must be {words_of(shape)}, not {_type_words(value)}"
        wants_text = isinstance(shape, Text | Choice) and isinstance(value, int | float | date)
        hint = f'put it in quotes: "{value}"' if wants_text and not isinstance(value, bool) else ""
        self.report.add(Code.M004, message, self.document.place(path), hint)

    def _text(self, shape: Text, value: object, path: Path) -> object | None:
        text = str(value)
        if not text.strip():
            return None
        if has_control(text):
            fault: Fault | None = Fault(Code.M031, f"control character in {_name(path)}", "delete it")
        elif len(text) > shape.most:
            fault = Fault(
                Code.M037, f"{_name(path)} has {len(text):,} characters", f"{shape.most:,} are enough"
            )
        else:
            fault = shape.check(text) if shape.check else None
        if fault:
            self.fault(fault, self.document.place(path))
            return None
        return shape.make(text)

    def _whole(self, shape: Whole, value: object, path: Path) -> object | None:
        assert isinstance(value, int)
        if shape.least <= value <= shape.most and value % shape.step == 0:
            return value
        step = f" in steps of {shape.step}" if shape.step > 1 else ""
        message = f"{_name(path)} must be {shape.least} to {shape.most}{step}, not {value}"
        self.report.add(Code.M017, message, self.document.place(path))
        return None

    def _decimal(self, shape: Decimal, value: object, path: Path) -> object | None:
        assert isinstance(value, int | float)
        if shape.least <= value <= shape.most:
            return float(value)
        message = f"{_name(path)} must be {shape.least:g} to {shape.most:g}, not {value}"
        self.report.add(Code.M017, message, self.document.place(path))
        return None

    def _choice(self, shape: Choice, value: object, path: Path) -> object | None:
        if value in shape.words:
            return value
        near = nearest(str(value), shape.words)
        message = f"{_name(path)} cannot be “{value}”"
        hint = f"did you mean “{near}”?" if near else f"write one of: {', '.join(shape.words)}"
        self.report.add(Code.M006, message, self.document.place(path), hint)
        return None

    def _listing(self, shape: Listing, value: object, path: Path) -> object:
        assert isinstance(value, list)
        items = [self.take(shape.item, item, (*path, index)) for index, item in enumerate(value)]
        return tuple(item for item in items if item is not None)

    def _table(self, shape: Table, value: object, path: Path) -> object | None:
        assert isinstance(value, dict)
        fields: Fields = {}
        for name, written in value.items():
            key = shape.keys.get(name)
            if key is None:
                self._report_unknown(shape, name, (*path, name))
            elif written is not None:
                taken = self.take(key.shape, written, (*path, name))
                if taken is not None:
                    fields[key.into or name] = taken
        if not self._complete(shape, value, fields, path):
            return None
        self._judge_together(shape, fields, path)
        return shape.make(**fields)

    def _report_unknown(self, shape: Table, name: str, path: Path) -> None:
        near = nearest(name, shape.keys)
        hint = shape.ignored.get(name) or (f"did you mean “{near}”?" if near else _known(shape))
        self.report.add(shape.unknown, f"unknown key “{name}”{_within(path)}", self.document.key(path), hint)

    def _complete(self, shape: Table, value: Mapping[str, object], fields: Fields, path: Path) -> bool:
        whole = True
        for name, key in shape.keys.items():
            into = key.into or name
            if not key.required or into in fields:
                continue
            if _unwritten(value.get(name)):
                place = self.document.key((*path, name))
                self.report.add(Code.M005, f"“{name}” is missing{_within((*path, name))}", place)
            fields[into] = key.stand_in
            whole = whole and key.stand_in is not None
        return whole

    def _judge_together(self, shape: Table, fields: Fields, path: Path) -> None:
        found = shape.check(fields) if shape.check else None
        if found:
            self.fault(found[1], self.document.place((*path, found[0])))


def _unwritten(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


_TYPES: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (str, "a text"),
    (date, "a date"),
    (list, "a list"),
    (dict, "a table of keys"),
)


def _type_words(value: object) -> str:
    return next((words for type_, words in _TYPES if isinstance(value, type_)), "a time")


def _name(path: Path) -> str:
    return f"“{path[-1]}”" if isinstance(path[-1], str) else f"item {path[-1] + 1} of “{path[-2]}”"


def _within(path: Path) -> str:
    around = [str(part) for part in path[:-1] if isinstance(part, str)]
    return f" in [{'.'.join(around)}]" if around else ""


def _known(shape: Table) -> str:
    return f"known here: {', '.join(shape.keys)}"
