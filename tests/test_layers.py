"""The house stands as drawn: each layer imports only what lies to its left, and some things live in one room only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

GENERATOR = ROOT / "generator"
LAYERS = (
    {"model"},
    {"read"},
    {"check", "compare"},
    {"derive"},
    {"export", "convert", "pages", "report"},
    {"publish"},
    {"pipeline"},
    {"cli"},
    {"__main__"},
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
MODULES = sorted(path for path in GENERATOR.rglob("*.py") if path != GENERATOR / "__init__.py")


def imports(path: Path) -> Iterator[str]:
    """Yield every absolute module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""


def layer(path: Path) -> str:
    """Return the layer of a file: its folder, or its own name at the top."""
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(GENERATOR)))
def test_a_layer_imports_only_to_its_left(path: Path) -> None:
    """No file imports a layer beside or above its own."""
    own = layer(path)
    for name in imports(path):
        if name.startswith("generator."):
            other = name.split(".")[1]
            assert other == own or RANK[other] < RANK[own], f"{own} may not import {other}"


def test_the_model_is_standard_library_only() -> None:
    """The model knows nothing of libraries."""
    allowed = {"generator", "collections", "dataclasses", "enum", "datetime", "typing"}
    for path in (GENERATOR / "model").glob("*.py"):
        assert {name.split(".")[0] for name in imports(path)} <= allowed, path.name


def test_a_table_is_checked_without_knowing_of_people() -> None:
    """The search for personal data looks on while tables are checked; the check of tables does not lean on it."""
    for path in (GENERATOR / "check" / "tables").glob("*.py"):
        assert not [name for name in imports(path) if name.startswith("generator.check.personal")], path.name


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("frictionless", "read/reference.py"),
        ("mkdocs", "pages/prose.py"),
        ("typer", "cli"),
        ("subprocess", "read/tree.py"),
    ],
)
def test_a_library_lives_in_one_room(library: str, home: str) -> None:
    """Large libraries do not leak through the house."""
    users = {
        str(path.relative_to(GENERATOR))
        for path in MODULES
        if library in {name.split(".")[0] for name in imports(path)}
    }
    assert users
    assert {user for user in users if user != home and not user.startswith(f"{home}/")} == set()


def test_clock_and_environment_enter_at_the_command_line_only() -> None:
    """Nothing but the command line asks what day it is or looks at the environment."""
    forbidden = {
        ("date", "today"),
        ("datetime", "now"),
        ("datetime", "utcnow"),
        ("os", "environ"),
        ("sys", "argv"),
        ("os", "getenv"),
        ("time", "time"),
    }
    for path in MODULES:
        if layer(path) == "cli":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert (node.value.id, node.attr) not in forbidden, f"{path}:{node.lineno}"


def test_files_stay_short() -> None:
    """A file that grows past 400 lines wants to be two."""
    folders = [GENERATOR, ROOT / "tests", ROOT / "demo", ROOT / "benchmarks", ROOT / "site_overrides"]
    long = [
        str(path.relative_to(ROOT))
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".py", ".js", ".html"} and len(path.read_text(encoding="utf-8").splitlines()) > 400
    ]
    assert long == []


def test_no_city_is_written_in_the_code() -> None:
    """Another city replaces data, not code: no name, division code or article of this one stands in the generator."""
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        for word in ("青岛", "Qingdao", "qingdao", "3702", "山东"):
            assert word not in text, f"{path.relative_to(ROOT)} names {word}"
