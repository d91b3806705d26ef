"""What an authority has to do again and again: the last time it did, by the register of assessments."""

from collections.abc import Iterator

from generator.check.dates import age_in_days, day_of
from generator.check.rule import Context, Rule
from generator.model.finding import Place, Problem
from generator.model.text import Lang, Text

REGISTER = "assessments"


def overdue(rule: Rule, kind: str, parameter: str, context: Context, *, city_only: bool = False) -> Iterator[Problem]:
    """Yield a problem for each authority whose last assessment of a kind is missing or too long ago."""
    limit = context.number(parameter)
    table = context.catalogue.registers.get(REGISTER)
    if limit is None or table is None:
        return
    for code in _responsible(context, city_only=city_only):
        done = [row for row in table if row["kind"] == kind and row["authority"] == code and day_of(row["assessedOn"])]
        last = max(done, key=lambda row: row["assessedOn"], default=None)
        age = age_in_days(last["assessedOn"], context.today) if last else None
        planned = last["nextOn"] if last and day_of(last["nextOn"]) else ""
        if age is not None and age <= limit and not "" < planned < context.today:
            continue
        place = last.place("assessedOn") if last else Place(table.file, 1)
        yield rule.at(place, _message(code, age, limit, context) if age is None or age > limit else _missed(planned))


def _missed(planned: str) -> Text:
    return Text(f"原定 {planned} 前再次评估", f"it was to be assessed again by {planned}")


def _responsible(context: Context, *, city_only: bool) -> tuple[str, ...]:
    """Return the city's authority, then those of the publishers, as far as they are registered."""
    catalogue = context.catalogue
    others = () if city_only else sorted({each.authority for each in catalogue.publishers.values()})
    return tuple(each for each in dict.fromkeys((catalogue.portal.authority, *others)) if each in catalogue.authorities)


def _message(code: str, age: int | None, limit: int, context: Context) -> Text:
    name = context.catalogue.authorities[code].name
    if age is None:
        return Text(f"“{name.zh}”没有登记过", f"nothing is registered of '{name.shown(Lang.EN)}'")
    return Text(
        f"“{name.zh}”上一次是 {age} 天前，最长间隔 {limit} 天",
        f"the last one of '{name.shown(Lang.EN)}' was {age} days ago; the longest interval is {limit} days",
    )
