"""A generated repository of any size: the golden catalogue's authority, and N entries of their own text and table."""

import random
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "repository"
PLACES = [
    "东山",
    "西湖",
    "南河",
    "北岭",
    "中心",
    "滨海",
    "高新",
    "古城",
    "新区",
    "长岛",
    "平原",
    "丘陵",
    "港口",
    "铁路",
    "机场",
    "大学",
]
THINGS = [
    "公园",
    "道路",
    "桥梁",
    "站点",
    "学校",
    "医院",
    "市场",
    "图书馆",
    "停车场",
    "公厕",
    "路灯",
    "管网",
    "水质",
    "空气",
    "噪声",
    "绿道",
]
KINDS = ["名录", "台账", "统计", "监测", "日报", "月报", "分布", "清单"]
ROWS = 20


def generate(root: Path, entries: int) -> Path:
    """Write a repository with that many open entries of 20 rows each and return its root."""
    for source in sorted(GOLDEN.glob("catalog/**/*")):
        if source.is_file():
            target = root / source.relative_to(GOLDEN)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    for name in ("docs", "site_overrides", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)
    template = yaml.safe_load((GOLDEN / "datasets/parks/park-list/datapackage.yaml").read_text(encoding="utf-8"))
    template["resources"] = template["resources"][:1]
    for number in range(entries):
        _entry(root, template, number)
    # the golden plan names one entry of the golden catalogue
    _entry(root, template, -1)
    return root


def _entry(root: Path, template: dict[str, object], number: int) -> None:
    source = random.Random(number)
    name = f"entry-{number:06d}" if number >= 0 else "park-list"
    title = f"{source.choice(PLACES)}{source.choice(THINGS)}{source.choice(KINDS)}{number}"
    value = {**template, "name": name, "id": f"parks/{name}", "title": title, "titleEn": f"Table {number}"}
    value["description"] = f"{title}，" + "".join(source.choice(PLACES) + source.choice(THINGS) for _ in range(20))
    folder = root / "datasets" / "parks" / name
    folder.mkdir(parents=True)
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)
    (folder / "datapackage.yaml").write_text(text, encoding="utf-8")
    lines = ["code,name,area,opened,free,visitors"]
    lines += [
        f"{row:05d},{source.choice(PLACES)}{row},{row / 4},2020-01-{row % 28 + 1:02d},true,{source.randrange(10**6)}"
        for row in range(ROWS)
    ]
    (folder / "parks.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
