"""The codes of all rules and guards, read from the names of their files, so that a rule can ask without the registry."""

import pkgutil

from generator.check import guards, rules

_CODE_LENGTH = len("OD000")


def rule_codes() -> frozenset[str]:
    """Return the code of every rule and every guard there is."""
    paths = (*rules.__path__, *guards.__path__)
    return frozenset(module.name[:_CODE_LENGTH].upper() for module in pkgutil.iter_modules(paths))
