"""Findings as SARIF 2.1.0 (OASIS), which forges and editors show beside the lines."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from generator.model.finding import Finding, Level
from generator.model.text import Lang, Text

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTICE: "note"}
_CURE = Text("怎么改：", "Cure: ")


def as_sarif(findings: Sequence[Finding], lang: Lang) -> str:
    """Return findings as one run; each rule that was broken is listed once, each result names it by number."""
    codes = sorted({each.code for each in findings})
    driver = {"name": "portal", "language": lang.value, "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code), lang) for each in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, number: int, lang: Lang) -> Mapping[str, object]:
    basis = ("、" if lang is Lang.ZH else ", ").join(each.label.of(lang) for each in finding.basis)
    told = f"{finding.message.of(lang)}{f' ({basis})' if basis else ''}. {_CURE.of(lang)}{finding.cure.of(lang)}"
    place = finding.place
    region = {"startLine": place.line or 1, **({"startColumn": place.column} if place.column else {})}
    location = {"artifactLocation": {"uri": quote(place.file)}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": number,
        "level": _LEVELS[finding.level],
        "message": {"text": told},
        "locations": [{"physicalLocation": location}],
    }
