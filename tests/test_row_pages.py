"""The rows of the data interface are cut from the JSON download as a stream, and never from one that does not fit."""

import io
import json

import pytest

from generator.convert import json_rows
from generator.export import api_entry
from generator.export.api_entry import row_pages
from generator.model.facts import Distribution
from tests.convert_support import converted
from tests.export_support import view_in
from tests.support import golden_contents
from tests.table_support import resource_with

RESOURCE = resource_with([{"name": "key", "type": "integer"}, {"name": "cell", "type": "string"}])
HOSTILE = ("},\n{", "]\n", '"', "a\r\nb", "\u2028", "[", "", "=1+1", ",")
VIEW = view_in(golden_contents())


def download(rows: int) -> bytes:
    """Return a table as JSON."""
    return converted(json_rows, RESOURCE, [(str(number), HOSTILE[number % len(HOSTILE)]) for number in range(rows)])


def pages(content: bytes, rows: int) -> list[dict[str, object]]:
    """Return the pages of a download that should have so many rows."""
    distribution = Distribution(resource="table", format="json", path="t.json", rows=rows, size=0, sha256="")
    return [json.loads(each.content) for each in row_pages("a/b", distribution, io.BytesIO(content), VIEW)]


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 6, 7])
def test_pages_hold_every_row_once(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """All rows in their order, each page with the address of the next, the last with none."""
    monkeypatch.setattr(api_entry, "ROWS", 3)
    found = pages(download(rows), rows)
    assert [row for page in found for row in page["rows"]] == json.loads(download(rows))  # type: ignore[attr-defined]
    assert [page["page"] for page in found] == list(range(1, max(1, -(-rows // 3)) + 1))
    assert {(page["total"], page["pages"]) for page in found} == {(rows, len(found))}
    assert [page["next"] is None for page in found] == [*[False] * (len(found) - 1), True]


@pytest.mark.parametrize("told", [4, 6])
def test_a_download_of_other_rows_is_never_cut(told: int) -> None:
    """Fewer or more lines than rows are a fault of ours, and told as one."""
    with pytest.raises(ValueError, match="lines than"):
        pages(download(5), told)
