"""A pattern of a schema becomes a test of the whole cell that takes linear time whatever the pattern is.

RE2 decides what a pattern may hold. It needs three microseconds a cell in Python, so patterns of the plainest kind –
characters and classes in a row, one of them repeated without a fixed number at most – go through ``re``, which means
the same by them and cannot backtrack over more than that one repetition.
"""

import re
from collections.abc import Callable
from functools import lru_cache

import re2

Test = Callable[[str], object]
"""True (or a match) for a cell that the whole pattern matches."""

_CLASS = r"\[\^?(?:[^\[\]\\&|~^-]-[^\[\]\\&|~^-]|[^\[\]\\&|~^-]|\\d)+-?\]"
_ATOM = rf"(?:[^\\.\[\]{{}}()*+?^$|]|\\[d.+*?()\[\]{{}}/-]|{_CLASS})"
_FIXED = rf"{_ATOM}(?:\{{[0-9]{{1,3}}\}})?"
_PLAIN = re.compile(rf"\^?(?:{_FIXED})*(?:{_ATOM}(?:[*+?]|\{{[0-9]{{1,3}},[0-9]{{0,3}}\}}))?(?:{_FIXED})*\$?")
_QUIET = re2.Options()
_QUIET.log_errors = False


@lru_cache(maxsize=1024)
def compile_pattern(pattern: str) -> Test | None:
    """Return the test of a pattern; ``None`` where RE2 or the ``re`` of the reference cannot read it."""
    try:
        exact = re2.compile(pattern, _QUIET)
        re.compile(pattern)
    except (re2.error, re.error, OverflowError, RecursionError):
        return None
    if _PLAIN.fullmatch(pattern):
        return re.compile(pattern, re.ASCII).fullmatch
    test: Test = exact.fullmatch
    return test
