"""The public view of a repository in memory, and its exports as files."""

from collections.abc import Mapping

from generator.export.registry import EXPORTS
from generator.export.view import PublicView, view_of
from generator.read.repository import read_repository
from tests.page_support import facts_of
from tests.support import TODAY, MemoryTree

PROFILE = "profile/1.0/published-1.0.json"


def view_in(contents: Mapping[str, bytes]) -> PublicView:
    """Return the public view of a repository in memory, every open table offered as CSV."""
    tree = MemoryTree(contents)
    catalogue = read_repository(tree).catalogue
    return view_of(catalogue, {each.key: facts_of(each, tree) for each in catalogue.entries}, TODAY, PROFILE)


def exports_of(view: PublicView) -> Mapping[str, bytes]:
    """Return every export of a view by path."""
    files = [artifact for export in EXPORTS for artifact in export(view)]
    assert len({each.path for each in files}) == len(files)
    return {each.path: each.content for each in files}
