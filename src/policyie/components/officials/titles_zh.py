"""Chinese titles: from the head (书记, 市长) back over deputies, the body and the places that belong to it."""

from __future__ import annotations

import re

from policyie.components.base import Reading
from policyie.components.officials.jurisdiction import Jurisdiction
from policyie.components.officials.names_zh import name_tables
from policyie.components.officials.offices import KIND, Body, Head, Title, bodies, compositions, heads, own_head, tails
from policyie.lexicon import longest

# The words before a head that belong to the office; 副 makes it a deputy's.
_PREFIX = re.compile(
    r"(?:常务|第一|专职|执行|轮值|名誉|首席|原|时任|前任|现任|拟任|新任|候任|代理|代|副|兼职|驻会|挂职|一级|二级|三级|四级|新闻)+\Z"
)
_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+\Z")
_REACH = 34
# Words that end the growth of a body to the left; bodies have no such words in their names.
_STOP = re.compile(
    r"[的在由与赴到向对从将让等跟同把给是为了被称说]|任(?!务)|会见|陪同|带领|参观|出席|考察|调研|举行|召开|主持|邀请|通知|任命|选举|决定|免去|担任|兼任|以及|当选|推选|聘任|提名"
    r"|来自|成员单位|负责同志|有关|相关|部分|各位|作为"
)
# The level that stands at the beginning of a body (市商务局); 市场, 区域 and the like are no levels.
_LEVEL = re.compile(
    r"自治区|自治州|特区|地区|全国|国家|中央|[省盟旗州]|市(?![场政容民])|县(?!域)|区(?!域|块)|[镇乡](?!村)"
)
_LEVELS = {
    **dict.fromkeys(("全国", "国家", "中央"), "national"),
    **dict.fromkeys(("自治区", "省"), "province"),
    **dict.fromkeys(("自治州", "地区", "盟", "州"), "prefecture"),
    **dict.fromkeys(("镇", "乡"), "town"),
    "特区": "region",
    "市": "city",
    "县": "county",
    "区": "district",
    "旗": "banner",
}
_COMPANY = re.compile(
    r"总会|社团|联谊会|基金会|促进会|联盟|俱乐部|中石[化油]|中海油|国网|电网公司|研究院|实验室|医院|公司|集团|银行|商会|协会|学会|酒店|药业|股份|律师|事务所|企业|合作社"
)
_SCHOOL = re.compile(r"大学|学院|中学|小学|医院|研究院|实验室")
# 城市长远, 地区长期, 社区长者: the first character of the head belongs to the word before.
_OTHER_WORD = re.compile(
    r"(?:[城都超夜]市|[地社园贸景山街灾牧林校片库湖港].?区|城区|保税区|开发区|特区|全国?市|全区|全县|全省)\Z"
)
_SAR_DEPARTMENT = re.compile("(?:财政|政务|律政|行政法务|经济财政|保安|社会文化|运输工务)司")
_NAME_BEFORE = re.compile(r"(?:^|[\s、，。；：,;（由])[\u4e00-\u9fff]\Z")
_PUBLIC = {
    "party",
    "government",
    "npc",
    "cppcc",
    "department",
    "ministry",
    "zone",
    "street",
    "court",
    "mass",
    "discipline",
}


def read_titles(reading: Reading, jurisdiction: Jurisdiction) -> list[Title]:
    """Return the titles of a text in order; also those of company people and of reporters, as ``sort`` company."""
    text = reading.view.text
    table = heads()
    found: list[Title] = []
    floor = 0
    for start, end, key in longest(reading.matches(KIND)):
        head = table.get(key) or own_head(key)
        if head is None:
            continue
        title = _title(text, start, end, head, floor, jurisdiction)
        if title is not None:
            found.append(title)
            floor = title.end
    return found


def _title(text: str, start: int, end: int, head: Head, floor: int, jurisdiction: Jurisdiction) -> Title | None:
    if head.scope == "leaders":
        return _leaders(start, end, head, floor, jurisdiction)
    if head.scope in ("company", "credit"):
        run = _run(text, start, floor)
        return Title(run, run, end, head.scope, kind="company", head=head.surface)
    if any(text[end : end + n] in tails() for n in (1, 2, 3)):
        return None
    if head.surface in ("常委", "委员") and text[end : end + 1] in ("会", "扩", "务"):
        return None
    prefix = _PREFIX.search(text, max(floor, start - 10), start)
    core = prefix.start() if prefix else start
    deputy = prefix is not None and "副" in prefix.group()
    if head.scope == "place":
        return _place_title(text, core, end, head, deputy, floor, jurisdiction)
    return _body_title(text, core, end, head, deputy, floor, jurisdiction)


def _place_title(
    text: str, core: int, end: int, head: Head, deputy: bool, floor: int, jurisdiction: Jurisdiction
) -> Title | None:
    """市长, 副县长: the level is inside the word; a place or a government may stand before it."""
    run = _run(text, core, floor)
    at = core
    for body in ("人民政府", "政府"):
        if text.endswith(body, run, at):
            at -= len(body)
            break
    region = _region_before(text, run, at, core, head, deputy, jurisdiction)
    role = head.deputy_role if deputy else head.role
    if region is not None:
        at = jurisdiction.chain_start(region[0], floor)
        start, code = at, region[1]
    else:
        if at == core and _OTHER_WORD.search(text, max(run, core - 3), core + 1):
            return None
        level = _LEVEL.search(text, max(run, at - 3), at) if at < core else None
        at = level.start() if level and level.end() == at else at
        start, code = max(run, _after_stop(text, run, at, jurisdiction)), None
    return Title(
        start, at, end, "office", role, "government", level=head.level, region=code, head=head.surface, deputy=deputy
    )  # fmt: skip


def _region_before(
    text: str, run: int, at: int, core: int, head: Head, deputy: bool, jurisdiction: Jurisdiction
) -> tuple[int, str | None] | None:
    """The place right before 市长 and its like."""
    # 江阴市长: the place may end inside the head.
    region = jurisdiction.ending(at, at if deputy else core + 1)
    if region is None and at > run and text[at - 1] == head.surface[0]:
        region = jurisdiction.ending(at - 1, at - 1)  # 城南|区区长
    if region is None or at - region[0] != 2 or not _NAME_BEFORE.search(text, max(0, region[0] - 2), region[0]):
        return region
    # 王|安顺市长 after a border: the place is a given name.
    return None if name_tables().surnames.get(text[region[0] - 1], -9.0) > -7.0 else region


def _body_title(
    text: str, core: int, end: int, head: Head, deputy: bool, floor: int, jurisdiction: Jurisdiction
) -> Title | None:
    """市委书记, 市商务局局长: the office is that of the body before the head."""
    run = _after_stop(text, _run(text, core, floor), core, jurisdiction)
    body = _body(text, run, core) or (
        None if deputy else _body(text, run, core + 1, least=1 + (run == core))
    )  # 宣传|部长
    at = core
    owner: Body | None = None
    if body is not None:
        at = core - len(body.surface) + (not text.endswith(body.surface, run, core))
        owner = _body(text, run, at) if body.kind == "party" and not body.level else None
    region = jurisdiction.last_within(run, core, envoy=head.level == "envoy")
    start, code = (jurisdiction.chain_start(region[0], run), region[1]) if region else (run, None)
    kind = body.kind if body else ""
    role: str | None = ""
    company = Title(start, run, end, "company", kind="company", head=head.surface, deputy=deputy)
    if (kind != "mass" and _COMPANY.search(text, run, core)) or kind in ("association", "media", "company"):
        return company
    if head.surface != "书记" and (kind == "university" or _SCHOOL.search(text, run, core)):
        return company
    if kind == "zone" and not head.role and (kind, head.surface) not in compositions():
        return None
    if head.surface in ("负责人", "主要负责同志"):
        if kind not in _PUBLIC:
            return None
    else:
        role = _role(head, kind, deputy)
        if role is None and (kind or head.surface == "委员") and head.scope != "label":
            return company
    if code and code.isalpha() and head.surface == "部长":
        role = "vice_minister" if deputy else "minister"  # 新加坡通讯及新闻部部长
    level = _level_of(text, region[2] if region else start, at, body, owner, head)
    return Title(
        start,
        start if code else _core(text, run, at, body),
        end,
        "label" if head.scope == "label" else "office",
        role,
        kind,
        owner.kind if owner else "",
        level,
        code,
        body is None and not code and head.scope != "alone",
        head.surface,
        deputy,
    )


def _leaders(start: int, end: int, head: Head, floor: int, jurisdiction: Jurisdiction) -> Title:
    region = jurisdiction.ending(start, start)
    level = _LEVEL.match(head.surface)
    at = jurisdiction.chain_start(region[0], floor) if region else start
    return Title(
        at, at, end, "leaders", "", level=_LEVELS[level.group()] if level else "", region=region[1] if region else None,
        head=head.surface,
    )  # fmt: skip


def _role(head: Head, kind: str, deputy: bool) -> str | None:
    """The role of a head with its body; None where that is no office."""
    made = compositions().get((kind, head.surface))
    if made is None and head.role and (head.scope != "body" or kind not in ("university", "media")):
        made = (head.role, head.deputy_role or head.role)
    if made is None and not kind:
        made = BARE_ROLES.get(head.surface)
    return (made[1] if deputy else made[0]) or None if made else None


# Heads without a body, where the title before does not say more.
BARE_ROLES = {
    "书记": ("party_secretary", "deputy_party_secretary"),
    "主任": ("department_head", "department_deputy_head"),
    "常委": ("party_committee_member", "party_committee_member"),
    "主席": ("other", "other"),
    "院长": ("other", "other"),
}


def _run(text: str, end: int, floor: int) -> int:
    """Where the unbroken run of characters before ``end`` begins."""
    run = _RUN.search(text, max(floor, end - _REACH), end)
    return run.start() if run else end


def _after_stop(text: str, start: int, end: int, jurisdiction: Jurisdiction) -> int:
    for stop in _STOP.finditer(text, start, end):
        if not jurisdiction.inside(*stop.span()):  # 大同市委, 从化区委
            start = stop.end()
    return start


def _body(text: str, floor: int, end: int, *, least: int = 1) -> Body | None:
    """The longest body of the table that ends at ``end``."""
    table = bodies()
    for width in range(min(12, end - floor), least - 1, -1):
        body = table.get(text[end - width : end])
        if body is not None:
            return body
    return None


def _level_of(text: str, start: int, at: int, body: Body | None, owner: Body | None, head: Head) -> str:
    """The level of an office: of its body, of the level word that the body's name begins with, or of its owner."""
    level = (body.level if body else "") or (owner.level if owner else "") or head.level
    if level in ("national", "zone", "village", "envoy", "foreign") or (body and body.level):
        return level
    found = None
    for found in _LEVEL.finditer(text, start, at):  # noqa: B007  the last one counts
        pass
    if found is None and head.surface == "司长" and not _SAR_DEPARTMENT.search(text, max(0, at - 3), at + 1):
        return "national"  # 商务部外资司司长; the departments of Hong Kong are local
    return _LEVELS[found.group()] if found else level


def _core(text: str, run: int, at: int, body: Body | None) -> int:
    """Where the office's own words begin, as far as that can be known without a place before them."""
    found = None
    for found in _LEVEL.finditer(text, run, at):  # noqa: B007
        pass
    if found is not None:
        return found.start()
    return run if body is not None and len(body.surface) == 1 else at
