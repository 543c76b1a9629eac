"""The ratchet: flaws found and flaws accepted in, those that are more than accepted out.

A text file for version control, one line for each paragraph and kind: anchor, code, number. It knows no
pages, so that it holds when the pages before a paragraph change.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stonehand.diagnostics import Code, Report
from stonehand.proof.flaws.flaw import Flaw
from stonehand.source import Span

NAME = "flaws.ratchet"

HEAD = (
    "# Flaws accepted: anchor of the paragraph, code, number. Written by `stonehand flaws --accept`.\n"
    "# More than these fail; the file is to shrink.\n"
)

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ratchet:
    """What is accepted: how many flaws of a kind in a paragraph, and where the file says so."""

    accepted: Mapping[Key, int] = field(default_factory=dict)
    places: Mapping[Key, Span] = field(default_factory=dict)


def ratchet_text(flaws: Iterable[Flaw]) -> str:
    """Return the file that accepts these flaws."""
    counts = Counter(flaw.key for flaw in flaws)
    return HEAD + "".join(f"{anchor} {code} {counts[anchor, code]}\n" for anchor, code in sorted(counts))


def read_ratchet(path: Path, report: Report) -> Ratchet:
    """Read the file; a line that makes no sense is reported (L293) and accepts nothing."""
    accepted: dict[Key, int] = {}
    places: dict[Key, Span] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = Span.point(path.as_posix(), number)
        match line.split():
            case [] | ["#", *_]:
                pass
            case [anchor, code, count] if code in Code.__members__ and count.isdecimal():
                accepted[anchor, code] = int(count)
                places[anchor, code] = place
            case _:
                report.add(Code.L293, f"not “anchor code number”: “{line}”", place)
    return Ratchet(accepted, places)


def beyond(flaws: Iterable[Flaw], ratchet: Ratchet, report: Report) -> Iterator[Flaw]:
    """Yield the flaws of paragraphs with more of a kind than accepted; report L291, and L292 for fewer."""
    found: dict[Key, list[Flaw]] = defaultdict(list)
    for flaw in flaws:
        found[flaw.key].append(flaw)
    for key, group in found.items():
        accepted = ratchet.accepted.get(key, 0)
        if len(group) > accepted:
            message = f"{len(group)} × {key[1]} ({group[0].code.title}), {accepted} accepted"
            report.add(Code.L291, message, group[0].spot.span)
            yield from group
    for key, accepted in ratchet.accepted.items():
        count = len(found.get(key, ()))
        if count < accepted:
            message = f"“{key[0]}” has {count} × {key[1]}, {accepted} accepted"
            report.add(Code.L292, message, ratchet.places[key], "run `stonehand flaws --accept`")
