r"""The value of a BibTeX field in, text out: plain, or with the mark-up of CSL-JSON (`<i>`, `<sup>` ...).

Values without any mark of LaTeX, which are most, never meet the codec. Of the others this module
reads groups, commands that change the face or set quotation marks; accents and letters are pybtex's codec's.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from latexcodec.codec import UnicodeLatexIncrementalDecoder

_MARKED = re.compile(r"[\\{}$~`'\"]|--")
_TOKEN = re.compile(
    r"\\(?P<command>[a-zA-Z]+)\*?[ \t]*|\\(?P<symbol>.)|(?P<open>\{)|(?P<close>\})|(?P<maths>\$)"
    r"|(?P<mark>---|--|``|''|[~`'\"])|(?P<text>[^\\{}$~`'\"-]+|-)",
    re.DOTALL,
)

_DOTLESS = re.compile(r"\\([ij])(?![a-zA-Z])")

FACES = {
    "emph": ("<i>", "</i>"),
    "textit": ("<i>", "</i>"),
    "textsl": ("<i>", "</i>"),
    "mkbibemph": ("<i>", "</i>"),
    "mkbibitalic": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"),
    "mkbibbold": ("<b>", "</b>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
}
"""Commands of one argument, and what stands before and after it."""

BARE = frozenset(
    ("textrm", "textup", "textnormal", "texttt", "textsf", "textmd", "text", "mbox", "url", "nolinkurl",
    "uppercase",
     "protect", "foreignlanguage", "href", "autocap", "noopsort", "path", "ensuremath", "underline", "relax",
     "itshape", "bfseries", "em", "it", "bf", "rm", "sl", "sc", "normalfont", "bibstring", "mkbibacro")
)  # fmt: skip
"""Commands that leave nothing but their argument."""

DROPPED = {"foreignlanguage": 1, "href": 1, "noopsort": 1}
"""How many arguments of a command are not printed."""

SYMBOLS = {" ": " ", ",": "\u202f", "/": "", "-": "\u00ad", "@": "", ";": "\u2005", ":": "\u2005", "!": ""}
MARKS = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0", "`": "‘"}
ACCENTS = frozenset("`'^\"~=.")
LETTER_ACCENTS = frozenset(("c", "d", "b", "H", "k", "r", "t", "u", "v", "G", "U", "h"))
WORDS = {"textendash": "–", "textemdash": "—", "textellipsis": "…", "dots": "…", "ldots": "…",
    "textquoteright": "’",
         "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«",
         "guillemotright": "»", "textbackslash": "\\", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
         "slash": "/", "addcolon": ":", "adddot": ".", "textunderscore": "_", "textasciitilde": "~",
         "nobreakspace": "\u00a0", "space": " ", "quad": " ", "textdegree": "°", "textapos": "’",
         "og": "«", "fg": "»"}  # fmt: skip


@dataclass(slots=True)
class Decoded:
    """What a value says, and the commands in it that nobody knows."""

    text: str
    unknown: tuple[str, ...] = ()


def plain(value: str) -> str:
    """Return the characters of a value: no mark-up, no braces."""
    return _stripped(decode(value).text)


@cache
def _stripped(text: str) -> str:
    return re.sub(r"</?(?:i|b|sup|sub|span)\b[^>]*>", "", text)


def decode(value: str) -> Decoded:
    """Return a value in the mark-up of CSL-JSON; what stands in braces keeps its case."""
    return _decode(value) if _MARKED.search(value) else Decoded(value)


@cache
def _decode(value: str) -> Decoded:
    reading = _Reading(value)
    text = reading.group(0)
    return Decoded(text, tuple(dict.fromkeys(reading.unknown)))


@dataclass(slots=True)
class _Reading:
    """Read one value from left to right."""

    value: str
    position: int = 0
    unknown: list[str] = field(default_factory=list)

    def group(self, depth: int) -> str:
        """Return the text up to the brace that closes this group, or to the end."""
        out: list[str] = []
        while found := _TOKEN.match(self.value, self.position):
            self.position = found.end()
            if found["close"]:
                if depth:
                    break
                continue
            out.append(self._piece(found, depth, out))
        return "".join(out)

    def _piece(self, found: re.Match[str], depth: int, out: list[str]) -> str:
        if found["open"]:
            return self._braced(depth)
        if found["maths"]:
            return self._maths()
        if found["mark"]:
            return _mark(found["mark"], out)
        if found["text"]:
            return found["text"]
        return self._command(found, depth)

    def _braced(self, depth: int) -> str:
        inner = self.group(depth + 1) if depth < 50 else ""
        bare = depth or not re.search(r"[^\W\d_]", inner) or _is_accent(self.value, self.position, inner)
        return inner if bare else f'<span class="nocase">{inner}</span>'

    def _maths(self) -> str:
        """Return a formula of raised and lowered characters; anything else as typed, without dollars."""
        end = self.value.find("$", self.position)
        formula, self.position = self.value[self.position : end], end + 1 if end >= 0 else len(self.value)
        formula = re.sub(r"\^\{?([\w+-]+)\}?", r"<sup>\1</sup>", formula)
        return re.sub(r"_\{?([\w+-]+)\}?", r"<sub>\1</sub>", formula).replace("{", "").replace("}", "")

    def _command(self, found: re.Match[str], depth: int) -> str:
        name = found["command"] or found["symbol"]
        if name in FACES:
            before, after = FACES[name]
            return before + self._argument(depth) + after
        if name in BARE:
            for _ in range(DROPPED.get(name, 0)):
                self._argument(depth)
            return self._argument(depth) if self.value.startswith("{", self.position) else ""
        if name in WORDS:
            self._skip_empty_group()
            return WORDS[name]
        if found["symbol"] and name not in ACCENTS:
            return SYMBOLS.get(name, name)
        return self._letter(found.start(), name, depth)

    def _argument(self, depth: int) -> str:
        if self.value.startswith("{", self.position):
            self.position += 1
            return self.group(depth + 1) if depth < 50 else ""
        found = _TOKEN.match(self.value, self.position)
        if found is None:
            return ""
        self.position = found.end()
        return found[0][:1]

    def _skip_empty_group(self) -> None:
        if self.value.startswith("{}", self.position):
            self.position += 2

    def _letter(self, start: int, name: str, depth: int) -> str:
        """Return an accented or special letter, as the codec has it."""
        if name in ACCENTS or name in LETTER_ACCENTS:
            spaces = re.compile(r"\s*").match(self.value, self.position)
            self.position = spaces.end() if spaces else self.position
            argument = self._accented()
            accented = _DOTLESS.sub(r"\1", self.value[start : self.position])
            return _codec(accented) if argument else ""
        self._skip_empty_group()
        made = _codec(f"\\{name}{{}}")
        if "\\" not in made:
            return made.replace("{}", "")
        self.unknown.append(name)
        return self._argument(depth) if self.value.startswith("{", self.position) else ""

    def _accented(self) -> bool:
        """Pass over what an accent stands on: a letter, a dotless one, or either in braces."""
        found = re.compile(r"\{\s*(?:\\[a-zA-Z]+|\w{1,2})?\s*\}|\\[a-zA-Z]+\s?|\w").match(
            self.value, self.position
        )
        if found:
            self.position = found.end()
        return found is not None


def _is_accent(value: str, end: int, inner: str) -> bool:
    """Tell whether a group is there only for an accented or special letter."""
    start = value.rfind("{", 0, end - 1)
    return len(inner) <= 2 and "\\" in value[start:end]


def _mark(mark: str, out: list[str]) -> str:
    """Return a mark of punctuation as printed; straight quotation marks by what stands before them."""
    if mark in MARKS:
        return MARKS[mark]
    before = out[-1][-1:] if out else ""
    opens = not before or before.isspace() or before in "([{“‘—–/"
    if mark == '"':
        return "“" if opens else "”"
    return "‘" if opens else "’"


@cache
def _codec(latex: str) -> str:
    made: str = UnicodeLatexIncrementalDecoder().decode(latex, final=True)
    return made.replace("{", "").replace("}", "")
