"""The certificate's own reading of grid tables."""

from stonehand.proof.certificate.grids import unfold_grids
from stonehand.proof.certificate.words import words_of

TABLE = """\
Before
+-------+---------------+
| Craft | Launched      |
|       +------+--------+
|       | Day  | Year   |
+=======+======+========+
| Vega  | 15   | 1984   |
| one   +------+--------+
|       | Both of them. |
+-------+---------------+
after
"""


def unfolded(text: str) -> list[str]:
    return words_of(" ".join(unfold_grids(text.split("\n"))))


def test_cells_follow_each_other_in_the_order_of_their_corners() -> None:
    words = "Before Craft Launched Day Year Vega one 15 1984 Both of them after"
    assert unfolded(TABLE) == words_of(words)


def test_a_table_in_a_note_stays_in_it() -> None:
    indented = ["    +---+---+", "    | a | b |", "    | c |   |", "    +---+---+"]
    assert [line for line in unfold_grids(indented) if line.strip(" |")] == ["    a", "    c", "    b"]


def test_what_is_no_whole_grid_is_left_alone() -> None:
    broken = ["+---+---+", "| a | b |", "+---+--+"]
    assert list(unfold_grids(broken)) == broken
