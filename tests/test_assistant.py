"""The server for assistants: a client over pipes finds, reads and asks, and gets nothing that is not in the interface."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT


class Client:
    """Speaks the protocol with the command itself, over its standard input and output."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        """Talk to a running server."""
        self.process = process
        self.number = 0

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a request and return the whole answer."""
        self.number += 1
        self.tell({"jsonrpc": "2.0", "id": self.number, "method": method, "params": parameters})
        assert self.process.stdout is not None
        answer = json.loads(self.process.stdout.readline())
        assert answer["id"] == self.number
        return answer

    def tell(self, message: Any) -> None:
        """Send a message without waiting."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()

    def call(self, tool: str, **arguments: Any) -> Any:
        """Call a tool and return what it says: a value, or the text of its error."""
        result = self.ask("tools/call", name=tool, arguments=arguments)["result"]
        text = result["content"][0]["text"]
        return text if result["isError"] else json.loads(text)


@pytest.fixture
def client(site: Path) -> Iterator[Client]:
    """Yield a client of a server over the demonstration's site."""
    command = [sys.executable, "-m", "generator", "mcp", str(site)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        client = Client(process)
        answer = client.ask("initialize", protocolVersion="2025-03-26", capabilities={}, clientInfo={"name": "test"})
        assert answer["result"]["protocolVersion"] == "2025-03-26"
        client.tell({"jsonrpc": "2.0", "method": "notifications/initialized"})
        yield client
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=20) == 0


def test_a_client_finds_reads_and_asks(client: Client, site: Path) -> None:
    """From words to an entry, its dictionary and the rows that match; every tool says that it only reads."""
    tools = client.ask("tools/list")["result"]["tools"]
    assert [each["name"] for each in tools] == ["search", "describe", "dictionary", "rows"]
    assert all(each["annotations"]["readOnlyHint"] for each in tools)
    found = client.call("search", query="公共汽车 站点")
    assert found["entries"][0]["id"] == "qd-transport/bus-stops"
    assert client.call("describe", entry="qd-transport/bus-stops")["title"]["en"] == "Bus stops"
    fields = client.call("dictionary", entry="qd-transport/bus-stops")["resources"][0]["fields"]
    assert "direction" in [each["name"] for each in fields]
    rows = client.call(
        "rows", entry="qd-transport/bus-stops", resource="bus-stops", where={"direction": "上行"}, limit=3
    )
    table = json.loads((site / "datasets/qd-transport/bus-stops/bus-stops.json").read_bytes())
    matching = [row for row in table if row["direction"] == "上行"]
    assert rows == {"total": len(table), "matched": len(matching), "rows": matching[:3]}
    asked = {"where": {"direction": "上行"}, "limit": 2, "offset": 1}
    assert client.call("rows", entry="qd-transport/bus-stops", resource="bus-stops", **asked)["rows"] == matching[1:3]


def test_what_is_not_open_is_not_there(client: Client) -> None:
    """Paths that lead elsewhere, closed data and unknown names are all the same: nothing."""
    for entry in ("../../../../etc/passwd", "qd-health/disease-reports", "nobody/nothing", "/etc/passwd"):
        answer = client.call("rows", entry=entry, resource="x")
        assert isinstance(answer, str)
        assert "there is nothing" in answer
    assert "there is nothing" in client.call("describe", entry="../../../manifest")
    assert "no field" in client.call("rows", entry="qd-transport/bus-stops", resource="bus-stops", where={"x": "1"})


def test_what_is_no_question_gets_an_error(client: Client) -> None:
    """Unknown methods and tools, and lines that are no JSON, are answered as the protocol says; the server stays."""
    assert client.ask("resources/list")["error"]["code"] == -32601
    assert client.ask("tools/call", name="delete")["error"]["code"] == -32602
    assert client.process.stdin is not None
    assert client.process.stdout is not None
    client.process.stdin.write("{\n")
    client.process.stdin.flush()
    assert json.loads(client.process.stdout.readline())["error"]["code"] == -32700


STOPS = {"entry": "qd-transport/bus-stops", "resource": "bus-stops"}


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("search", {}, "query is missing"),
        ("search", {"query": 5}, "query does not fit"),
        ("describe", {"entry": "a\x00b/c"}, "there is nothing about"),
        ("describe", {"entry": "\ud800/x"}, "there is nothing about"),
        ("describe", {"entry": "x/" + "y" * 100_000}, "there is nothing about"),
        ("describe", {"entry": ["qd-transport/bus-stops"]}, "entry does not fit"),
        ("dictionary", {"entry": "qd-transport/bus-stops", "then": "rm"}, "no argument 'then'"),
        ("rows", STOPS | {"resource": "../../manifest"}, "there is nothing to read"),
        ("rows", STOPS | {"limit": -1}, "limit does not fit"),
        ("rows", STOPS | {"limit": True}, "limit does not fit"),
        ("rows", STOPS | {"offset": "3"}, "offset does not fit"),
        ("rows", STOPS | {"where": "1=1"}, "where does not fit"),
        ("rows", STOPS | {"where": {"'; drop": "x"}}, "there is no field"),
    ],
)
def test_a_hostile_question_is_told_what_is_wrong(client: Client, tool: str, arguments: Any, told: str) -> None:
    """Whatever the arguments are, the answer is one line with the reason, and the next question is answered."""
    assert told in client.call(tool, **arguments)
    assert client.ask("ping")["result"] == {}


@pytest.mark.parametrize(
    "line", ["[" * 100_000, "[]", '{"id":1}', '{"id":[1],"method":"ping"}', '{"id":1,"method":5}', "null", "\ud83d"]
)
def test_a_hostile_message_gets_an_error(client: Client, line: str) -> None:
    """A message that is no request is answered with an error of the protocol; the server stays."""
    assert client.process.stdin is not None
    assert client.process.stdout is not None
    client.process.stdin.write(line.encode("utf-8", "replace").decode() + "\n")
    client.process.stdin.flush()
    assert json.loads(client.process.stdout.readline())["error"]["code"] in {-32700, -32600}
    assert client.ask("ping")["result"] == {}
    assert client.ask("ping")["result"] == {}
