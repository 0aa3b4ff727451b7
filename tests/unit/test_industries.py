"""Finding industries: what is found stands between 【 and 】, and nothing else may be."""

import re

import pytest

from policyie.components.base import Reading
from policyie.components.industries.component import COMPONENT
from policyie.lexicon import Lexicon

NAMES = [
    "全市【装备制造】产业完成产值90亿元。",
    "【数字经济】增加值增长9%。",
    "【低空经济】迎来新机遇。",
    "云桥县签下【预制菜】项目两个。",
    "【石油和天然气开采业】实现增加值7亿元，【煤炭开采和洗选业】下降4%，【建材业】增长2%。",
    "【数字产品制造业】实现产值9亿元。",
    "启动【LED】工业项目。",
    "聚焦【化工建材】，开展招商。",
    "公司主要生产吸尘器、小家电和电机产品。",
    "Total retail sales of consumer goods grew.",
    "【制造业】投资增长8%，【服务业】增长6%。",
    "东川区建成【生物医药】产业园。",
    "推介会推介了【新能源汽车】产业链。",
    "【石油、煤炭及其他燃料加工业】增长3%。",
    "开发区引进【跨境电商】企业5家。",
    "【高新技术产业】占比过半。",
    "【房地产业】税收下降。",
    "新增【AI】企业12家。",
    "The county's 【new energy vehicle】 output doubled.",
    "It will build a base for 【biomedicine】.",
    "【Pre-made dishes】 and 【low-altitude economy】 are new here.",
    "Investment in 【high-end equipment manufacturing】 rose.",
    "The 【fine chemical】 park signed two deals.",
    "They make 【culture tourism】 a pillar.",
    "A plan for 【equipment manufacture】 was issued.",
    "The 【carbon fibre】 chain is long.",
]
HEADS = [
    "打造【电子信息】产业集群。",
    "【新材料】产业高峰论坛在东川举行。",
    "规划建设【汽车】城。",
    "【纺织】工业城二期开工。",
    "落户的【化工】园区通过认定。",
    "【旅游】综合收入增长一成。",
    "The 【logistics】 industry grew.",
    "A new 【chemical】 industrial park opened.",
    "Two 【textile】 firms moved in.",
    "【Tourism】 income doubled.",
    "Three 【furniture】 leading backbone enterprises moved in.",
    "A 【commercial】 pedestrian street and a 【steel】 distribution center opened.",
    "The 【electrolyte】 project broke ground.",
    "Policies help the 【service industry】 and the 【light industry】.",
]
COMPOSITION = [
    ("modifier", "发展【高端食品加工】项目。"),
    ("modifier", "培育【绿色智能船舶】产业。"),
    ("modifier", "They want 【green furniture】 firms."),
    ("modifier", "The 【advanced logistics】 sector gained."),
    ("process", "云桥镇的【番茄加工】基地投产。"),
    ("process", "新上【铝精深加工】项目。"),
    ("process", "【肉牛养殖】项目开工。"),
    ("process", "They signed a 【tomato processing】 project."),
    ("activity before the thing", "It lists 【deep processing of walnuts】 and 【manufacture of toys】."),
    ("two activities", "【Oil and gas production and processing】 firms came."),
    ("half of a modifier", "They want 【medium and high-end manufacturing】."),
    ("material it is made from", "The 【coal-based chemical】 park and 【phosphorus-coal-based chemical】 firms grew."),
    ("process of metals", "【铝压延】项目和【钛合金熔炼】项目开工。"),
    ("output of a project", "年产10万吨【再生铝精深加工】生产线项目、年产5万套【轴承】项目开工。"),
    ("spaced heading", "二、【农 业】\n【农业】增加值3.2亿元。"),
    ("juxtaposed", "聚焦【新材料新能源】、【大数据】等产业。"),
    ("juxtaposed", "【文旅康养】集聚区开园。"),
    ("及", "做强【汽车及装备制造】、【医药】等产业。"),
    ("和 inside a list", "在【石化和新材料】、【玉米加工】等方向发力。"),
    ("和 at its end", "推动【钢铁】、【建材】和【化工】产业升级。"),
    ("origin", "做大【水稻】、【霜峰黑猪】、【蔬菜】三大特色产业。"),
    ("class", "发展【枸杞】等【特色生物】产业。"),
    ("crop by area", "【荞麦】种植面积20万亩，【肉牛】饲养量3万头。"),
    ("begin inside a word", "其中【建材】产业产值9亿元，其中【石化】项目3个。"),
    ("begin inside a word", "创建国家【电子信息】产业基地，推动全国【家电】产业升级。"),
    ("generic head in the table's name", "【纺织】工业增长6%，【轻工业】增长4%，【农副食品加工业】增长5%。"),
    ("fairs", "赴外地参加【服装】展览会和国际【羊绒】博览会。"),
    ("plans by their years", "编制全省【纺织】“十五五”规划。"),
    ("enterprises by rank and size", "云桥有省【软件】百强企业5家、【服装】规上企业9家。"),
    ("firms up and down the chain", "吸引【服装】等下游企业落户。"),
    ("tools", "【数控刀具】项目、【电感器】项目投产。"),
    ("farming as an industry beside a product", "新增【预制菜】【农业】产业化龙头企业2家。"),
    ("end inside a word", "【快递】业务收入增长一成。"),
    ("company's last word", "Donghe 【Logistics】 Park hosts 【dairy】 firms of Lakeside Fishery, which grew."),
    ("shared head", "Leading chains are 【graphene and carbon materials】, 【hydrogen energy】 and 【biomedicine】."),
]
LISTS = [
    "围绕【电子信息】、【旅游】、【物流】等五大产业招商。",
    "涵盖【生物医药】、【农业】、【金融】等领域。",
    "做强【金融】、【商贸】两大支柱产业。",
    "做精【天麻】，做优【枸杞】。",
    "扩大【光伏】、废旧【建材】等产业，可供【纺织服装】企业选择。",
    "发展【白酒】、【茶叶】、【烟草】等特色产业。",
    "Focus on industries such as 【new energy】, 【agriculture】, and 【tourism】.",
    "It covers 【textiles】, 【garments】 and 【food processing】.",
    "二、【农业】\n全年粮食增产。",
]
NOT = [
    ("what a body is for", "The Department of Information Industry and the Bureau of Culture, Radio and Tourism met."),
    ("a verb in English", "Exports rose by 5 percent, prices rose too."),
    ("what a place has, in Chinese", "当地旅游资源丰富。"),
    ("what a place has, in Chinese", "这里有丰富的风、光资源和太阳能资源。"),
    ("what a budget spends", "其中，文化旅游与传媒支出增长7%，节能环保支出增长9%。"),
    ("what shops sell", "粮油、食品类增长6.2%，家具类零售额下降5%。"),
    ("companies by their short names", "引进清禾半导体、海岑光电等项目，以云岫光伏、禾沛新材料等为代表。"),
    ("what one company makes", "公司主要生产轨道工程车、新能源轨道车等。"),
    ("what a place has", "It is rich in tourism resources and cultural resources."),
    ("first part of another word", "Paper-thin margins, glass-like water."),
    ("a kind of enterprise", "链主企业（含总部型企业）可享受补助，规上工商贸企业达到190家。"),
    ("the latest news", "点击查看最新信息。"),
    ("an office", "市农业农村局、市商务局、县文化和旅游局、区金融办负责同志参加。"),
    ("an office", "经济和信息化局、交通运输厅、大数据管理局联合发文。"),
    ("an association", "市装备制造行业协会会长致辞。"),
    ("a company", "东川化工有限公司、云桥医药集团参会。"),
    ("a bank", "东川农村商业银行授信10亿元。"),
    ("a university", "与东川农业大学、云桥医学院签约。"),
    ("a medium", "来源：东川旅游报社"),
    (
        "industry as such",
        "规模以上工业增加值增长5%，主导产业、支柱产业、未来产业和战略性新兴产业占比提高，第三产业增长6%。",
    ),
    ("industry as such", "The industry grew, and leading industries led the industrial park."),
    ("money matters", "金融机构本外币存款余额增长，防范化解金融风险。"),
    ("spending", "教育支出25亿元，医疗、教育、文化等社会事业全面进步。"),
    ("public goods", "完善农业农村基础设施，推进农业现代化，保障粮食安全和食品安全。"),
    ("public goods", "修建农村公路和旅游厕所，举办文化活动，建设体育馆。"),
    ("products made", "工厂主要生产手机、空调。"),
    ("output of a plant", "该厂年产30万吨氨纶项目投产。"),
    ("a product bought", "对购置智能设备的给予补助。"),
    ("a place", "丝绸之路经济带上的城市。"),
    ("cut from longer words", "深化工程建设项目审批制度改革，推进信息化工作和现代化工程。"),
    ("cut from longer words", "提供综合金融服务，壮大生态环境治理能力。"),
    ("health", "保护人民生命健康，做好健康体检。"),
    ("a licence", "京公网安备11010502000000号"),
    ("English offices", "The Bureau of Commerce and the Department of Finance spoke at the press conference."),
    ("English words", "They lead the team, knock on the door and show the data of the universe."),
    ("English companies", "Donghe Steel Co., Ltd signed a contract with the Bank of Donghe."),
    ("capitals", "Ai Lin said it is fine."),
    ("energy spent", "Energy consumption per unit of GDP fell."),
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(COMPONENT().entries())


def found(text: str, lexicon: Lexicon) -> list[str]:
    records = COMPONENT().find(Reading(text, lexicon))
    for record in records:
        assert text[record["start"] : record["end"]] == record["text"]
    return [(r["start"], r["end"]) for r in records]


def check(marked: str, lexicon: Lexicon) -> None:
    text = re.sub("[【】]", "", marked)
    expected, shift = [], 0
    for mention in re.finditer("【([^】]*)】", marked):
        start = mention.start() - shift
        expected.append((start, start + len(mention[1])))
        shift += 2
    assert [text[a:b] for a, b in found(text, lexicon)] == [text[a:b] for a, b in expected]
    assert found(text, lexicon) == expected


@pytest.mark.parametrize("marked", NAMES)
def test_names(marked, lexicon):
    check(marked, lexicon)


@pytest.mark.parametrize("marked", HEADS)
def test_heads_are_left_outside(marked, lexicon):
    check(marked, lexicon)


@pytest.mark.parametrize(("phenomenon", "marked"), COMPOSITION)
def test_composition(phenomenon, marked, lexicon):
    check(marked, lexicon)


@pytest.mark.parametrize("marked", LISTS)
def test_words_that_are_sectors_in_lists_only(marked, lexicon):
    check(marked, lexicon)


@pytest.mark.parametrize(("what", "text"), NOT)
def test_no_industry(what, text, lexicon):
    assert [text[a:b] for a, b in found(text, lexicon)] == []


LINKS = [
    ("发展新能源汽车产业。", ["36"], "5", False),
    ("发展高端新能源汽车产业。", ["36"], "5", True),
    ("规划新材料产业园。", ["26", "28", "29", "30", "31", "32"], "3", False),
    ("现代物流业税收增长。", ["G"], None, False),
    ("制造业投资增长。", ["C"], None, False),
    ("钠离子电池产业园开工。", ["38"], "5", False),
    ("皂角加工基地投产。", ["13", "14"], None, True),
    ("肉牛养殖项目开工。", ["03"], None, False),
    ("电子商务产业园开园。", ["51", "52", "64"], None, False),
    ("The rare earth industry grew.", ["09", "32"], "3", False),
    ("新能源新材料产业园", ["38", "44", "26", "28", "29", "30", "31", "32"], "6", True),
]


@pytest.mark.parametrize(("text", "gb4754", "sei", "composed"), LINKS)
def test_links(text, gb4754, sei, composed, lexicon):
    (record,) = COMPONENT().find(Reading(text, lexicon))
    assert (record["gb4754"], record["sei"], record["composed"]) == (gb4754, sei, composed)


def test_a_name_known_by_its_parts_has_no_concept(lexicon):
    (record,) = COMPONENT().find(Reading("做强汽车及装备制造产业。", lexicon))
    assert (record["concept"], record["rule"], record["composed"]) == (None, "coordinated", True)


def test_glossed_traditional_text(lexicon):
    text = "長(zhǎng)壽(shòu)區(qū)發(fā)展裝備制造產(chǎn)業(yè)。"
    (record,) = COMPONENT().find(Reading(text, lexicon))
    assert record["text"] == "裝備制造"


def test_a_users_concept_counts_wherever_it_stands():
    from policyie.lexicon import Entry

    lexicon = Lexicon([Entry("industry", "柳编", "wickerwork")])
    (record,) = COMPONENT().find(Reading("柳编远销海外。", lexicon))
    assert (record["text"], record["concept"], record["gb4754"], record["sei"]) == ("柳编", "wickerwork", [], None)


@pytest.mark.parametrize("piece", ["新能源", "、新材料", "高端", "产业", " new energy and", "智能制造及", "年产"])
def test_long_repetition_takes_linear_time(piece, lexicon):
    COMPONENT().find(Reading(piece * 20000, lexicon))
