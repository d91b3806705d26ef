"""What tests of comparisons need: a side from a repository in memory."""

from collections.abc import Mapping
from typing import Any

from generator.model.side import Side
from generator.read.repository import read_repository
from tests.support import MemoryTree, golden_contents
from tests.test_rule_cases import edited


def side_of(tree: MemoryTree) -> Side:
    """Return a repository in memory as one side, with all its tables of entries."""
    reading = read_repository(tree)
    tables = {
        path: content
        for path, content in tree.contents.items()
        if path.startswith("datasets/") and path.endswith(".csv")
    }
    return Side(catalogue=reading.catalogue, packages=reading.packages, tables=tables)


def edited_side(edit: Mapping[str, Any], entry: str = "unconditional") -> Side:
    """Return the golden repository with an edit, written anew so that formatting is the same on both sides."""
    return side_of(edited({"entry": entry, **edit, "set": edit.get("set", {})}))


def moved_side(before: str, after: str, replace: Mapping[str, str] | None = None) -> Side:
    """Return the golden repository with a folder of ``datasets/`` moved, and texts of its descriptor replaced."""
    contents: dict[str, bytes] = {}
    for path, content in golden_contents().items():
        if path.startswith(f"datasets/{before}/"):
            text = content.decode()
            for old, new in (replace or {}).items():
                text = text.replace(old, new) if path.endswith(".yaml") else text
            contents[path.replace(before, after)] = text.encode()
        else:
            contents[path] = content
    return side_of(MemoryTree(contents))
