"""Titles as Chinese city portals write them, and what people type who look for one of them.

Publishers, districts and turns of phrase are those of real cities; the lists of topics are ours. One half of the topics is
for looking at while the ranking is worked on, the figures are taken from the other (``held_out``).
"""

# ruff: noqa: PLR2004, SIM905 - shares and lists of words are the data here

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pypinyin import lazy_pinyin

from benchmarks.search_records import records
from generator.derive.pinyin import spelled
from generator.model.search import SearchRecord

_DISTRICTS = "市南区 市北区 李沧区 崂山区 西海岸新区 城阳区 即墨区 胶州市 平度市 莱西市 高新区 自贸片区".split()
_STREETS = """八大关 香港中路 金门路 湛山 珠海路 八大湖 云南路 中山路 台东 辽宁路 登州路 兴隆路 敦化路 延安路 宁夏路 浮山新区 阜新路 四方 水清沟 洛阳路 河西
海伦路 合肥路 双山 李村 虎山路 浮山路 振华路 沧口 兴华路 兴城路 楼山 湘潭路 九水 世园 中韩 沙子口 王哥庄 北宅 金家岭 长江路 黄岛 辛安 薛家岛 灵珠山 红石崖
隐珠 珠海 滨海 铁山 王台 张家楼 琅琊 泊里 大场 藏南 六汪 宝山 流亭 夏庄 惜福镇 棘洪滩 上马 河套 红岛 环秀 潮海 通济 北安 龙山 龙泉 温泉 鳌山卫 田横 金口 灵山 大信
移风店 段泊岚 蓝村 阜安 中云 三里河 胶东 胶莱 李哥庄 铺集 里岔 洋河 九龙 东阁 李园 凤台 白沙河 同和 南村 古岘 仁兆 新河 店子 大泽山 旧店 云山 明村 田庄 蓼兰 崔家集
水集 望城 姜山 院上 沽河 夏格庄 日庄 马连庄 河头店 南墅""".split()
_TOPICS = """公共停车场 停车泊位 公交站点 公交线路 地铁站出入口 出租汽车企业 网约车平台 共享单车停放点 机动车检测站 驾驶员培训学校 道路运输企业 危险货物运输企业
充电桩 加油站 加气站 交通信号灯 违法停车抓拍点 桥梁 隧道 道路施工占道 公路养护 渡口码头 港口企业 航班时刻 火车站 长途汽车客运站 养老机构 社区养老服务站
日间照料中心 养老护理员 殡葬服务机构 公墓 婚姻登记处 社会组织 民办非企业单位 基金会 慈善组织 城乡低保对象 特困供养人员 临时救助 孤儿保障 残疾人两项补贴 福利彩票销售点
流浪救助站 行政区划 地名 门牌号 幼儿园 普惠性民办幼儿园 小学 初中 普通高中 中等职业学校 特殊教育学校 高等院校 校外培训机构 中小学招生范围 教师资格认定 校车
义务教育学区划分 高考考点 中考分数线 学生营养餐 研学基地 三级医院 社区卫生服务中心 乡镇卫生院 村卫生室 民营医院 口腔诊所 急救站 采血点 疫苗接种门诊 发热门诊
执业医师 执业护士 母婴保健机构 传染病报告 职业病诊断机构 家庭医生签约 公共场所卫生许可 二次供水单位 药店 医疗器械经营企业 药品生产企业 化妆品抽检 食品经营许可 食品抽检
食品生产企业 小作坊登记 餐饮量化分级 网络餐饮平台 学校食堂 农贸市场 特种设备 电梯 气瓶检验 计量器具检定 商标注册 专利授权 名牌产品 企业登记 个体工商户 经营异常名录
严重违法失信企业 股权出质 动产抵押 行政处罚 行政许可 双随机抽查 消费投诉 价格监测 广告审查 空气质量 水环境质量 饮用水水源地 近岸海域水质 声环境功能区 污染源监测
排污许可证 危险废物经营单位 辐射安全许可 建设项目环评 环境信访 自然保护区 固体废物 重点排污单位 碳排放企业 噪声监测点 污水处理厂 供水水质 供水管网 停水公告 燃气企业
供热企业 供热面积 路灯 公共厕所 垃圾分类投放点 垃圾转运站 生活垃圾焚烧厂 建筑垃圾消纳场 环卫车辆 户外广告 城市绿地 公园 古树名木 绿道 口袋公园 物业服务企业
住宅小区 商品房预售许可 存量房交易 房地产开发企业 房地产经纪机构 公租房 保障性租赁住房 老旧小区改造 危房 住房公积金缴存 住房公积金贷款 建筑企业资质 施工许可
竣工验收 建设工程招标 监理企业 造价信息 国有土地出让 建设用地规划许可 不动产登记 测绘资质 矿业权 地质灾害隐患点 海域使用权 无居民海岛 林地 湿地 森林公园 采伐许可
农作物播种面积 粮食产量 蔬菜批发价格 农业龙头企业 农民专业合作社 家庭农场 农药经营 种子企业 兽药经营 动物诊疗机构 畜禽屠宰 渔船 水产养殖 海洋牧场 农机合作社
农业气象 土壤墒情 水库 河道 河长 水文站 雨量站 取水许可 灌区 防汛物资 避难场所 应急预案 安全生产许可 危险化学品企业 烟花爆竹经营 消防重点单位 消防站 微型消防站
地震台站 气象站 天气预报 雷电防护 预警信号 潮汐 海浪预报 旅游景区 旅行社 导游 星级饭店 民宿 乡村旅游点 文化馆 图书馆 博物馆 美术馆 剧院 文物保护单位 非物质文化遗产
历史建筑 网吧 演出许可 电影院 体育场馆 健身路径 游泳场所 体育彩票销售点 运动员等级 体育社团 科技企业孵化器 高新技术企业 科技型中小企业 重点实验室 技术合同 众创空间
科技计划项目 人才公寓 高层次人才 人才引进 职业技能鉴定 职业技能培训机构 技工院校 劳务派遣单位 人力资源服务机构 就业见习基地 招聘会 最低工资标准 工伤认定 社会保险参保
社保缴费基数 失业保险 养老金发放 定点医疗机构 定点零售药店 医保目录 医保基金 生育保险 政府采购 财政预算 财政决算 专项资金 政府债务 行政事业性收费 国有企业 国有资产
产权交易 税收收入 纳税信用 地方金融组织 小额贷款公司 典当行 融资担保公司 上市公司 外商投资企业 进出口 跨境电商 会展 商业综合体 老字号 成品油零售 二手车市场 家政企业
再生资源回收 直播基地 生产总值 固定资产投资 工业增加值 社会消费品零售 居民消费价格 人口普查 常住人口 户籍人口 居民收入 能源消费 用电量 工业企业 规模以上服务业
重点项目 价格听证 信用评价 律师事务所 公证处 司法鉴定机构 法律援助 人民调解委员会 仲裁机构 行政复议 规范性文件 政务服务事项 政务服务大厅 便民服务网点 办件 热线诉求
驾驶证 机动车保有量 交通事故 交通管制 电动自行车上牌 派出所 户籍办理 出入境 保安公司 网络安全等级 娱乐场所 旅馆业 开锁企业 民用爆炸物品 志愿者 共青团 青年驿站 残疾人就业
无障碍设施 康复机构 盲道 军休所 退役军人服务站 烈士纪念设施 档案馆 年鉴 5G基站 无线电台站 邮政网点 快递企业 通信管道 工业园区 小微企业 首台套装备 绿色工厂 数字车间""".split()
_KINDS = "信息 名单 基本信息 统计表 数据 目录 一览表 分布信息 明细 情况 公示信息 统计信息 名录 清单 位置信息".split()
_YEARS = range(2014, 2027)
_MONTHS = (
    [f"{number}月" for number in range(1, 13)] + [f"第{number}季度" for number in "一二三四"] + ["上半年", "下半年"]
)
_PAGE = 20
_RUN = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is typed, of which kind, for which entry, and how many entries of the catalogue are called so as well."""

    kind: str
    text: str
    url: str
    others: int


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the place and topic in it, and the topic alone."""

    text: str
    core: str
    topic: str


def titles(count: int, *, held_out: bool, seed: int = 4) -> tuple[Title, ...]:
    """Return so many titles as portals have them, no two alike."""
    return tuple(_titles(count, random.Random(seed), held_out=held_out))


def titled_records(given: Sequence[Title], seed: int = 4) -> tuple[SearchRecord, ...]:
    """Return a record for each title; all else is as in ``records``."""
    return tuple(map(_renamed, records(len(given), seed), given))


def queries(given: Sequence[SearchRecord], named: Sequence[Title], amount: int, seed: int = 6) -> Iterator[Query]:
    """Yield what is typed for so many of the records: whole, in part, two characters, by sound, by initials."""
    texts = [each.text for each in named]
    sounds = ["".join(lazy_pinyin(text)) for text in texts]
    letters = [_initials(text) for text in texts]
    rng = random.Random(seed)
    for place in rng.sample(range(len(given)), min(amount, len(given))):
        title = named[place]
        run = max(_RUN.findall(title.text), key=len)
        start = rng.randrange(len(title.topic) - 1)
        for kind, text, held in (
            ("whole", title.text, texts),
            ("without kind", _without_kind(title.text), texts),
            ("place and topic", title.core, texts),
            ("topic", title.topic, texts),
            ("two characters", title.topic[start : start + 2], texts),
            ("pinyin", "".join(lazy_pinyin(run)), sounds),
            ("initials", _initials(run), letters),
        ):
            others = sum(text in other for number, other in enumerate(held) if number != place)
            yield Query(kind=kind, text=text, url=given[place].url, others=others)


def shares(asked: Sequence[Query], answers: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """Return by kind how many queries there were, and how often the entry was on the first page and first, in words.

    Where more entries are called so than a page holds, no order can show them all: such queries count apart, as ``many``.
    """
    hits: dict[str, list[tuple[bool, bool]]] = {}
    for query, urls in zip(asked, answers, strict=True):
        kind = query.kind if query.others < _PAGE else f"{query.kind}, many"
        both = "all" if query.others < _PAGE else "many"
        for name in (kind, both, "one of its name") if not query.others else (kind, both):
            hits.setdefault(name, []).append((query.url in urls[:_PAGE], list(urls[:1]) == [query.url]))
    return {
        name: f"{len(each)}: {sum(on for on, _ in each) / len(each):.3f}, {sum(first for _, first in each) / len(each):.3f}"
        for name, each in sorted(hits.items())
    }


def _initials(text: str) -> str:
    return "".join(each[0] for each in lazy_pinyin(text))


def _without_kind(title: str) -> str:
    kind = max((kind for kind in _KINDS if title.endswith(kind)), key=len, default="")
    return title[: len(title) - len(kind)]


def _titles(count: int, rng: random.Random, *, held_out: bool) -> Iterator[Title]:
    topics = _TOPICS[1::2] if held_out else _TOPICS[0::2]
    seen = set[str]()
    while len(seen) < count:
        title = _title(rng, rng.choice(topics), rng.random() < min(1.0, count / 60_000))
        if title.text not in seen:
            seen.add(title.text)
            yield title


def _title(rng: random.Random, topic: str, detailed: bool) -> Title:  # noqa: FBT001 - large catalogues name streets and months
    place = rng.choice(["", "", "青岛市", "青岛市", *_DISTRICTS, *_DISTRICTS])
    if detailed and place.endswith("区"):
        place += rng.choice(_STREETS) + rng.choice(["街道", "街道", "社区", ""])
    year = f"{rng.choice(_YEARS)}年" if rng.random() < 0.35 or detailed else ""
    if year and (detailed or rng.random() < 0.2):
        year += rng.choice(["", *_MONTHS])
    kind = rng.choice(_KINDS)
    text = rng.choice((f"{place}{year}{topic}{kind}", f"{place}{topic}{kind}", f"{year}{place}{topic}{kind}"))
    if rng.random() < 0.08:
        text = f"{place}{topic}{kind}({year or rng.choice(['新', '试行', '历年'])})"
    return Title(text, f"{place}{topic}", topic)


def _renamed(record: SearchRecord, title: Title) -> SearchRecord:
    texts = {**record.texts, "title": f"{title.text}\n{record.card['te']}", "keywords": title.topic}
    card = {**record.card, "t": title.text, "w": title.topic}
    return replace(record, texts=texts, card=card, sort={**record.sort, "title": spelled(title.text)})
