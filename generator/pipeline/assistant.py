"""A read-only server of the Model Context Protocol over the files of a built site: search, describe, dictionary, rows.

It speaks JSON-RPC, one message a line. It knows nothing but the static data interface, so it can tell nothing that is not public.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.derive.search_terms import cleaned
from generator.export.api_entry import API, ROWS

VERSIONS = ("2025-06-18", "2025-03-26", "2024-11-05")
"""Versions of the protocol, newest first; all of them call tools in the same way."""

_MOST_FOUND = 20
_MOST_ROWS = 200
_NO_METHOD, _BAD_PARAMS, _BAD_MESSAGE = -32601, -32602, -32700
_TEXT = {"type": "string"}
_ENTRY = {"type": "string", "description": "publisher/entry"}

Value = dict[str, Any]


class AssistantError(ValueError):
    """The question names something that is not there."""


def serve(site: Path, lines: Iterable[str]) -> Iterator[str]:
    """Yield the answers to the messages of a client, one line each; notifications get none."""
    assistant = Assistant(site)
    for line in lines:
        if line.strip():
            answer = assistant.answer(line)
            if answer is not None:
                yield json.dumps(answer, ensure_ascii=False) + "\n"


class Assistant:
    """Answers questions from the files of a site."""

    def __init__(self, site: Path) -> None:
        """Answer from the site in this folder."""
        self.site = site.resolve()
        self.tools: Mapping[str, tuple[str, Value, Callable[[Value], object]]] = {
            "search": ("Find entries of the catalogue by words. 按词查找目录。", {"query": _TEXT}, self._search),
            "describe": (
                "All that is public about an entry. 一个目录的全部公开信息。",
                {"entry": _ENTRY},
                self._describe,
            ),
            "dictionary": ("The fields of an entry's tables. 数据字典。", {"entry": _ENTRY}, self._dictionary),
            "rows": (
                "Rows of an open table; where: field to text that the cell equals. 数据行。",
                {"entry": _ENTRY, "resource": _TEXT, "where": {"type": "object"}, "limit": {"type": "integer"}},
                self._rows,
            ),
        }

    def answer(self, line: str) -> Value | None:
        """Return the answer to a message, or nothing for a notification."""
        try:
            message = json.loads(line)
        except ValueError:
            return _error(None, _BAD_MESSAGE, "this is no JSON")
        if not isinstance(message, dict) or not isinstance(message.get("method"), str):
            return _error(None, _BAD_MESSAGE, "this is no request")
        if "id" not in message:
            return None
        parameters = message.get("params")
        return self._answer(message["id"], message["method"], parameters if isinstance(parameters, dict) else {})

    def _answer(self, number: object, method: str, parameters: Value) -> Value:
        if method == "initialize":
            asked = parameters.get("protocolVersion")
            return _result(
                number,
                {
                    "protocolVersion": asked if asked in VERSIONS else VERSIONS[0],
                    "capabilities": {"tools": {}},
                    "serverInfo": {"name": "portal", "version": "1"},
                },
            )
        if method == "ping":
            return _result(number, {})
        if method == "tools/list":
            return _result(number, {"tools": [self._tool(name) for name in self.tools]})
        if method == "tools/call":
            return self._call(number, parameters)
        return _error(number, _NO_METHOD, f"there is no method {method}")

    def _call(self, number: object, parameters: Value) -> Value:
        name, given = parameters.get("name"), parameters.get("arguments")
        if name not in self.tools:
            return _error(number, _BAD_PARAMS, f"there is no tool {name}")
        try:
            found = self.tools[str(name)][2](given if isinstance(given, dict) else {})
        except AssistantError as error:
            return _result(number, {"content": [{"type": "text", "text": str(error)}], "isError": True})
        text = json.dumps(found, ensure_ascii=False)
        return _result(number, {"content": [{"type": "text", "text": text}], "isError": False})

    def _tool(self, name: str) -> Value:
        description, properties, _ = self.tools[name]
        needed = [each for each in properties if each not in {"where", "limit"}]
        schema = {"type": "object", "properties": properties, "required": needed}
        hints = {"readOnlyHint": True, "openWorldHint": False}
        return {"name": name, "description": description, "inputSchema": schema, "annotations": hints}

    def _read(self, path: str) -> Any:  # noqa: ANN401 - a file of JSON
        """Return a file of the interface; names that lead elsewhere are as absent as files that are not there."""
        file = (self.site / API / path).resolve()
        if not file.is_relative_to(self.site / API) or not file.is_file():
            message = f"there is nothing at {path}"
            raise AssistantError(message)
        return json.loads(file.read_bytes())

    def _entries(self) -> Iterator[Value]:
        page, number = self._read("catalogue.json"), 1
        yield from page["entries"]
        while number < page["pages"]:
            number += 1
            yield from self._read(f"catalogue/{number}.json")["entries"]

    def _search(self, given: Value) -> object:
        words = cleaned(str(given.get("query", ""))).split()
        found = []
        for each in self._entries():
            text = cleaned(json.dumps(each, ensure_ascii=False))
            title = cleaned(" ".join(each["title"].values()))
            if all(word in text for word in words):
                found.append((-sum(word in title for word in words), each))
        found.sort(key=lambda pair: pair[0])
        return {"total": len(found), "entries": [each for _, each in found[:_MOST_FOUND]]}

    def _describe(self, given: Value) -> object:
        return self._read(f"entries/{given.get('entry')}.json")

    def _dictionary(self, given: Value) -> object:
        return self._read(f"dictionaries/{given.get('entry')}.json")

    def _rows(self, given: Value) -> object:
        folder = f"rows/{given.get('entry')}/{given.get('resource')}"
        where = given.get("where")
        wanted = {str(name): str(value) for name, value in where.items()} if isinstance(where, dict) else {}
        limit = given.get("limit")
        most = min(limit, _MOST_ROWS) if isinstance(limit, int) and limit > 0 else _MOST_ROWS
        found: list[Value] = []
        page, number = self._read(f"{folder}/1.json"), 1
        unknown = set(wanted) - set(page["rows"][0] if page["rows"] else wanted)
        if unknown:
            message = f"there is no field {', '.join(sorted(unknown))}"
            raise AssistantError(message)
        matched = 0
        while True:
            for row in page["rows"]:
                if all(_cell(row[name]) == value for name, value in wanted.items()):
                    matched += 1
                    found += [row] if len(found) < most else []
            if number == page["pages"]:
                return {"total": page["total"], "matched": matched, "rows": found, "pageSize": ROWS}
            number += 1
            page = self._read(f"{folder}/{number}.json")


def _cell(value: object) -> str:
    """Return a cell as a question spells it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _result(number: object, value: Value) -> Value:
    return {"jsonrpc": "2.0", "id": number, "result": value}


def _error(number: object, code: int, message: str) -> Value:
    return {"jsonrpc": "2.0", "id": number, "error": {"code": code, "message": message}}
