"""Catalogues that hardly anyone thinks of: empty, half described, closed, full of text that some format treats as its own."""

import json
import re
from collections.abc import Callable, Mapping

from tests.support import golden_contents

PARK = "datasets/parks/park-list/"
HOSTILE = (
    '引"号"\'`\\ 与\n换行\r\n\t制表 <script>alert(1)</script> <b>&amp;&lt;</b> ]]> --> ${x} {{7*7}} %s 😀👨‍👩‍👧 '
    "𠮷 e\u0301 [x](javascript:alert(1)) =1+1"
)


def odd_catalogues() -> Mapping[str, Mapping[str, bytes]]:
    """Return repositories by what is odd about them."""
    return {
        "golden": golden_contents(),
        "empty": _only(""),
        "one conditional entry": _only("datasets/east-roads/road-sensors/"),
        "one withheld entry": _only("datasets/east-roads/accident-files/"),
        "no English": _park(lambda text: re.sub(r"(?m)^ *[A-Za-z]+En: .*\n(?: +- .*\n)*", "", text)),
        "hostile text": _park(_hostile),
        "hardly described": _park(_bare),
        "a series": _series(),
        "an interface only": _park(_interface),
        "empty lists": _park(_emptied),
        "archived": _park(lambda text: _status(text, "archived")),
        "suspended": _park(lambda text: _status(text, "suspended")),
        "withdrawn": _park(lambda text: _status(text, "withdrawn")),
        "tombstone": _buried(),
    }


def _only(folder: str) -> Mapping[str, bytes]:
    """Return the golden files with one entry, or none."""
    kept = golden_contents().items()
    return {
        path: each for path, each in kept if not path.startswith("datasets/") or (folder and path.startswith(folder))
    }


def _park(edit: Callable[[str], str]) -> Mapping[str, bytes]:
    """Return the golden files with another description of the open entry."""
    contents = dict(golden_contents())
    old = contents[f"{PARK}datapackage.yaml"].decode()
    new = edit(old)
    assert new != old
    contents[f"{PARK}datapackage.yaml"] = new.encode()
    return contents


def _hostile(text: str) -> str:
    written = json.dumps(HOSTILE, ensure_ascii=False)
    for name in ("title", "titleEn", "description", "descriptionEn", "statement", "syntheticNote"):
        text = re.sub(
            rf"(?m)^( *){name}: .*$", lambda found: f"{found[1]}{found[0].split(':')[0].strip()}: {written}", text
        )
    return text.replace("  - 公园\n", f"  - {written}\n  - {written}\n")


def _bare(text: str) -> str:
    """Leave out what an entry may lack: where, when, about what, under which licence, by whom it was made."""
    dropped = "themes|industry|keywords|keywordsEn|temporal|divisions|licenses|sources|version|updateFrequency|modified"
    return re.sub(rf"(?m)^(?:{dropped}):.*\n(?:  .*\n)*", "", text)


def _interface(text: str) -> str:
    """Let an entry give its data through an interface: its tables are dictionaries only."""
    tables = re.sub(r"(?m)^(    path: .*)$", r"    role: dictionary\n\1", text)
    return f"{tables}services:\n  - kind: api\n    url: https://api.example/parks\n    description: 接口\n"


def _emptied(text: str) -> str:
    """Write lists with nothing in them, as forms do that were left alone."""
    text = re.sub(r"(?m)^(sources|keywordsEn):\n(?:  .*\n)+", r"\1: []\n", text)
    return text.replace(
        "      primaryKey: code\n", "      primaryKey: code\n      foreignKeys: []\n      missingValues: []\n"
    )


def _status(text: str, status: str) -> str:
    change = 'statusChange:\n  date: "2026-06-01"\n  reason: data-error\n  note: 数据有误。\n'
    return text.replace("status: published\n", f"status: {status}\n{change}")


def _series() -> Mapping[str, bytes]:
    contents = {path: each for path, each in golden_contents().items() if not path.startswith(PARK)}
    for year in ("2025", "2026"):
        for path, each in golden_contents().items():
            if path.startswith(PARK):
                name = each.replace(b"park-list", f"park-list-{year}".encode())
                contents[path.replace("park-list", f"park-list-{year}")] = name
    return contents


def _buried() -> Mapping[str, bytes]:
    contents = {path: each for path, each in golden_contents().items() if not path.startswith(PARK)}
    path = "catalog/registers/tombstones.csv"
    header = contents[path].decode().splitlines()[0].split(",")
    cells = {"code": "parks/park-list", "title": "公园名录", "publisher": "parks", "withdrawnOn": "2026-03-02"}
    cells |= {"reason": "data-error", "note": "已删除。"}
    contents[path] = f"{','.join(header)}\n{','.join(cells.get(name, '') for name in header)}\n".encode()
    return contents
