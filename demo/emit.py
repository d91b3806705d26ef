"""Descriptors as YAML that people like to read and every YAML reader understands alike."""

from typing import Any

import yaml

SCHEMA = "# yaml-language-server: $schema=../../../generator/read/profile/entry-1.0.json\n"


class _Dumper(yaml.SafeDumper):
    """Lists are indented under their key and nothing is ever an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """Texts that look like another kind (dates, codes, no, 12:30) are in double quotes, all others plain."""
    kind = dumper.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    plain = kind == "tag:yaml.org,2002:str"
    plain = plain and dumper.analyze_scalar(value).allow_block_plain
    plain = plain and not (value[:1].isdigit() or value in ("y", "n", "Y", "N"))
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if plain else '"')


_Dumper.add_representer(str, _text)


def to_yaml(descriptor: dict[str, Any]) -> str:
    """The descriptor as strict YAML: one document, keys in the given order, a text never over several lines."""
    return SCHEMA + yaml.dump(descriptor, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
