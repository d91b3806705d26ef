"""What search knows besides entries: guides, rules, law, plans, publishers, themes and places, each with its page."""

from collections.abc import Iterable, Iterator, Mapping

from generator.check.rule import Rule
from generator.model.catalogue import Catalogue
from generator.model.law import Law
from generator.model.search import PageText, SearchRecord
from generator.model.text import NOTHING, Text


def page_records(
    catalogue: Catalogue, rules: Mapping[str, Rule], guides: Iterable[PageText]
) -> tuple[SearchRecord, ...]:
    """Return one record per page: guides first, because who asks for help means them."""
    found = (*guides, *_of_catalogue(catalogue), *_of_law(catalogue.law), *_of_plans(catalogue), *_of_rules(rules))
    return tuple(map(_record, found))


def _of_catalogue(catalogue: Catalogue) -> Iterator[PageText]:
    for publisher in catalogue.publishers.values():
        path = f"publishers/{publisher.code}/"
        yield PageText(path=path, kind="publisher", title=publisher.name, description=NOTHING, words=(publisher.code,))
    for kind, folder, name in (("theme", "themes", "themes"), ("division", "divisions", "divisions")):
        for term in catalogue.vocabularies.get(name, {}).values():
            path = f"{folder}/{term.code}/"
            yield PageText(path=path, kind=kind, title=term.label, description=term.description, words=(term.code,))


def _of_law(law: Law) -> Iterator[PageText]:
    for clause in law.clauses.values():
        act = law.acts[clause.law].title if clause.law in law.acts else Text(clause.law, clause.law)
        yield PageText(
            path=f"law/#{clause.citation.anchor}",
            kind="law",
            title=Text(f"{clause.label.zh} {act.zh}", f"{clause.label.en}, {act.en}"),
            description=clause.summary,
            words=(clause.chapter.zh, clause.chapter.en),
        )


def _of_plans(catalogue: Catalogue) -> Iterator[PageText]:
    for plan in catalogue.plans:
        path = f"plans/{plan.year}/"
        yield PageText(path=path, kind="plan", title=plan.title, description=NOTHING, words=(str(plan.year),))
        for item in plan.items:
            publisher = catalogue.publishers.get(item.publisher)
            named = (publisher.name.zh, publisher.name.en) if publisher else ()
            words = tuple(filter(None, (item.code, item.planned_month, *named)))
            yield PageText(
                path=f"{path}#{item.code}", kind="plan", title=item.title, description=item.focus, words=words
            )


def _of_rules(rules: Mapping[str, Rule]) -> Iterator[PageText]:
    for code, rule in sorted(rules.items()):
        title = Text(f"{code} {rule.title.zh}", f"{code} {rule.title.en}")
        words = (code, rule.name)
        yield PageText(
            path=f"rules/{code}/", kind="rule", title=title, description=rule.what, words=words, body=rule.cure
        )


def _record(page: PageText) -> SearchRecord:
    return SearchRecord(
        key=page.path,
        url=page.path,
        texts={
            "title": _both(page.title),
            "keywords": "\n".join(page.words),
            "description": _both(page.description),
            "fields": _both(page.body),
        },
        card={
            "c": page.kind,
            "t": page.title.zh,
            "te": page.title.en,
            "d": page.description.zh,
            "de": page.description.en,
        },
        facets={},
        sort={},
    )


def _both(text: Text) -> str:
    return "\n".join(each for each in (text.zh, text.en) if each)
