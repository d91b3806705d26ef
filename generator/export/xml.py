"""Text inside XML: escaped, and without the characters that XML cannot hold in any spelling."""

import re
from xml.sax.saxutils import escape, quoteattr

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def holdable(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)


def content(text: str) -> str:
    """Return a text as the content of an element; an unescaped carriage return would be read as a line feed."""
    return escape(holdable(text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """Return a text as the value of an attribute, with its quotes."""
    return quoteattr(holdable(text))
