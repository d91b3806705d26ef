"""Forms: checked and turned into files in the browser, nothing sent, nothing kept, usable on paper."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page

from generator.read.repository import read_repository
from generator.read.tree import WorkingTree
from tests.support import ROOT

FORMS = read_repository(WorkingTree(ROOT)).catalogue.forms
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUES = {
    "kind": "法人",
    "name": "示例研究所 <A&B>",
    "code": "91350100M000100Y43",
    "contact": "示例联系人",
    "phone": "0532-12345678",
    "email": "a@example.org",
    "columns": "速度\n位置",
    "period": "2027-01-01 至 2027-12-31",
    "purpose": "研究",
    "conditions": "符合",
    "measures": "专人管理",
}

Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opener]:
    """Return a function that opens a page; a script error fails the test."""
    contexts = []
    faults: list[str] = []

    def open_page(path: str, **options: object) -> Page:
        context = browser.new_context(accept_downloads=True, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def filled(opened: Opener) -> Page:
    """Return the application with everything filled in."""
    page = opened("forms/apply/?entry=qd-transport/taxi-trajectories")
    page.wait_for_selector("#od-form-entry table")
    for name, value in VALUES.items():
        if name == "kind":
            page.select_option("#f-kind", value)
        else:
            page.fill(f"#f-{name}", value)
    page.check("#f-agreed")
    return page


def test_an_application_comes_with_its_entry(opened: Opener) -> None:
    """From an entry's page its identifier, conditions and materials are there already, and the deadlines are the law's."""
    page = opened("datasets/qd-transport/taxi-trajectories/")
    page.click("a:text-is('填写申请表')")
    page.wait_for_selector("#od-form-entry table")
    assert page.input_value("#f-entry") == "qd-transport/taxi-trajectories"
    text = page.inner_text("#od-main")
    assert "数据安全管理制度" in text
    assert "5 个工作日" in text
    assert "10 个工作日" in text
    assert "不接收、不保存" in text


def test_a_search_that_found_nothing_becomes_a_request(opened: Opener) -> None:
    """What was searched for is carried over as text."""
    page = opened("forms/request/?q=%3Cb%3E自行车")
    page.wait_for_selector("#od-form-actions:not([hidden])")
    page.wait_for_function("() => document.getElementById('f-title').value === '<b>自行车'")


def test_what_is_missing_or_wrong_is_listed_at_once(opened: Opener) -> None:
    """All problems are told together, each leads to its field, and no file is made."""
    page = opened("forms/apply/")
    page.wait_for_selector("#od-form-actions:not([hidden])")
    page.fill("#f-phone", "12")
    page.fill("#f-code", "91350100M000100Y44")
    page.fill("#f-email", "nobody")
    page.click("[data-od-act=docx]")
    problems = page.eval_on_selector_all("#od-form-problems li", "nodes => nodes.map(node => node.textContent)")
    needed = sum(field.required for form in FORMS if form.code == "apply" for field in form.fields)
    assert len(problems) == needed + 3  # the code, the e-mail and the pledge; the telephone is needed as well
    assert any("校验不符" in each for each in problems)
    page.click("#od-form-problems a >> nth=0")
    assert page.evaluate("() => document.activeElement.id").startswith("f-")


def test_the_document_opens_and_holds_what_was_written(opened: Opener, tmp_path: Path) -> None:
    """The DOCX is a sound package of sound XML with labels, values, pledges and a place to sign."""
    page = filled(opened)
    with page.expect_download() as started:
        page.click("[data-od-act=docx]")
    assert re.fullmatch(r"apply-\d{4}-\d\d-\d\d\.docx", started.value.suggested_filename)
    path = tmp_path / "form.docx"
    started.value.save_as(path)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        assert package.testzip() is None
        parts = {name: ET.fromstring(package.read(name)) for name in package.namelist()}
    assert set(parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/document.xml",
    }
    words = [each.text or "" for each in parts["word/document.xml"].iter(f"{W}t")]
    for value in VALUES.values():
        for line in value.split("\n"):
            assert line in words
    pledges = next(form.pledges for form in FORMS if form.code == "apply")
    assert all(any(pledge.zh in each for each in words) for pledge in pledges)
    assert any(each.startswith("签名") for each in words)


def test_the_json_says_the_same(opened: Opener, tmp_path: Path) -> None:
    """A program can read what was filled in."""
    page = filled(opened)
    with page.expect_download() as started:
        page.click("[data-od-act=json]")
    path = tmp_path / "form.json"
    started.value.save_as(path)
    made = json.loads(path.read_text(encoding="utf-8"))
    assert made["form"] == "apply"
    assert made["pledged"] is True
    assert {name: made["values"][name] for name in VALUES} == VALUES


def test_nothing_is_sent_or_kept(opened: Opener) -> None:
    """From the first letter to the finished file there is no request, no cookie, nothing in the browser's stores."""
    page = opened("forms/object/?entry=qd-transport/bus-stops")
    page.wait_for_selector("#od-form-entry a")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.select_option("#f-kind", index=1)
    page.fill("#f-matter", "CANARY")
    page.press("#f-place", "Enter")
    with page.expect_download():
        page.click("[data-od-act=docx]")
    assert [each for each in asked if not each.startswith("blob:")] == []
    assert page.context.cookies() == []
    assert page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])").find("CANARY") < 0
    assert page.evaluate("() => document.querySelectorAll('#od-main form').length") == 0
    page.reload()
    assert page.input_value("#f-matter") == ""


def test_a_showcase_refuses_personal_data(opened: Opener) -> None:
    """What will be public may hold no number of a person."""
    page = opened("en/forms/showcase/")
    page.wait_for_selector("#od-form-actions:not([hidden])")
    page.fill("#f-text", "call 13800138000")
    page.click("[data-od-act=json]")
    page.wait_for_selector("#od-form-problems li:has-text('personal'), #od-form-problems li:has-text('mobile')")


def test_a_blank_form_prints_without_a_script(opened: Opener) -> None:
    """Without JavaScript the form is whole, has no dead button, and pressing Enter sends nothing."""
    page = opened("forms/showcase/", java_script_enabled=False)
    labels = page.locator(".od-field > label").all_inner_texts()
    fields = next(form.fields for form in FORMS if form.code == "showcase")
    assert [label.split("\n")[0].split(" ")[0] for label in labels] == [each.label.zh for each in fields]
    assert not page.is_visible("#od-form-actions")
    page.fill("#f-title", "x")
    page.press("#f-title", "Enter")
    assert "?" not in page.url
