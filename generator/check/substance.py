"""Texts that fill a cell and say nothing."""

from generator.check.personal.wordlists import plainly

_EMPTY = frozenset(
    {
        "无",
        "没有",
        "暂无",
        "待定",
        "待补充",
        "同上",
        "略",
        "风险",
        "无风险",
        "理由",
        "见附件",
        "不详",
        "none",
        "n/a",
        "na",
        "nil",
        "tbd",
        "todo",
        "test",
        "测试",
    }
)


def bare(text: str) -> str:
    """Return what is left of a text without blanks and marks around it, in small letters."""
    return plainly(text).strip(" .。；;,，、-—_/\\*?？!！·…~～()（）[]【】\"'“”").lower()


def says_nothing(text: str) -> bool:
    """Tell whether a text is only a placeholder; an empty one is none."""
    return bool(text.strip()) and (not bare(text) or bare(text) in _EMPTY)
