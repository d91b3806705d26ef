"""What a file is, by its first bytes: a clerk's workbook that was renamed to .csv is no table of text."""

from generator.model.text import Text
from generator.read.content import Content, opened

_WORKBOOK = Text("Excel 工作簿（xlsx）或者压缩包", "an Excel workbook (xlsx) or an archive")
_OLD_WORKBOOK = Text("旧版 Excel、WPS 文件（xls、et）", "a file of an older Excel or WPS (xls, et)")
_POINTER = Text("Git LFS 的指针，不是文件本身", "a pointer of Git LFS and not the file itself")
_PAGE = Text("网页（HTML）", "a web page (HTML)")
_ARCHIVE = Text("压缩包", "an archive")

_BEGINNINGS: tuple[tuple[bytes, Text], ...] = (
    (b"PK\x03\x04", _WORKBOOK),
    (b"PK\x05\x06", _WORKBOOK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_WORKBOOK),
    (b"version https://git-lfs.github.com/spec/", _POINTER),
    (b"%PDF-", Text("PDF 文件", "a PDF file")),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"PAR1", Text("Parquet 文件", "a Parquet file")),
)
_PAGES = (b"<!doctype html", b"<html")
_LONGEST = max(len(start) for start, _ in _BEGINNINGS)


def kind_of(content: Content) -> Text | None:
    """Return what a file is where its first bytes say that it is no text of rows."""
    with opened(content) as stream:
        start = stream.read(_LONGEST)
    if start.lower().startswith(_PAGES):
        return _PAGE
    return next((kind for signature, kind in _BEGINNINGS if start.startswith(signature)), None)
