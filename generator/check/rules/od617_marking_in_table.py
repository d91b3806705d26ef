"""No cell and no heading carries a classified or internal marking."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD617",
    name="marking-in-table",
    level=Level.ERROR,
    title=Text("数据里有密级或内部资料的标志", "a table carries a classified or internal marking"),
    what=Text(
        "单元格或者表头带有“秘密★”“机密级”“内部资料”等标志的，先停下来核实。标志见词表 classified-markings 中 place 为 cell 的各项。",
        "Where a cell or a heading carries a marking such as 秘密★ (confidential), 机密级 (secret) or 内部资料 (internal), stop and find out. The markings are the terms with the place 'cell' of the vocabulary 'classified-markings'.",
    ),
    cure=Text(
        "立即停止提交并报告本单位保密部门；确认不涉密的，删去标志",
        "stop the submission and tell your secrecy office; if nothing is secret, remove the marking",
    ),
    bad="title,note\n示例文件,秘密★10年\n",
    good="title,note\n示例文件,公开\n",
    private=True,
)
