"""The page against hostile documents: text stays text, and the policy stops what a fault would let through."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import attrs
import pytest
from support.stated import document, stated

import policyie
from policyie.model import PolicyDocument
from policyie.wording import harmless

ATTACK = "</script><script>window.owned=1</script><img src=x onerror=window.owned=2>{a|\"'&\u2028\u202e\x00]]>-->${1}"


@pytest.fixture
def hostile():
    """Every string that a document can carry is an attack."""
    figure = stated("5", written=ATTACK, industries=(ATTACK,), responsible=(ATTACK,))
    odd = document(ATTACK, figure, before=ATTACK, people=(ATTACK,), title=ATTACK, source=ATTACK, issuer=ATTACK)
    (target,) = odd.targets
    named = dict.fromkeys(("kind", "indicator", "unit", "measure", "comparator", "period", "region"), ATTACK)
    plain = document("plain", stated("7", written="7亿元"))
    return [
        odd,
        attrs.evolve(odd, targets=(attrs.evolve(target, **named),), type=ATTACK, language=ATTACK, home=ATTACK),
        attrs.evolve(odd, targets=(attrs.evolve(target, kind="__proto__", indicator="constructor", unit="toString"),)),
        plain,
        policyie.Failure(id=ATTACK, position=4, error=ATTACK, message=ATTACK),
    ]


class Scripts(HTMLParser):
    """The scripts of a page, its elements, its content security policy."""

    def __init__(self, html):
        super().__init__()
        self.scripts, self.tags, self.policy, self.nonces, self._in = [], set(), "", [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        if attrs.get("http-equiv") == "Content-Security-Policy":
            self.policy = attrs["content"]
        if tag == "style":
            self.nonces.append(attrs.get("nonce"))
        self._in = tag == "script"
        if self._in:
            self.scripts.append({"text": "", **attrs})
        assert [name for name in attrs if name.startswith("on") or name in ("style", "src", "href")] in ([], ["href"])

    def handle_data(self, data):
        if self._in:
            self.scripts[-1]["text"] += data

    def handle_endtag(self, tag):
        self._in = False


@pytest.fixture
def parsed(make_page, hostile):
    return Scripts(make_page(hostile, title=ATTACK).read_text("utf-8"))


def test_the_policy_lets_in_the_pages_own_scripts_alone(parsed):
    rules = dict(rule.split(" ", 1) for rule in parsed.policy.split("; "))
    code = [script["text"] for script in parsed.scripts if script.get("type") != "text/plain"]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in code]
    assert rules["script-src"].split() == [f"'sha256-{digest}'" for digest in digests]
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["require-trusted-types-for"] == "'script'"
    assert [rules["style-src"]] == [f"'nonce-{nonce}'" for nonce in parsed.nonces]
    assert "unsafe" not in parsed.policy
    assert "*" not in parsed.policy


def test_data_are_letters_and_digits(parsed):
    data = [script for script in parsed.scripts if script.get("type") == "text/plain"]
    assert [script["id"] for script in data] == ["data", "texts-0"]
    assert [script["id"] for script in data if not re.fullmatch(r"[A-Za-z0-9+/=]+", script["text"])] == []


def test_no_element_comes_from_a_document(parsed, make_page):
    assert parsed.tags == Scripts(make_page([document("a", stated("5"))]).read_text("utf-8")).tags


def test_hostile_text_stays_text(open_page, hostile):
    page = open_page(hostile, title=ATTACK)
    assert page.inner_text("h1") == page.evaluate("document.title").strip() != ""
    for number in range(4):
        page.locator(".slick-row").nth(number).locator(".slick-cell").first.click()
        page.wait_for_selector("#detail .this")
    page.locator(".slick-row").first.locator(".slick-cell").first.click()
    page.locator("#detail .this", has_text="window.owned").wait_for()
    assert page.locator("#detail .this").text_content() == harmless(ATTACK)
    page.click("#detail >> text=Whole document")
    page.locator("#detail .passage", has_text="]]>").wait_for()
    page.click("#unread summary")
    for search in ("owned", "<img", "proto"):
        page.fill("#search", search)
        page.wait_for_timeout(200)
    page.click("#clear")
    for mode in ("figures", "statements"):
        page.select_option("#mode", mode)
        for details in page.locator(".numbers summary").all():
            details.click()
    page.hover("#industry-chart")
    page.click("[data-language=zh]")
    with page.expect_download():
        page.click("#export")
    assert page.evaluate("window.owned") is None
    assert page.evaluate("document.querySelectorAll('img').length") == 0
    assert page.evaluate("[...document.scripts].length") == 7


ESCAPES = {
    "markup as a string": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.owned=1>')",
    "a script element": "(() => { const s = document.createElement('script'); s.text = 'window.owned=1'; document.body.append(s); })()",
    "code as a string": "eval('window.owned=1')",
    "a handler": "(() => { const b = document.createElement('button'); b.setAttribute('onclick', 'window.owned=1'); document.body.append(b); b.click(); })()",
    "a frame": "(() => { const f = document.createElement('iframe'); f.src = 'javascript:parent.owned=1'; document.body.append(f); })()",
}


@pytest.fixture(scope="module")
def breakable(open_shared):
    """A page whose faults are wanted."""
    return open_shared([document("a", stated("5"))], faultless=False)


@pytest.mark.parametrize("code", ESCAPES.values(), ids=ESCAPES)
def test_a_fault_of_the_page_would_run_nothing(breakable, code):
    page = breakable
    page.evaluate("window.tried = false")
    page.evaluate(f"() => setTimeout(() => {{ try {{ {code} }} finally {{ window.tried = true; }} }})")
    page.wait_for_timeout(100)
    assert page.evaluate("window.tried") is True
    assert page.evaluate("window.owned") is None


def test_the_page_can_send_nothing(breakable):
    page = breakable
    code = "fetch('http://127.0.0.1:9/').then(() => 'sent', (error) => `${error}`)"
    assert "sent" not in page.evaluate(code)
    violated = """new Promise((done) => {
        addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
        const image = new Image(); image.src = 'http://127.0.0.1:9/x.png';
    })"""
    assert page.evaluate(violated) == "img-src"


def test_broken_offsets_of_a_foreign_file_do_no_harm(open_page):
    good = document("a", stated("5", written="5亿元"))
    far = [{**t, "start": 0, "end": 10**6, "evidence_start": 5, "evidence_end": 2} for t in good.to_dict()["targets"]]
    page = open_page([PolicyDocument.from_dict({**good.to_dict(), "targets": far})])
    page.locator(".slick-cell").first.click()
    page.wait_for_selector("#detail .passage")
    assert page.inner_text("#detail .passage").strip() == "要求：5亿元。"
