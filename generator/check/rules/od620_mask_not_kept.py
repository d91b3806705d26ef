"""A declared masking rule holds for every cell."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD620",
    name="mask-not-kept",
    level=Level.ERROR,
    title=Text("数据和写明的脱敏规则不一致", "cells are not masked as their field declares"),
    what=Text(
        "数据项写了脱敏方法（masking.method）的，每个单元格都要符合这个方法的样子（词表 masking-methods 的 pattern）。",
        "Where a field declares a masking method ('masking.method'), every cell looks as the method leaves it (the pattern in the vocabulary 'masking-methods').",
    ),
    cure=Text(
        "按写明的方法处理漏掉的单元格；方法写错的，改成实际采用的方法",
        "mask the cells that were forgotten; if the method is wrong, write the one that was used",
    ),
    bad="masking: {method: mask-mobile}\n\nmobile\n138xxxx5678\n",
    good="masking: {method: mask-mobile}\n\nmobile\n138****5678\n",
    private=True,
)
