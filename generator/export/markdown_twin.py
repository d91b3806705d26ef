"""``index.md`` beside the page of every entry: the same facts as plain text, for assistants and for people without a browser."""

import re
from collections.abc import Iterator

from generator.export.view import PublicView, shows_all, summary_of
from generator.model.artifact import Artifact
from generator.model.entry import Entry, Resource

_MARKED = re.compile(r"([\\`*_\[\]<>#|])")


def markdown_twins(view: PublicView) -> Iterator[Artifact]:
    """Yield the plain text of every listed entry; a closed one has its notice and nothing else."""
    for entry in view.entries:
        yield Artifact(f"datasets/{entry.key}/index.md", ("\n".join(_lines(entry, view)) + "\n").encode())


def _plain(text: str) -> str:
    """Return a publisher's text on one line, with nothing in it that Markdown would read as a mark."""
    return _MARKED.sub(r"\\\1", " ".join(text.split()))


def _lines(entry: Entry, view: PublicView) -> Iterator[str]:
    name, summary = view.publisher_name(entry), summary_of(entry, view)
    yield f"# {_plain(entry.title.zh)}"
    yield ""
    for text in (entry.title.en, summary.zh, summary.en):
        if text:
            yield from (_plain(text), "")
    openness, status = view.label("openness", entry.openness or ""), view.label("statuses", entry.status or "")
    frequency = view.label("update-frequencies", entry.update_frequency)
    facts = (
        ("开放主体 Publisher", f"{name.zh} {name.en}"),
        ("开放属性 Openness", f"{openness.zh} {openness.en}"),
        ("状态 Status", f"{status.zh} {status.en}"),
        ("更新频率 Frequency", f"{frequency.zh} {frequency.en}"),
        ("更新日期 Modified", entry.modified),
        ("数据时间 Period", " – ".join(each for each in entry.temporal if each)),
        ("许可 Licence", " ".join(f"{each.title} {each.path}" for each in entry.licences)),
    )
    yield from (f"- {label}: {_plain(value)}" for label, value in facts if value.strip())
    yield f"- 页面 Page: {view.page(entry)}"
    if shows_all(entry):
        yield from (f"- 开放条件 Condition: {_plain(each.text.zh)} {_plain(each.text.en)}" for each in entry.conditions)
        for resource in entry.resources:
            yield from _resource(resource, entry, view)


def _resource(resource: Resource, entry: Entry, view: PublicView) -> Iterator[str]:
    yield from ("", f"## {_plain(resource.title.zh or resource.name)} ({resource.name})", "")
    for each in view.offered(entry):
        if each.resource == resource.name:
            yield f"- [{each.format.upper()}]({view.url(each.path)}): {each.rows} rows, {each.size} bytes, SHA-256 {each.sha256}"
    yield from ("", "| 数据项 Field | 类型 Type | 名称 Title | 说明 Description |", "|---|---|---|---|")
    for field in resource.fields:
        title = f"{field.title.zh} {field.title.en}"
        text = f"{field.description.zh} {field.description.en}"
        yield f"| {_plain(field.name)} | {field.type} | {_plain(title)} | {_plain(text)} |"
