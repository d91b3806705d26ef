"""The rounds of a submission follow one another: the next begins after the one before was returned."""

from collections.abc import Iterator

from generator.check.registers import Register, register
from generator.check.rule import Context, Rule
from generator.model.finding import Level, Problem
from generator.model.table import Row
from generator.model.text import Text

RULE = Rule(
    code="OD932",
    name="submission-round-out-of-order",
    level=Level.ERROR,
    title=Text("提交的轮次接不上", "the rounds of a submission do not follow one another"),
    what=Text(
        "一个合并请求的第一轮从收到起算；退回以后重新提交，是下一轮，时限重新起算。轮次从 1 开始连续编号，每轮一行，提交的单位不变；已经通过的不再有下一轮。",
        "The first round of a pull request starts with its receipt; sent again after it was returned, it is the next round with a new clock. Rounds are counted from 1, one row each, of the same publisher; nothing follows a round that passed.",
    ),
    cure=Text(
        "补上缺的轮次，或者改正 round、state 和日期",
        "add the round that lacks, or correct 'round', 'state' and the days",
    ),
    bad="request,round,state,receivedOn,reviewedOn\n#41,2,passed,2026-03-04,2026-03-05\n",
    good="request,round,state,receivedOn,reviewedOn\n#41,1,returned,2026-03-02,2026-03-03\n#41,2,passed,2026-03-04,2026-03-05\n",
)


def check(context: Context) -> Iterator[Problem]:
    """Yield a problem for each round that cannot follow the one before."""
    cases = register(context, "submissions")
    rounds: dict[str, list[Row]] = {}
    for row in cases:
        if row["round"].isdecimal():
            rounds.setdefault(row["request"], []).append(row)
    for each in rounds.values():
        each.sort(key=lambda row: (int(row["round"]), row.line))
        yield from _followed(each, cases)


def _followed(rows: list[Row], cases: Register) -> Iterator[Problem]:
    title = cases.title("round")
    for number, row in enumerate(rows, 1):
        before = rows[number - 2] if number > 1 else None
        if int(row["round"]) != number:
            message = Text(f"“{title.zh}”应当是 {number}", f"'{title.en}' should be {number}")
            yield RULE.at(row.place("round"), message)
        elif before is not None and before["state"] != "returned":
            message = Text(f"第 {number - 1} 轮没有退回", f"round {number - 1} was not returned")
            yield RULE.at(row.place("state"), message)
        elif before is not None and row["publisher"] != before["publisher"]:
            message = Text(
                f"第 {number - 1} 轮由“{before['publisher']}”提交",
                f"round {number - 1} was submitted by '{before['publisher']}'",
            )
            yield RULE.at(row.place("publisher"), message)
        elif before is not None and row["receivedOn"] < before["reviewedOn"]:
            message = Text(
                f"第 {number - 1} 轮 {before['reviewedOn']} 才退回",
                f"round {number - 1} was returned on {before['reviewedOn']} only",
            )
            yield RULE.at(row.place("receivedOn"), message)
