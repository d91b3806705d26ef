"""The interface's texts: every key that is used exists, every key that exists is used, in both languages."""

import re
from pathlib import Path

import pytest

from generator.check.metadata_points import BANDS, METRICS
from generator.derive.freshness import Freshness
from generator.derive.search_records import FACETS
from generator.model.entry import Openness, Role, Status
from generator.pages.catalogue import STRINGS
from generator.pages.home import DOORS
from generator.pages.words import WordsError, read_words
from tests.support import ROOT

WORDS = read_words(ROOT / "site_overrides" / "words.yaml")
TEMPLATES = sorted((ROOT / "site_overrides" / "content").glob("*.html"))
MODULES = sorted((ROOT / "generator").glob("*/*.py"))
SCRIPTS = sorted((ROOT / "site_overrides" / "assets" / "portal").glob("catalogue*.js"))
DYNAMIC = {
    "assessment.": {"quality", "risk", "security", "effectiveness"},
    "chart.": {"bar", "line", "histogram"},
    "cite.": {"plain", "gbt", "apa", "bibtex"},
    "form.channel.": {"platform", "email", "phone", "repository"},
    "measure.": {"count", "sum", "mean"},
    "access.": {Openness.UNCONDITIONAL.value, Openness.CONDITIONAL.value},
    "constraint.": {"required", "unique", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern"},
    "door.": {f"{code}{end}" for code, _ in DOORS for end in ("", ".text")},
    "described.": {each.dimension for each in METRICS},
    "described.band.": set(BANDS),
    "described.missing.": {"points", "udata", "fair"},
    "entries.": {"one", "many"},
    "freshness.": {each.value for each in Freshness},
    "notice.": {Status.SUSPENDED.value, Status.WITHDRAWN.value},
    "role.": {Role.SAMPLE.value, Role.DICTIONARY.value},
    "rows.": {"one", "many"},
    "showcases.": {"one", "many"},
    "ways.": {"formats", "formats.title", "letters", "letters.title"},
    "unit.": {"working_days", "days", "month_day", "rows", "percent", "points"},
}
"""Keys whose end is a code: the codes that occur."""

CALL = re.compile(r"""\bt\(\s*["']([\w.-]+)["']\s*(~)?""")
COUNTED = re.compile(r"""\bnumber\([^()]*,\s*["']([\w.-]+)["']\)""")
LOOKED_UP = re.compile(r"""words(?:\[|\.get\()f?["']([\w.-]+)["'{]""")
IN_SCRIPT = re.compile(r"""\bwords\((?:[^()"'`]*\?\s*)?["']([\w.-]+)["']""")


def used_in_templates() -> set[str]:
    """Return every key that a template names, dynamic ones with each of their codes."""
    keys: set[str] = set()
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        for key, dynamic in CALL.findall(text):
            keys |= {key + code for code in DYNAMIC[key]} if dynamic else {key}
        keys |= {f"{key}.{code}" for key in COUNTED.findall(text) for code in DYNAMIC[f"{key}."]}
    return keys


def used_in_modules() -> set[str]:
    """Return every key that a module looks up; a key that ends in a dot is dynamic."""
    keys: set[str] = set()
    for path in MODULES:
        for key in LOOKED_UP.findall(path.read_text(encoding="utf-8")):
            keys |= {key + code for code in DYNAMIC[key]} if key.endswith(".") else {key}
    return keys


def test_every_used_key_exists() -> None:
    """No template and no module asks for a text that nobody wrote."""
    assert (used_in_templates() | used_in_modules()) - set(WORDS) == set()


def test_every_key_is_used() -> None:
    """No text lies in the file that no page shows."""
    unused = set(WORDS) - used_in_templates() - used_in_modules()
    assert {key for key in unused if not key.startswith(STRINGS)} == set()


def test_the_search_application_has_its_texts() -> None:
    """Every text that the script asks for by a fixed key is handed to it, and no other."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    named = set(re.findall(r"""["']([a-z]+(?:\.[a-z]+)*)["']""", source))
    given = {key.removeprefix(STRINGS) for key in WORDS if key.startswith(STRINGS)}
    assert set(IN_SCRIPT.findall(source)) - given == set()
    fixed = {key for key in given if not key.startswith(("facet.", "sort."))}
    assert fixed - named == set()


def test_every_facet_and_order_has_its_text() -> None:
    """The facets and orders of the index are named in both languages."""
    assert {f"search.facet.{each}" for each in FACETS} <= set(WORDS)
    assert {f"search.sort.{each}" for each in ("relevance", "newest", "title", "rows")} <= set(WORDS)


def test_both_languages_ask_for_the_same_values() -> None:
    """A placeholder of one language is a placeholder of the other, and no text is blank."""
    for key, text in WORDS.items():
        assert text.zh.strip(), key
        assert text.en.strip(), key
        assert set(re.findall(r"\{(\w+)\}", text.zh)) == set(re.findall(r"\{(\w+)\}", text.en)), key


def test_english_texts_are_english() -> None:
    """No Chinese character is left in an English text."""
    assert [key for key, text in WORDS.items() if re.search(r"[\u3000-\u9fff\uff00-\uffef]", text.en)] == []


@pytest.mark.parametrize(
    "written", ["a: {zh: 甲}", "a: {zh: 甲, en: ''}", "a: 甲", "a: {zh: 甲, en: A, de: A}", "a: ["]
)
def test_a_half_text_is_refused(tmp_path: Path, written: str) -> None:
    """A text without both languages, with a third, or a broken file stops at once."""
    file = tmp_path / "words.yaml"
    file.write_text(f"{written}\n", encoding="utf-8")
    with pytest.raises(WordsError):
        read_words(file)
