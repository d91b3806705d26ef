"""pandas, Polars, DuckDB and frictionless read every download of a served site by its address, DuckDB and Polars in parts.

python benchmarks/outside/readers.py SITE BASE SERVED, in an environment with these four, fsspec, aiohttp and openpyxl.
"""

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import frictionless
import pandas as pd
import polars as pl
from fsspec.implementations.http import HTTPFileSystem

LARGE_BOOK = 20_000
LARGE_FILE = 3_000_000


class Web(HTTPFileSystem):  # type: ignore[misc]
    """A file system over HTTP, as DuckDB wants it: with a time at which nothing ever changed."""

    def modified(self, path: str) -> dt.datetime:
        """Return the same time for every address."""
        del path
        return dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def counts(url: str, form: str, rows: int, base: duckdb.DuckDBPyConnection) -> Iterator[int]:
    """Yield how many rows each program finds at an address."""
    if form == "csv":
        yield len(pd.read_csv(url, dtype=str, keep_default_na=False))
        yield pl.read_csv(url, infer_schema=False).height
        yield base.sql(f"SELECT count(*) FROM read_csv('{url}', all_varchar = true)").fetchall()[0][0]  # noqa: S608
    elif form == "parquet":
        yield len(pd.read_parquet(url))
        yield pl.scan_parquet(url).select(pl.len()).collect().item()
        yield base.sql(f"SELECT count(*) FROM read_parquet('{url}')").fetchall()[0][0]  # noqa: S608
    elif form == "json" and rows:
        yield len(pd.read_json(url, dtype=False))
    elif form == "xlsx" and rows < LARGE_BOOK:
        yield len(pd.read_excel(url, dtype=str))


def main() -> int:
    """Read everything and return whether something differs from what the interface says."""
    site, base, served = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    connection = duckdb.connect()
    connection.register_filesystem(Web())
    read = 0
    wrong: list[str] = []
    for path in sorted((site / "api/v1/entries").rglob("*.json")):
        for resource in json.loads(path.read_bytes()).get("resources", []):
            for each in resource.get("downloads", []):
                url = each["url"].replace(base, served)
                found = set(counts(url, each["format"], resource["rows"], connection))
                read += 1
                if found - {resource["rows"]}:
                    wrong.append(f"{url}: {found}, not {resource['rows']}")
    packages = [
        "datapackage.json",
        *(str(each.relative_to(site)) for each in site.glob("datasets/*/*/datapackage.json")),
    ]
    for name in packages:
        small = (each for each in frictionless.Package(served + name).resources if (each.bytes or 0) < LARGE_FILE)
        wrong += [f"{name}: {each.name}" for each in small if not each.validate().valid]
    print(*wrong[:20], f"{read} downloads, {len(packages)} packages, {len(wrong)} wrong", sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
