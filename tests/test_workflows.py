"""The workflows hold what was decided: least rights, pinned actions, nothing of a submission run, nothing pasted into shell."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40}")
WRITERS = {
    ("pr-notice.yml", "post"): {"pull-requests"},
    ("publish.yml", "deploy"): {"pages", "id-token"},
    ("remind.yml", "issues"): {"issues"},
}
"""The only jobs that may write anything, and what."""

LABELS = {"待补正", "通过", "降低开放程度", "需市级审核"}


def loaded(path: Path) -> Any:
    """Return a YAML file as written: ``on`` stays a word."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only


def jobs() -> list[tuple[str, str, Any]]:
    """Return every job with the name of its workflow."""
    return [(path.name, name, job) for path in WORKFLOWS for name, job in loaded(path)["jobs"].items()]


def steps() -> list[tuple[str, Any]]:
    """Return every step with where it stands."""
    return [(f"{file} {name}", step) for file, name, job in jobs() for step in job["steps"]]


def step_named(file: str, name: str) -> Any:
    """Return one step by its name."""
    return next(step for where, step in steps() if where.startswith(file) and step["name"].startswith(name))


def run(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a linter of the environment."""
    return subprocess.run([BIN / tool, *arguments], capture_output=True, text=True, check=False)


def test_zizmor_finds_nothing() -> None:
    """The strictest persona of the auditor has nothing to say, offline."""
    done = run("zizmor", "--offline", "--persona=auditor", "--strict-collection", "--quiet", GITHUB)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_nothing() -> None:
    """The workflows are well-formed, and shellcheck agrees with their shell."""
    done = run("actionlint", "-no-color", "-shellcheck", BIN / "shellcheck", "-pyflakes", "", *WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_linters_see_a_fault(tmp_path: Path) -> None:
    """A workflow with an injection, a loose action and a broken expression is refused by both."""
    bad = tmp_path / ".github" / "workflows" / "bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n"
        "      - run: echo ${{ github.event.pull_request.title }} ${{ nothing.here }}\n",
        encoding="utf-8",
    )
    assert run("zizmor", "--offline", "--quiet", tmp_path).returncode != 0
    assert run("actionlint", "-no-color", "-shellcheck", "", "-pyflakes", "", bad).returncode != 0


def test_all_workflows_are_here() -> None:
    """The set of workflows is the one that was designed."""
    assert {path.name for path in WORKFLOWS} == {
        "ci.yml",
        "pr-check.yml",
        "pr-notice.yml",
        "publish.yml",
        "remind.yml",
    }


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_has_a_dangerous_word(path: Path) -> None:
    """No trigger with rights over a fork's code, no unsafe checkout, no cache, no secret."""
    text = path.read_text(encoding="utf-8")
    for word in ("pull_request_target", "allow-unsafe-pr-checkout", "secrets.", "actions/cache", "cache:", "write-all"):
        assert word not in text, word
    assert "issue_comment" not in loaded(path)["on"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_start_from_nothing(path: Path) -> None:
    """The workflow as a whole has no right."""
    assert loaded(path)["permissions"] == {}


@pytest.mark.parametrize(("file", "name", "job"), jobs(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_job_has_limits(file: str, name: str, job: Any) -> None:
    """Every job has an end, a fixed machine, and writes only where that was decided."""
    assert 1 <= int(job["timeout-minutes"]) <= 90
    assert job["runs-on"] == "ubuntu-24.04"
    rights = job["permissions"]
    assert set(rights.values()) <= {"read", "write"}
    assert {right for right, value in rights.items() if value == "write"} == WRITERS.get((file, name), set())


@pytest.mark.parametrize(("where", "step"), steps(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_step_is_pinned_and_pastes_nothing(where: str, step: Any) -> None:
    """Actions stand by their full commit and come from one owner; no expression is pasted into a script."""
    assert step["name"], where
    if "uses" in step:
        assert PINNED.fullmatch(step["uses"]), step["uses"]
        assert step["uses"].startswith("actions/")
    assert "${{" not in step.get("run", "")


def test_every_checkout_leaves_no_token_and_follows_nothing() -> None:
    """No checkout keeps the token, fetches large files by reference or enters submodules."""
    found = [step["with"] for _, step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert len(found) >= 6
    for each in found:
        assert (each["persist-credentials"], each["lfs"], each["submodules"]) == ("false", "false", "false")
        assert "ref" not in each
        assert "repository" not in each


def test_an_action_has_one_pin() -> None:
    """The same action is the same commit everywhere."""
    used = {step["uses"] for _, step in steps() if "uses" in step}
    assert len(used) == len({each.partition("@")[0] for each in used})


def test_the_writing_job_sees_no_code() -> None:
    """The job that posts has no checkout and no action, runs after the job that reads, and takes that run's artifact only."""
    post = loaded(GITHUB / "workflows" / "pr-notice.yml")["jobs"]["post"]
    assert post["needs"] == "revalidate"
    assert all("uses" not in step for step in post["steps"])
    assert 'gh run download "$RUN_ID"' in post["steps"][0]["run"]


def test_tools_come_from_the_lock_and_only_as_wheels() -> None:
    """Where the tool is installed, every file has a hash and nothing is built."""
    lines = [line for _, step in steps() for line in step.get("run", "").splitlines() if "pip" in line]
    assert len(lines) == 4
    for line in lines:
        for option in ("--require-hashes", "--only-binary :all:", "--no-deps", "--no-cache-dir", "requirements.lock"):
            assert option in line


def test_a_submission_never_brings_its_own_cache() -> None:
    """Every step that runs the tool keeps its cache outside the tree that was submitted."""
    for where, step in steps():
        if re.search(r"-m generator (review|build)", step.get("run", "")) and not where.startswith("remind"):
            assert "PORTAL_CACHE" in step.get("env", {}) or "PORTAL_CACHE=" in step["run"], where


def test_the_required_check_keeps_its_name() -> None:
    """The branch rules in the guide name the check as it is."""
    name = loaded(GITHUB / "workflows" / "pr-check.yml")["jobs"]["check"]["name"]
    for language in ("zh", "en"):
        assert f"`{name}`" in (ROOT / "docs" / language / "guides" / "setup.md").read_text(encoding="utf-8")


def test_labels_are_described() -> None:
    """The labels that the workflow sets, and those of the issue forms, are in the list with colour and both languages."""
    listed = {each["name"]: each for each in loaded(GITHUB / "labels.yml")}
    script = step_named("pr-notice.yml", "Post or edit")["run"]
    assert {each for each in listed if f'"{each}"' in script} == LABELS
    forms = [path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"]
    assert {label for path in forms for label in loaded(path)["labels"]} <= set(listed)
    for each in listed.values():
        assert re.fullmatch("[0-9A-F]{6}", each["color"])
        assert " · " in each["description"]
        assert len(each["description"]) <= 100


@pytest.mark.parametrize(
    "path", sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.name.removesuffix(".yml")
)
def test_issue_forms_speak_two_languages(path: Path) -> None:
    """Every form and every label of a field is Chinese and English, and asks to confirm that no person is in it."""
    form = loaded(path)
    if "body" not in form:
        return
    labels = [each["attributes"]["label"] for each in form["body"] if "label" in each["attributes"]]
    for text in (form["name"], form["description"], *labels):
        assert re.search(r"[\u4e00-\u9fff].* · .*[A-Za-z]", text), text
    identifiers = [each["id"] for each in form["body"] if "id" in each]
    assert len(identifiers) == len(set(identifiers))
    last = form["body"][-1]
    assert last["type"] == "checkboxes"
    assert all(each["required"] == "true" for each in last["attributes"]["options"])
    assert "个人信息" in str(last)


def run_check(
    tmp_path: Path, status: int, author: str = "demo-transport", says: str = "notice of"
) -> tuple[int, str, str]:
    """Run the review step with a tool that only notes how it was called; return exit code, calls and summary."""
    base, python = tmp_path / "base", tmp_path / "venv" / "bin" / "python"
    (base / "catalog").mkdir(parents=True)
    (base / "catalog" / "portal.yaml").write_text('timezone: "+08:00"\n', encoding="utf-8")
    (base / ".github").symlink_to(GITHUB)
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\necho "$PWD $*" >> "$RUNNER_TEMP/calls"\nprintf "%s" "{says}"\nexit {status}\n')
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    environment = {
        "PATH": os.environ["PATH"],
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_WORKSPACE": str(tmp_path / "submitted"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "AUTHOR": author,
    }
    script = step_named("pr-check.yml", "Review the change")["run"]
    done = subprocess.run(["bash", "-e", "-c", script], env=environment, check=False, capture_output=True)
    summary = tmp_path / "summary.md"
    return done.returncode, (tmp_path / "calls").read_text(), summary.read_text() if summary.exists() else ""


@pytest.mark.parametrize("status", [0, 1])
def test_the_review_step_ends_as_the_review_does(tmp_path: Path, status: int) -> None:
    """Passed or not, all three forms are written and the summary shows the notice; the job ends with the verdict."""
    code, calls, summary = run_check(tmp_path, status)
    assert code == status
    assert [re.findall(r"--format (\w+)", line) for line in calls.splitlines()] == [["json"], ["html"], ["markdown"]]
    assert all(
        f"{tmp_path}/base -m generator review HEAD^1 HEAD --root {tmp_path}/submitted" in line
        for line in calls.splitlines()
    )
    assert "--author=demo-transport" in calls
    assert summary.startswith("notice of")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"notice.json", "notice.html", "notice.md"}


def test_a_fault_of_the_tool_is_no_verdict(tmp_path: Path) -> None:
    """Where the tool itself fails, the job fails with its code and shows no notice."""
    code, _, summary = run_check(tmp_path, 3)
    assert (code, summary) == (3, "")


def test_a_crash_is_no_verdict(tmp_path: Path) -> None:
    """A tool that ends like a verdict but says nothing stops the job at once."""
    code, calls, summary = run_check(tmp_path, 1, says="")
    assert (code, len(calls.splitlines()), summary) == (1, 1, "")


def test_a_merge_queue_has_no_author(tmp_path: Path) -> None:
    """Without an author the option is left out instead of being empty."""
    _, calls, _ = run_check(tmp_path, 0, author="")
    assert "--author" not in calls


def test_dependencies_wait_a_week() -> None:
    """Updates of actions and of packages are looked for, and none is younger than a week."""
    updates = loaded(GITHUB / "dependabot.yml")["updates"]
    assert {each["package-ecosystem"] for each in updates} == {"github-actions", "pip"}
    assert all(int(each["cooldown"]["default-days"]) >= 7 for each in updates)
