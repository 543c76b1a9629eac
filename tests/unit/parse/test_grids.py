"""Grid tables as parsed: spans, alignment, blocks in cells, and where each stands."""

from samples.copy_desk import blocks, faults
from stonehand.model.block import ListBlock, Paragraph
from stonehand.model.plain import plain_text

TABLE = """\
Words.

+-------+---------------+
| Craft | Launched      |
|       +------+--------+
|       | Day  | Year   |
+:======+:====:+=======:+
| Vega  | 15   | 1984   |
| one   +------+--------+
|       | Both of them. |
+-------+---------------+

: Caption
"""


def table(copy):
    return next(block for block in blocks(copy) if block.__class__.__name__ == "Table")


def cells(rows):
    return [[(plain_text(cell.content), cell.rows, cell.columns) for cell in row.cells] for row in rows]


def test_cells_span_rows_and_columns():
    found = table(TABLE)
    assert cells(found.head) == [[("Craft", 2, 1), ("Launched", 1, 2)], [("Day", 1, 1), ("Year", 1, 1)]]
    assert cells(found.body) == [
        [("Vega one", 2, 1), ("15", 1, 1), ("1984", 1, 1)],
        [("Both of them.", 1, 2)],
    ]


def test_rows_between_the_last_two_heavy_rules_are_the_foot():
    heavy, light = "+=======+=====+", "+-------+-----+"
    rows = [
        light,
        "| Craft | kg  |",
        heavy,
        "| Vega  | 4   |",
        light,
        "| Giotto| 1   |",
        heavy,
        "| Both  | 5   |",
    ]
    found = table("\n".join([*rows, heavy]))
    assert cells(found.foot) == [[("Both", 1, 1), ("5", 1, 1)]]
    assert [len(part) for part in (found.head, found.body)] == [1, 2]
    assert table("\n".join([*rows, light])).foot == ()
    # With one heavy rule inside, what is below it is the body.
    assert table("\n".join([*rows[:4], heavy])).foot == ()


def test_colons_align_the_columns():
    assert [cell.alignment for cell in table(TABLE).body[0].cells] == ["left", "center", "right"]


def test_a_table_without_a_head_is_aligned_by_its_first_rule():
    found = table("+:--+--:+\n| a | b |\n+---+---+")
    assert found.head == ()
    assert [cell.alignment for cell in found.body[0].cells] == ["left", "right"]


def test_every_word_has_its_place():
    first, second = table(TABLE).body
    places = [(cell.span.line, cell.span.column) for row in (first, second) for cell in row.cells]
    assert places == [(8, 3), (8, 11), (8, 18), (10, 11)]


def test_a_cell_holds_blocks():
    found = table("+-------+-----+\n| - one | a   |\n| - two |     |\n|       | *b* |\n+-------+-----+")
    items, words = found.body[0].cells
    (listed,) = items.blocks
    assert isinstance(listed, ListBlock)
    assert [item.span.line for item in listed.items] == [2, 3]
    assert [(type(block), block.span.line, block.span.column) for block in words.blocks] == [
        (Paragraph, 2, 11),
        (Paragraph, 4, 11),
    ]


def test_a_table_stands_in_a_list_and_in_a_quotation():
    grid = "+---+---+\n> | a | b |\n> +---+---+"
    (quotation,) = blocks(f"> {grid}")
    (found,) = quotation.blocks
    assert [(cell.span.line, cell.span.column) for cell in found.body[0].cells] == [(2, 5), (2, 9)]


def test_a_plus_or_a_pipe_in_a_cell_is_no_rule():
    found = table("+-------+---+\n| a + b | c |\n| 1 | 2 | d |\n+-------+---+")
    assert cells(found.body) == [[("a + b 1 | 2", 1, 1), ("c d", 1, 1)]]


def test_grids_within_grids_end_somewhere():
    grid = ["x"]
    for _ in range(40):
        width = len(grid[0])
        grid = [
            "+" + "-" * (width + 4) + "+",
            *(f"|  {line}  |" for line in grid),
            "+" + "-" * (width + 4) + "+",
        ]
    assert "P009" in dict(faults("\n".join(grid)))
