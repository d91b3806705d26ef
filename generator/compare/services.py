"""Ways of giving the data: services, and whether downloads disappear while something else stays."""

from collections.abc import Iterator

from generator.compare.demands import matched
from generator.compare.pair import Pair
from generator.compare.values import at, shown_if
from generator.compare.words import say
from generator.model.change import Change, ChangeKind
from generator.model.entry import Entry, Role
from generator.model.text import Text

_DOWNLOAD = "download"


def services(pair: Pair) -> Iterator[Change]:
    """Yield services that came or went, and the loss of all downloads."""
    old, new = pair.old.services, pair.new.services
    kept, lost, found = matched([each.kind for each in old], [each.kind for each in new])
    for before in lost:
        title = _told(pair, "不再提供{kind}服务", "The service {kind} is no longer offered", old[before].kind)
        kind = ChangeKind.DOWNLOADS_REMOVED if old[before].kind == _DOWNLOAD else ChangeKind.METADATA_CHANGED
        value = shown_if(at(pair.old.document.value, ("services", before)))
        yield pair.change(kind, ("services", before), title, before=value, gone=True)
    for after in found:
        title = _told(pair, "增加了{kind}服务", "The service {kind} was added", new[after].kind)
        value = shown_if(at(pair.new.document.value, ("services", after)))
        yield pair.change(ChangeKind.METADATA_CHANGED, ("services", after), title, after=value)
    for before, after in kept:
        yield from pair.rest(("services", before), ("services", after))
    yield from _downloads(pair)


def _told(pair: Pair, zh: str, en: str, kind: str) -> Text:
    return say(zh, en, kind=pair.words.label("service-kinds", kind))


def _downloads(pair: Pair) -> Iterator[Change]:
    """Yield the loss of every data file at unchanged or wider openness; a tightening says so itself."""
    before, after = _data_files(pair.old), _data_files(pair.new)
    if not before or after or pair.old.openness is not pair.new.openness:
        return
    left = {each.kind for each in pair.new.services} - {_DOWNLOAD}
    stays = Text("，只留下接口等服务", "; only services such as an interface stay") if left else Text("", "")
    title = say(
        "不再提供任何数据文件（原有 {count} 个）{stays}",
        "No data file is offered any more (there were {count}){stays}",
        count=len(before),
        stays=stays,
    )
    yield pair.change(
        ChangeKind.DOWNLOADS_REMOVED, ("resources",), title, before=shown_if([*before]), after=shown_if([])
    )


def _data_files(entry: Entry) -> tuple[str, ...]:
    return tuple(each.path for each in entry.resources if each.role is Role.DATA)
