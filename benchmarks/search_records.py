"""Synthetic search records with texts like those of a Chinese city's catalogue, the same for the same seed."""

# ruff: noqa: PLR2004, SIM905 - shares and lists of words are the data here

import random
from collections.abc import Sequence

from generator.derive.pinyin import spelled
from generator.model.search import SearchRecord
from generator.model.text import Text

_AREAS = "市南区 市北区 李沧区 崂山区 青岛西海岸新区 城阳区 即墨区 胶州市 平度市 莱西市".split()
_AREAS_EN = "Shinan Shibei Licang Laoshan Xihaian Chengyang Jimo Jiaozhou Pingdu Laixi".split()
_TOPICS = """公共停车场 公交站点 地铁线路 养老机构 幼儿园 义务教育学校 医疗机构 社区卫生服务中心 行政许可 行政处罚 食品抽检 药品经营企业
企业登记 个体工商户 空气质量监测 地表水水质 饮用水水源地 排污许可 城市绿地 公园广场 公共厕所 垃圾分类投放点 道路交通事故 充电桩 共享单车停放点
不动产登记 保障性住房 建设工程招标 安全生产检查 消防重点单位 气象观测 海洋预报 渔港渔船 农产品价格 旅游景区 星级饭店 文化馆 图书馆 博物馆藏品
体育场馆 统计年鉴 财政预算 政府采购 社会组织 福利彩票 最低生活保障 残疾人服务机构 人才引进 职业技能培训 专利授权 高新技术企业 信用红黑名单
供热面积 供水管网 燃气场站 路灯设施 物业服务企业 出租汽车 港口吞吐量 机场航班 进出口贸易 外商投资 林业资源 地质灾害隐患点""".split()
_TOPICS_EN = "Parking;Bus stops;Metro lines;Care homes;Kindergartens;Schools;Hospitals;Permits;Air quality".split(";")
_KINDS = "信息 名单 基本信息 统计数据 数据 目录 一览表 分布情况 明细 年度汇总 结果公示 实时数据".split()
_OFFICES = """发展和改革委员会 教育局 科学技术局 工业和信息化局 公安局 民政局 财政局 人力资源和社会保障局 自然资源和规划局 生态环境局 住房和城乡建设局
交通运输局 水务管理局 农业农村局 商务局 文化和旅游局 卫生健康委员会 应急管理局 市场监督管理局 体育局 统计局 医疗保障局""".split()
_FIELDS = """名称 地址 联系电话 经度 纬度 统一社会信用代码 法定代表人 成立日期 经营范围 行政区划代码 街道 泊位数量 收费标准 开放时间 床位数 学生人数
教师人数 许可证编号 有效期至 发证机关 检查日期 检查结果 处罚依据 监测时间 数值 计量单位 面积 建设年份 管理单位 备注 更新时间 序号 站点编码 线路名称
首班时间 末班时间 车牌号码 等级 类别 金额""".split()
_OPENINGS = ("本数据集记录了", "提供", "按月汇总", "包括", "收录")
_PURPOSES = ("供公众查询使用", "用于城市运行分析", "由业务系统自动归集", "每年核对一次", "可与其他数据关联使用")
_CHARACTERS = [chr(code) for code in range(0x4E00, 0x9000, 7)]

FACETS: dict[str, Sequence[tuple[str, Text]]] = {
    "openness": [
        ("unconditional", Text("无条件开放", "Open")),
        ("conditional", Text("有条件开放", "Conditional")),
        ("withheld", Text("不予开放", "Withheld")),
    ],
    "publisher": [
        (f"{area}-{office}", Text(f"{zh}{name}", f"{en} office {office}"))
        for area, (zh, en) in enumerate(zip(["青岛市", *_AREAS], ["Qingdao", *_AREAS_EN], strict=True))
        for office, name in enumerate(_OFFICES)
    ],
    "level": [("city", Text("市级", "City")), ("district", Text("区市级", "District"))],
    "division": [(f"d{number}", Text(zh, zh)) for number, zh in enumerate(["青岛市", *_AREAS])],
    "industry": [(f"i{number}", Text(f"行业{number}", f"Industry {number}")) for number in range(20)],
    "service": [(code, Text(code, code)) for code in ("download", "api")],
    "freshness": [(code, Text(code, code)) for code in ("fresh", "due-soon", "overdue", "resting", "unknown")],
    "quality": [(code, Text(code, code)) for code in ("90", "80", "60", "0")],
    "theme": [(f"t{number}", Text(f"主题{number}", f"Theme {number}")) for number in range(20)],
    "frequency": [(code, Text(code, code)) for code in ("day", "month", "quarter", "year", "irregular")],
    "format": [(code, Text(code.upper(), code.upper())) for code in ("csv", "xlsx", "json", "parquet")],
}


def records(count: int, seed: int = 1) -> tuple[SearchRecord, ...]:
    """Return so many records; about half of the titles name a place, so that rare characters occur as they do in life."""
    rng = random.Random(seed)
    return tuple(_record(rng, number) for number in range(count))


def _record(rng: random.Random, number: int) -> SearchRecord:
    area = rng.randrange(11)
    office = min(rng.randrange(22), rng.randrange(22))
    publisher, publisher_en = (
        FACETS["publisher"][area * 22 + office][1].zh,
        FACETS["publisher"][area * 22 + office][1].en,
    )
    topic, other = rng.choice(_TOPICS), rng.choice(_TOPICS)
    topic_en = rng.choice(_TOPICS_EN)
    place = "".join(rng.choices(_CHARACTERS, k=rng.choice((2, 2, 3)))) if rng.random() < 0.5 else ""
    year = f"{rng.randrange(2015, 2027)}年" if rng.random() < 0.3 else ""
    title = f"{rng.choice(['青岛市', *_AREAS]) if rng.random() < 0.7 else ''}{place}{year}{topic}{rng.choice(_KINDS)}"
    title_en = f"{topic_en} of {rng.choice(_AREAS_EN)} {number}"
    names = rng.sample(_FIELDS, rng.randrange(5, 16))
    description = (
        f"{rng.choice(_OPENINGS)}{publisher}{place}{topic}的{'、'.join(names[:4])}等内容,涉及{other},{rng.choice(_PURPOSES)}。"
        f"{''.join(rng.choices(_CHARACTERS, k=4)) if rng.random() < 0.3 else ''}"
    )
    description_en = (
        f"{topic_en} kept by {publisher_en}: location, contact, capacity and status of each, updated as stated."
    )
    keywords = (topic, other, publisher[-3:])
    formats = ("csv", "xlsx", "json", "parquet") if rng.random() < 0.7 else ()
    openness = rng.choices(("unconditional", "conditional", "withheld"), (8, 2, 1))[0]
    rows = rng.randrange(10, 200_000) if formats else None
    return SearchRecord(
        key=f"office-{area}-{office}/entry-{number}",
        url=f"datasets/office-{area}-{office}/entry-{number}/",
        texts={
            "title": f"{title}\n{title_en}",
            "keywords": "\n".join(keywords),
            "publisher": f"{publisher}\n{publisher_en}",
            "description": f"{description}\n{description_en}",
            "fields": "\n".join(names),
        },
        card={
            "t": title, "te": title_en, "p": publisher, "pe": publisher_en, "d": description, "de": description_en,
            "w": "\n".join(keywords), "f": "、".join(names), "fe": "", "o": openness, "s": "published",
            "m": f"20{26 - number % 9}-0{1 + number % 9}-1{number % 10}", "r": rows, "x": list(formats), "y": number % 2,
        },
        facets={
            "openness": (openness,), "publisher": (f"{area}-{office}",), "level": ("district" if area else "city",),
            "theme": (f"t{(office + rng.randrange(2)) % 20}",), "frequency": (rng.choice(("day", "month", "year", "year")),),
            "division": (f"d{area or rng.randrange(11)}",), "industry": (f"i{(office if rng.random() < 0.8 else rng.randrange(20)) % 20}",),
            "service": ("download", "api") if formats and rng.random() < 0.2 else ("download",) if formats else (),
            "freshness": (rng.choices(("fresh", "due-soon", "overdue", "resting"), (70, 8, 15, 7))[0],),
            "quality": (rng.choices(("90", "80", "60", "0"), (4, 4, 2, 1))[0],) if openness != "withheld" else (),
            "format": formats,
        },
        sort={"title": spelled(title)} | ({} if rows is None else {"rows": rows}),
    )  # fmt: skip
