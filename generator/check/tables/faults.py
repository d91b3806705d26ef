"""Equal faults of a table are told once: how many, in which lines, with an example only where it betrays nobody."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.document import JSON
from generator.model.entry import Field
from generator.model.finding import Place, Problem
from generator.model.text import Lang, Text

LINES_NAMED = 5
EXAMPLE_LENGTH = 30

_PERSONAL_NAME = re.compile(
    r"(?:^|_)(?:id_?(?:card|no|num|number|code)|identity\w*|sfz\w*|phone\w*|mobile\w*|tel\w*|cell\w*|fax|passport\w*"
    r"|bank\w*|account\w*|e?mail\w*|wechat|qq|plate\w*|cert\w*no)(?:_|$)"
    r"|身份证|证件号|公民身份|电话|手机|联系方式|护照|银行卡|银行账|邮箱|微信|车牌",
    re.IGNORECASE,
)
_PERSONAL_VALUE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)|\d{15}|\d{14}[\dX*]|\S@\S", re.IGNORECASE)

TYPE_TITLES: Mapping[str, Text] = {
    "string": Text("文本", "a string"),
    "integer": Text("整数", "an integer"),
    "number": Text("数值", "a number"),
    "boolean": Text("是非值（true、false）", "a boolean (true, false)"),
    "date": Text("日期（如 2026-01-31）", "a date (like 2026-01-31)"),
    "datetime": Text("日期时间（如 2026-01-31T08:00:00）", "a date with time (like 2026-01-31T08:00:00)"),
    "time": Text("时间（如 08:00:00）", "a time (like 08:00:00)"),
    "year": Text("年份（如 2026）", "a year (like 2026)"),
    "yearmonth": Text("年月（如 2026-01）", "a year and month (like 2026-01)"),
}

RULES: Mapping[str, tuple[str, Text]] = {
    "quotes": (
        "OD405",
        Text("{count} 行的引号没有成对或者位置不对", "{count} lines with a quote that is not closed or out of place"),
    ),
    "line-end": ("OD405", Text("{count} 行以单独的回车符结束", "{count} lines that end in a bare carriage return")),
    "length": (
        "OD405",
        Text(
            "{count} 行有过长的单元格（超过 1,048,576 个字符），其后的内容没有检查",
            "{count} lines with a cell of more than 1,048,576 characters; what follows was not checked",
        ),
    ),
    "swallowed": (
        "OD405",
        Text(
            "{count} 行里有跨 {limit} 行以上的单元格：多半是引号没有成对，后面的行被吞进了一个单元格",
            "{count} rows with a cell of more than {limit} lines: mostly a quote that was not closed swallowed other rows",
        ),
    ),
    "multi-line": ("OD426", Text("{count} 行里有跨行的单元格", "{count} rows with a cell of several lines")),
    "blank": ("OD405", Text("{count} 个空行", "{count} blank rows")),
    "ragged": (
        "OD405",
        Text(
            "{count} 行的单元格个数与表头（{limit} 个）不同",
            "{count} rows with more or fewer cells than the header ({limit})",
        ),
    ),
    "control": (
        "OD408",
        Text(
            "{count} 个单元格含控制字符或者替换字符（U+FFFD）",
            "{count} cells with control characters or replacement characters (U+FFFD)",
        ),
    ),
    "type": ("OD406", Text("{count} 个单元格不是{limit}", "{count} cells are not {limit}")),
    "required": ("OD407", Text("必填，但有 {count} 个单元格为空", "required, but {count} cells are empty")),
    "unique": (
        "OD407",
        Text("应当唯一，但有 {count} 个值与前面的行重复", "must be unique, but {count} values repeat an earlier row"),
    ),
    "enum": (
        "OD407",
        Text("{count} 个值不在取值范围内（{limit}）", "{count} values are not in the enumeration ({limit})"),
    ),
    "minimum": ("OD407", Text("{count} 个值小于最小值 {limit}", "{count} values are below the minimum {limit}")),
    "maximum": ("OD407", Text("{count} 个值大于最大值 {limit}", "{count} values are above the maximum {limit}")),
    "minLength": (
        "OD407",
        Text("{count} 个值少于 {limit} 个字符", "{count} values have fewer than {limit} characters"),
    ),
    "maxLength": ("OD407", Text("{count} 个值多于 {limit} 个字符", "{count} values have more than {limit} characters")),
    "pattern": ("OD407", Text("{count} 个值不符合格式 {limit}", "{count} values do not match the pattern {limit}")),
    "categories": (
        "OD407",
        Text("{count} 个值不在分类取值内（{limit}）", "{count} values are not among the categories ({limit})"),
    ),
    "unique-key": (
        "OD407",
        Text("唯一键有 {count} 行与前面的行重复", "unique key: {count} rows repeat an earlier row"),
    ),
    "primary-key": (
        "OD407",
        Text("主键有 {count} 行与前面的行重复", "primary key: {count} rows repeat an earlier row"),
    ),
    "primary-key-empty": ("OD407", Text("主键有 {count} 行为空", "primary key: {count} rows are empty")),
    "foreign-key": (
        "OD412",
        Text("{count} 行的值在 {limit} 中找不到", "{count} rows have a value that {limit} does not have"),
    ),
    "mojibake": (
        "OD408",
        Text(
            "{count} 个单元格是乱码（UTF-8 文字被当作其他编码读过）",
            "{count} cells hold text of UTF-8 that was read in another encoding",
        ),
    ),
    "mangled": (
        "OD420",
        Text(
            "{count} 个单元格是电子表格写坏的值（科学计数、错误值或 ####）",
            "{count} cells that a spreadsheet wrote over: scientific notation, error values or ####",
        ),
    ),
    "serial": (
        "OD420",
        Text(
            "{count} 个单元格像电子表格的日期序号，应写成日期（如 2026-01-31）",
            "{count} cells look like day numbers of a spreadsheet; write dates (like 2026-01-31)",
        ),
    ),
    "rounded": (
        "OD420",
        Text(
            "{count} 个长号码的第 16 位起全是 0，被电子表格舍去了原来的数字",
            "{count} long numbers end in zeros from the 16th digit on: a spreadsheet rounded them",
        ),
    ),
    "zeros": (
        "OD421",
        Text(
            "{count} 个编码比其他的短（应为 {limit} 位），开头的 0 可能丢了",
            "{count} codes are shorter than the others ({limit} digits); their leading zeros may be lost",
        ),
    ),
    "total": (
        "OD422",
        Text("{count} 行像是合计行，不是数据", "{count} row looks like a total, not like data"),
    ),
    "long-cell": (
        "OD423",
        Text(
            "{count} 个单元格超过 32,767 个字符，Excel 存不下",
            "{count} cells have more than 32,767 characters, which Excel cannot hold",
        ),
    ),
    "mixed-line-ends": (
        "OD424",
        Text("{count} 行的行尾与前面的行不同", "{count} lines end otherwise than the lines before"),
    ),
    "dated": (
        "OD425",
        Text(
            "{count} 个单元格像是被改成了日期的文本（如 3-1 成了 3月1日、2-Sep）",
            "{count} cells look like texts that were turned into dates (3-1 became 3月1日 or 1-Mar)",
        ),
    ),
    "formula": (
        "OD414",
        Text("{count} 个单元格会被电子表格当作公式", "{count} cells that a spreadsheet takes for formulas"),
    ),
}
"""The public code of each way a table can be at fault, and how the fault is told."""


@dataclass(slots=True)
class _Group:
    limit: Text
    title: Text
    example: str = ""
    count: int = 0
    lines: list[int] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    last: int = 0

    def add(self, line: int) -> None:
        """Count a line; the first are remembered one by one, the others as ranges."""
        self.count += 1
        if len(self.lines) < LINES_NAMED:
            self.lines.append(line)
        if not self.last and self.ranges and line <= self.ranges[-1][1] + 1:
            self.ranges[-1] = (self.ranges[-1][0], max(line, self.ranges[-1][1]))
        elif len(self.ranges) < LINES_NAMED:
            self.ranges.append((line, line))
        else:
            self.last = line

    def spread(self) -> str:
        """Return the ranges of the lines, ``2-201, 305``."""
        told = [f"{first}-{last}" if last > first else str(first) for first, last in self.ranges]
        return ", ".join([*told, f"… {self.last}"] if self.last else told)


@dataclass(slots=True)
class Faults:
    """The faults of one file, gathered by field and rule; and how its first line ends, which the others follow."""

    file: str
    groups: dict[tuple[str, str], _Group] = field(default_factory=dict)
    line_end: str = ""

    def row(self, rule: str, line: int, limit: object = "") -> None:
        """Count a fault of a whole line."""
        self._count(("", rule), line, Text(str(limit), str(limit)), Text("", ""))

    def cell(self, rule: str, column: Field, line: int, cell: str, limit: Text | None = None) -> None:
        """Count a fault of a cell."""
        group = self.groups.get((column.name, rule))
        if group and len(group.lines) >= LINES_NAMED:
            group.add(line)
            return
        example = "" if rule in {"required", "primary-key-empty"} else example_of(column, cell)
        self._count((column.name, rule), line, limit or limit_of(column, rule), title_of(column), example)

    def column(self, rule: str, column: Field, count: int, line: int, limit: str = "") -> None:
        """Report a fault that so many cells of a column have together, beginning at a line."""
        group = _Group(Text(limit, limit), title_of(column), count=count - 1)
        group.add(line)
        self.groups[column.name, rule] = group

    def key(self, rule: str, columns: tuple[Field, ...], line: int, limit: Text) -> None:
        """Count a row whose key, of one or several columns, is at fault."""
        titles = [title_of(each) for each in columns]
        title = Text("、".join(each.zh for each in titles), ", ".join(each.en for each in titles))
        self._count((", ".join(each.name for each in columns), rule), line, limit, title)

    def _count(self, key: tuple[str, str], line: int, limit: Text, title: Text, example: str = "") -> None:
        group = self.groups.setdefault(key, _Group(limit, title))
        group.add(line)
        group.example = group.example or example

    def has(self, rule: str) -> bool:
        """Tell whether whole lines are at fault by a rule."""
        return ("", rule) in self.groups

    def begin_with_quotes(self) -> bool:
        """Tell whether the quotes of the first line are broken; then that is the one fault worth telling."""
        quotes = self.groups.get(("", "quotes"))
        if not quotes or quotes.lines[0] != 1:
            return False
        self.groups.clear()
        self.row("quotes", 1)
        return True

    def problems(self) -> tuple[Problem, ...]:
        """Return one problem for each field and rule, in the order of their first lines."""
        found = [_problem(self.file, name, rule, group) for (name, rule), group in self.groups.items()]
        return tuple(sorted(found, key=lambda each: (each.place, each.code, each.message.zh)))


def _problem(file: str, name: str, rule: str, group: _Group) -> Problem:
    code, told = RULES[rule]
    listed = "、".join(str(line) for line in group.lines)
    more = Text("", "")
    if group.count > len(group.lines):
        ranged = len(group.lines) == LINES_NAMED
        more = Text(f"等（{group.spread()}）", f" and more ({group.spread()})") if ranged else Text("等", " and more")
    lines = Text(
        f"第 {listed} 行{more.zh}",
        f"line{'s' if len(group.lines) > 1 else ''} {listed.replace('、', ', ')}{more.en}",
    )
    example = Text(f"，例如“{group.example}”", f", for example “{group.example}”") if group.example else Text("", "")
    what = Text(
        told.zh.format(count=group.count, limit=group.limit.zh), told.en.format(count=group.count, limit=group.limit.en)
    )
    subject = Text(f"“{group.title.zh}”（{name}）", f"“{group.title.en}” ({name}): ") if name else Text("", "")
    message = Text(f"{subject.zh}{what.zh}：{lines.zh}{example.zh}", f"{subject.en}{what.en}: {lines.en}{example.en}")
    return Problem(code=code, place=Place(file, group.lines[0], 0, name), message=message)


def title_of(column: Field) -> Text:
    """Return a field's titles, its name standing in for what was not written."""
    return Text(column.title.zh or column.name, column.title.shown(Lang.EN) or column.name)


def limit_of(column: Field, rule: str) -> Text:
    """Return what a rule demands of a field, in words."""
    if rule == "type":
        known = TYPE_TITLES.get(column.type, Text(column.type, f"a {column.type}"))
        written = column.format and column.format != "default"
        return Text(f"{known.zh}（格式 {column.format}）", f"{known.en} (format {column.format})") if written else known
    given: JSON = column.descriptor.get(rule) if rule == "categories" else column.constraints.get(rule)
    values = (
        [each.get("value") if isinstance(each, dict) else each for each in given]
        if isinstance(given, list)
        else [given]
    )
    zh, en = ("、".join(_written(each) for each in values[:5]), ", ".join(_written(each) for each in values[:5]))
    return Text(f"{zh} 等", f"{en} and more") if len(values) > 5 else Text(zh, en)  # noqa: PLR2004 - five are enough to see


def _written(value: JSON) -> str:
    return str(value).lower() if isinstance(value, bool) else printable(str(value), 60)


def example_of(column: Field, cell: str) -> str:
    """Return a cell fit to be shown; empty where its column or its look says that it may be about a person."""
    if column.masking or "personal" in column.descriptor or "masking" in column.descriptor:
        return ""
    if any(_PERSONAL_NAME.search(each) for each in (column.name, column.title.zh, column.title.en)):
        return ""
    if _PERSONAL_VALUE.search(re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", cell))):
        return ""
    return printable(cell, EXAMPLE_LENGTH)


def printable(value: str, length: int) -> str:
    """Return a text of at most so many characters, what cannot be printed written as its number."""
    shown = "".join(
        each if each.isprintable() and each != "\ufffd" else f"\\u{ord(each):04x}" for each in value[: length + 1]
    )
    return shown if len(shown) <= length else f"{shown[: length - 1]}…"
