"""What a file is, by its first bytes: a clerk's workbook that was renamed to .csv is no table of text."""

from generator.model.text import Text
from generator.read.content import Content, opened

_WORKBOOK = Text("Excel 工作簿（XLSX）或者压缩包", "an Excel workbook (XLSX) or an archive")
_PAGE = Text("网页（HTML）", "a web page (HTML)")
_BEGINNINGS = (
    (b"PK\x03\x04", _WORKBOOK),
    (b"PK\x05\x06", _WORKBOOK),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Text("旧版 Excel、WPS、Word 文件（xls、et、doc）", "a file of an older Excel, WPS or Word (xls, et, doc)"),
    ),
    (b"%PDF-", Text("PDF 文件", "a PDF file")),
    (b"\x1f\x8b", Text("gzip 压缩文件", "a file compressed by gzip")),
    (b"Rar!\x1a\x07", Text("RAR 压缩包", "a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", Text("7z 压缩包", "a 7z archive")),
    (b"PAR1\x15", Text("Parquet 文件", "a Parquet file")),
    (b"SQLite format 3\0", Text("SQLite 数据库", "an SQLite database")),
    (b"\x89PNG", Text("PNG 图片", "a PNG picture")),
    (b"\xff\xd8\xff", Text("JPEG 图片", "a JPEG picture")),
    (
        b"version https://git-lfs.github.com/",
        Text("Git LFS 的指针，数据不在里面", "a pointer of Git LFS without the data"),
    ),
    (b"{\\rtf", Text("RTF 文档", "an RTF document")),
    (b"<?xml", Text("XML 文件", "an XML file")),
    (b'[{"', Text("JSON 文件", "a JSON file")),
    (b'{"', Text("JSON 文件", "a JSON file")),
)
_PAGES = (b"<!doctype html", b"<html")
_LONGEST = max(len(start) for start, _ in _BEGINNINGS)


def kind_of(content: Content) -> Text | None:
    """Return what a file is where its first bytes say that it is no text of rows."""
    with opened(content) as stream:
        return disguised(stream.read(_LONGEST))


def disguised(content: bytes) -> Text | None:
    """Return what some bytes are that begin as no text of rows does; ``None`` where they may be one."""
    start = content[:_LONGEST]
    if start.lower().startswith(_PAGES):
        return _PAGE
    return next((kind for signature, kind in _BEGINNINGS if start.startswith(signature)), None)
