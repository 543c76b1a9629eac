"""A whole book's clusters and works in, their words out: pandoc's citeproc in one run.

Nothing that a manuscript says can name a file or an address to pandoc: all metadata are made here, and
dependent styles are resolved before (`styles`). Each cluster is a paragraph with one citation, never inside a
note element, for there pandoc would put brackets around it; the number of its note is given to it. A stretch
of the book begins with a head that resets positions.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stonehand.bibliography.cluster import Cite, Cluster
from stonehand.bibliography.fences import CLOSE, OPEN, within_fences
from stonehand.bibliography.metadata import works_metadata
from stonehand.bibliography.pandoc_ast import (
    VERSION,
    Node,
    UnexpectedAnswer,
    from_pandoc,
    node,
    texts,
    to_pandoc,
)
from stonehand.bibliography.pandoc_run import ProcessorFailed, run_pandoc
from stonehand.bibliography.styles import Style
from stonehand.bibliography.work import Work
from stonehand.model.citation import CitedCluster, Words
from stonehand.source import Span
from stonehand.store.cache import content_key
from stonehand.store.shelf import Shelf
from stonehand.store.toolchain import toolchain

RESET = "reset-citation-positions"

LABELS = (
    "book", "chapter", "column", "figure", "folio", "issue", "line", "note", "opus", "page", "paragraph",
    "part", "section", "sub-verbo", "verse", "volume",
)  # fmt: skip
"""What locators count (CSL 1.0.2, locators)."""

NOBODY = "\ue002"
"""The key of a work that ends “ibid.” and is never printed."""

_NOWHERE = Span.point("")
_NO_WORK = {"id": NOBODY, "type": "book", "title": NOBODY}

_PROBE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title>'
    "<id>t</id><updated>2026-01-01T00:00:00Z</updated></info><citation><layout>{}</layout></citation></style>"
)


@dataclass(frozen=True, slots=True)
class Formatted:
    """What came back: clusters in their order, lists by key in that of the style, and messages."""

    clusters: tuple[CitedCluster, ...]
    entries: tuple[tuple[str, tuple[Words, ...]], ...]
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Processor:
    """Format with a style in a locale of CSL; what was formatted before is found on the shelf."""

    style: Style
    locale: str
    shelf: Shelf | None = None

    def format(
        self, works: Iterable[Work], clusters: Sequence[Cluster], uncited: Sequence[str] = ()
    ) -> Formatted:
        """Return the words of clusters and of the list of works. Raises ProcessorMissing, ProcessorFailed."""
        blocks, places = self._blocks(clusters)
        metadata = {
            "lang": node("MetaString", self.locale),
            "link-citations": node("MetaBool", True),
            "references": works_metadata((*works, Work(NOBODY, _NOWHERE, _NO_WORK)), self.locale),
        }
        if uncited:
            cites = tuple(Cite(key) for key in uncited)
            metadata["nocite"] = node("MetaInlines", [self._citation(Cluster(cites, standing="text"), {})])
        answer = self._run(self.style.text, metadata, blocks)
        made = answer["blocks"]
        found = tuple(self._finished(each, made[at]["c"]) for each, at in zip(clusters, places, strict=True))
        return Formatted(found, tuple(_entries(made[len(blocks) :])), tuple(answer["messages"]))

    def _blocks(self, clusters: Sequence[Cluster]) -> tuple[list[Node], list[int]]:
        """Return one paragraph for each cluster, heads between stretches, and where the paragraphs are.

        Between series stands a citation of a work that nobody wrote: it ends “ibid.”.
        """
        labels = self._labels() if any(cite.locator for each in clusters for cite in each.cites) else {}
        blocks: list[Node] = []
        places: list[int] = []
        stretch, series = None, ""
        for each in clusters:
            if each.stretch != stretch:
                blocks.append(node("Header", 1, ["", [RESET], []], [node("Str", "h")]))
                stretch = each.stretch
            elif each.series != series and self.style.in_notes:
                between = Cluster((Cite(NOBODY),), each.stretch, each.note)
                blocks.append(node("Para", [self._citation(between, {})]))
            series = each.series
            places.append(len(blocks))
            blocks.append(node("Para", [self._wrapped(each, labels)]))
        return blocks, places

    def _wrapped(self, cluster: Cluster, labels: Mapping[str, str]) -> Node:
        """Return the citation; one with its author in a sentence of a note inside one, which joins them."""
        cite = self._citation(cluster, labels)
        if not (cluster.in_text and self._is_in_note(cluster)):
            return cite
        if cluster.standing == "whole":
            return node("Note", [node("Para", [cite])])
        fenced = [node("Str", OPEN), node("Space"), cite, node("Space"), node("Str", CLOSE)]
        return node("Note", [node("Para", fenced)])

    def _is_in_note(self, cluster: Cluster) -> bool:
        return self.style.in_notes and cluster.standing != "text"

    def _is_fenced(self, cluster: Cluster) -> bool:
        return self._is_in_note(cluster) and cluster.standing in ("start", "within") and not cluster.in_text

    def _begins_small(self, cluster: Cluster) -> bool:
        """Tell whether a whole note keeps the small letter that the style may begin it with."""
        is_whole = self._is_in_note(cluster) and cluster.standing == "whole" and not cluster.in_text
        return is_whole and self.style.has_small_ibid and not any(cite.prefix for cite in cluster.cites)

    def _citation(self, cluster: Cluster, labels: Mapping[str, str]) -> Node:
        items = [self._item(cite, cluster, labels) for cite in cluster.cites]
        return node("Cite", items, [node("Str", "?")])

    def _item(self, cite: Cite, cluster: Cluster, labels: Mapping[str, str]) -> Node:
        prefix, suffix = to_pandoc(cite.prefix), to_pandoc(cite.suffix)
        fenced = self._is_fenced(cluster)
        if (fenced and cluster.standing == "within") or self._begins_small(cluster):
            prefix = [node("Str", OPEN), *([node("Space"), *prefix] if prefix else [])]
        if fenced:
            suffix = [*(suffix or ([] if cite.locator else [node("Space")])), node("Str", CLOSE)]
        # Braces keep pandoc from reading a locator in a suffix.
        locator = (
            f", {{{labels.get(cite.label, cite.label)} {_unbraced(cite.locator)}}}" if cite.locator else ""
        )
        mode = (
            "AuthorInText"
            if cluster.in_text
            else "SuppressAuthor"
            if cite.suppress_author
            else "NormalCitation"
        )
        return {
            "citationId": cite.key,
            "citationPrefix": prefix,
            "citationSuffix": [*texts(locator or ("{}" if suffix else "")), *suffix],
            "citationNoteNum": cluster.note,
            "citationMode": node(mode),
            "citationHash": 0,
        }

    def _labels(self) -> Mapping[str, str]:
        """Return the words for locators in the locale, the only ones that pandoc understands there."""
        if self.locale.startswith("en"):
            return {}
        terms = "".join(f'<text term="{label}" suffix="|"/>' for label in LABELS)
        cite = self._citation(Cluster((Cite("k"),), standing="text"), {})
        metadata = {
            "lang": node("MetaString", self.locale),
            "references": works_metadata([Work("k", _NOWHERE, {"id": "k", "type": "book"})], self.locale),
        }
        answer = self._run(_PROBE.format(terms), metadata, [node("Para", [cite])])
        words = "".join(str(item) for item in from_pandoc(answer["blocks"][0]["c"])).split("|")
        return {label: word or label for label, word in zip(LABELS, words, strict=False)}

    def _finished(self, cluster: Cluster, nodes: list[Node]) -> CitedCluster:
        try:
            if cluster.standing == "text" and self.style.in_notes:
                return _in_two(nodes)
            words = from_pandoc(nodes)
        except UnexpectedAnswer as error:
            raise ProcessorFailed(str(error)) from error
        is_joined = cluster.in_text and self._is_in_note(cluster)
        is_cut = is_joined or self._is_fenced(cluster) or self._begins_small(cluster)
        if cluster.standing == "whole" and not self.style.in_notes and not cluster.in_text:
            return CitedCluster(_without_brackets(words))
        return CitedCluster(within_fences(words) if is_cut else words)

    def _run(self, style: str, metadata: Mapping[str, Node], blocks: list[Node]) -> dict[str, Any]:
        document = {"pandoc-api-version": VERSION, "meta": metadata, "blocks": blocks}
        source = json.dumps(document, ensure_ascii=False, sort_keys=True)
        key = content_key("citations", toolchain(), style, source)
        kept = self.shelf.get(key) if self.shelf else None
        answer: dict[str, Any] = kept or run_pandoc(style, source)
        if self.shelf and kept is None:
            self.shelf.put(key, answer)
        return answer


def _without_brackets(words: tuple[Words, ...]) -> tuple[Words, ...]:
    """Return a citation that is a note without its outer round brackets, and with a stop."""
    if len(words) < 2:
        return words
    first, *rest, last = words
    if not (isinstance(first, str) and isinstance(last, str)):
        return words
    if not (first.startswith("(") and last.endswith(")")):
        return words
    return tuple(word for word in (first[1:], *rest, f"{last[:-1]}.") if word)


def _unbraced(locator: str) -> str:
    return locator.replace("{", "").replace("}", "")


def _in_two(nodes: list[Node]) -> CitedCluster:
    """Return what stands in the text, and what in the note that the style makes of a citation there."""
    inner = [each for one in nodes for each in (one["c"][1] if one["t"] == "Cite" else [one])]
    notes = [each for each in inner if each["t"] == "Note"]
    if not notes:
        return CitedCluster((), from_pandoc(inner))
    words = from_pandoc(each for each in inner if each["t"] != "Note")
    return CitedCluster(words, from_pandoc(notes))


def _entries(blocks: list[Node]) -> Iterator[tuple[str, tuple[Words, ...]]]:
    for block in blocks:
        for entry in block["c"][1]:
            (name, _, _), content = entry["c"]
            if name != f"ref-{NOBODY}":
                yield name.removeprefix("ref-"), from_pandoc(each for part in content for each in part["c"])
