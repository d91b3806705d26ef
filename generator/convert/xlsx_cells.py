"""A cell as a workbook writes it, from behind its address on: ``<c r="A2"`` is already there."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from generator.convert.refusal import Refusal
from generator.convert.source import Cells
from generator.convert.xlsx_package import DATE_STYLE, DATETIME_STYLE
from generator.model.text import Text

CELL_MAX = 32_767
DIGITS_MAX = 15
FIRST_SERIAL = 61
"""1 March 1900: serial dates before it are wrong, because spreadsheets know a 29 February 1900."""

EMPTY = "/>"
TEXT_START = ' t="inlineStr"><is><t>'
PRESERVED_START = ' t="inlineStr"><is><t xml:space="preserve">'
TEXT_END = "</t></is></c>"

_DAY_ZERO = date(1899, 12, 30).toordinal()
_DAY = 86_400
_WHOLE_MAX = 2**53
"""Above it a double skips whole numbers, and a reader that wants one gets its neighbour although all digits are shown."""
_LEAST, _GREATEST = 1e-307, 9.99e307
_PLAIN_INTEGER = re.compile(r"-?[1-9][0-9]{0,14}|0").fullmatch
_PLAIN_NUMBER = re.compile(r"-?[1-9][0-9]{0,14}|0|-?(?:0|[1-9][0-9]{0,6})\.[0-9]{1,8}").fullmatch
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]").search
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_FOUR_DIGIT_YEAR = 1000


class CannotHoldError(Exception):
    """A workbook cannot hold a table."""

    def __init__(self, zh: str, en: str) -> None:
        """Keep the reason in both languages."""
        super().__init__(en)
        self.refusal = Refusal(Text(zh, en))


def encoder_of(cells: Cells) -> Callable[[str], str]:
    """Return what writes the cells of a field."""
    write = _WRITERS.get(cells.field.type, _typed_text)
    missing = cells.missing
    return lambda cell: EMPTY if cell in missing else write(cells, cell)


def text_cell(text: str) -> str:
    """Return a text, whatever it looks like, as text; raise where a workbook has no way to write it."""
    if len(text) > CELL_MAX // 2 and len(text.encode("utf-16-le")) > 2 * CELL_MAX:
        raise CannotHoldError(
            f"有单元格超过 {CELL_MAX} 个字符，XLSX 无法容纳",
            f"a cell has more than {CELL_MAX} characters, which XLSX cannot hold",
        )
    if _FORBIDDEN(text):
        raise CannotHoldError(
            "有单元格含 XLSX 无法表示的控制字符", "a cell holds control characters that XLSX cannot hold"
        )
    if "_x" in text:
        text = _ESCAPE_LIKE.sub("_x005F_", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "_x000D_")
    start = TEXT_START if text == text.strip() else PRESERVED_START
    return f"{start}{text}{TEXT_END}"


def _typed_text(cells: Cells, cell: str) -> str:
    cells.read(cell)
    return text_cell(cell)


def _boolean(cells: Cells, cell: str) -> str:
    return f' t="b"><v>{int(bool(cells.read(cell)))}</v></c>'


def _integer(cells: Cells, cell: str) -> str:
    return f"><v>{cell}</v></c>" if _PLAIN_INTEGER(cell) else _exactly(cells, cell)


def _number(cells: Cells, cell: str) -> str:
    return f"><v>{cell}</v></c>" if _PLAIN_NUMBER(cell) else _exactly(cells, cell)


def _exactly(cells: Cells, cell: str) -> str:
    value = cells.read(cell)
    spelled = _exact(value) if isinstance(value, int | Decimal) else None
    return text_cell(cell) if spelled is None else f"><v>{spelled}</v></c>"


def _exact(value: int | Decimal) -> str | None:
    """Return a number as a double is spelled; ``None`` where the double would not be that number."""
    exact = Decimal(value)
    if not exact.is_finite():
        return None
    if not exact:
        return "0"
    digits = "".join(map(str, exact.as_tuple().digits)).strip("0")
    double = float(exact)
    if len(digits) > DIGITS_MAX or not isfinite(double) or not _LEAST <= abs(double) <= _GREATEST:
        return None
    if abs(double) > _WHOLE_MAX and double != exact:
        return None
    spelled = repr(double).removesuffix(".0")
    return spelled if Decimal(spelled) == exact else None


def _date(cells: Cells, cell: str) -> str:
    value = cells.read(cell)
    serial = value.toordinal() - _DAY_ZERO if isinstance(value, date) else 0
    return f' s="{DATE_STYLE}"><v>{serial}</v></c>' if serial >= FIRST_SERIAL else text_cell(cell)


def _datetime(cells: Cells, cell: str) -> str:
    value = cells.read(cell)
    if not isinstance(value, datetime) or value.tzinfo or value.microsecond or "." in cell or "," in cell:
        return text_cell(cell)
    serial = value.toordinal() - _DAY_ZERO
    if serial < FIRST_SERIAL:
        return text_cell(cell)
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return f' s="{DATETIME_STYLE}"><v>{serial}{second_of_day(seconds)}</v></c>'


def second_of_day(second: int) -> str:
    """Return a second of the day as the decimals of a serial, exact to a nanosecond."""
    return f"{second / _DAY:.15f}".removeprefix("0").rstrip("0").removesuffix(".")


def _year(cells: Cells, cell: str) -> str:
    value = cells.read(cell)
    four_digits = isinstance(value, int) and value >= _FIRST_FOUR_DIGIT_YEAR
    return f"><v>{value}</v></c>" if four_digits else text_cell(cell)


_WRITERS: dict[str, Callable[[Cells, str], str]] = {
    "boolean": _boolean,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "datetime": _datetime,
    "year": _year,
}
