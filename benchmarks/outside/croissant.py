"""mlcroissant loads every table of a served site; each cell is compared with the CSV beside it.

python benchmarks/outside/croissant.py SITE BASE SERVED, in an environment with mlcroissant.
"""

import csv
import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import mlcroissant

TYPES: dict[str, Callable[[str], object]] = {
    "sc:Integer": int,
    "sc:Float": float,
    "sc:Boolean": lambda cell: cell.lower() == "true",
}


def faults(path: Path, base: str, served: str) -> Iterator[str]:
    """Yield what is wrong with the description of one entry, or with the rows that it leads to."""
    value = json.loads(path.read_text(encoding="utf-8").replace(base, served))
    data = mlcroissant.Dataset(jsonld=value)
    issues = data.metadata.ctx.issues
    yield from (*issues.errors, *issues.warnings)
    for records in value["recordSet"]:
        types = {each["@id"]: each["dataType"] for each in records["field"]}
        source = path.parent / records["field"][0]["source"]["fileObject"]["@id"]
        text = source.with_suffix(".csv").read_text(encoding="utf-8-sig")
        wanted = list(csv.DictReader(io.StringIO(text, newline="")))
        missing = missing_in(path, records["@id"])
        found = list(data.records(records["@id"]))
        if len(found) != len(wanted):
            yield f"{records['@id']} has {len(found)} rows, not {len(wanted)}"
        for row, cells in zip(found, wanted, strict=False):
            for name, cell in cells.items():
                key = f"{records['@id']}/{name}"
                if not same(row[key], "" if cell in missing else cell, types[key]):
                    yield f"{key} is {row[key]!r}, not {cell!r}"


def missing_in(path: Path, name: str) -> list[str]:
    """Return the texts that stand for a missing value in a table, as the data package beside the description says."""
    package = json.loads(path.with_name("datapackage.json").read_bytes())
    resource = next(each for each in package["resources"] if each["name"] == name)
    return list(resource["schema"].get("missingValues", [""]))


def same(value: Any, cell: str, kind: str) -> bool:  # noqa: ANN401 - whatever the loader gives
    """Tell whether a loaded value is the cell, which is missing where it is empty."""
    if cell == "":
        return value is None or value != value or str(value) == "NaT"  # noqa: PLR0124 - that is what NaN is
    if kind == "sc:Date":
        return str(value)[:10] == cell
    if kind in TYPES:
        return bool(TYPES[kind](cell) == value)
    return (value.decode() if isinstance(value, bytes) else str(value)) == cell


def main() -> int:
    """Judge every entry and return whether something was wrong."""
    site, base, served = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    files = sorted(site.glob("datasets/*/*/croissant.json"))
    told = [f"{file}: {each}" for file in files for each in faults(file, base, served)]
    print(*told[:20], f"{len(files)} descriptions, {len(told)} faults", sep="\n")
    return int(bool(told))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        # the library keeps downloads by their address, and would judge those of an earlier build
        import os

        os.environ["HOME"] = home
        sys.exit(main())
