"""Constraints of a column: what changed, and whether it became stricter, as far as a machine can tell."""

from collections.abc import Iterator, Mapping

from generator.compare.pair import Pair
from generator.compare.values import at, same, shown_if
from generator.compare.words import say
from generator.model.change import Change, ChangeKind
from generator.model.document import JSON
from generator.model.finding import Path
from generator.model.text import Text

_NAMES = {
    "required": Text("必填", "required"),
    "unique": Text("唯一", "unique"),
    "enum": Text("允许的值", "allowed values"),
    "minimum": Text("最小值", "minimum"),
    "maximum": Text("最大值", "maximum"),
    "minLength": Text("最短长度", "shortest length"),
    "maxLength": Text("最大长度", "greatest length"),
    "pattern": Text("格式", "pattern"),
}
_FLAGS = {"required", "unique"}
_LOWER = {"minimum", "minLength"}
_UPPER = {"maximum", "maxLength"}
_TIGHTENED = Text("收紧", "tightened")
_LOOSENED = Text("放宽", "loosened")
_UNDECIDED = Text("有改动，更严还是更宽机器无法判断", "was changed; stricter or not no machine can tell")


def constraints(pair: Pair, old_field: Path, new_field: Path, field: Text) -> Iterator[Change]:
    """Yield every constraint of a column that changed."""
    old, new = at(pair.old.document.value, old_field), at(pair.new.document.value, new_field)
    before, after = _constraints(old), _constraints(new)
    for name in (*before, *(each for each in after if each not in before)):
        if same(before.get(name), after.get(name)):
            continue
        yield pair.change(
            ChangeKind.CONSTRAINT_CHANGED,
            (*new_field, "constraints", name),
            _told(field, name, before.get(name), after.get(name)),
            before=shown_if(before.get(name)),
            after=shown_if(after.get(name)),
            gone=name not in after,
        )


def _constraints(field: JSON) -> Mapping[str, JSON]:
    found = at(field, ("constraints",))
    return found if isinstance(found, dict) else {}


def _told(field: Text, name: str, before: JSON, after: JSON) -> Text:
    direction = _direction(name, before, after)
    verb = _UNDECIDED if direction is None else _TIGHTENED if direction else _LOOSENED
    detail = Text("", "")
    if name == "enum" and isinstance(before, list) and isinstance(after, list):
        detail = say(
            "（去掉 {lost} 个，增加 {found} 个）",
            " ({lost} removed, {found} added)",
            lost=len([each for each in before if each not in after]),
            found=len([each for each in after if each not in before]),
        )
    elif _is_number(before) and _is_number(after):
        detail = say(
            "（由 {before} 改为 {after}）", " (from {before} to {after})", before=str(before), after=str(after)
        )
    return say(
        "数据项{field}的约束“{name}”{verb}{detail}",
        "The constraint '{name}' of the field {field} {verb}{detail}",
        field=field,
        name=_NAMES.get(name, Text(name, name)),
        verb=Text(verb.zh, verb.en if direction is None else f"was {verb.en}"),
        detail=detail,
    )


def _direction(name: str, before: JSON, after: JSON) -> bool | None:
    """Return whether a constraint became stricter; ``None`` where that cannot be decided."""
    if name in _FLAGS:
        return bool(after)
    if before is None or after is None:
        return before is None
    if name == "enum" and isinstance(before, list) and isinstance(after, list):
        kept = [each for each in before if each in after]
        if len(kept) == len(after) < len(before):
            return True
        return False if len(kept) == len(before) < len(after) else None
    if name in _LOWER | _UPPER:
        return _bound(name in _LOWER, before, after)
    return None


def _bound(lower: bool, before: JSON, after: JSON) -> bool | None:  # noqa: FBT001 - two kinds of bounds
    if isinstance(before, str) and isinstance(after, str):
        comparable = len(before) == len(after) and before != after
        return (after > before) is lower if comparable else None
    if isinstance(before, int | float) and isinstance(after, int | float) and before != after:
        return (after > before) is lower
    return None


def _is_number(value: JSON) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
