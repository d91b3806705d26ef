"""Districts, made-up addresses and points that lie roughly in their district."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district, with a box well inside it from which points are drawn."""

    code: str
    name: str
    longitude: float
    latitude: float
    width: float
    height: float
    weight: int


_BOXES = (  # code, name, centre, half width and height of a box well inside, weight
    ("370202", "市南区", (120.390, 36.070), (0.045, 0.006), 10),
    ("370203", "市北区", (120.372, 36.098), (0.025, 0.020), 14),
    ("370211", "黄岛区", (119.950, 35.880), (0.120, 0.060), 18),
    ("370212", "崂山区", (120.480, 36.140), (0.030, 0.030), 8),
    ("370213", "李沧区", (120.430, 36.165), (0.025, 0.018), 10),
    ("370214", "城阳区", (120.390, 36.300), (0.045, 0.030), 12),
    ("370215", "即墨区", (120.450, 36.420), (0.080, 0.060), 12),
    ("370281", "胶州市", (119.990, 36.280), (0.070, 0.050), 10),
    ("370283", "平度市", (119.950, 36.790), (0.120, 0.090), 10),
    ("370285", "莱西市", (120.500, 36.870), (0.080, 0.070), 8),
)
DISTRICTS = tuple(
    District(code=code, name=name, longitude=x, latitude=y, width=width, height=height, weight=weight)
    for code, name, (x, y), (width, height), weight in _BOXES
)
BY_CODE = {district.code: district for district in DISTRICTS}
TREES = (
    "海棠", "银杏", "玉兰", "紫薇", "丁香", "合欢", "雪松", "枫杨", "石榴",
    "桂花", "木槿", "栾树", "樱花", "白蜡", "梧桐", "腊梅", "水杉", "黄杨",
    "国槐", "迎春", "芙蓉", "杜鹃", "茉莉", "翠竹", "红枫",
)  # fmt: skip


def district(random: Random) -> District:
    """A district, the more people live in it the more often."""
    return random.choices(DISTRICTS, [item.weight for item in DISTRICTS])[0]


def point(random: Random, place: District) -> tuple[str, str]:
    """Longitude and latitude of a place in the district, with six decimals."""
    longitude = place.longitude + random.uniform(-place.width, place.width)
    latitude = place.latitude + random.uniform(-place.height, place.height)
    return f"{longitude:.6f}", f"{latitude:.6f}"


def road(random: Random) -> str:
    """The name of a road that is marked as an example."""
    return f"示例{random.choice(TREES)}路"


def address(random: Random, place: District) -> str:
    """A made-up address in the district."""
    return f"{place.name}{road(random)}{random.randint(1, 399)}号"
