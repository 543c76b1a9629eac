"""Each code of `stonehand onix`: when it is reported, and when not."""

from dataclasses import replace

import pytest

from samples.onix_goods import GOODS, METADATA
from stonehand.diagnostics import Code, Report
from stonehand.model.metadata import Contributor, Identifier, Metadata, Subject
from stonehand.press.onix import onix_message

ISBN = Identifier("isbn", "978-66-000-1989-5", "epub")

POSITIVE = (
    (Code.M301, replace(METADATA, identifiers=()), "the epub has no ISBN"),
    (Code.M301, replace(METADATA, identifiers=(Identifier("isbn", ISBN.value),)), "the epub has no ISBN"),
    (
        Code.M302,
        replace(METADATA, contributors=(Contributor("Ada Hand", role="bnd"),)),
        "the trade has no code for the role “bnd” of Ada Hand",
    ),
    (
        Code.M303,
        replace(METADATA, subjects=(Subject("Comets", "Mine", "C1"),)),
        "the scheme “Mine” of the subject “Comets” is not one of the trade's",
    ),
    (Code.M304, replace(METADATA, language="xx"), "the language “xx” has no code here that the trade knows"),
)
NEGATIVE = (
    (Code.M301, METADATA),
    (Code.M302, replace(METADATA, contributors=(Contributor("Ada Hand", role="oth"),))),
    (Code.M303, replace(METADATA, subjects=(Subject("Comets"), Subject("History", "THEMA", "NH")))),
    (Code.M304, replace(METADATA, language="grc")),
)


def found(metadata: Metadata) -> list[tuple[Code, str]]:
    report = Report()
    onix_message(replace(GOODS, metadata=metadata), report)
    return [(item.code, item.message) for item in report]


@pytest.mark.parametrize("code, metadata, message", POSITIVE)
def test_what_is_reported(code: Code, metadata: Metadata, message: str) -> None:
    assert found(metadata) == [(code, message)]


@pytest.mark.parametrize("code, metadata", NEGATIVE)
def test_what_is_not_reported(code: Code, metadata: Metadata) -> None:
    assert code not in [own for own, _ in found(metadata)]
