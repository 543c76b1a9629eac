"""Clusters in reading order in, the position of each citation out (CSL 1.0.2, "position"), and its reason.

The processor settles positions for itself; this is the same by the specification, to say why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from stonehand.bibliography.cluster import Cite, Cluster

Form = Literal["full", "short", "ibid"]


@dataclass(frozen=True, slots=True)
class Position:
    """The form of a citation, and the index of the cluster that it refers back to; -1 for a full one."""

    form: Form
    since: int = -1


def positions(clusters: Sequence[Cluster]) -> tuple[tuple[Position, ...], ...]:
    """Return the positions of the citations of each cluster."""
    first: dict[tuple[int, str], int] = {}
    made = []
    for index, cluster in enumerate(clusters):
        before = clusters[index - 1] if index else None
        made.append(tuple(_positions(cluster, before, index, first)))
    return tuple(made)


def _positions(
    cluster: Cluster, before: Cluster | None, index: int, first: dict[tuple[int, str], int]
) -> Iterable[Position]:
    previous = _only(before) if before and _follows(cluster, before) else None
    since = index - 1
    for cite in cluster.cites:
        seen = first.get((cluster.stretch, cite.key))
        if previous and previous.key == cite.key and not (previous.locator and not cite.locator):
            yield Position("ibid", since)
        elif seen is not None:
            yield Position("short", seen)
        else:
            yield Position("full")
        first.setdefault((cluster.stretch, cite.key), index)
        previous, since = cite, index


def _only(cluster: Cluster) -> Cite | None:
    return cluster.cites[0] if len(cluster.cites) == 1 else None


def _follows(cluster: Cluster, before: Cluster) -> bool:
    """Tell whether a cluster stands in the same note as the one before it, or in the next one."""
    same = cluster.stretch == before.stretch and cluster.series == before.series
    return same and 0 <= cluster.note - before.note <= 1
