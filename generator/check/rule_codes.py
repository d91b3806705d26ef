"""The codes of all rules, read from the names of their files, so that a rule can ask without importing the registry."""

import pkgutil

from generator.check import rules

_CODE_LENGTH = len("OD000")


def rule_codes() -> frozenset[str]:
    """Return the code of every rule there is."""
    return frozenset(module.name[:_CODE_LENGTH].upper() for module in pkgutil.iter_modules(rules.__path__))
