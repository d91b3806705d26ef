"""Nothing gets out but the public view: every value of every file is traced to it, and what is planted beyond it is nowhere."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from rdflib import Literal

from generator.export.view import PublicView
from tests.export_support import exports_of, view_in
from tests.odd_catalogues import odd_catalogues
from tests.page_support import changed, site_of, stamped
from tests.support import ROOT, golden_contents
from tests.test_dcat import graph_of

PLANTED = "机密内容不得外传"
CONSTANTS = "".join(
    path.read_text(encoding="utf-8")
    for folder in ("export", "derive")
    for path in sorted((ROOT / "generator" / folder).glob("*.py"))
)
"""The words that the formats themselves need stand in the code that writes them."""

_PARTS = re.compile(r"(?<=》)|--|[：。；，、（）()|/《》“”]|[.:;,] |\.$| → |\s|^tel:|^mailto:|(?<=\w)\.(?=csv$)")
_MEASURED = re.compile(
    r"(sha256:)?[0-9a-f]{64}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:+]{14}|[0-9]+( B)?|[0-9]+/[0-9]+|[0-9]{4}(\.[0-9]{1,2}){2}"
)
_CODES = ("api/v1/openapi.json", "404.json")
PARK, SENSORS, FILES = (
    "datasets/parks/park-list",
    "datasets/east-roads/road-sensors",
    "datasets/east-roads/accident-files",
)


def leaves(value: Any) -> Iterator[str]:
    """Yield every text of a JSON value, but for the words of its context and the advice on a description."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in {"@context", "metadataPoints"}:
                yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    elif isinstance(value, str):
        yield value


def texts_of(path: str, content: bytes) -> Iterator[str]:
    """Yield every text of a file of data."""
    if path.endswith((".json", ".jsonld")) or path.startswith("api/action/"):
        yield from leaves(json.loads(content))
    elif path.endswith(".csv"):
        for row in csv.reader(io.StringIO(content.decode(), newline="")):
            yield from row
    elif path.endswith(".ttl"):
        yield from (str(each) for each in graph_of(content, "ttl").objects() if isinstance(each, Literal))


def is_traced(part: str, known: str) -> bool:
    """Tell whether a piece of a text stands in the public view or is a word of its format, alone or as two such pieces."""
    if not part or part in known or part in CONSTANTS or _MEASURED.fullmatch(part):
        return True
    pieces = ((part[:cut], part[cut:]) for cut in range(1, len(part)))
    return any(all(each in known or each in CONSTANTS for each in pair) for pair in pieces)


def untraced(view: PublicView, files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield what files say that the public view does not; addresses are named by their identities and checked elsewhere."""
    known = repr(view).replace("\\\\", "\\")
    for path, content in files.items():
        for text in texts_of(path, content) if path not in _CODES else ():
            if not re.match(r"https?://\S+\Z", text):
                yield from ((path, part) for part in _PARTS.split(text) if not is_traced((part or "").strip(), known))


@pytest.mark.parametrize("name", sorted(set(odd_catalogues()) - {"hostile text"}))
def test_every_value_of_every_file_is_one_of_the_public_view(name: str) -> None:
    """JSON, JSON-LD, CSV and Turtle of every export say nothing that the public view does not hold."""
    view = view_in(odd_catalogues()[name])
    assert list(untraced(view, exports_of(view))) == []


def test_a_value_from_elsewhere_is_noticed() -> None:
    """A file with one text more than the view has is told, so the silence above means something."""
    view = view_in(golden_contents())
    files = {"x.json": json.dumps({"a": PLANTED}).encode(), "y.csv": f"id\n{PLANTED}\n".encode()}
    assert list(untraced(view, files)) == [("x.json", PLANTED), ("y.csv", PLANTED)]


def planted(folder: str, keep: str, *, before: tuple[tuple[str, str], ...] = ()) -> dict[str, bytes]:
    """Return the golden files with the secret in every free text of an entry but those to ``keep``, and in its tables."""
    path = f"{folder}/datapackage.yaml"
    contents = dict(changed({path: before}))
    free = re.compile(rf"(?m)^( *(?:- )?)(?!(?:{keep}):)((?:title|description|note|by|document|measures|statement|text|risk|"
                      r"reason|path|phone|email|office|syntheticNote|changeNote)(?:En)?): (?!.*\.csv).*$")  # fmt: skip
    lines, changes = free.subn(lambda found: f"{found[1]}{found[2]}: {PLANTED}", contents[path].decode())
    assert changes > 5
    contents[path] = lines.encode()
    for name in contents:
        if name.startswith(folder) and name.endswith(".csv"):
            contents[name] += f"{PLANTED}\n".encode()
    return contents


def everything(contents: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return every export and every page of a repository."""
    files = {path: each.decode() for path, each in exports_of(view_in(contents)).items()}
    return {**files, **stamped(site_of(contents))}


def where(contents: Mapping[str, bytes]) -> list[str]:
    """Return the files that hold the secret."""
    return [path for path, text in everything(contents).items() if PLANTED in text]


@pytest.mark.parametrize("status", ["suspended", "withdrawn"])
def test_a_closed_entry_says_nothing_but_its_notice(status: str) -> None:
    """Whatever text of a suspended or withdrawn entry is secret – reviews, contacts, fields, rows – it is in no file and no page."""
    change = f'status: {status}\nstatusChange:\n  date: "2026-06-01"\n  reason: data-error\n  note: 数据有误。\n'
    assert where(planted(PARK, "title|titleEn|note|reason", before=(("status: published\n", change),))) == []


def test_a_withheld_entry_says_nothing_but_its_basis() -> None:
    """Of a withheld entry only title and legal basis are seen."""
    contents = planted(FILES, "title|titleEn")
    lines = contents[f"{FILES}/datapackage.yaml"].decode()
    kept = golden_contents()[f"{FILES}/datapackage.yaml"].decode()
    basis = re.compile(r"(?m)^legalBasis:\n(?:  .*\n)*")
    found = basis.search(kept)
    assert found
    contents[f"{FILES}/datapackage.yaml"] = basis.sub(lambda _: found[0], lines).encode()
    assert where(contents) == []


def test_data_of_a_conditional_entry_are_nowhere() -> None:
    """Rows that were put into the dictionary, or into a table of data, of a conditional entry do not get out."""
    for role in ("role: dictionary", "role: data"):
        contents = dict(changed({f"{SENSORS}/datapackage.yaml": (("role: dictionary", role),)}))
        contents[f"{SENSORS}/sensors.csv"] += f"{PLANTED},{PLANTED}\n".encode()
        assert where(contents) == []


def test_registers_say_nothing_of_what_is_not_shown() -> None:
    """Where withheld entries are not listed, no register, plan or chain of cases speaks of them."""
    contents = dict(changed({"catalog/portal.yaml": (("listWithheld: true", "listWithheld: false"),)}))
    key = FILES.removeprefix("datasets/")
    rows = {
        "agreements": {"code": "AGR-2026-0009", "entry": key, "template": PLANTED},
        "usage-reports": {"code": "USE-2026-0009", "agreement": "AGR-2026-0009", "use": PLANTED},
        "applications": {"caseNumber": "APP-2026-0009", "entry": key, "reason": PLANTED},
        "objections": {"caseNumber": "OBJ-2026-0009", "entry": key, "result": PLANTED},
        "corrections": {"register": "objections", "case": "OBJ-2026-0009", "reason": PLANTED},
        "showcases": {"code": "SHO-2026-0009", "entries": f"parks/park-list {key}", "title": PLANTED},
        "requests": {"caseNumber": "REQ-2026-0009", "entry": key, "title": PLANTED},
    }
    for name, cells in rows.items():
        path = f"catalog/registers/{name}.csv"
        header = contents[path].decode().splitlines()[0].split(",")
        contents[path] += (",".join(cells.get(column, "") for column in header) + "\n").encode()
    files = exports_of(view_in(contents))
    assert [path for path, each in files.items() if PLANTED.encode() in each or key.encode() in each] == []
