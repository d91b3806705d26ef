"""The pictures of every open entry, kept by the content of its tables."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.derive.picture_figures import figure_of, points_of, rows_of
from generator.model.entry import Entry, Resource, Role
from generator.model.figure import NO_PICTURES, Figure, Pictures, Points
from generator.model.text import Text
from generator.publish.store import Store, key_of
from generator.read.repository import read_entry_file
from generator.read.tree import Tree


def pictures(tree: Tree, entries: Sequence[Entry], store: Store) -> Mapping[str, Pictures]:
    """Return the pictures of entries that declare some; tables of entries that offer no data are never looked at."""
    return {each.key: _pictures(tree, each, store) for each in entries if each.offers_data and _wanted(each)}


def _wanted(entry: Entry) -> tuple[Resource, ...]:
    named = {each.resource for each in entry.views}
    return tuple(
        each
        for each in entry.resources
        if each.role is Role.DATA and (each.name in named or (each.crs and each.longitude and each.latitude))
    )


def _pictures(tree: Tree, entry: Entry, store: Store) -> Pictures:
    wanted = _wanted(entry)
    contents = {each.path: read_entry_file(tree, entry, each.path) for each in wanted}
    written = json.dumps([entry.document.value.get(key) for key in ("views", "resources")], sort_keys=True)
    key = key_of("pictures", store.version, written, *(hashlib.sha256(contents[each.path]).digest() for each in wanted))
    kept = store.get(key)
    if kept is not None:
        return _read(json.loads(kept))
    made = _made(entry, {each.name: rows_of(contents[each.path]) for each in wanted}) if wanted else NO_PICTURES
    store.put(key, json.dumps(_written(made)).encode())
    return made


def _made(entry: Entry, rows: Mapping[str, Any]) -> Pictures:
    resources = {each.name: each for each in entry.resources}
    drawn = (
        figure_of(each, resources[each.resource], rows[each.resource]) for each in entry.views if each.resource in rows
    )
    placed = (points_of(resources[name], each) for name, each in rows.items())
    return Pictures(
        figures=tuple(each for each in drawn if each is not None),
        points=tuple(each for each in placed if each is not None),
    )


def _written(made: Pictures) -> dict[str, Any]:
    def texts(each: Figure | Points, names: tuple[str, ...]) -> dict[str, list[str]]:
        return {name: [getattr(each, name).zh, getattr(each, name).en] for name in names}

    return {
        "figures": [
            {"kind": each.kind, "measure": each.measure, "rows": each.rows, "left_out": each.left_out}
            | texts(each, ("title", "x", "y"))
            for each in made.figures
        ],
        "points": [
            {"resource": each.resource, "crs": each.crs, "positions": each.positions, "missing": each.missing}
            | texts(each, ("title",))
            for each in made.points
        ],
    }


def _read(value: dict[str, Any]) -> Pictures:
    def text(each: dict[str, Any], name: str) -> Text:
        return Text(*each[name])

    return Pictures(
        figures=tuple(
            Figure(
                kind=each["kind"],
                measure=each["measure"],
                rows=tuple((label, number) for label, number in each["rows"]),
                left_out=each["left_out"],
                title=text(each, "title"),
                x=text(each, "x"),
                y=text(each, "y"),
            )
            for each in value["figures"]
        ),
        points=tuple(
            Points(
                resource=each["resource"],
                crs=each["crs"],
                positions=tuple((x, y) for x, y in each["positions"]),
                missing=each["missing"],
                title=text(each, "title"),
            )
            for each in value["points"]
        ),
    )
