"""The formats of ``portal report``: the same tables for a terminal, for Markdown, for print and for programs."""

import json
from collections.abc import Callable, Iterator, Mapping
from unicodedata import east_asian_width

from markupsafe import Markup

from generator.model.report import Cell, Column, Kind, Named, Report, Share, Sheet
from generator.model.text import NOTHING, Lang, Text
from generator.report.findings import printable
from generator.report.inert import inert

NONE = "–"
_GAP = "  "
_DEFINITIONS = Text("口径", "Definitions")
_NOTES = Text("说明", "Notes")
_EMPTY = Text("没有", "none")
_STYLE = """
body { color: #1b2430; font: 10pt/1.6 "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 1.5rem auto; max-width: 76rem; padding: 0 1rem; }
h1 { font-size: 1.6em; text-align: center; } h2 { border-bottom: 1px solid #7c8998; font-size: 1.2em; margin-top: 1.6em; }
table { border-collapse: collapse; width: 100%; } caption { display: none; }
th, td { border: 1px solid #7c8998; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
thead th { background: #e9edf2; } td.n { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
dl { display: flex; flex-wrap: wrap; gap: 0.2em 2em; } dt { color: #4a5665; } dd { margin: 0; font-weight: 700; } dl div { display: flex; gap: 0.6em; }
.d { color: #4a5665; font-size: 0.9em; } .w { overflow-x: auto; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } thead { display: table-header-group; } @page { size: A4 landscape; margin: 14mm; } }
"""


def shown(cell: Cell, lang: Lang) -> str:
    """Return a cell as people read it."""
    if cell is None or cell == "":
        return NONE
    if isinstance(cell, Named):
        return cell.title.shown(lang) or NONE
    if isinstance(cell, Text):
        return cell.shown(lang) or NONE
    if isinstance(cell, Share):
        if not cell.percent:
            return NONE
        return f"{cell.percent}% ({cell.part}/{cell.whole})" if cell.part else f"{cell.percent} ({cell.whole})"
    return str(cell)


def as_text(report: Report, lang: Lang) -> str:
    """Return the report for a terminal: columns under each other, Chinese characters counted double."""
    lines = [printable(report.title.shown(lang)), ""]
    lines += [f"{name.of(lang)}{_GAP}{printable(value.of(lang))}" for name, value in report.facts]
    for sheet in report.sheets:
        lines += ["", f"# {printable(sheet.title.shown(lang))}"]
        lines += [printable(sheet.text.of(lang))] if sheet.text != NOTHING else []
        lines += list(_aligned(sheet, lang)) if sheet.rows else [_EMPTY.of(lang)]
        lines += [f"{_GAP}{title}: {said}" for title, said in definitions(sheet, lang)]
    lines += ["", *(printable(each.of(lang)) for each in report.notes)]
    return "\n".join(lines).rstrip() + "\n"


def _aligned(sheet: Sheet, lang: Lang) -> Iterator[str]:
    rows = [
        [each.title.of(lang) for each in sheet.columns],
        *([printable(shown(cell, lang)) for cell in row] for row in sheet.rows),
    ]
    widths = [max(_width(row[index]) for row in rows) for index in range(len(sheet.columns))]
    for row in rows:
        cells = (
            " " * (width - _width(cell)) + cell if column.numeric else cell + " " * (width - _width(cell))
            for cell, width, column in zip(row, widths, sheet.columns, strict=True)
        )
        yield _GAP.join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def definitions(sheet: Sheet, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Return what the columns of a table mean, where it is not plain from their titles."""
    return tuple(
        (each.title.of(lang), each.definition.shown(lang)) for each in sheet.columns if each.definition != NOTHING
    )


def as_markdown(report: Report, lang: Lang) -> str:
    """Return the report as Markdown in which no text of the catalogue is ever markup."""
    lines = [f"# {inert(report.title.shown(lang))}", ""]
    lines += [f"- {name.of(lang)}: {inert(value.of(lang))}" for name, value in report.facts]
    for sheet in report.sheets:
        lines += ["", f"## {inert(sheet.title.shown(lang))}", ""]
        lines += [inert(sheet.text.of(lang)), ""] if sheet.text != NOTHING else []
        if not sheet.rows:
            lines += [_EMPTY.of(lang)]
            continue
        lines.append(_piped(inert(each.title.of(lang)) for each in sheet.columns))
        lines.append(_piped("---:" if each.numeric else "---" for each in sheet.columns))
        lines += [_piped(inert(shown(cell, lang)) for cell in row) for row in sheet.rows]
        said = definitions(sheet, lang)
        lines += ["", *(f"- {inert(title)}: {inert(text)}" for title, text in said)] if said else []
    if report.notes:
        lines += ["", f"## {_NOTES.of(lang)}", "", *(f"- {inert(each.of(lang))}" for each in report.notes)]
    return "\n".join(lines) + "\n"


def _piped(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def as_html(report: Report, lang: Lang) -> str:
    """Return the report as one page of its own, ready for print."""
    facts = Markup().join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>\n").format(name.of(lang), value.of(lang))
        for name, value in report.facts
    )
    sheets = Markup().join(_section(each, lang) for each in report.sheets)
    notes = Markup().join(Markup("<li>{}</li>\n").format(each.of(lang)) for each in report.notes)
    title = report.title.shown(lang)
    return Markup(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<dl>\n{}</dl>\n{}{}</body>\n</html>\n"
    ).format(
        "zh-CN" if lang is Lang.ZH else "en",
        title,
        Markup(_STYLE),  # noqa: S704 - our own constant
        title,
        facts,
        sheets,
        Markup("<h2>{}</h2>\n<ul>\n{}</ul>\n").format(_NOTES.of(lang), notes) if notes else "",
    )


def _section(sheet: Sheet, lang: Lang) -> Markup:
    title = sheet.title.shown(lang)
    text = Markup("<p>{}</p>\n").format(sheet.text.of(lang)) if sheet.text != NOTHING else ""
    if not sheet.rows:
        return Markup("<h2>{}</h2>\n{}<p>{}</p>\n").format(title, text, _EMPTY.of(lang))
    heads = Markup().join(Markup('<th scope="col">{}</th>').format(each.title.of(lang)) for each in sheet.columns)
    rows = Markup().join(
        Markup("<tr>{}</tr>\n").format(
            Markup().join(_cell(column, cell, lang) for column, cell in zip(sheet.columns, row, strict=True))
        )
        for row in sheet.rows
    )
    colon = "：" if lang is Lang.ZH else ": "
    said = Markup().join(
        Markup('<p class="d">{}{}{}</p>\n').format(name, colon, each) for name, each in definitions(sheet, lang)
    )
    return Markup(
        '<h2>{}</h2>\n{}<div class="w"><table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>\n{}</tbody></table></div>\n{}'
    ).format(title, text, title, heads, rows, said)


def _cell(column: Column, cell: Cell, lang: Lang) -> Markup:
    return Markup("<td{}>{}</td>").format(Markup(' class="n"') if column.numeric else "", shown(cell, lang))


def as_json(report: Report, _lang: Lang) -> str:
    """Return the report for programs, both languages in each text, numbers as numbers."""
    value = {
        "name": report.name,
        "title": _text(report.title),
        "facts": [{"name": _text(name), "value": _text(value)} for name, value in report.facts],
        "sheets": [
            {
                "name": sheet.name,
                "title": _text(sheet.title),
                "columns": [
                    {
                        "name": each.name,
                        "kind": each.kind.value,
                        "title": _text(each.title),
                        "definition": _text(each.definition),
                    }
                    for each in sheet.columns
                ],
                "rows": [
                    {each.name: _value(each, cell) for each, cell in zip(sheet.columns, row, strict=True)}
                    for row in sheet.rows
                ],
            }
            for sheet in report.sheets
        ],
        "notes": [_text(each) for each in report.notes],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _text(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _value(column: Column, cell: Cell) -> object:
    if isinstance(cell, Named):
        return {"code": cell.code, "title": _text(cell.title)}
    if isinstance(cell, Text):
        return _text(cell)
    if isinstance(cell, Share):
        percent = float(cell.percent) if cell.percent else None
        return {"percent": percent, "part": int(cell.part) if cell.part else None, "whole": cell.whole}
    if column.kind is Kind.NUMBER and isinstance(cell, str):
        return float(cell)
    return cell


DOCUMENTS: Mapping[str, Callable[[Report, Lang], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
    "json": as_json,
}
