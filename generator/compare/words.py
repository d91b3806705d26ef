"""The words of a comparison: sentences in both languages, labels of codes and of properties."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.catalogue import Catalogue
from generator.model.document import JSON, dotted
from generator.model.finding import Path
from generator.model.text import Lang, Text

NAME = 60
"""More characters of a name, a title or a condition are not repeated in a sentence."""


def say(zh: str, en: str, **values: Text | str | int) -> Text:
    """Return a sentence with its ``{names}`` filled in, each language with its own words where there are some."""
    return Text(
        zh.format(**{name: each.shown(Lang.ZH) if isinstance(each, Text) else each for name, each in values.items()}),
        en.format(**{name: each.shown(Lang.EN) if isinstance(each, Text) else each for name, each in values.items()}),
    )


def quoted(text: Text) -> Text:
    """Return a name as it stands in a sentence: in quotes, and not longer than people read."""
    return Text(f"“{short(text.shown(Lang.ZH))}”", f"'{short(text.shown(Lang.EN))}'")


def named(title: Text, name: str) -> Text:
    """Return a title in quotes, or the technical name where no title was written."""
    return quoted(title if title.zh or title.en else Text(name, name))


def short(text: str) -> str:
    """Return a text cut to the length of a name."""
    return text if len(text) <= NAME else f"{text[: NAME - 1]}…"


@dataclass(frozen=True, slots=True)
class Label:
    """What people call a property, and the vocabulary of its codes."""

    title: Text
    vocabulary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The labels of both sides and of the profile; the later side's word goes first."""

    old: Catalogue
    new: Catalogue
    properties: Mapping[str, Label] = field(default_factory=dict)

    def label(self, vocabulary: str, code: str) -> Text:
        """Return the label of a code in quotes; the code itself where no vocabulary has it."""
        known = code in self.new.vocabularies.get(vocabulary, {})
        return quoted((self.new if known else self.old).label(vocabulary, code))

    def property(self, path: Path) -> Text:
        """Return what people call the property at a path, followed by the path; the path alone where nobody does."""
        known = self.properties.get(_key(path))
        where = dotted(path)
        return Text(f"“{known.title.zh}”（{where}）", f"'{known.title.en}' ({where})") if known else Text(where, where)

    def value(self, path: Path, value: JSON) -> Text | None:
        """Return a value that may stand in a sentence: a code's label, a number, yes or no; ``None`` for free text."""
        if isinstance(value, bool):
            return Text("是", "yes") if value else Text("否", "no")
        if isinstance(value, int | float):
            return Text(str(value), str(value))
        known = self.properties.get(_key(path))
        if isinstance(value, str) and known and known.vocabulary:
            return self.label(known.vocabulary, value)
        return None


def labels_of(profile: Mapping[str, JSON]) -> Mapping[str, Label]:
    """Return the labels of a profile's properties by path, list positions left out."""
    return dict(_labels(dict(profile), ""))


def _labels(schema: JSON, path: str) -> Iterator[tuple[str, Label]]:
    if not isinstance(schema, dict):
        return
    yield from _labels(schema.get("items"), path)
    below = schema.get("properties")
    for name, each in below.items() if isinstance(below, dict) else ():
        if isinstance(each, dict):
            own = f"{path}.{name}".lstrip(".")
            title = Text(str(each.get("title", name)), str(each.get("titleEn", name)))
            yield own, Label(title, str(each.get("vocabulary", "")))
            yield from _labels(each, own)


def _key(path: Path) -> str:
    return ".".join(part for part in path if isinstance(part, str))
