"""Paragraphs and a setting in, a PDF out: the same text by four programs, two of them in two ways.

Every program gets the same file of the font, size, leading paper, an indent of 1 em, no widows nor orphans.
WeasyPrint and TeX hyphenate with 2 letters before and 3 after. `SETTINGS` says the rest.
"""

import html
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

MARGIN = 56.69
"""Points around the text: 20 mm."""

PAGE_LINES = 36


@dataclass(frozen=True, slots=True)
class Setting:
    """A measure in mm, size and leading in points; the font as family and file."""

    name: str
    measure: float
    size: float
    leading: float
    family: str
    font: str

    @property
    def paper(self) -> tuple[float, float]:
        """Return width and height of the page in points."""
        return self.measure * 72 / 25.4 + 2 * MARGIN, PAGE_LINES * self.leading + 2 * MARGIN


SETTINGS = {
    "stonehand": "the press of this project with its defaults, but facing pages not brought to one height",
    "spreads": "the same, where paragraphs run a line long or short for that, as in a book",
    "weasyprint": "WeasyPrint alone, the user agent's 8 px margin of the body taken away",
    "typst": "par(justify: true), text(hyphenate: true), other costs and limits as they are",
    "lualatex": "microtype with protrusion, expansion of 2 %; tolerance 200, no emergency stretch",
    "luaemergency": "the same with an emergency stretch of 3 em: no line wider than the measure",
}


def style(setting: Setting) -> str:
    """Return the stylesheet for both that set HTML."""
    width, height = setting.paper
    return (
        f"@page {{ size: {width:.2f}pt {height:.2f}pt; margin: {MARGIN}pt }}"
        f'html {{ font: {setting.size}pt/{setting.leading}pt "{setting.family}"; text-align: justify;'
        " hyphens: auto; hyphenate-limit-chars: 5 2 3; orphans: 2; widows: 2 }"
        "body, p { margin: 0; padding: 0 } p { text-indent: 1em }"
    )


def page(paragraphs: Sequence[str]) -> str:
    """Return the paragraphs as the HTML of a section (docs/html.md)."""
    blocks = "".join(
        f'<p id="p{n}" data-source="text.md:{n}:1" data-runs="0:{n}:1">{html.escape(text, quote=False)}</p>'
        for n, text in enumerate(paragraphs, 1)
    )
    return (
        '<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"/><title>text</title></head><body>'
        f'<section id="s" class="section" data-source="text.md:1:1">{blocks}</section></body></html>'
    )


def stonehand(paragraphs: Sequence[str], setting: Setting, folder: Path, spreads: bool = False) -> bytes:
    """Set with Stonehand."""
    from stonehand.diagnostics import Report
    from stonehand.model.book import Design
    from stonehand.model.pages import PageSettings
    from stonehand.press.pdf.fonts import activate, prepare

    fonts = prepare(Design(*setting.paper), folder, Report())
    activate(fonts)
    from stonehand.press.pdf.set import SectionTask, set_section

    pages = PageSettings(spreads=spreads)
    return set_section(
        SectionTask("s", page(paragraphs), (style(setting),), root=str(folder), fonts=fonts, pages=pages)
    ).pdf


def weasyprint(paragraphs: Sequence[str], setting: Setting, folder: Path) -> bytes:
    """Set with WeasyPrint and nothing else."""
    from stonehand.diagnostics import Report
    from stonehand.model.book import Design
    from stonehand.press.pdf.fonts import activate, prepare

    activate(prepare(Design(*setting.paper), folder, Report()))
    from weasyprint import CSS, HTML

    return bytes(HTML(string=page(paragraphs)).write_pdf(stylesheets=[CSS(string=style(setting))]))


def typst(paragraphs: Sequence[str], setting: Setting, folder: Path, python: str = "") -> bytes:
    """Set with Typst, whose Python package is in another virtual environment."""
    width, height = setting.paper
    head = (
        f"#set page(width: {width:.2f}pt, height: {height:.2f}pt, margin: {MARGIN}pt)\n"
        f'#set text(font: "{setting.family}", size: {setting.size}pt, lang: "en", region: "us",'
        " hyphenate: true, top-edge: 0.8em, bottom-edge: -0.2em)\n"
        f"#set par(justify: true, first-line-indent: (amount: 1em, all: true),"
        f" leading: {setting.leading - setting.size}pt, spacing: {setting.leading - setting.size}pt)\n"
    )
    body = "".join(f"#par({json.dumps(text, ensure_ascii=False)})\n" for text in paragraphs)
    source, made = folder / "text.typ", folder / "text.pdf"
    source.write_text(head + body, encoding="utf-8")
    call = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
    run([python, "-c", call, str(source), str(made), str(Path(setting.font).parent)], folder)
    return made.read_bytes()


TEX = r"""\documentclass{article}
\usepackage[paperwidth=%(width).2fbp,paperheight=%(height).2fbp,margin=%(margin)sbp,noheadfoot]{geometry}
\usepackage{fontspec}
\setmainfont[Path=%(folder)s/,Ligatures=Common]{%(file)s}
\usepackage[protrusion=true,expansion=true,stretch=20,shrink=20,step=1]{microtype}
\pagestyle{empty}\frenchspacing\raggedbottom
\lefthyphenmin=2 \righthyphenmin=3 \tolerance=200 \emergencystretch=%(emergency)s
\widowpenalty=10000 \clubpenalty=10000
\begin{document}
\fontsize{%(size)sbp}{%(leading)sbp}\selectfont \parindent=1em \parskip=0pt \topskip=%(size)sbp
%(body)s
\end{document}
"""

TEX_NAMES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def lualatex(paragraphs: Sequence[str], setting: Setting, folder: Path, emergency: str = "0pt") -> bytes:
    """Set with LuaLaTeX and microtype."""
    width, height = setting.paper
    font = Path(setting.font)
    parts: dict[str, object] = {
        "width": width,
        "height": height,
        "margin": MARGIN,
        "folder": font.parent,
        "file": font.name,
    }
    body = "\n\n".join("".join(map(tex, text)) for text in paragraphs)
    parts |= {"size": setting.size, "leading": setting.leading, "body": body, "emergency": emergency}
    source = TEX % parts
    (folder / "text.tex").write_text(source, encoding="utf-8")
    run(["lualatex", "-interaction=nonstopmode", "-halt-on-error", "text.tex"], folder)
    return (folder / "text.pdf").read_bytes()


def overfull_lines(folder: Path) -> int:
    """Return how many lines TeX itself calls overfull, in the log that it left."""
    log = folder / "text.log"
    found = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    return found.count("Overfull \\hbox")


def tex(character: str) -> str:
    """Return a character as TeX wants it."""
    return TEX_NAMES.get(character) or (f"\\{character}" if character in "&%$#_{}" else character)


def run(command: list[str], folder: Path) -> None:
    """Run a program in a folder; end the benchmark with its words where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]}: {(done.stderr or done.stdout)[-1500:]}")


ENGINES: dict[str, Callable[..., bytes]] = {
    "stonehand": stonehand,
    "spreads": stonehand,
    "weasyprint": weasyprint,
    "typst": typst,
    "lualatex": lualatex,
    "luaemergency": lualatex,
}


def available(typst_python: str) -> dict[str, dict[str, object]]:
    """Return the programs that are there, with what else each needs to be told."""
    found: dict[str, dict[str, object]] = {"stonehand": {}, "spreads": {"spreads": True}, "weasyprint": {}}
    if typst_python:
        found["typst"] = {"python": str(Path(typst_python).absolute())}
    if shutil.which("lualatex"):
        found |= {"lualatex": {}, "luaemergency": {"emergency": "3em"}}
    return found


def set_apart(
    engine: str, paragraphs: Sequence[str], setting: Setting, folder: Path, told: dict[str, object]
) -> tuple[bytes, int]:
    """Set in a process of its own: what one program changes in WeasyPrint must not reach the other.

    Return the PDF, and how many overfull lines the program itself told of.
    """
    job = {"engine": engine, "paragraphs": list(paragraphs), "setting": asdict(setting), "told": told}
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
    run([sys.executable, str(Path(__file__).resolve()), str(folder)], folder)
    return (folder / "made.pdf").read_bytes(), overfull_lines(folder)


def main() -> None:
    """Do the job of a folder."""
    folder = Path(sys.argv[1])
    job = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    made = ENGINES[job["engine"]](job["paragraphs"], Setting(**job["setting"]), folder, **job["told"])
    (folder / "made.pdf").write_bytes(made)


if __name__ == "__main__":
    main()
