"""Long Chinese texts, put together from sentences so that no two are alike."""

from random import Random

FINDINGS = (
    "抽样人员持证上岗，两人以上到场，现场核对了进货票据、贮存条件和保质期，样品经封样后在规定温度下送检。",
    "抽样过程全程留存影像资料，样品状态完好，备样另行封存，被抽样单位对抽样程序签字确认。",
    "本批次样品由经营者当日采购入库，索证索票基本齐全，冷藏柜温度记录连续，未见交叉存放。",
    "样品在流通环节随机抽取，抽样基数满足检验和复检需要，运输途中全程冷链，温度记录仪数据完整。",
)
TESTS = (
    "检验机构依据相应的食品安全国家标准，对农药残留、重金属、微生物、食品添加剂等项目开展检验，并做了平行样和加标回收。",
    "实验室采用液相色谱串联质谱法和电感耦合等离子体质谱法测定，方法检出限满足标准要求，质量控制样结果在允许范围之内。",
    "各项目检验均在保质期内完成，原始记录经两级审核，检验报告经授权签字人签发，结果可以追溯。",
)
PASSED = (
    "所检项目全部符合标准要求，判定为合格，检验结果已按程序告知被抽样单位并归档。",
    "全部项目的检验结果低于限量或者未检出，判定为合格，列入常规监测名单，下一季度按计划继续抽检。",
)
FAILED = (
    "其中{item}项目检出值为 {value} mg/kg，超出标准限量，判定为不合格，报告已送达，被抽样单位未在法定期限内申请复检。",
    "{item}项目不符合食品安全国家标准规定，检出值为 {value} mg/kg，复检结果维持初检结论，判定为不合格。",
)
CONTROLS = (
    "属地监管人员接到报告后当日到场，责令经营者立即停止销售并下架同批次产品，清点库存、封存待处理，并通过进货台账追查上游供货单位，向供货地发出协查函。",
    "经营者已张贴召回公告，主动联系已购买的消费者办理退货，剩余产品在监督下作无害化处理，相关记录保存备查。",
    "监管部门约谈负责人，要求其完善进货查验制度、加密自检频次，整改完成后组织了跟踪抽检，结果符合要求。",
)
ADVICE = (
    "提示消费者：选购时留意包装标签和贮存条件，食用前充分清洗、烧熟煮透，如有不适请及时就医并保留剩余食品和票据。",
    "提示消费者：请通过正规渠道购买，索取并保存票据，发现问题可拨打市民服务热线 12345 反映。",
    "本条为演示用合成记录，单位、产品和数值均非真实情况。",
)
ENTRANCE = (
    "{name} 启用后，请从{road}一侧的主入口进入，步行者走右侧人行通道，消防和救护车辆走左侧专用通道，请勿在入口停留。",
    "{name} 的主入口在{road}，另设两处应急出入口，启用时全部开启，入口处有引导人员登记人数并发放临时标识。",
)
ZONES = (
    "场地划分为住宿区、物资发放区、医疗救护区、饮水区和垃圾收集区，各区以不同颜色的标牌区分，老年人、孕妇、儿童和行动不便者优先安排在靠近医疗救护区的位置。",
    "场内按网格编号管理，每格安排一名联络员，负责登记、通知和寻人；宠物集中安置在下风向的围栏区内。",
)
STORES = (
    "物资储备间存有帐篷、折叠床、棉被、照明灯具和应急饮水，首批物资可供半数容纳人数使用二十四小时，后续由区（市）储备库调运。",
    "应急供水为储水罐和市政管网双路，供电由移动发电机保障，夜间照明统一在二十二时转为低亮度。",
)
CAUTIONS = (
    "请听从现场工作人员指挥，不在建筑物外墙和高大树木下方停留，不私拉电线，不使用明火；地震避险时先就近躲避，震后再有序前往。",
    "台风、暴雨期间室外场所不启用，请前往室内场所；启用和关闭的通知通过应急广播、短信和社区公告同时发布。",
    "日常请勿占用疏散通道和标识牌前方空间，发现设施损坏可拨打市民服务热线 12345。",
)
OPENINGS = (
    "{name} 是一处用于演示的{kind}，由旧仓库改建而成，保留了红瓦坡顶和花岗岩外墙，室内则改为开敞的展演空间。",
    "{name} 以山海城市为主题，是一处用于演示的{kind}，分为常设展厅、临时展厅和公共活动区，三处空间可以分别开放。",
)
PROGRAMME = (
    "常年举办书画、摄影和非遗手作展览，每月一次公益讲座，寒暑假开设少儿体验课，报名以现场公告为准。",
    "每周末有市民合唱、京剧票友和小提琴沙龙等活动，节假日增加专场演出，部分活动需要提前三天预约。",
    "设有导览讲解、语音导览和手语导览三种服务，团体参观可预约专题讲解，讲解时长约四十分钟。",
)
HINTS = (
    "参观时请勿使用闪光灯和自拍杆，雨天地面湿滑请慢行；馆内有存包柜、母婴室和饮水处，二层设有安静阅读角。",
    "建议乘坐公共交通前往，馆前没有对外停车位；闭馆前三十分钟停止入场，特殊天气的闭馆安排当日早八点发布。",
)


def inspection_account(random: Random, failed_item: str | None, value: str | None) -> str:
    """The account of an inspection: a few hundred characters, longer where a test failed."""
    parts = [random.choice(FINDINGS), *random.sample(TESTS, 2)]
    if failed_item is None:
        parts += [random.choice(PASSED)]
    else:
        parts += [random.choice(FAILED).format(item=failed_item, value=value), *CONTROLS]
    return "".join([*parts, *random.sample(ADVICE, 2)])


def shelter_instructions(random: Random, name: str, road: str) -> str:
    """How a shelter is used, in some three hundred characters."""
    entrance = random.choice(ENTRANCE).format(name=name, road=road)
    return "".join([entrance, *random.sample(ZONES, 2), random.choice(STORES), *random.sample(CAUTIONS, 2)])


def introduction(random: Random, name: str, kind: str) -> str:
    """The introduction of a venue, in some two hundred characters."""
    opening = random.choice(OPENINGS).format(name=name, kind=kind)
    return "".join([opening, *random.sample(PROGRAMME, 2), *random.sample(HINTS, 2)])
