"""No cell of a table holds a secret of a system."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD616",
    name="secret-in-cells",
    level=Level.ERROR,
    title=Text("数据里有密码、密钥或者内网地址", "a table holds a password, a key or an internal address"),
    what=Text(
        "私钥、访问密钥、令牌、带密码的连接地址、写明的密码和内网地址，公开后任何人都可以用来进入系统。",
        "Private keys, access keys, tokens, addresses with a password, written passwords and internal addresses let anyone into a system once they are public.",
    ),
    cure=Text(
        "删去这些内容，并立即更换已经写进文件的密码和密钥",
        "remove them, and change every password and key that was in the file at once",
    ),
    bad="system,url\n示例系统,postgres://user:xxxxxx@host/db\n",
    good="system,url\n示例系统,https://data.example/\n",
    private=True,
)
