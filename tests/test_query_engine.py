"""The questions that a browser answers, held to DuckDB's answers: generated conditions, groups, orders, and SQL."""

import random
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Browser, Page

from generator.convert import parquet
from generator.model.entry import Field, Resource, Role
from generator.model.text import Text
from tests.convert_support import made

SEED = 20261123
QUESTIONS = 150
TEXTS = ("市南区", "崂山区", "Laoshan", "a_b", "50%", "𠮷田", "﹏", "", "O'Neill", 'say "x"')
NUMBERS = ("0", "-1.25", "3.10", "3.1", "100.005", "99999.999", "", "2")
DAYS = ("2026-01-31", "1999-12-31", "2026-11-23", "")
MOMENTS = ("2026-01-31T08:00:00", "2026-01-31T08:00:00.25", "1969-12-31T23:59:59.5", "")
COLUMNS = (
    ("区名", "string", TEXTS),
    ("code", "string", ("010", "10", "0", "A-1", "")),
    ("amount", "number", NUMBERS),
    ("count", "integer", ("1", "2", "-7", "", "9007199254740993")),
    ("opened", "date", DAYS),
    ("seen", "datetime", MOMENTS),
    ("works", "boolean", ("true", "false", "")),
)
TITLES = {
    "区名": "所在区市",
    "code": "编号",
    "amount": "金额",
    "count": "数量",
    "opened": "启用日期",
    "seen": "时间",
    "works": "是否可用",
}
MADE: dict[str, dict[str, Any]] = {
    f"{fn}({column})": {"name": f"{fn}({column})", "fn": fn, "column": column, "values": []}
    for fn, column in (
        ("year", "opened"),
        ("yearmonth", "seen"),
        ("length", "区名"),
        ("lower", "code"),
        ("abs", "amount"),
    )
}
OPERATORS = {"eq": "=", "ne": "<>", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
MEASURES = {"filled": "count", "sum": "sum", "mean": "avg", "min": "min", "max": "max"}

ASK = """async ([root, url, queries, fields]) => {
  const engine = await import(root + "assets/portal/table-engine.js");
  const { open } = await import(root + "assets/portal/table-source.js");
  const { parse } = await import(root + "assets/portal/table-sql.js");
  const source = await open(url);
  await source.load(source.columns.map((each) => each.name));
  return queries.map((each) => {
    try {
      const query = typeof each === "string" ? parse(each, fields) : each;
      const { columns, rows } = engine.run(source, query);
      const places = query.shown?.length ? query.shown.map(({ name }) => columns.findIndex((column) => column.name === name)) : columns.map((_, place) => place);
      return rows.map((row) => places.map((place) => (typeof row[place] === "bigint" ? String(row[place]) : row[place])));
    } catch (error) {
      return `${error.code ?? error.name}: ${error.message}`;
    }
  });
}"""


def resource() -> Resource:
    """Return the schema of the table that is asked."""
    fields = tuple(
        Field(name=name, type=kind, title=Text(TITLES[name], ""), description=Text("", "")) for name, kind, _ in COLUMNS
    )
    return Resource(
        index=0, name="t", title=Text("表", ""), description=Text("", ""), role=Role.DATA, path="t.csv", fields=fields
    )


@pytest.fixture(scope="module")
def table(site: Path) -> Path:
    """Return a Parquet file in the site, made by our own converter from values that are easy to get wrong."""
    draw = random.Random(SEED)  # noqa: S311 - the same questions every time
    lines = [",".join(name for name, _, _ in COLUMNS)]
    for _ in range(400):
        cells = [draw.choice(values) for _, _, values in COLUMNS]
        lines.append(",".join(f'"{each.replace(chr(34), chr(34) * 2)}"' if '"' in each else each for each in cells))
    content = made(parquet, resource(), ("\n".join(lines) + "\n").encode())
    assert isinstance(content, bytes)
    path = site / "engine-test.parquet"
    path.write_bytes(content)
    return path


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Return a page of the site: the engine runs where readers run it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}about/")
    yield page
    context.close()


def asked(page: Page, address: str, table: Path, queries: Sequence[Any]) -> list[Any]:
    """Return the browser's answers."""
    fields = [{"name": name, "title": TITLES[name], "zh": TITLES[name]} for name, _, _ in COLUMNS]
    answers: list[Any] = page.evaluate(ASK, [address, f"{address}{table.name}", list(queries), fields])
    return answers


def conditions(draw: random.Random) -> tuple[dict[str, Any], str]:
    """Return a condition as the form makes it and as DuckDB reads it."""
    name, kind, values = draw.choice(COLUMNS)
    value = draw.choice([each for each in values if each])
    choices = ["empty", "filled", "eq", "ne"]
    choices += ["contains", "starts"] if kind == "string" else [] if kind == "boolean" else ["lt", "le", "gt", "ge"]
    op = draw.choice(choices)
    quoted = "'" + value.replace("'", "''") + "'"
    if op in {"empty", "filled"}:
        return {"column": name, "op": op, "value": ""}, f'"{name}" IS {"NOT " if op == "filled" else ""}NULL'
    if op in {"contains", "starts"}:
        function = "contains" if op == "contains" else "starts_with"
        return {"column": name, "op": op, "value": value}, f'{function}(lower("{name}"), lower({quoted}))'
    typed = quoted if kind in {"string", "date", "datetime"} else value
    cast = {"date": "DATE ", "datetime": "TIMESTAMP "}.get(kind, "")
    return {"column": name, "op": op, "value": value}, f'"{name}" {OPERATORS[op]} {cast}{typed}'


def tree(draw: random.Random, depth: int = 2) -> tuple[dict[str, Any], str]:
    """Return conditions joined by and, or, not."""
    if depth == 0 or draw.random() < 0.4:
        return conditions(draw)
    if draw.random() < 0.25:
        node, text = tree(draw, depth - 1)
        return {"not": node}, f"(NOT {text})"
    word = draw.choice(["and", "or"])
    parts = [tree(draw, depth - 1) for _ in range(2)]
    return {word: [each[0] for each in parts]}, "(" + f" {word.upper()} ".join(each[1] for each in parts) + ")"


def plain(value: Any) -> Any:
    """Return a value of either side in one form: numbers as floats, times as text."""
    if value is None or isinstance(value, bool):
        return value
    if hasattr(value, "isoformat"):
        text = value.isoformat()
        return text.rstrip("0") if "." in text else text
    if isinstance(value, str):
        return value.rstrip("0") if value[4:5] == "-" and "." in value else value
    return float(value)


def same(one: Sequence[Sequence[Any]], other: Sequence[Sequence[Any]]) -> bool:
    """Tell whether two answers are equal, means up to the last digits of a double."""
    return len(one) == len(other) and all(
        len(left) == len(right)
        and all(
            a == b or (isinstance(a, float) and isinstance(b, float) and a == pytest.approx(b, rel=1e-9))
            for a, b in zip(left, right, strict=True)
        )
        for left, right in zip(one, other, strict=True)
    )


def forms(answer: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Return an answer with its values in one form."""
    return [[_number(plain(each)) for each in row] for row in answer]


def _number(value: Any) -> Any:
    """Return digits beyond a double, which cross the browser's border as text, as the number they say."""
    if isinstance(value, str) and value.lstrip("-").replace(".", "", 1).isdigit() and len(value) > 15:
        return float(value)
    return value


def oracle(table: Path, sql: str) -> list[list[Any]]:
    """Return DuckDB's answer."""
    with duckdb.connect() as database:
        database.read_parquet(str(table)).create_view("data")
        return forms(database.execute(sql).fetchall())


def sql_of(name: str) -> str:
    """Return a column, or what is made of one, as DuckDB writes it."""
    made = MADE.get(name)
    if made is None:
        return f'"{name}"'
    column = f'"{made["column"]}"'
    return f"strftime({column}, '%Y-%m')" if made["fn"] == "yearmonth" else f"{made['fn']}({column})"


def ways(draw: random.Random, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return an order by all of some columns: up or down, empty cells first or last."""
    return [{"column": name, "down": draw.random() < 0.5, "first": draw.random() < 0.3} for name in names]


def generated() -> list[tuple[dict[str, Any], str]]:
    """Return questions of the form with the SQL that says the same."""
    draw = random.Random(SEED)  # noqa: S311 - the same questions every time
    pairs = []
    for _ in range(QUESTIONS):
        where, text = tree(draw)
        if draw.random() < 0.5:
            names = draw.sample([name for name, _, _ in COLUMNS], draw.randint(1, 3))
            order = ways(draw, names)
            query: dict[str, Any] = {
                "select": names,
                "where": where,
                "group": [],
                "measures": [],
                "order": order,
                "limit": 50,
            }
            select = ", ".join(f'"{name}"' for name in names)
        else:
            names = draw.sample(["区名", "code", "works", "opened", *MADE], draw.randint(1, 2))
            kinds = {name: kind for name, kind, _ in COLUMNS}
            column = draw.choice(["amount", "count", "seen", "opened"])
            numeric = kinds[column] in {"number", "integer"}
            fn = draw.choice(["filled", "min", "max", *(["sum", "mean"] if numeric else [])])
            measures = [{"fn": "count"}, {"fn": fn, "column": column}]
            order = ways(draw, names)
            least = draw.choice([0, 2, 9])
            query = {"select": [], "where": where, "group": names, "measures": measures, "order": order, "limit": 50}
            query["derived"] = [MADE[name] for name in names if name in MADE]
            query["having"] = {"column": "count", "op": "ge", "value": str(least)} if least else None
            select = ", ".join(map(sql_of, names)) + f', count(*), {MEASURES[fn]}("{column}")'
        by = ", ".join(
            f"{sql_of(each['column'])} {'DESC' if each['down'] else 'ASC'} NULLS {'FIRST' if each['first'] else 'LAST'}"
            for each in order
        )
        grouped = " GROUP BY " + ", ".join(map(sql_of, names)) if query["group"] else ""
        grouped += f" HAVING count(*) >= {query['having']['value']}" if query.get("having") else ""
        pairs.append((query, f"SELECT {select} FROM data WHERE {text}{grouped} ORDER BY {by} LIMIT 50"))  # noqa: S608 - our own words
    return pairs


def test_questions_of_the_form_equal_duckdb(page: Page, address: str, table: Path) -> None:
    """Every generated question has the same rows in the same order."""
    pairs = generated()
    answers = asked(page, address, table, [query for query, _ in pairs])
    wrong = [
        (
            sql,
            *next(
                (each for each in zip(forms(answer), expected, strict=False) if not same([each[0]], [each[1]])),
                (len(answer), len(expected)),
            ),
        )
        for (_, sql), answer in zip(pairs, answers, strict=True)
        if not same(forms(answer) if isinstance(answer, list) else [[answer]], expected := oracle(table, sql))
    ]
    assert wrong == [], "\n".join(map(str, wrong[:4]))
    assert sum(1 for answer in answers if answer) > QUESTIONS / 3


WRITTEN = (
    (
        "SELECT * FROM data WHERE 所在区市 LIKE '%区' ORDER BY 编号, amount, count, opened, seen, works, 区名 LIMIT 30",
        "区名 LIKE '%区'",
    ),
    (
        "SELECT 编号, 金额 FROM data WHERE 金额 BETWEEN -2 AND 3.1 AND NOT 是否可用 = true ORDER BY 编号, 金额 LIMIT 40",
        "",
    ),
    ("SELECT 所在区市, COUNT(*) AS 行数, AVG(金额) FROM data GROUP BY 所在区市 ORDER BY 行数 DESC, 所在区市", ""),
    ("select distinct 编号 from data where 编号 in ('010', 'A-1') order by 编号", ""),
    ("SELECT SUM(金额), MIN(启用日期), COUNT(DISTINCT 编号) FROM data WHERE 所在区市 IS NOT NULL OR 数量 <> 2", ""),
    (
        "SELECT 编号 FROM data WHERE (数量 > 1 OR 数量 < 0) AND 编号 NOT LIKE 'A_1' ORDER BY 编号 DESC LIMIT 5 OFFSET 3",
        "",
    ),
    ("SELECT 所在区市 AS 区, COUNT(*) AS n FROM data GROUP BY 区 HAVING n > 30 AND MIN(金额) < 0 ORDER BY n, 区", ""),
    ("SELECT 编号 FROM data GROUP BY 编号 HAVING COUNT(DISTINCT 数量) >= 2 ORDER BY SUM(金额) DESC NULLS LAST", ""),
    ("SELECT YEARMONTH(启用日期) AS 月, AVG(金额), COUNT(*) FROM data GROUP BY YEARMONTH(启用日期) ORDER BY 月", ""),
    (
        "SELECT QUARTER(时间), MONTH(时间), DAY(时间), MAX(时间) FROM data GROUP BY QUARTER(时间), MONTH(时间), DAY(时间) ORDER BY MAX(时间)",
        "",
    ),
    (
        "SELECT UPPER(编号), LENGTH(所在区市), SUBSTR(所在区市, 2, 2), 编号 FROM data ORDER BY 编号, 所在区市 LIMIT 99",
        "",
    ),
    ("SELECT SUBSTR(所在区市, 2), TRIM(所在区市) FROM data WHERE LOWER(所在区市) = 'laoshan' LIMIT 1", ""),
    (
        "SELECT ROUND(金额, 1), ABS(数量), ROUND(金额) FROM data WHERE 金额 IS NOT NULL ORDER BY 金额, ABS(数量), 启用日期 LIMIT 60",
        "",
    ),
    ("SELECT COALESCE(所在区市, '未知') AS 区, SUM(COALESCE(金额, 0)) FROM data GROUP BY 区 ORDER BY 区", ""),
    ("SELECT SUM(LENGTH(TRIM(所在区市))) FROM data WHERE 所在区市 ILIKE 'LAO%' OR YEAR(启用日期) = 1999", ""),
    ("SELECT 编号 FROM data WHERE LENGTH(编号) > 1 ORDER BY 金额 DESC NULLS FIRST, 编号, 所在区市 LIMIT 30", ""),
    ("SELECT COUNT(*) FROM data WHERE 1 = 2", None),
)


def test_sql_with_chinese_names_equals_duckdb(page: Page, address: str, table: Path) -> None:
    """Titles and names are identifiers without quotes; DuckDB gets the same statement with the columns' names."""
    statements = [sql for sql, note in WRITTEN if note is not None]
    answers = asked(page, address, table, statements)
    for sql, answer in zip(statements, answers, strict=True):
        renamed = sql
        for name, title in TITLES.items():
            renamed = renamed.replace(title, f'"{name}"')
        renamed = re.sub(r"YEARMONTH\(([^)]*)\)", r"strftime(\1, '%Y-%m')", renamed)
        renamed = renamed.replace("count, opened", '"count", opened').replace(", 区名 LIMIT", ', "区名" LIMIT')
        assert isinstance(answer, list), (sql, answer)
        assert same(forms(answer), oracle(table, renamed)), sql


def test_titles_with_marks_need_no_quotes(page: Page, address: str, table: Path) -> None:
    """Titles as publishers write them, with points, slashes and brackets, are columns too; the longest one is meant."""
    titles = {"amount": "PM2.5", "count": "PM2.5 / 小时（微克）", "code": "站点/方向"}
    fields = [{"name": name, "title": title, "zh": title} for name, title in titles.items()]
    written = "SELECT 站点/方向, MAX(PM2.5), SUM(PM2.5 / 小时（微克）) FROM data WHERE PM2.5 > 0 GROUP BY 站点/方向 ORDER BY 站点/方向"
    meant = 'SELECT code, MAX(amount), SUM("count") FROM data WHERE amount > 0 GROUP BY code ORDER BY code'
    (answer,) = page.evaluate(ASK, [address, f"{address}{table.name}", [written], fields])
    assert isinstance(answer, list), answer
    assert same(forms(answer), oracle(table, meant))


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("SELECT 没有的列 FROM data", "column"),
        ("SELECT 编号, COUNT(*) FROM data", "ungrouped"),
        ("DELETE FROM data", "sql"),
        ("SELECT * FROM data; DROP TABLE data", "sql"),
        ("SELECT * FROM data WHERE 金额 = 'x'", "value"),
        ("SELECT 编号, COUNT(*) FROM data GROUP BY 编号 ORDER BY 金额", "order"),
        ("SELECT 编号 FROM data HAVING COUNT(*) > 1", "ungrouped"),
        ("SELECT md5(编号) FROM data", "function"),
        ("SELECT length(金额) FROM data", "function"),
        ("SELECT 编号 FROM data ORDER BY 编号 NULLS", "sql"),
    ],
)
def test_what_is_not_understood_is_said(page: Page, address: str, table: Path, sql: str, code: str) -> None:
    """A statement that cannot be answered is refused by name, never answered wrongly."""
    (answer,) = asked(page, address, table, [sql])
    assert str(answer).startswith(f"{code}:")


def test_long_decimals_stay_exact(page: Page, address: str, site: Path) -> None:
    """More digits than a double holds are shown as the file has them, and sums do not lose a cent."""
    values = [Decimal("12345678901234567.89"), Decimal("0.01"), Decimal("-1.10")]
    path = site / "decimal-test.parquet"
    pq.write_table(pa.table({"v": pa.array(values, pa.decimal128(20, 2))}), path)
    url = f"{address}{path.name}"
    shown = {"select": ["v"], "group": [], "measures": [], "order": [], "where": None}
    total = {"select": [], "group": [], "measures": [{"fn": "sum", "column": "v"}], "order": [], "where": None}
    answers = page.evaluate(ASK, [address, url, [shown, total], []])
    assert answers == [[["12345678901234567.89"], ["0.01"], ["-1.1"]], [["12345678901234566.8"]]]
