"""A descriptor is encoded in UTF-8."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD005",
    name="descriptor-in-other-encoding",
    level=Level.ERROR,
    title=Text("描述文件不是 UTF-8 编码", "the descriptor is not encoded in UTF-8"),
    what=Text(
        "描述文件一律用 UTF-8 编码保存，否则中文会变成乱码。",
        "Every descriptor is saved in UTF-8; in another encoding its Chinese turns into other characters.",
    ),
    cure=Text(
        "用记事本或 WPS 打开文件，选“另存为”，编码选 UTF-8，覆盖原文件",
        "open the file in an editor, choose 'Save as', pick the encoding UTF-8 and replace the file",
    ),
    bad="# 编码 GBK\ntitle: 公园名录\n",
    good="# 编码 UTF-8\ntitle: 公园名录\n",
)
