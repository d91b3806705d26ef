"""The figures of every open table: measured once for a content, then kept."""

import json
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from generator.derive.profile import personal_fields, profile_of
from generator.model.catalogue import Catalogue
from generator.model.entry import Resource
from generator.model.profile import Bin, ColumnProfile, TableProfile, TopValue
from generator.pipeline.distribute import Downloads
from generator.pipeline.work import Progress, in_order
from generator.publish.store import Store, key_of

FORMAT = "parquet"
PERSONAL = "personal-fields"

Profiles = Mapping[str, Mapping[str, TableProfile]]


def profile_tables(
    catalogue: Catalogue,
    downloads: Downloads,
    today: str,
    *,
    store: Store,
    executor: Executor | None,
    progress: Progress,
) -> Profiles:
    """Return by entry and resource the figures of all tables that are offered typed; nothing of any other."""
    patterns = [each.extra.get("pattern", "") for each in catalogue.vocabularies.get(PERSONAL, {}).values()]
    work = [
        (entry.key, resource, each)
        for entry in catalogue.entries
        if entry.offers_data
        for each in downloads.facts[entry.key].distributions
        for resource in entry.resources
        if each.format == FORMAT and each.path and each.resource == resource.name
    ]
    least = catalogue.law.number("least_group", today)
    jobs = (
        _Job(
            resource, downloads.files[each.path], each.sha256, personal_fields(resource, filter(None, patterns)), least
        )
        for _, resource, each in work
    )
    found: dict[str, dict[str, TableProfile]] = {}
    for number, ((key, resource, _), profile) in enumerate(
        zip(work, in_order(partial(_measured, store), jobs, executor), strict=True), 1
    ):
        found.setdefault(key, {})[resource.name] = profile
        progress("measure", number, len(work))
    return found


@dataclass(frozen=True, slots=True)
class _Job:
    resource: Resource
    file: Path
    sha256: str
    personal: frozenset[str]
    least_group: int | None


def _measured(store: Store, job: _Job) -> TableProfile:
    resource, personal = job.resource, sorted(job.personal)
    fields = [(each.name, each.type) for each in resource.fields]
    key = key_of(
        "profile", store.version, job.sha256, json.dumps([resource.primary_key, fields, personal, job.least_group])
    )
    kept = store.get(key)
    if kept is not None:
        return _profile(json.loads(kept))
    with job.file.open("rb") as stream:
        profile = profile_of(resource, stream, job.personal, job.least_group)
    store.put(key, json.dumps(asdict(profile)).encode())
    return profile


def _profile(value: dict[str, object]) -> TableProfile:
    columns: list[dict[str, object]] = value.pop("columns")  # type: ignore[assignment]
    return TableProfile(columns=tuple(map(_column, columns)), **value)  # type: ignore[arg-type]


def _column(value: dict[str, object]) -> ColumnProfile:
    parts: list[dict[str, object]] = value.pop("histogram")  # type: ignore[assignment]
    top: list[dict[str, object]] = value.pop("top")  # type: ignore[assignment]
    quartiles: list[str] = value.pop("quartiles")  # type: ignore[assignment]
    return ColumnProfile(
        histogram=tuple(Bin(**each) for each in parts),  # type: ignore[arg-type]
        top=tuple(TopValue(**each) for each in top),  # type: ignore[arg-type]
        quartiles=tuple(quartiles),
        **value,  # type: ignore[arg-type]
    )
