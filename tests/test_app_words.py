"""The texts of the live tables and forms: each that a script asks for exists, and each that exists is asked for."""

import re

from generator.pages.app_words import FILE
from generator.pages.words import read_words
from tests.support import ROOT

SCRIPTS = sorted((ROOT / "site_overrides" / "assets" / "portal").glob("*.js"))
WORDS = read_words(ROOT / "site_overrides" / FILE)
FIXED = re.compile(r"""\bwords\("([\w.-]+)\"""")
DYNAMIC = re.compile(r"""\bwords\(`([\w.-]+\.)\$\{""")


def source() -> str:
    """Return all scripts that import the shared words."""
    texts = [path.read_text(encoding="utf-8") for path in SCRIPTS]
    return "\n".join(each for each in texts if "table-parts.js" in each or "export function words" in each)


def test_every_text_that_is_asked_for_exists() -> None:
    """No script shows an undefined text."""
    asked = set(FIXED.findall(source()))
    assert asked
    assert asked - set(WORDS) == set()


def test_every_text_is_asked_for() -> None:
    """No text is sent to the browser for nothing; those with a code at their end belong to a lookup of that beginning."""
    text = source()
    beginnings = tuple(DYNAMIC.findall(text))
    asked = set(FIXED.findall(text))
    assert {key for key in WORDS if key not in asked and not key.startswith(beginnings)} == set()


def test_codes_have_their_texts() -> None:
    """Every comparison, measure and fault of the engine is named."""
    engine = (ROOT / "site_overrides" / "assets" / "portal" / "table-engine.js").read_text(encoding="utf-8")
    lists = re.search(r"OPERATORS = \{(.*?)\};\nexport const MEASURES = \[(.*?)\]", engine, re.DOTALL)
    assert lists
    assert {f"op.{each}" for each in re.findall(r'"(\w+)"', lists[1])} <= set(WORDS)
    assert {f"fn.{each}" for each in re.findall(r'"(\w+)"', lists[2])} <= set(WORDS)
    faults = {
        code for path in SCRIPTS for code in re.findall(r'new QueryError\("(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert {f"error.{each}" for each in faults} <= set(WORDS)


def test_both_languages_ask_for_the_same_values() -> None:
    """A placeholder of one language is one of the other, and English is English."""
    for key, text in WORDS.items():
        assert set(re.findall(r"\{(\w+)\}", text.zh)) == set(re.findall(r"\{(\w+)\}", text.en)), key
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", text.en), key
