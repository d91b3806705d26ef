"""Nobody stands alone among those who share what is known of them."""

from generator.check.rule import Rule
from generator.model.finding import Level
from generator.model.text import Text

RULE = Rule(
    code="OD623",
    name="small-group",
    level=Level.ERROR,
    title=Text("同组的行太少，容易认出个人", "groups so small that people can be recognised"),
    what=Text(
        "写了准标识符（quasiIdentifiers）的表，按这些数据项分组，每组至少要有 least_group 行（参数，K 匿名）。",
        "A table with 'quasiIdentifiers' is grouped by them, and every group has at least 'least_group' rows (a parameter; k-anonymity).",
    ),
    cure=Text(
        "把数据项概化（例如年龄改为年龄段、地址只到区市），或者删去这些行",
        "generalise the columns (age bands, districts instead of streets) or remove these rows",
    ),
    bad="quasiIdentifiers: [sex, birth_year, street]\n",
    good="quasiIdentifiers: [sex, age_band, district]\n",
    private=True,
)
