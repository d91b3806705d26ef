"""The filters of the templates."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.pages.render import filled

PATTERN = Markup("<tr><td>%s</td><td class='n'>%s</td></tr>")
CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_rows_are_filled_into_a_pattern_and_escaped(rows: list[tuple[str, str]]) -> None:
    """Every cell stands in its place, escaped by itself, whatever it holds: percent signs, markup, nothing."""
    expected = "".join(f"<tr><td>{escape(one)}</td><td class='n'>{escape(two)}</td></tr>" for one, two in rows)
    assert filled(PATTERN, rows) == expected


def test_rows_of_another_width_keep_the_table_whole() -> None:
    """A short row gets empty cells, a long one loses what has no column."""
    assert filled(PATTERN, [["<"], ["a", "b", "c"]]) == (
        "<tr><td>&lt;</td><td class='n'></td></tr><tr><td>a</td><td class='n'>b</td></tr>"
    )
    assert filled(Markup("<tr></tr>"), [["a"]]) == filled(PATTERN, []) == ""
