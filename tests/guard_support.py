"""A change of the golden repository, as the review of a pull request sees it."""

from collections.abc import Mapping
from typing import Any

from generator.check.engine import check_guards, findings_of
from generator.check.guard import GuardContext
from generator.compare.sides import compare
from generator.derive.routing import route_of
from generator.model.change import FileChange
from generator.model.finding import Finding
from generator.model.review import Route
from generator.model.side import Side
from generator.read.profile import read_profile
from generator.read.repository import read_repository
from tests.support import TODAY, MemoryTree, golden_contents
from tests.test_rule_cases import edited

Edits = Mapping[str, Any] | list[Mapping[str, Any]]
DESCRIPTOR = "datapackage.yaml"


def tree_after(edits: Edits, base: MemoryTree) -> MemoryTree:
    """Return a repository after one or several edits: those of the cases of rules, and ``delete`` and ``move``."""
    for each in edits if isinstance(edits, list) else [edits]:
        contents = dict(base.contents)
        for folder in each.get("delete", ()):
            contents = {path: content for path, content in contents.items() if not path.startswith(f"{folder}/")}
        for source, target in each.get("move", {}).items():
            contents = {
                path.replace(f"{source}/", f"{target}/", 1) if path.startswith(f"{source}/") else path: content
                for path, content in contents.items()
            }
        base = edited(each, MemoryTree(contents, base.modes))
    return base


def side_of(tree: MemoryTree) -> Side:
    """Return a side of a comparison with all its tables."""
    reading = read_repository(tree)
    tables = {path: content for path, content in tree.contents.items() if path.endswith(".csv")}
    return Side(catalogue=reading.catalogue, packages=reading.packages, tables=tables)


def files_between(old: MemoryTree, new: MemoryTree) -> tuple[FileChange, ...]:
    """Return what git would name as changed."""
    found = []
    for path in sorted(old.contents.keys() | new.contents.keys()):
        if path not in new.contents:
            found.append(FileChange("D", path))
        elif path not in old.contents:
            found.append(FileChange("A", path))
        elif old.contents[path] != new.contents[path]:
            found.append(FileChange("M", path))
    return tuple(found)


def review_of(case: Mapping[str, Any]) -> GuardContext:
    """Return the change that a case describes: ``before`` and ``after`` edit the golden repository in turn."""
    old_tree = tree_after(case.get("before", {}), MemoryTree(golden_contents()))
    new_tree = tree_after(case.get("after", {}), old_tree)
    old, new = side_of(old_tree), side_of(new_tree)
    also = tuple(FileChange(each[0], each[2:]) for each in case.get("also", ()))
    files = (*files_between(old_tree, new_tree), *also)
    changes = compare(old, new, read_profile())
    return GuardContext(
        old=old,
        new=new,
        changes=changes,
        files=files,
        route=route_of(changes, files, old.catalogue, new.catalogue),
        today=case.get("today", TODAY),
        author=case.get("author", ""),
        approver=case.get("approver", ""),
    )


def route_in(case: Mapping[str, Any]) -> Route:
    """Return who must approve the change of a case."""
    return review_of(case).route


def findings_in(case: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return what the guards find in the change of a case."""
    review = review_of(case)
    return findings_of(check_guards(review), review.new.catalogue.law, review.today)
