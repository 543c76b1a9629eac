"""A style, works and clusters in, the words of citeproc-js out, the reference processor of CSL.

For tests and benchmarks only: its licence is CPAL or AGPL. It is looked for in the folder that the variable
STONEHAND_CITEPROC_JS names:

    npm install --prefix FOLDER citeproc         # FOLDER/node_modules/citeproc
    FOLDER/locales/locales-en-GB.xml ...         # from the CSL project, or PyPI's `citeproc-py`
"""

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

SCRIPT = """
const CSL = require(process.argv[1]), input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const items = Object.fromEntries(input.items.map(item => [item.id, item]));
const locale = name => input.locales[name] || input.locales['en-US'];
const sys = {retrieveLocale: locale, retrieveItem: id => items[id]};
const answer = {notes: [], entries: []};
for (const chapter of input.chapters) {
  const engine = new CSL.Engine(sys, input.style, input.language, true);
  answer.notes.push(engine.rebuildProcessorState(chapter).map(note => note[2]));
}
const engine = new CSL.Engine(sys, input.style, input.language, true);
engine.updateItems(input.items.map(item => item.id));
const list = engine.makeBibliography();
if (list) answer.entries = list[0].entry_ids.map((ids, n) => [ids[0], list[1][n]]);
console.log(JSON.stringify(answer));
"""


def folder() -> Path | None:
    """Return the folder of the oracle, or None where it is not installed."""
    found = Path(os.environ.get("STONEHAND_CITEPROC_JS", ".cache/citeproc-js"))
    is_there = (found / "node_modules" / "citeproc").is_dir() and (found / "locales").is_dir()
    return found.resolve() if is_there and shutil.which("node") else None


def cite(key: str, locator: str = "", label: str = "page") -> dict[str, str]:
    """Return one work of a cluster."""
    return {"id": key} | ({"locator": locator, "label": label} if locator else {})


def chapter(notes: Sequence[Sequence[Mapping[str, str]]]) -> list[dict[str, Any]]:
    """Return the clusters of a chapter; the first stands in note 1. A note may be empty."""
    return [
        {"citationID": str(number), "citationItems": list(items), "properties": {"noteIndex": number}}
        for number, items in enumerate(notes, 1)
        if items
    ]


def words(
    style: str, language: str, items: Iterable[Mapping[str, Any]], chapters: list[Any]
) -> dict[str, Any]:
    """Return the notes of each chapter, positions begun anew in each, and the entries of all items by key."""
    home = folder()
    assert home, "citeproc-js is not installed"
    locales = {
        path.stem.removeprefix("locales-"): path.read_text(encoding="utf-8")
        for path in (home / "locales").glob("locales-*.xml")
    }
    asked = {
        "style": style, "language": language, "items": list(items), "chapters": chapters, "locales": locales
    }  # fmt: skip
    command = ["node", "-e", SCRIPT, str(home / "node_modules" / "citeproc")]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    answer["notes"] = [[text(note) for note in notes] for notes in answer["notes"]]
    answer["entries"] = {key: text(entry) for key, entry in answer["entries"]}
    return answer


def text(marked: str) -> str:
    """Return the words of some HTML, white space folded."""
    return folded(html.unescape(re.sub(r"<[^<>]+>", "", marked)))


def folded(words: str) -> str:
    """Return words with each run of white space as one space, and without marks that show nothing."""
    return " ".join(re.sub("[\u200b\u2060]", "", words).split())
