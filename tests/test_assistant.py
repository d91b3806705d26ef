"""The server for assistants: a client over pipes finds, reads and asks, and gets nothing that is not in the interface."""

import json
import os
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


@pytest.mark.parametrize(
    ("query", "first", "complete"),
    [
        ("青岛市的公厕在哪里？", "qd-urban-management/public-toilets", False),
        ("洗手间", "qd-urban-management/public-toilets", True),
        ("找一下空气质量的数据", "qd-ecology/air-quality-daily", False),
        ("where can I find air quality data", "qd-ecology/air-quality-daily", False),
        ("Public Toilet", "qd-urban-management/public-toilets", True),
        ("幼儿园 名单", "qd-education/kindergartens", False),
    ],
)
def test_a_question_in_plain_words_finds_its_entry(client: Client, query: str, first: str, *, complete: bool) -> None:
    """Chinese is found by pairs of characters and by synonyms; what no entry holds does not stand in the way, and is told."""
    found = client.call("search", query=query)
    assert found["entries"][0]["id"] == first
    assert (found["total"] > 0, found["near"] > 0) == (complete, not complete)


def test_a_search_by_publisher_or_for_nothing(client: Client) -> None:
    """The name of an office finds what it publishes, marks alone find nothing, and an empty question lists the catalogue."""
    offices = client.call("search", query="交通运输局")["entries"]
    assert {each["publisher"] for each in offices} == {"qd-transport", "xihaian-transport"}
    assert client.call("search", query="（？）😀")["entries"] == []
    everything = client.call("search", query=" ")
    assert everything["total"] > len(everything["entries"]) == 20


def test_rows_are_asked_for_by_what_a_cell_means(client: Client, site: Path) -> None:
    """Numbers are numbers however they are spelled, truth values and empty cells have their own; no row is asked for by 0."""
    lines = {"entry": "qd-transport/bus-network", "resource": "lines"}
    table = json.loads((site / "datasets/qd-transport/bus-network/lines.json").read_bytes())
    fare = table[0]["fare"]
    by_fare = client.call("rows", **lines, where={"fare": float(fare), "low_floor": table[0]["low_floor"]})
    wanted = [row for row in table if (row["fare"], row["low_floor"]) == (fare, table[0]["low_floor"])]
    assert by_fare["matched"] == len(wanted) > 0
    assert client.call("rows", **lines, where={"line_code": None})["matched"] == 0
    assert client.call("rows", **lines, limit=0)["rows"] == []
    assert "is a text, a number" in client.call("rows", **lines, where={"fare": [1]})


def test_several_messages_at_once_get_a_list(client: Client) -> None:
    """A batch, as one version of the protocol has it, gets its answers in one line; notifications and answers get none."""
    batch = [{"jsonrpc": "2.0", "id": 7, "method": "ping"}, {"jsonrpc": "2.0", "method": "notifications/initialized"}]
    client.tell({"jsonrpc": "2.0", "id": 3, "result": {}})
    client.tell(batch)
    assert client.process.stdout is not None
    assert [each["id"] for each in json.loads(client.process.stdout.readline())] == [7]


def test_the_protocol_is_utf_8_whatever_the_machine_speaks(site: Path) -> None:
    """On a machine that reads and writes another encoding Chinese arrives as it was asked; without a site it says so."""
    command = [sys.executable, "-m", "generator", "mcp"]
    ask = {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}
    message = json.dumps({**ask, "params": {"name": "search", "arguments": {"query": "公共厕所"}}}, ensure_ascii=False)
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    done = subprocess.run(
        [*command, str(site)], cwd=ROOT, env=environment, input=message.encode(), capture_output=True, check=True
    )
    assert json.loads(json.loads(done.stdout)["result"]["content"][0]["text"])["total"] == 1
    gone = subprocess.run([*command, "nowhere", "--lang", "en"], cwd=ROOT, input=b"", capture_output=True, check=False)
    assert (gone.returncode, b"nowhere is no built site" in gone.stderr) == (2, True)


def test_what_is_closed_says_so(client: Client) -> None:
    """Of a suspended entry there is its notice, of a removed one what became of it, and rows of neither."""
    for entry in ("qd-health/vaccination-sites", "qd-urban-management/old-street-lights"):
        assert client.call("describe", entry=entry)["id"] == entry
        assert client.call("dictionary", entry=entry)["resources"] == []
        assert "there is nothing" in client.call("rows", entry=entry, resource="x")


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
