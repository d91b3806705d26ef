"""What search knows besides entries: guides, rules, publishers, themes and places, each with the page that it leads to."""

from collections.abc import Iterable, Iterator, Mapping

from generator.check.rule import Rule
from generator.model.catalogue import Catalogue
from generator.model.search import PageText, SearchRecord
from generator.model.text import NOTHING, Text


def page_records(
    catalogue: Catalogue, rules: Mapping[str, Rule], guides: Iterable[PageText]
) -> tuple[SearchRecord, ...]:
    """Return one record per page: guides first, because who asks for help means them."""
    return tuple(_record(each) for each in (*guides, *_of_catalogue(catalogue), *_of_rules(rules)))


def _of_catalogue(catalogue: Catalogue) -> Iterator[PageText]:
    for publisher in catalogue.publishers.values():
        path = f"publishers/{publisher.code}/"
        yield PageText(path=path, kind="publisher", title=publisher.name, description=NOTHING, words=(publisher.code,))
    for kind, folder, name in (("theme", "themes", "themes"), ("division", "divisions", "divisions")):
        for term in catalogue.vocabularies.get(name, {}).values():
            path = f"{folder}/{term.code}/"
            yield PageText(path=path, kind=kind, title=term.label, description=term.description, words=(term.code,))


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
