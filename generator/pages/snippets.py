"""Lines to copy that take a table into the tools that people work with; the tests run those whose tool they have."""

import shlex
from dataclasses import dataclass
from urllib.parse import quote

from generator.model.facts import Distribution


@dataclass(frozen=True, slots=True)
class Snippet:
    """What to write in one tool."""

    tool: str
    code: str


def snippets(base: str, folder: str, offered: tuple[Distribution, ...]) -> tuple[Snippet, ...]:
    """Return the snippets for one resource; a tool whose format is absent is left out."""
    urls = {each.format: base + quote(each.path) for each in offered}
    files = {each.format: each.path.rpartition("/")[2] for each in offered}
    if "csv" not in urls:
        return ()
    name = offered[0].resource
    made = [
        Snippet("curl", f"curl --fail --output {shlex.quote(files['csv'])} {urls['csv']}"),
        Snippet(
            "Python · pandas",
            f'import pandas as pd\n\ndata = pd.read_csv("{urls["csv"]}", dtype=str, keep_default_na=False)\nprint(data.head())',
        ),
    ]
    if "parquet" in urls:
        file = files["parquet"]
        made += [
            Snippet(
                "Python · Polars",
                f'import polars as pl\n\ndata = pl.read_parquet("{urls["parquet"]}")\nprint(data.head())',
            ),
            Snippet(
                "Python · DuckDB",
                f'import urllib.request\n\nimport duckdb\n\nurllib.request.urlretrieve("{urls["parquet"]}", "{file}")\n'
                f'print(duckdb.read_parquet("{file}").limit(10))',
            ),
        ]
    made += [
        Snippet(
            "Python · frictionless",
            f'from frictionless import Package\n\npackage = Package("{base}{folder}datapackage.json")\n'
            f'rows = package.get_resource("{name}").read_rows()\nprint(len(rows))',
        ),
        Snippet(
            "R",
            f'data <- read.csv("{urls["csv"]}", colClasses = "character", check.names = FALSE, '
            'na.strings = "", fileEncoding = "UTF-8-BOM")\nhead(data)',
        ),
    ]
    if "json" in urls:
        made.append(
            Snippet("JavaScript", f'const data = await (await fetch("{urls["json"]}")).json();\nconsole.log(data);')
        )
    made.append(
        Snippet(
            "Excel · Power Query",
            f'let\n  Source = Csv.Document(Web.Contents("{urls["csv"]}"), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n'
            "  Data = Table.PromoteHeaders(Source, [PromoteAllScalars = true])\nin\n  Data",
        )
    )
    return tuple(made)
