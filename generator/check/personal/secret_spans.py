"""Secrets of systems: keys, tokens, passwords and addresses of internal networks."""

import re
from collections.abc import Iterator

import re2

from generator.check.personal.kinds import Heading, Kind, Span

_VALUE = r"[\"']?[ \t]{0,2}(?:[:=：]|[ \t]is[ \t]|[ \t])[ \t]{0,2}[\"']?"
KEYS = (
    r"(-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bLTAI[0-9A-Za-z]{12,}\b|\bAKID[0-9A-Za-z]{28,}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{22,}|\bglpat-[A-Za-z0-9_\-]{20,}|\bxox[baprs]-[A-Za-z0-9\-]{10,}"
    r"|\bsk-[A-Za-z0-9_\-]{24,}|\b[sr]k_live_[A-Za-z0-9]{16,}|\bnpm_[A-Za-z0-9]{30,}|\bhf_[A-Za-z0-9]{30,}|\bAIza[0-9A-Za-z_\-]{35}"
    r"|\beyJ[A-Za-z0-9_\-]{8,}\.eyJ[A-Za-z0-9_\-]{8,}|\$2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{50,}|://[^\s/:@\"']*:[^\s/@\"']+@"
    r"|(?i:\bbearer[ :]{1,2}[a-z0-9_\-.=]{20,}|\bauthorization[\"']?[:=][ \"']{0,2}basic [a-z0-9+/]{10,}={0,2}|sess(?:ion)?_?id=[a-z0-9]{16,}))"
)
WRITTEN_DOWN = (
    r"((?i:password|passwd|\bpwd|secret|api[_-]?key|app[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|access_?token|auth_?token|\btoken"
    rf"|secret_?access_?key|access_?key_?(?:id|secret))\b{_VALUE}[!-)+-~]{{6,}}"
    r"|(?:密码|口令|密钥|令牌)[\"']?[ \t]{0,2}(?:[:=：]|是|为)?[ \t]{0,2}[\"']?[!-)+-~]{6,})"
)
_OCTET = r"\.[0-9]{1,3}"
INTERNAL = rf"((?:\b192\.168|\b10{_OCTET}|\b172\.(?:1[6-9]|2[0-9]|3[01])){_OCTET}{_OCTET})"
PATTERNS = (KEYS, WRITTEN_DOWN, INTERNAL)

_ROOMY = re2.Options()
_ROOMY.max_mem = 1 << 26
_KEYS, _WRITTEN_DOWN, _INTERNAL = (re2.compile(f"(?m){each}", _ROOMY) for each in PATTERNS)
_CELL = re2.compile(r"(?m)^[ '\"]*([!-~]{4,})[ '\"]*$")
_STANDS_FOR_NOTHING = re.compile(rb"[*xX#.\-]+|null|none|true|false", re.IGNORECASE)
_SEPARATED = re.compile(r"[:=：是为]|\bis\b")
_NAMED = re.compile(r"(?i)(?:服务器|主机|内网|数据库|网关|地址|域名|\bip|host|server|://|@)[^\n0-9]{0,8}$")
_LARGEST = 255
_AROUND = 40


def secret_spans(blob: bytes, heading: Heading) -> Iterator[Span]:
    """Yield the secrets in a text of many cells, one a line."""
    for found in _KEYS.finditer(blob):
        yield Span(Kind.SECRET, found.start(1), found.end(1), b"***" not in found.group(1))
    for found in _WRITTEN_DOWN.finditer(blob):
        text = found.group(1).decode()
        told = _SEPARATED.search(text) is not None or any(map(str.isdigit, text))
        yield Span(Kind.SECRET, found.start(1), found.end(1), told and "***" not in text)
    for found in _INTERNAL.finditer(blob):
        yield Span(Kind.SECRET, found.start(1), found.end(1), _is_internal(blob, found.start(1), found.end(1), heading))


def password_cells(blob: bytes) -> Iterator[Span]:
    """Yield the cells that a column of passwords holds as such."""
    for found in _CELL.finditer(blob):
        text = found.group(1)
        told = _STANDS_FOR_NOTHING.fullmatch(text) or _KEYS.search(text) or _WRITTEN_DOWN.search(text)
        if not told and not _INTERNAL.search(text):
            yield Span(Kind.SECRET, found.start(1), found.end(1), True)


def _is_internal(blob: bytes, start: int, end: int, heading: Heading) -> bool:
    """Tell whether four numbers are an address inside a network: the versions of programs look like many of them."""
    before, after = blob[max(0, start - _AROUND) : start].rpartition(b"\n")[2], blob[end : end + 1]
    octets = blob[start:end].split(b".")
    if (
        before[-1:] == b"."
        or after in {b".", *(b"%d" % each for each in range(10))}
        or max(map(int, octets)) > _LARGEST
    ):
        return False
    alone = not before.strip(b" '\"") and after in {b"", b"\n", b"'", b'"', b"/"} and not heading.serial
    return octets[0] == b"192" or after == b":" or alone or _NAMED.search(before.decode("utf-8", "ignore")) is not None
