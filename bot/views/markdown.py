"""Content's small Markdown with LaTeX, read into blocks; computed numbers written for the learner, each where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.dollarmath import dollarmath_plugin

from bot.views.message import (
    Block,
    Code,
    CodeBlock,
    DisplayFormula,
    Divider,
    Formula,
    Heading,
    Inline,
    Items,
    Link,
    Paragraph,
    Quote,
    Styled,
    Table,
    Text,
)
from bot.views.numerals import in_code, in_formula, localised, lone_number

STYLES = {"strong": "bold", "em": "italic", "s": "strikethrough"}


def blocks(markdown: str, *, persian_digits: bool) -> tuple[Block, ...]:
    """Filled Markdown (see ``bot.catalogue.fill``) as blocks. Raw HTML stays text."""
    tree = SyntaxTreeNode(_parser().parse(markdown))
    return _Reader(persian_digits).blocks(tree.children)


def inline(markdown: str, *, persian_digits: bool) -> tuple[Inline, ...]:
    """One paragraph's worth of Markdown as inline pieces; of several paragraphs, all in a row."""
    pieces: list[Inline] = []
    for block in blocks(markdown, persian_digits=persian_digits):
        if isinstance(block, Paragraph):
            pieces += [Text(" "), *block.content] if pieces else block.content
        elif isinstance(block, DisplayFormula):
            pieces += [Text(" "), Formula(block.latex), Text(" ")]
    return tuple(pieces)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return parser.use(dollarmath_plugin, allow_space=True, allow_digits=True, double_inline=False)


@dataclass(frozen=True, slots=True)
class _Reader:
    persian: bool

    def blocks(self, nodes: list[SyntaxTreeNode]) -> tuple[Block, ...]:
        return tuple(self._block(node) for node in nodes)

    def _block(self, node: SyntaxTreeNode) -> Block:
        match node.type:
            case "heading":
                return Heading(int(node.tag[1]), self._content(node))
            case "math_block" | "math_block_label":
                return DisplayFormula(in_formula(node.content.strip()))
            case "fence" | "code_block":
                return CodeBlock(
                    in_code(node.content.rstrip("\n")), node.info.strip() if node.type == "fence" else ""
                )
            case "bullet_list" | "ordered_list":
                items = tuple(self.blocks(item.children) for item in node.children)
                return Items(items, node.type == "ordered_list")
            case "blockquote":
                return Quote(self.blocks(node.children))
            case "table":
                return self._table(node)
            case "hr":
                return Divider()
        return Paragraph(self._content(node))

    def _content(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        return tuple(piece for child in node.children for piece in self._inlines(child.children))

    def _inlines(self, nodes: list[SyntaxTreeNode]) -> tuple[Inline, ...]:
        return tuple(self._inline(node) for node in nodes)

    def _inline(self, node: SyntaxTreeNode) -> Inline:
        match node.type:
            case "math_inline" | "math_inline_double":
                return self._formula(node.content.strip())
            case "code_inline":
                return Code(in_code(node.content))
            case "strong" | "em" | "s":
                return Styled(STYLES[node.type], self._inlines(node.children))
            case "link":
                return Link(str(node.attrs.get("href", "")), self._inlines(node.children))
            case "softbreak":
                return Text(" ")
            case "hardbreak":
                return Text("\n")
        return Text(localised(node.content, persian=self.persian))

    def _formula(self, source: str) -> Inline:
        """A formula; a number alone is running text, in the learner's digits, whatever the author put round it."""
        alone = lone_number(source)
        return Formula(in_formula(source)) if alone is None else Text(alone.text(persian=self.persian))

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        cells = tuple(tuple(self._content(cell) or (Text("–"),) for cell in row.children) for row in rows)
        return Table(cells, tuple(_alignment(cell) for cell in rows[0].children))


def _alignment(cell: Any) -> str:
    style = str(cell.attrs.get("style", ""))
    return next((side for side in ("center", "right") if side in style), "left")
