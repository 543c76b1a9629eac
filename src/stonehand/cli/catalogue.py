"""The catalogue of codes on the command line: a code's name in, its explanation out."""

import json
from collections.abc import Iterable
from difflib import get_close_matches

import click
from click.shell_completion import CompletionItem

from stonehand.diagnostics import Code
from stonehand.diagnostics.explain import explain

CODES = {code.value: code for code in Code}


def code_named(context: click.Context, parameter: click.Parameter, value: str | None) -> Code | None:
    """Return the code of that name, in any case, or refuse it and name the nearest ones."""
    if value is None or value.upper() in CODES:
        return CODES[value.upper()] if value else None
    near = " or ".join(get_close_matches(value.upper(), CODES, n=3))
    meant = f"Did you mean {near}?" if near else "`stonehand explain` lists all codes."
    raise click.BadParameter(f"there is no code {value}. {meant}", context, parameter)


def codes_beginning(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the shell the codes that begin so, each with its title."""
    return [
        CompletionItem(name, help=code.title)
        for name, code in CODES.items()
        if name.startswith(incomplete.upper())
    ]


def explain_codes(code: Code | None, form: str) -> str:
    """Return the explanation of one code, or the list of all, as text or as a JSON document."""
    if form == "json":
        codes = [code] if code else list(Code)
        return (
            json.dumps({"schema": 1, "codes": [_entry(item) for item in codes]}, ensure_ascii=False, indent=2)
            + "\n"
        )
    return _paragraph(code) if code else _table(Code)


def _paragraph(code: Code) -> str:
    return f"{code.severity.value}[{code.value}]: {code.title}\n\n{explain(code)}\n"


def _table(codes: Iterable[Code]) -> str:
    return "".join(f"{code.value}  {code.severity.value:7}  {code.title}\n" for code in codes)


def _entry(code: Code) -> dict[str, str]:
    return {
        "code": code.value,
        "severity": code.severity.value,
        "title": code.title,
        "explanation": explain(code),
    }
