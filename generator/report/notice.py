"""The one-time notice (一次性告知书) in every format, and the memory that the next round asks for."""

from generator.report.notice_html import notice_html
from generator.report.notice_json import notice_json
from generator.report.notice_markdown import notice_markdown
from generator.report.notice_text import notice_text
from generator.report.notice_view import Setting, setting_of
from generator.report.rounds import Memory

__all__ = ["Memory", "Setting", "notice_html", "notice_json", "notice_markdown", "notice_text", "setting_of"]
