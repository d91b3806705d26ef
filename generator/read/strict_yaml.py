"""Strict YAML: the JSON kind of values only, every problem with its line, nothing that surprises.

Built on PyYAML's events, so that anchors, aliases, tags and merge keys are refused before anything is built from
them (a merge bomb of 528 bytes keeps PyYAML's own loader busy for minutes).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import yaml
from yaml.resolver import Resolver

from generator.model.document import JSON, Document, Position
from generator.model.finding import Path, Place, Problem
from generator.model.text import Text

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_EVENTS = 20_000
MAX_DIGITS = 15
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\Z")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_WORDS: dict[str, JSON] = {"true": True, "false": False, "null": None, "~": None, "": None}
_YAML_1_1 = Resolver()
_STRING_TAG = "tag:yaml.org,2002:str"
_FLOAT_TAG = "tag:yaml.org,2002:float"


class _StopReadingError(Exception):
    """The rest of the file cannot be understood; the problem is already noted."""


@dataclass(slots=True)
class _Builder:
    file: str
    problems: list[Problem] = field(default_factory=list)
    keys: dict[Path, Position] = field(default_factory=dict)
    items: dict[Path, Position] = field(default_factory=dict)

    def note(self, code: str, event: yaml.Event | Position, message: Text, cure: Text) -> None:
        line, column = event if isinstance(event, tuple) else _position(event)
        self.problems.append(Problem(code=code, place=Place(self.file, line, column), message=message, cure=cure))

    def build(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> JSON:
        if len(path) > MAX_DEPTH:
            self.note(
                "OD004", event, Text(f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels"), _SIMPLER
            )
            raise _StopReadingError
        self.items[path] = _position(event)
        if isinstance(event, yaml.AliasEvent):
            self.note("OD002", event, Text("不允许使用别名（*）", "aliases (*) are not allowed"), _WRITE_OUT)
            return None
        if getattr(event, "anchor", None):
            self.note("OD002", event, Text("不允许使用锚点（&）", "anchors (&) are not allowed"), _WRITE_OUT)
        if getattr(event, "tag", None):
            self.note("OD002", event, Text("不允许使用标签（!）", "tags (!) are not allowed"), _NO_TAG)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._scalar(event)

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> JSON:
        result: dict[str, JSON] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent) or event.value == "<<":
                message = Text(
                    "键必须是普通文字，不允许合并键（<<）", "keys must be plain text; merge keys (<<) are not allowed"
                )
                self.note("OD002", event, message, _WRITE_OUT)
                raise _StopReadingError
            key = str(event.value)
            below = (*path, key)
            if key in result:
                first = self.keys[below][0]
                message = Text(
                    f"键“{key}”重复：第 {first} 行已经写过", f"the key '{key}' is repeated; line {first} has it already"
                )
                self.note("OD003", event, message, _KEEP_ONE)
            else:
                self.keys[below] = _position(event)
            value = self.build(next(events), events, below)
            result.setdefault(key, value)
        return result

    def _sequence(self, events: Iterator[yaml.Event], path: Path) -> JSON:
        result: list[JSON] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            result.append(self.build(event, events, (*path, len(result))))
        return result

    def _scalar(self, event: yaml.Event) -> JSON:
        text = str(getattr(event, "value", ""))
        if any("\ud800" <= character <= "\udfff" for character in text) or _CONTROL.search(text):
            message = Text("文字中有控制字符或残缺的字符", "the text holds a control character or half a character")
            self.note(
                "OD008", event, message, Text("删除该字符后重新输入", "delete the character and type the text again")
            )
            text = ""
        if not getattr(event, "implicit", (False, False))[0]:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.match(text) and len(text) <= MAX_DIGITS:
            return int(text)
        kind = _YAML_1_1.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
        number = _NUMBER.match(text) is not None
        if number and kind == _FLOAT_TAG and len(text) <= MAX_DIGITS:
            return float(text)
        if number or kind != _STRING_TAG:  # 1E5 is a number in YAML 1.2 and a text in YAML 1.1
            message = Text(
                f"“{_brief(text)}”没有加引号，别的软件会把它读成别的值",
                f"'{_brief(text)}' has no quotes; other software reads it as another value",
            )
            cure = Text(f'写成 "{_brief(text)}"', f'write "{_brief(text)}"')
            self.note("OD009", event, message, cure)
        return text


_SIMPLER = Text("减少层次，或拆成几个文件", "use fewer levels, or split the file")
_WRITE_OUT = Text("把内容逐项写出", "write the content out")
_COMMENT = re.compile(r"(?:^|[ \t])#(.*)")
_NO_TAG = Text("删去“!”开头的标签，只写值", "delete the tag that begins with '!' and write the value only")
_KEEP_ONE = Text("只保留一处", "keep one of them")


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _brief(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 - a line of a terminal


def read_yaml(file: str, content: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the document (none where it cannot be understood) and every problem seen on the way."""
    builder = _Builder(file)
    try:
        value = _parse(builder, content)
    except _StopReadingError:
        return None, tuple(builder.problems)
    if not isinstance(value, dict):
        message = Text(
            "文件为空，或者最外层不是“键: 值”", "the file is empty, or its root is not a list of 'key: value'"
        )
        builder.note("OD001", (1, 1), message, Text("按模板填写", "fill it in as the template shows"))
        return None, tuple(builder.problems)
    return Document(file=file, value=value, positions=_WrittenPositions(content)), tuple(builder.problems)


@dataclass(frozen=True, slots=True)
class _WrittenPositions:
    """Positions that are worked out when the first of them is asked for.

    Most files have nothing to report, and ten thousand descriptors with a position for each value fill a gigabyte.
    """

    content: bytes

    def of(self, path: Path) -> Position | None:
        """Return where a key stands, or an item of a list."""
        keys, items = _positions(self.content)
        return keys.get(path) or items.get(path)

    def comments(self) -> Iterator[tuple[int, str]]:
        """Yield the comments of the file with their lines; they are as public as the repository."""
        for line, text in enumerate(self.content.decode("utf-8-sig").splitlines(), 1):
            found = _COMMENT.search(text)
            if found:
                yield line, found[1]


@lru_cache(maxsize=64)
def _positions(content: bytes) -> tuple[Mapping[Path, Position], Mapping[Path, Position]]:
    builder = _Builder("")
    _parse(builder, content)
    return builder.keys, builder.items


def _parse(builder: _Builder, content: bytes) -> JSON:
    text = _decode(builder, content)
    try:
        events = _counted(builder, yaml.parse(text, Loader=yaml.CSafeLoader))
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            return None
        value = builder.build(next(events), events, ())
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                message = Text("一个文件里只能有一份文档（---）", "a file may hold one document only (---)")
                builder.note(
                    "OD002",
                    event,
                    message,
                    Text("删去第二个“---”及其后内容", "delete the second '---' and what follows"),
                )
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = Text(f"YAML 语法错误：{error.problem}", f"YAML syntax error: {error.problem}")
        builder.note("OD001", position, message, _SYNTAX)
        raise _StopReadingError from error
    except (yaml.YAMLError, RecursionError) as error:
        builder.note("OD001", (1, 1), Text("YAML 语法错误", "YAML syntax error"), _SYNTAX)
        raise _StopReadingError from error
    return value


_SYNTAX = Text(
    "检查缩进（用空格，不用制表符）、冒号后的空格和引号是否成对",
    "check the indentation (spaces, no tabs), the blank after colons, and that quotes are paired",
)


def _decode(builder: _Builder, content: bytes) -> str:
    if len(content) > MAX_BYTES:
        message = Text(f"文件超过 {MAX_BYTES // 1024} KiB", f"the file is larger than {MAX_BYTES // 1024} KiB")
        builder.note("OD004", (1, 1), message, _SIMPLER)
        raise _StopReadingError
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = Text("文件不是 UTF-8 编码", "the file is not UTF-8")
        cure = Text("另存为 UTF-8 编码", "save it as UTF-8")
        builder.note("OD005", (line, 1), message, cure)
        raise _StopReadingError from error
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        message = Text(
            f"第 {line} 行有控制字符 U+{ord(found[0]):04X}",
            f"line {line} holds the control character U+{ord(found[0]):04X}",
        )
        builder.note("OD008", (line, 1), message, Text("删除该字符", "delete the character"))
        raise _StopReadingError
    return text


def _counted(builder: _Builder, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    for count, event in enumerate(events):
        if count > MAX_EVENTS:
            message = Text(f"内容超过 {MAX_EVENTS} 项", f"more than {MAX_EVENTS} items")
            builder.note("OD004", event, message, _SIMPLER)
            raise _StopReadingError
        yield event
