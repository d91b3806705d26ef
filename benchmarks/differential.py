"""Our verdict on real tables beside that of frictionless, row by row: ``python -m benchmarks.differential FOLDER``.

Every CSV below the folder is judged by the schema that frictionless infers from it, and by schemas made from that one by
changing types and adding constraints, drawn by the file's own hash. What we refuse on purpose and frictionless lets
through is counted by its reason; everything else that differs is printed, and the command then fails.
"""

import argparse
import csv
import hashlib
import io
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self

from frictionless import FrictionlessException, Package, Resource, system

from generator.check.tables import blocks, faults, walk
from generator.check.tables.entry import check_tables
from generator.model.document import Document
from generator.model.finding import Problem
from generator.read.csv_file import records
from generator.read.entry import entry_of

TYPES = ("string", "integer", "number", "boolean", "date", "datetime", "time", "year", "yearmonth")
ROW_RULES = frozenset(
    {
        "type",
        "required",
        "unique",
        "enum",
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "pattern",
        "primary-key",
        "primary-key-empty",
        "blank",
        "ragged",
    }
)
"""The rules that frictionless has too; the others are ours alone."""

DAMAGE = frozenset({"serial", "mangled", "rounded"})

FILE_CODES = frozenset({"OD402", "OD403", "OD404", "OD405", "OD409", "OD413"})
"""Files that cannot be read as they are meant: encodings, quotes, headers."""

DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "skipInitialSpace": False}
MANY = 10**7


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a table: reasons to refuse the file as a whole, and the numbers of rows at fault.

    ``damaged`` rows hold what only we look for, like 45123 for a day: we tell that instead of the wrong type.
    """

    file: frozenset[str]
    rows: frozenset[int]
    ragged: bool = False
    damaged: frozenset[int] = frozenset()


class _Recorder:
    """Every line of every fault, where messages name five."""

    def __init__(self) -> None:
        self.lines: dict[int, list[int]] = {}
        self.groups: list[tuple[str, object]] = []

    def __enter__(self) -> Self:
        self.add, self.told = faults._Group.add, faults._problem  # noqa: SLF001 - nobody else needs every line

        def add(group: faults._Group, line: int) -> None:
            self.lines.setdefault(id(group), []).append(line)
            self.add(group, line)

        def told(file: str, name: str, rule: str, group: faults._Group) -> Problem:
            self.groups.append((rule, group))
            return self.told(file, name, rule, group)

        faults._Group.add, faults._problem = add, told  # type: ignore[method-assign, assignment]  # noqa: SLF001
        return self

    def __exit__(self, *_: object) -> None:
        faults._Group.add, faults._problem = self.add, self.told  # type: ignore[method-assign]  # noqa: SLF001


def ours(content: bytes, schema: Mapping[str, Any]) -> Verdict:
    """Return our verdict."""
    value: dict[str, Any] = {"title": "t", "resources": [{"name": "t", "path": "t.csv", "schema": dict(schema)}]}
    entry = entry_of(Document(file="datasets/a/b/datapackage.yaml", value=value), ())
    with _Recorder() as recorder:
        _, problems = check_tables(entry, {"t.csv": content})
    at = {ROW_RULES: set[int](), DAMAGE: set[int]()}
    for rule, group in recorder.groups:
        for rules, lines in at.items():
            lines.update(recorder.lines.get(id(group), ()) if rule in rules else ())
    file = {each.code for each in problems if each.code in FILE_CODES - {"OD405"}}
    file |= {rule for rule, _ in recorder.groups if rule in {"quotes", "line-end", "length"}}
    if file:
        return Verdict(frozenset(file), frozenset())
    numbers = {line: number for number, (line, _) in enumerate(records(content.decode("utf-8-sig")))}
    ragged = any(rule == "ragged" for rule, _ in recorder.groups)
    rows, damaged = (frozenset(numbers[each] for each in lines) for lines in at.values())
    return Verdict(frozenset(), rows, ragged, damaged)


def theirs(path: Path, schema: Mapping[str, Any]) -> Verdict:
    """Return the verdict of frictionless, told how the file is meant to be read."""
    resource = {
        "name": "t",
        "path": path.name,
        "scheme": "file",
        "format": "csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        "schema": dict(schema),
    }
    try:
        package = Package.from_descriptor({"name": "p", "resources": [resource]}, basepath=str(path.parent))
        report = package.validate(limit_errors=MANY)
    except FrictionlessException as error:
        return Verdict(frozenset({error.error.type}), frozenset())
    except (TypeError, ValueError, ArithmeticError) as error:  # a bound that is no value of the type
        return Verdict(frozenset({repr(error)}), frozenset())
    errors = [each.to_descriptor() for each in report.errors]
    errors += [each.to_descriptor() for task in report.tasks for each in task.errors]
    file = {each["type"] for each in errors if "rowNumber" not in each}
    return Verdict(frozenset(file), frozenset(each["rowNumber"] - 1 for each in errors if "rowNumber" in each))


def inferred(path: Path) -> Mapping[str, Any] | None:
    """Return the schema that frictionless infers, in the types that the portal has."""
    try:
        resource = Resource(
            {
                "name": "t",
                "path": path.name,
                "format": "csv",
                "scheme": "file",
                "encoding": "utf-8",
                "dialect": DIALECT,
            },
            basepath=str(path.parent),
        )
        resource.infer()
    except FrictionlessException:
        return None
    fields = [each.to_descriptor() for each in resource.schema.fields]
    kept = [{"name": each["name"], "type": each["type"] if each["type"] in TYPES else "string"} for each in fields]
    return {"fields": kept} if kept else None


def mutated(schema: Mapping[str, Any], columns: Sequence[Sequence[str]], chance: random.Random) -> Mapping[str, Any]:
    """Return a schema that some rows break: other types, constraints taken from the cells, keys, missing values."""
    fields = []
    for field, cells in zip(schema["fields"], columns, strict=True):
        kind = chance.choice((*TYPES, *[field["type"]] * 15))
        some = [each for each in cells if each] or ["x"]
        constraints: dict[str, Any] = chance.choice(({"required": True}, {"unique": True}, {}, {}, {}))
        if kind == "string":
            constraints = {**constraints, **_of_texts(some, chance)}
        elif kind in {"integer", "number"} and kind == field["type"]:
            constraints = {**constraints, chance.choice(("minimum", "maximum")): chance.choice(some)}
        fields.append({"name": field["name"], "type": kind, "constraints": constraints})
    names = [each["name"] for each in fields]
    key = chance.choice(({}, {"primaryKey": chance.sample(names, min(len(names), chance.randrange(1, 3)))}))
    return {"fields": fields, "missingValues": chance.choice([[""], ["", "NA"], ["", "-", "0"]]), **key}


def _of_texts(cells: Sequence[str], chance: random.Random) -> Mapping[str, Any]:
    return chance.choice(
        (
            {"minLength": chance.randrange(6)},
            {"maxLength": chance.randrange(2, 12)},
            {"pattern": "[A-Za-z0-9 ]*"},
            {"enum": sorted({*chance.choices(cells, k=4)})},
            {},
        )
    )


def named(content: bytes) -> bytes:
    """Return a file whose columns all have names of their own: many real tables leave the first one without."""
    try:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return content
    if not rows or (all(rows[0]) and len(set(rows[0])) == len(rows[0])):
        return content
    rows[0] = [f"{each.strip() or 'column'}_{number}" for number, each in enumerate(rows[0])]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def schemas(path: Path, content: bytes) -> Iterator[Mapping[str, Any]]:
    """Yield the schemas by which a file is judged."""
    first = inferred(path)
    if first is None:
        return
    yield first
    rows = [each for each in csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline="")) if each][1:]
    width = len(first["fields"])
    columns = [[row[at] for row in rows if at < len(row)] for at in range(width)]
    chance = random.Random(hashlib.sha256(content).hexdigest())
    for _ in range(2):
        yield mutated(first, columns, chance)


def judged(path: Path, content: bytes, counted: Counter[str]) -> Iterator[str]:
    """Yield what the two sides do not agree on, for each schema of a file."""
    tried = list(schemas(path, content))
    if not tried:
        counted["files from which frictionless infers nothing"] += 1
        if not ours(content, {"fields": [{"name": "a", "type": "string"}]}).file:
            yield "frictionless infers nothing, and we do not refuse the file"
    for schema in tried:
        counted["verdicts"] += 1
        mine, other = ours(content, schema), theirs(path, schema)
        if mine.file and not (other.file or other.rows):
            counted[f"we refuse the file: {', '.join(sorted(mine.file))}"] += 1
        elif mine.file:
            counted["both refuse, we the file as a whole"] += 1
        elif mine.ragged and mine.rows < other.rows and not other.file:
            counted[
                "rows of another width: refused by both, but we do not compare their keys with those of others"
            ] += 1
        elif other.file or not mine.rows <= other.rows <= mine.rows | mine.damaged:
            yield f"ours {_few(mine)}, theirs {_few(other)}, by {schema}"
        else:
            counted["equal, with rows at fault" if mine.rows else "equal, all rows valid"] += 1
            counted["rows at fault on both sides"] += len(mine.rows)


def _few(verdict: Verdict) -> str:
    return f"{sorted(verdict.file)} {len(verdict.rows)} rows {sorted(verdict.rows)[:8]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge the files of a folder; return 1 where the two sides disagree without a known reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=400, help="how many files")
    parser.add_argument("--size", type=int, default=60_000, help="bytes of the largest file")
    parser.add_argument(
        "--fast", action="store_true", help="judge as large tables are judged, in blocks of 2,000 bytes"
    )
    options = parser.parse_args(arguments)
    system.trusted = True
    if options.fast:
        blocks.FIRST = 2000
        for name, value in (("LARGE", 0), ("PREVIEW_ROWS", 0), ("blocks", partial(blocks.blocks, size=2000))):
            setattr(walk, name, value)
    every = sorted(
        each for each in options.folder.rglob("*.csv") if each.is_file() and each.stat().st_size <= options.size
    )
    different = {hashlib.sha256(each.read_bytes()).hexdigest(): each for each in every}
    counted: Counter[str] = Counter()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for _, source in sorted(different.items())[: options.most]:
            counted["files"] += 1
            written = source.read_bytes()
            for content in dict.fromkeys((written, named(written))):
                path = Path(folder) / "t.csv"
                path.write_bytes(content)
                for told in judged(path, content, counted):
                    failed += 1
                    print(f"{source}: {told}", flush=True)
    for what, number in counted.items():
        print(f"{number:,} {what}")
    print(f"{failed} verdicts differ")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
