"""A clerk's CSV or XLSX becomes a clean table and a first data dictionary; nothing is guessed that could lose digits."""

import csv
import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pypinyin import lazy_pinyin
from python_calamine import CalamineError, CalamineWorkbook

from generator.model.text import Text

SURE_DIGITS = 1e15
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NOT_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 64


class InferenceError(Exception):
    """A file from which no table can be taken; ``text`` says why and what to do."""

    def __init__(self, text: Text) -> None:
        """Carry the reason in both languages."""
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class InferredField:
    """A column: the ASCII name it gets, the header that the clerk wrote, and the type that all its cells have."""

    name: str
    title: str
    type: str
    required: bool


@dataclass(frozen=True, slots=True)
class InferredTable:
    """The columns and the rows as text; empty cells stay empty."""

    fields: tuple[InferredField, ...]
    rows: tuple[tuple[str, ...], ...]

    def csv(self) -> bytes:
        """Return the table as the portal wants it: UTF-8, comma, LF, ASCII names first."""
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([each.name for each in self.fields])
        writer.writerows(self.rows)
        return stream.getvalue().encode()


def infer_table(path: Path) -> InferredTable:
    """Return the first sheet of an XLSX or the whole of a CSV; raises ``InferenceError`` with a reason and a cure."""
    records = _sheet(path) if path.suffix.lower() in {".xlsx", ".xls", ".ods", ".et"} else _text_table(path)
    rows = [row for row in records if any(cell.strip() for cell in row)]
    if not rows or not any(rows[0]):
        raise InferenceError(Text("文件里没有表头", "the file has no header; write one in its first row"))
    header, *body = rows
    wide = [number for number, row in enumerate(body, 2) if len(row) > len(header)]
    if wide:
        zh, en = f"第 {wide[0]} 行的列比表头多", f"row {wide[0]} has more columns than the header"
        raise InferenceError(Text(f"{zh}；请补全表头", f"{en}; complete the header"))
    padded = [(*row, *[""] * (len(header) - len(row))) for row in body]
    names = _names(header)
    fields = tuple(
        InferredField(
            names[index], title.strip(), _type([row[index] for row in padded]), all(row[index] for row in padded)
        )
        for index, title in enumerate(header)
    )
    return InferredTable(fields, tuple(tuple(row) for row in padded))


def _text_table(path: Path) -> list[list[str]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InferenceError(
            Text(f"读不出文件：{error.strerror}", f"cannot read the file: {error.strerror}")
        ) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(io.StringIO(content.decode(encoding), newline=""), strict=True))
        except UnicodeDecodeError:
            continue
        except csv.Error as error:
            raise InferenceError(
                Text("引号没有成对，请重新导出 CSV", "quotes are not paired; export the CSV again")
            ) from error
    raise InferenceError(Text("编码认不出，请另存为 UTF-8 的 CSV", "unknown encoding; save the file as UTF-8 CSV"))


def _sheet(path: Path) -> list[list[str]]:
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        values = workbook.get_sheet_by_index(0).to_python()
    except (CalamineError, OSError) as error:
        raise InferenceError(Text("打不开这个表格文件", f"the workbook cannot be opened: {error}")) from error
    return [[_cell(value, row, column) for column, value in enumerate(cells)] for row, cells in enumerate(values)]


def _cell(value: object, row: int, column: int) -> str:
    """Return a cell as text; a number that Excel may have rounded is refused with its address."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if abs(value) >= SURE_DIGITS:
            address = f"{_letters(column)}{row + 1}"
            zh = f"单元格 {address} 是超过 15 位的数字，Excel 已经丢失末尾各位；请把该列设为文本后重新粘贴"
            en = f"cell {address} holds a number of more than 15 digits, whose last digits Excel has lost; set the column to text and paste it again"
            raise InferenceError(Text(zh, en))
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.datetime | dt.time):
        return value.isoformat()
    return str(value).strip()


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _names(header: Sequence[str]) -> list[str]:
    names: list[str] = []
    for index, title in enumerate(header, 1):
        name = _NOT_NAME.sub("_", "_".join(lazy_pinyin(title.strip())).lower()).strip("_")[:_LONGEST_NAME]
        name = name if name and name[0].isalpha() else f"field_{index}"
        while name in names:
            name = f"{name[: _LONGEST_NAME - 4]}_{index}"
        names.append(name)
    return names


def _type(cells: Sequence[str]) -> str:
    filled = [cell for cell in cells if cell]
    if not filled:
        return "string"
    if all(_INTEGER.match(cell) for cell in filled):
        return "integer"
    if all(_NUMBER.match(cell) for cell in filled):
        return "number"
    if all(_DATE.match(cell) and _is_date(cell) for cell in filled):
        return "date"
    return "boolean" if all(cell in {"true", "false"} for cell in filled) else "string"


def _is_date(cell: str) -> bool:
    try:
        dt.date.fromisoformat(cell)
    except ValueError:
        return False
    return True
