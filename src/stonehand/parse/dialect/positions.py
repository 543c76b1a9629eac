"""markdown-it with positions: inline tokens know their place in their block, blocks that of their lines.

An inline token's `map` is (start, end) in the content of its block. The content's own token has in
`meta["starts"]` the offsets in the file of the first character of each of its lines, after quotation marks,
list markers and indents. Every other block token has its own offset in `meta["at"]`.
"""

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

DEEPEST = 30
"""Levels of blocks, or of inline nodes, that are parsed; a list with its item counts two."""

FOLLOWING = {"list_item_open", "dt_open", "dd_open"}
"""Blocks that begin where the one before them in their container has ended."""


class PlacedBlockState(StateBlock):
    """Note the beginnings of the lines of each inline content, while containers still know them."""

    first_line = 0

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token, as markdown-it does."""
        token = super().push(ttype, tag, nesting)
        if ttype == "inline":
            token.meta["starts"] = self._starts(self.tokens[-2])
        elif nesting >= 0:
            token.meta["at"] = self._begin(ttype)
        return token

    def skipEmptyLines(self, from_pos: int) -> int:  # noqa: N802  # the name is markdown-it's
        """Return the first line with copy from a line on: there the next block begins."""
        self.first_line = super().skipEmptyLines(from_pos)
        return self.first_line

    def _begin(self, ttype: str) -> int:
        line = self.line if ttype in FOLLOWING else self.first_line
        begin = self.bMarks[line] + self.tShift[line]
        if ttype == "blockquote_open":  # by now its marker counts as read
            return max(self.src.rfind(">", 0, begin), 0)
        return begin

    def _starts(self, opener: Token) -> list[int]:
        first, last = opener.map or (self.line, self.line)
        starts = [self.bMarks[line] + self.tShift[line] for line in range(first, max(last, first + 1))]
        if opener.markup.startswith("#"):
            starts[0] = self.skipSpaces(starts[0] + len(opener.markup))
        return starts


class PlacedInlineState(StateInline):
    """Remember where pending text began."""

    text_start = 0

    def append_pending(self, text: str) -> None:
        """Add text that no rule has claimed."""
        if not self.pending:
            self.text_start = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  # the name is markdown-it's
        """Flush the pending text as a token with its place."""
        token = super().pushPending()
        token.map = [self.text_start, self.text_start + len(token.content)]
        return token


class PlacedBlockParser(ParserBlock):
    """Parse blocks; what is nested deeper than `DEEPEST` becomes one `too_deep` token as typed."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Make the tokens of a range of lines."""
        if state.level < DEEPEST:
            super().tokenize(state, startLine, endLine)
            return
        line = startLine
        while line < endLine and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
            line += 1
        line = max(line, startLine + 1)
        token = state.push("too_deep", "", 0)
        token.map = [startLine, line]
        token.meta["at"] = state.bMarks[startLine] + state.tShift[startLine]
        token.content = state.getLines(startLine, line, state.blkIndent, False)
        state.line = line

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token]:  # noqa: N803
        """Make the tokens of a text."""
        state = PlacedBlockState(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens


class PlacedInlineParser(ParserInline):
    """Parse inline content, giving each token its place."""

    def tokenize(self, state: StateInline) -> None:
        """Make the tokens from the state's position to its end."""
        rules = self.ruler.getRules("")
        while state.pos < state.posMax:
            start, count = state.pos, len(state.tokens)
            if state.level >= DEEPEST or not any(rule(state, False) for rule in rules):
                state.append_pending(state.src[start])
                state.pos = start + 1
            if len(state.tokens) > count:
                _place(state.tokens[count:], start, state.pos)
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Make the tokens of one block's content."""
        state = PlacedInlineState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _place(tokens: list[Token], start: int, end: int) -> None:
    """Place what one rule has made between two offsets; delimiter runs are one text token a character."""
    run = start
    for token in tokens:
        if token.map is not None:
            continue
        if token.type == "text":
            token.map = [run, run + len(token.content)]
            run += len(token.content)
        else:
            token.map = [end if token.nesting < 0 else start, start if token.nesting > 0 else end]
