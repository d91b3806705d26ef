"""The workflows' scripts against a forge of our own: they find and post what is theirs, and nothing else."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.forge_support import BOT, OLDER, SHA, Forge, environment, listening, script
from tests.support import ROOT

MARKED = "<!-- portal-notice round=2 head=aaaaaaa -->\n### 形式审核\n"


@pytest.fixture
def forge() -> Iterator[Forge]:
    """Return a forge that listens."""
    with listening() as held:
        yield held


def pull(
    number: int,
    sha: str = SHA,
    repository: str | None = "demo-transport/data",
    branch: str = "bus-stops",
    login: str = "demo-transport",
) -> dict[str, Any]:
    """Return a pull request as the forge lists it."""
    head = {"sha": sha, "ref": branch, "repo": {"full_name": repository} if repository else None}
    return {"number": number, "head": head, "user": {"login": login}}


def test_the_pull_request_is_found_by_its_commit(forge: Forge) -> None:
    """The one at that commit, from that repository and branch, is found, on a later page too."""
    forge.pulls = [pull(number, OLDER) for number in range(100, 220)] + [
        pull(3, repository=None),
        pull(5, repository="else/data"),
        pull(7),
    ]
    done = script("find_pr.py", env=environment(forge))
    assert (done.returncode, done.stdout) == (0, "pr=7\nauthor=demo-transport\n")


def test_a_commit_that_moved_on_is_nobodys(forge: Forge) -> None:
    """No open pull request at that commit: an empty number, and no failure."""
    forge.pulls = [pull(7, OLDER)]
    done = script("find_pr.py", env=environment(forge))
    assert (done.returncode, done.stdout) == (0, "pr=\nauthor=\n")


@pytest.mark.parametrize(
    ("login", "head"), [("x\npr=1", SHA), ("--help", SHA), ("demo-transport", "main"), ("demo-transport", SHA.upper())]
)
def test_strange_names_stop_the_run(forge: Forge, login: str, head: str) -> None:
    """A name or commit that could become an option or another output is refused, and nothing is printed."""
    forge.pulls = [pull(7, head, login=login)]
    done = script("find_pr.py", env=environment(forge, HEAD_SHA=head))
    assert (done.returncode, done.stdout) == (1, "")


def test_a_busy_forge_is_asked_again(forge: Forge) -> None:
    """Four failures are endured, five are not."""
    forge.pulls, forge.failures = [pull(7)], 4
    assert script("find_pr.py", env=environment(forge)).stdout.startswith("pr=7")
    forge.failures = 5
    done = script("find_pr.py", env=environment(forge))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def archive(notice: str) -> bytes:
    """Return an artifact as the workflow uploads it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("notice.json", notice)
        packed.writestr("../../escape", "never written")
    return stream.getvalue()


def remember(
    forge: Forge,
    number: int,
    *,
    head: str = OLDER,
    event: str = "workflow_run",
    workflow: str = "pr-notice.yml",
    expired: bool = False,
) -> None:
    """Keep a notice at the forge; a higher number is newer."""
    forge.artifacts.append(
        {
            "id": number,
            "name": "notice-7",
            "expired": expired,
            "created_at": f"2026-11-{number:02}",
            "workflow_run": {"id": number},
        }
    )
    forge.runs[number] = {"path": f".github/workflows/{workflow}", "event": event}
    forge.archives[number] = archive(json.dumps({"round": number, "head": head}))


def test_the_round_before_is_the_newest_of_our_own(forge: Forge, tmp_path: Path) -> None:
    """Artifacts that a submission made, that expired or that belong to this very commit are no round before."""
    remember(forge, 1)
    remember(forge, 2)
    remember(forge, 3, expired=True)
    remember(forge, 4, event="pull_request")
    remember(forge, 5, workflow="pr-check.yml")
    remember(forge, 6, head=SHA)
    done = script("previous_notice.py", tmp_path / "previous.json", env=environment(forge))
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "previous.json").read_bytes())["round"] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["previous.json"]


def test_the_token_stays_at_home(forge: Forge, tmp_path: Path) -> None:
    """Where the forge points elsewhere for the bytes, the token does not go along."""
    remember(forge, 1)
    script("previous_notice.py", tmp_path / "previous.json", env=environment(forge))
    assert {path: sent for path, sent in forge.tokens if "elsewhere" in path} == {"/elsewhere/1": ""}
    assert all(sent == "Bearer token-of-the-run" for path, sent in forge.tokens if "elsewhere" not in path)


def test_a_first_round_has_no_round_before(forge: Forge, tmp_path: Path) -> None:
    """Without an earlier notice nothing is written, and that is no failure."""
    assert script("previous_notice.py", tmp_path / "previous.json", env=environment(forge)).returncode == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("portal", "moment", "day"),
    [
        ('timezone: "+08:00"\n', "2026-11-23T15:59:59Z", "2026-11-23"),
        ('timezone: "+08:00"\n', "2026-11-23T16:00:00Z", "2026-11-24"),
        ("timezone: '-03:30' # west\n", "2026-11-23T03:29:00Z", "2026-11-22"),
        ("city: x\n", "2026-11-23T23:59:59Z", "2026-11-23"),
    ],
)
def test_a_day_is_the_citys(tmp_path: Path, portal: str, moment: str, day: str) -> None:
    """The day on which something was received is a day in the portal's time zone."""
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "portal.yaml").write_text(portal, encoding="utf-8")
    assert script("local_day.py", moment, cwd=tmp_path).stdout == f"{day}\n"


def post(
    forge: Forge,
    tmp_path: Path,
    *,
    passed: bool = False,
    kinds: tuple[str, ...] = (),
    levels: tuple[str, ...] = (),
    text: str = MARKED,
) -> subprocess.CompletedProcess[str]:
    """Run the posting step of the workflow itself."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pr-notice.yml").read_text(encoding="utf-8"))
    step = workflow["jobs"]["post"]["steps"][-1]
    assert step["shell"] == "python"
    (tmp_path / "notice.md").write_text(text, encoding="utf-8")
    review = {
        "passed": passed,
        "changes": [{"kind": each} for each in kinds],
        "route": {"approvals": [{"level": each} for each in levels]},
    }
    (tmp_path / "notice.json").write_text(json.dumps(review), encoding="utf-8")
    command = [sys.executable, "-I", "-c", step["run"]]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment(forge, NOTICE=str(tmp_path)), check=False
    )


def test_the_notice_is_one_comment(forge: Forge, tmp_path: Path) -> None:
    """The first round posts, the second edits; what others wrote with the same marker stays theirs."""
    forge.comments = [
        {"id": 1, "user": {"login": "somebody"}, "body": MARKED},
        {"id": 2, "user": {"login": BOT}, "body": "another comment of the bot"},
    ]
    assert post(forge, tmp_path).returncode == 0
    assert [each["id"] for each in forge.comments] == [1, 2, 99]
    assert post(forge, tmp_path, passed=True, text=MARKED + "第 2 轮").returncode == 0
    assert [each["body"] for each in forge.comments] == [MARKED, "another comment of the bot", MARKED + "第 2 轮"]


def test_labels_follow_the_verdict(forge: Forge, tmp_path: Path) -> None:
    """Four fixed names come and go with the verdict; labels of people stay."""
    forge.labels = ["通过", "急件"]
    post(forge, tmp_path, kinds=("rows-changed", "openness-tightened"), levels=("district", "city"))
    assert set(forge.labels) == {"急件", "待补正", "降低开放程度", "需市级审核"}
    post(forge, tmp_path, passed=True, levels=("district",))
    assert set(forge.labels) == {"急件", "通过"}


def test_labels_are_never_taken_from_the_submission(forge: Forge, tmp_path: Path) -> None:
    """A kind or level that nobody knows makes no label."""
    post(forge, tmp_path, kinds=("管理员",), levels=("国家级",))
    assert forge.labels == ["待补正"]


@pytest.mark.parametrize("text", ["no marker", MARKED + "长" * 60_000])
def test_a_notice_that_is_none_is_not_posted(forge: Forge, tmp_path: Path, text: str) -> None:
    """Without its marker or beyond the limit nothing is posted, and the job fails."""
    assert post(forge, tmp_path, text=text).returncode == 1
    assert forge.asked == []


def test_posting_endures_a_busy_forge(forge: Forge, tmp_path: Path) -> None:
    """Failures of the forge are endured up to the fifth."""
    forge.failures = 3
    assert post(forge, tmp_path).returncode == 0
    assert len(forge.comments) == 1
