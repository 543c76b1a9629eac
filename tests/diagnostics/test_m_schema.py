"""M305: a message to the trade that does not fit the schema, and one that does."""

from pathlib import Path

import pytest

from samples.onix_goods import built_book
from stonehand.diagnostics import Code, Report
from stonehand.pipeline import onix
from stonehand.press.onix.element import NAMESPACE

ANY = (
    "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><element name='{name}' ns='{namespace}'>"
    "<ref name='any'/></element></start><define name='any'><zeroOrMore><choice><text/><attribute><anyName/>"
    "</attribute><element><anyName/><ref name='any'/></element></choice></zeroOrMore></define></grammar>"
)

POSITIVE = ((Code.M305, "Message", "the message does not fit small.rng"),)
NEGATIVE = ((Code.M305, "ONIXMessage"),)


def found(root: Path, name: str) -> tuple[list[str], list[str]]:
    """Return the names of the files written, and the messages of M305."""
    schema = root / "small.rng"
    schema.write_text(ANY.format(name=name, namespace=NAMESPACE))
    report = Report()
    made = onix(built_book(root), schema, report)
    messages = [item.message for item in report if item.code is Code.M305]
    return [Path(each.path).name for each in made], messages


@pytest.mark.parametrize("code, name, message", POSITIVE)
def test_what_is_reported(code: Code, name: str, message: str, tmp_path: Path) -> None:
    files, (told,) = found(tmp_path, name)
    assert (files, message in told) == ([], True)


@pytest.mark.parametrize("code, name", NEGATIVE)
def test_what_is_not_reported(code: Code, name: str, tmp_path: Path) -> None:
    assert found(tmp_path, name) == (["small.onix.xml"], [])
