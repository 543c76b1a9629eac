"""A work: what the processor prints of it, and what lists choose works by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Work:
    """A work that can be cited. `csl` is its item of CSL-JSON (CSL 1.0.2, appendices III and IV).

    `type` is the type in its own file (`collection`, `chapter`), `annotation` what an annotated list prints
    under it, with CSL's mark-up.
    """

    key: str
    span: Span
    csl: Mapping[str, Any]
    type: str = ""
    keywords: tuple[str, ...] = ()
    annotation: str = ""
