"""Every format that findings can be printed in."""

from collections.abc import Callable, Mapping, Sequence

from generator.model.finding import Finding
from generator.model.text import Lang
from generator.report.findings import as_github, as_json, as_markdown, as_text
from generator.report.sarif import as_sarif

FORMATS: Mapping[str, Callable[[Sequence[Finding], Lang], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "markdown": as_markdown,
    "sarif": as_sarif,
}
