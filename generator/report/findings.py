"""The formats of ``portal check``; each turns the same findings into text in one language."""

import json
import re
from collections import Counter
from collections.abc import Sequence

from generator.model.finding import Citation, Finding, Level, Place
from generator.model.text import Lang, Text

_LEVELS = {
    Level.ERROR: Text("错误", "error"),
    Level.WARNING: Text("警告", "warning"),
    Level.NOTICE: Text("提示", "notice"),
}
_BASIS = Text("依据", "Basis")
_CURE = Text("怎么改", "Cure")
_MORE = Text("详见", "More")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~@&:])")
_COMMAND = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}


def as_text(findings: Sequence[Finding], lang: Lang) -> str:
    """Return findings for a terminal: place, code, what; then the article, the cure and where to read more."""
    blocks = []
    for each in findings:
        level = _LEVELS[each.level].of(lang)
        lines = [f"{printable(str(each.place))}  {each.code} {level}  {printable(each.message.of(lang))}"]
        if each.basis:
            lines.append(f"    {_BASIS.of(lang)}  {_cited(each.basis, lang)}")
        lines.append(f"    {_CURE.of(lang)}  {printable(each.cure.of(lang))}")
        lines.append(f"    {_MORE.of(lang)}  portal explain {each.code}")
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, summary(findings, lang)]) + "\n"


def summary(findings: Sequence[Finding], lang: Lang) -> str:
    """Return the counts by level in one line."""
    counts = Counter(each.level for each in findings)
    if lang is Lang.ZH:
        return f"共 {counts[Level.ERROR]} 个错误，{counts[Level.WARNING]} 个警告，{counts[Level.NOTICE]} 个提示。"
    return f"{counts[Level.ERROR]} errors, {counts[Level.WARNING]} warnings, {counts[Level.NOTICE]} notices."


def as_json(findings: Sequence[Finding], _lang: Lang) -> str:
    """Return findings for programs, both languages in each."""
    value = [
        {
            "code": each.code,
            "level": each.level.value,
            "file": each.place.file,
            "line": each.place.line,
            "column": each.place.column,
            "path": each.place.path,
            "message": {"zh": each.message.zh, "en": each.message.en},
            "cure": {"zh": each.cure.zh, "en": each.cure.en},
            "basis": [
                {"law": cited.law, "clause": cited.clause, "label": {"zh": cited.label.zh, "en": cited.label.en}}
                for cited in each.basis
            ],
        }
        for each in findings
    ]
    return json.dumps({"findings": value}, ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Sequence[Finding], lang: Lang) -> str:
    """Return findings as workflow commands that GitHub shows beside the lines."""
    lines = []
    for each in findings:
        place = f"file={_escaped(each.place.file)},line={each.place.line or 1}"
        place += f",col={each.place.column}" if each.place.column else ""
        title = _escaped(f"{each.code} {_cited(each.basis, lang)}".strip())
        message = f"{each.message.of(lang)} — {_CURE.of(lang)}: {each.cure.of(lang)}"
        body = printable(message).replace("%", "%25")
        lines.append(f"::{each.level.value} {place},title={title}::{body}")
    return "".join(f"{line}\n" for line in lines) + summary(findings, lang) + "\n"


def as_markdown(findings: Sequence[Finding], lang: Lang) -> str:
    """Return findings as a table; text from the input cannot become markup, a mention or a link."""
    heads = Text("# | 位置 | 问题 | 依据 | 怎么改", "# | Place | Problem | Basis | Cure").of(lang)
    lines = [summary(findings, lang), ""]
    if findings:
        lines += [f"| {heads} |", "|---|---|---|---|---|"]
    for number, each in enumerate(findings, 1):
        level = _LEVELS[each.level].of(lang)
        problem = f"**{each.code}** {level}：{_plain(each.message.of(lang))}"
        cells = (str(number), _place(each.place), problem, _plain(_cited(each.basis, lang)), _plain(each.cure.of(lang)))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def printable(text: str) -> str:
    """Return a text without line breaks, escapes or invisible characters that could fake or hide output."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in text)


def _cited(basis: Sequence[Citation], lang: Lang) -> str:
    return ("、" if lang is Lang.ZH else ", ").join(each.label.of(lang) for each in basis)


def _escaped(text: str) -> str:
    return "".join(_COMMAND.get(each, each) for each in text)


def _plain(text: str) -> str:
    """Return text that no Markdown reader takes for markup.

    Forges look for ``@`` and ``#`` after rendering, where no backslash helps: a zero-width space parts them from
    the word.
    """
    escaped = _MARKDOWN.sub(r"\\\1", printable(text))
    return escaped.replace("@", "@\u200b").replace("#", "#\u200b")


def _place(place: Place) -> str:
    fence = "``" if "`" in str(place) else "`"
    shown = printable(str(place)).replace("|", "\\|")
    return f"{fence}{shown}{fence}" + (f" {_plain(place.path)}" if place.path else "")
