"""Chinese officials, by phenomenon. All people are invented, but for leaders of the country."""

import pytest
from cases import found

HOME = "440900"  # a prefecture-level city

CASES = {
    "title before the name": """
市委书记<郑文涛 party_secretary>出席会议并讲话。
市长<王安和 mayor>主持会议。
副市长<周海波 vice_mayor>参加。
常务副市长<李慕白 vice_mayor>宣读决定。
代市长<沈一帆 mayor>作政府工作报告。
代理市长<沈一帆 mayor>作报告。
市人大常委会主任<何德胜 npc_chair>、市政协主席<林秀英 cppcc_chair>出席。
市人大常委会副主任<罗大成 npc_vice_chair>到会指导。
市政协副主席<谭小燕 cppcc_vice_chair>列席会议。
市政府秘书长<蒋立 secretary_general>主持。
市政府副秘书长<蒋立 deputy_secretary_general>主持。
市商务局局长<马小军 department_head>介绍情况。
市投资促进局副局长<马小军 department_deputy_head>介绍情况。
市发展改革委主任<曹阳 department_head>解读政策。
市发改委副主任<曹阳 department_deputy_head>解读政策。
市政府办公室主任<丁伟 department_head>陪同调研。
市委组织部部长<冯国栋 department_head>宣布任命。
市公安局党委委员<钱有福 party_committee_member>参加。
市财政局党组书记<钱有福 party_secretary>参加。
市商务局总经济师<钱有福 other>参加。
市商务局二级调研员<钱有福 inspector>参加。
市政府新闻发言人<钱有福 spokesperson>表示，形势向好。
市中级人民法院院长<钱有福 other>、市人民检察院检察长<孙桂兰 other>出席。
军分区司令员<钱有福 other>到会。
市总工会主席<钱有福 other>到会。
团市委书记<钱有福 other>到会。
市纪委书记<钱有福 other>到会。
原市委书记<郑文涛 party_secretary>介绍当年的情况。
时任市长<王安和 mayor>回忆说。
""",
    "several offices of one person": """
市委副书记、市长<王安和 mayor+deputy_party_secretary>主持会议。
市委常委、常务副市长<李慕白 party_committee_member+vice_mayor>出席。
市委书记、市人大常委会主任<郑文涛 party_secretary+npc_chair>出席。
市商务局党组书记、局长<马小军 party_secretary+department_head>介绍。
市发展改革委党组书记、主任<曹阳 party_secretary+department_head>介绍。
市政协党组书记、主席<林秀英 party_secretary+cppcc_chair>讲话。
市人大常委会党组书记、主任<何德胜 party_secretary+npc_chair>讲话。
市委副书记、政法委书记<郭平川 deputy_party_secretary+other>主持。
市委常委、秘书长<蒋立 party_committee_member+secretary_general>参加。
市政府党组成员、副市长<周海波 party_committee_member+vice_mayor>参加。
市政协副主席、市商务局局长<马小军 cppcc_vice_chair+department_head>参加。
市委副书记、代市长<沈一帆 deputy_party_secretary+mayor>参加。
市委常委、宣传部部长<方知秋 party_committee_member+department_head>参加。
市委常委兼市委秘书长<方知秋 party_committee_member+secretary_general>参加。
""",
    "one title for many names": """
副市长<周海波 vice_mayor>、<方知秋 vice_mayor>、<郭平川 vice_mayor>参加。
副市长<周海波 vice_mayor>和<方知秋 vice_mayor>分别介绍情况。
市人大常委会副主任<罗大成 npc_vice_chair>、<吴铁山 npc_vice_chair>，市政协副主席<谭小燕 cppcc_vice_chair>出席。
市领导<周海波 ->、<方知秋 ->、<郭平川 ->出席。
市领导<周海波 ->、<方知秋 ->、<司徒建国 ->及有关部门负责人参加会议。
市领导<王 浩 ->、<李 明 ->出席会议。
与会市领导<周海波 ->参加活动。
副市长<周海波 vice_mayor>，市政府秘书长<蒋立 secretary_general>，市商务局局长<马小军 department_head>参加。
市委领导<周海波 ->、市政府领导<方知秋 ->参加会议。
""",
    "verbs are no part of the name": """
市长<李在田 mayor>在会上强调，要抓项目。
市长<王和 mayor>出席会议。
市长<王和平 mayor>主持会议。
市长<张明 mayor>率队赴外地考察。
市长<张明 mayor>对此作出批示。
市长<张明 mayor>就招商工作提出要求。
市长<张明 mayor>向代表们报告工作。
市长<张明 mayor>与企业家座谈。
市长<张明 mayor>一行来到园区。
市长<张明 mayor>等领导参加。
市长<张明 mayor>分别会见客商。
市长<张明 mayor>带队调研。
市长<张明 mayor>深入企业走访。
市长<张明 mayor>指出，要抓落实。
市长<张明 mayor>说：“我们有信心。”
市长<张明 mayor>表示欢迎。
市长<张明 mayor>致辞。
市长<张明 mayor>作主旨推介。
市长<张明 mayor>同志主持会议。
市长<张明 mayor>陪同考察。
市长<赵会 mayor>主持召开常务会议。
市长<高作新 mayor>作报告。
""",
    "names whose characters are words": """
市委常委<高峰 party_committee_member>出席会议。
市商务局局长<和平 department_head>，市财政局局长<程度 department_head>参加。
市长<江河 mayor>主持会议。
市文旅局局长<白雪 department_head>介绍情况。
副市长<平安 vice_mayor>、<时光 vice_mayor>出席。
市水务局局长<江海 department_head>参加会议。
市长<安宁 mayor>讲话。
""",
    "compound and rare surnames": """
市委书记<欧阳明德 party_secretary>讲话。
市长<司马光远 mayor>主持。
市长<上官云 mayor>主持。
市长<诸葛亮亮 mayor>主持。
副市长<皇甫静 vice_mayor>参加。
副市长<尉迟敬 vice_mayor>参加。
副市长<邝伟 vice_mayor>、<佘小平 vice_mayor>、<仝利军 vice_mayor>参加。
副市长<逄勃 vice_mayor>参加。
市教育局局长<亓官兵 department_head>参加。
市委常委<禚立军 party_committee_member>参加。
""",
    "space inside names of two characters": """
市长　<王　浩 mayor>⏎各位代表：
市长 <王 浩 mayor>
市  长  <李建国 mayor>⏎
市　长　<李建国 mayor>⏎
组　长：<王　浩 other+vice_mayor>　副市长⏎
""",
    "peoples with other names": """
市长<买买提·艾力 mayor>致辞。
副市长<阿依努尔·吐尔逊 vice_mayor>主持推介会。
副市长<古丽努尔·买合木提 vice_mayor>、<艾合买提·库尔班 vice_mayor>参加。
市长<扎西顿珠 mayor>讲话。
市长<次仁多吉 mayor>、副市长<格桑卓玛 vice_mayor>出席。
市商务局局长<乌云其木格 department_head>介绍。
副市长<巴特尔 vice_mayor>说。
副市长<那顺巴图 vice_mayor>参加。
副市长<叶尔肯别克·哈力 vice_mayor>在会上致辞。
副市长<米尔扎依·杜斯买买提 vice_mayor>出席并致辞。
副市长<艳华 vice_mayor>、<斯琴毕力格 vice_mayor>参加。
副市长<努尔兰·阿不都拉 vice_mayor>作推介。
""",
    "title after the name": """
<王安和 mayor>市长在会上强调，要抓落实。
由<王安和 mayor>市长带队。
<郑文涛 party_secretary>（市委书记）、<王安和 mayor>（市长）出席。
<李慕白 vice_mayor>同志任副市长。
任命<李慕白 vice_mayor>为副市长。
<李慕白 mayor>当选市长。
决定任命<马小军 department_head>为市商务局局长。
由副市长<周海波 vice_mayor+other>任组长。
由副市长<周海波 vice_mayor+other>担任指挥长，市商务局局长<马小军 department_head+department_head>担任办公室主任。
组长：<王安和 other+mayor>（市长）⏎副组长：<李慕白 other+vice_mayor>（常务副市长）
组  长：<王安和 other+mayor>  市长⏎副组长：<李慕白 other+vice_mayor>  副市长
市长：<王安和 mayor>⏎
""",
    "lists of members": """
组  长：<王安和 other+deputy_party_secretary+mayor>  市委副书记、市长⏎常务副组长：<李慕白 other+vice_mayor>  常务副市长⏎
副组长：<张  涛 other+vice_mayor>  副市长⏎        <刘小燕 cppcc_vice_chair>（女）  市政协副主席⏎
成  员：<陈  明 deputy_secretary_general>  市政府副秘书长⏎        <赵国强 department_head>  市发展改革委主任⏎
指挥长：<张乾 other+mayor>（市长）⏎副指挥长：<徐峰 other>、<吴红 other>、<钱霞 other>⏎
""",
    "appointments": """
<王安和 mayor>，男，汉族，1968年生，现任市长。
<李慕白 vice_mayor>，时任副市长。
<王安和 mayor>当选市长，<李慕白 npc_vice_chair>当选市人大常委会副主任。
任命<马小军 department_head>为市商务局局长。
<周海波 department_head>同志兼任办公室主任，<方知秋 department_deputy_head>、<郭平川 department_deputy_head>同志任副主任。
""",
    "who holds an office": """
办公室设在市商务局，主任由<古月明 department_head>兼任。
组长由市长<王安和 other+mayor>担任，办公室主任由<马小军 department_head>同志兼任。
""",
    "names in Latin letters": """
市委书记 <Ge Wenbin party_secretary> <葛文斌 party_secretary> met a delegation.
副市长 <Pan Yifei vice_mayor> takes charge; <Pan Yifei vice_mayor> said so.
""",
    "the body is about a part of the home": """
　　9月20日，{北山市=440983}举办日用陶瓷产业链招商恳谈会，来自各地的客商参会，气氛热烈，成果很多。市委副书记、市长<平川远 deputy_party_secretary+mayor@440983>作推介。
　　本网讯　9月20日，{北山市=440983}举办日用陶瓷产业链招商恳谈会，来自各地的客商参会，气氛热烈，成果很多。⏎　　市工业和信息化局局长<唐果 department_head@440983>介绍。
""",
    "a seat in a committee above goes after the office below": """
{湖南省=430000}委常委、{长沙市=430100}委书记<郑文涛 party_committee_member+party_secretary@430100>出席。
{广东省=440000}委常委、市委书记<郑文涛 party_committee_member+party_secretary>出席，市委常委<方知秋 party_committee_member>参加。
{湖南省=430000}委常委、省纪委书记<郑文涛 party_committee_member+other@430000>出席。
市委常委、常务副市长，{滨海新城=440983}党工委书记<李慕白 party_committee_member+vice_mayor+party_secretary>出席。
""",
    "an office that names its place goes before a list of leaders": """
市领导<王安和 mayor>、<周海波 party_secretary@440983>出席。会上，{北山市=440983}委书记<周海波 party_secretary@440983>作推介，市长<王安和 mayor>讲话。
""",
    "rows of names without a title": """
市长<王安和 mayor>主持会议。<周海波 ->、<方知秋 ->、<郭平川 ->出席会议。
市长<王安和 mayor>主持会议。⏎<周海波 ->、<方知秋 ->参加调研。
""",
    "those who sit before an assembly": """
会议由市人大常委会主任<王安和 npc_chair>主持，<周海波 ->、<方知秋 ->、<郭平川 ->等在主席台前排就座。
市长<王安和 mayor>作报告。<周海波 ->、<方知秋 ->在主席台就座。
市长<王安和 mayor>作报告。周海波、方知秋在前排就座，主席台前摆满鲜花。
""",
    "leaders named before the word": """
市长<王安和 mayor>主持。<周海波 ->、<方知秋 ->等市领导参加活动。
市长<王安和 mayor>主持。会前，<李慕白 ->、<蒋立 ->等领导会见了客商。
市长<王安和 mayor>主持。市直各单位等领导机关参加。
""",
    "who tells others what to do, without an office": """
　　<王常胜 ->强调，要抓好项目建设。<王常胜 ->指出，时间很紧。
　　<李明远 ->在致辞中指出，今年以来成绩很好。
""",
    "several who carry the title behind": """
<王安顺 mayor>市长、<李慕白 vice_mayor>常务副市长多次召开座谈会。
由<杨志武 vice_mayor>副市长负责，市发改委牵头。
<郭平川 party_secretary>书记多次带队调研。
市委常委、宣传部长<方知秋 party_committee_member+department_head>，市商务局长<马小军 department_head>参加。
""",
    "damaged punctuation": """
市委副书记,、市长<何洪涛 deputy_party_secretary+mayor>主持会议,副市长<张琼 vice_mayor>出席,。
市委常委、秘书长、宣传部长<潘利民 party_committee_member+secretary_general+department_head>主持。
市委常委,副市长<能荣 party_committee_member+vice_mayor>,市政协主席<普布 cppcc_chair>出席.
""",
    "bylines and signatures": """
——2023年1月4日在市第七届人民代表大会第三次会议上⏎市长　<王安和 mayor>⏎⏎各位代表：
——2023年1月4日在市第七届人民代表大会第三次会议上⏎市人民政府市长 <王安和 mayor>⏎各位代表：
政府工作报告⏎2023年1月4日在市第七届人民代表大会第三次会议上⏎<汤云帆 ->⏎各位代表：现在，我代表市人民政府向大会报告工作，请予审议，并请政协委员提出意见。
（2021年1月10日　<白玛顿珠 ->）⏎各位代表：
代市长<王安和 mayor>⏎各位代表：现在，我代表市政府报告工作。
（2023年1月15日在市第八届人民代表大会第一次会议上 市长 <王安和 mayor>）
<王安和 ->：把项目一个一个抓到手里⏎近日，全市会议召开。
东江日报｜<王安和 ->：把项目一个一个抓到手里⏎近日，全市会议召开。
""",
    "later mentions": """
市长<王安和 mayor>主持。<王安和 mayor>指出，要抓落实。
市长<王安和 mayor>主持。会上，<王安和 mayor>要求各部门抓落实。
<王安和 mayor>在全市大会上强调⏎今天，市长<王安和 mayor>出席大会。
市长<王浩 mayor>主持。<王浩 mayor>说，要抓落实。
市长<江河 mayor>主持。<江河 mayor>要求，各地抓落实。
市长<江河 mayor>主持会议，强调江河治理与高峰论坛同样重要。
市长<王安和 mayor>主持，<王 mayor>市长说，要抓落实。
市长<王安和 mayor+deputy_party_secretary>主持。市委副书记<王安和 mayor+deputy_party_secretary>表示。
市委书记<郑文涛 party_secretary>：市民是主人。⏎记者：怎么做？⏎<郑文涛 party_secretary>：靠大家。
副市长<周海波 vice_mayor>一行。<周海波 vice_mayor>察看了车间，<周海波 vice_mayor>详细询问。
""",
    "national leaders": """
深入学习<习近平 general_secretary@CN>总书记重要讲话精神。
以<习近平 general_secretary@CN>同志为核心的党中央，<习近平 general_secretary@CN>总书记强调。
国家主席<习近平 president@CN>出席。
国务院总理<李强 premier@CN>作报告。
<李克强 premier@CN>总理来我市视察。
商务部部长<曹阳 minister@CN>出席。
商务部副部长<曹阳 vice_minister@CN>出席。
国家发展改革委副主任<曹阳 vice_minister@CN>出席。
国家能源局局长<曹阳 department_head@CN>出席。
全国政协副主席<曹阳 cppcc_vice_chair@CN>出席。
<习近平 general_secretary@CN>总书记、<李克强 premier@CN>总理先后视察。
国务院副总理<何立 vice_premier@CN>出席。
国务委员<宋明 state_councilor@CN>出席。
""",
    "the place of the office": """
{云川县=440925}县长<赵立新 county_head@440925>介绍情况。
{云川县=440925}委书记<赵立新 party_secretary@440925>介绍情况。
{云川=440925}县委书记<赵立新 party_secretary@440925>介绍情况。
{云川县=440925}人民政府副县长<赵立新 vice_county_head@440925>介绍情况。
{南岭省=440000}委书记<赵立新 party_secretary@440000>讲话。
省委书记<赵立新 party_secretary@440000>讲话。
省委常委、副省长<赵立新 party_committee_member+vice_governor@440000>讲话。
省商务厅厅长<赵立新 department_head@440000>讲话。
{南岭省=440000}商务厅副厅长<赵立新 department_deputy_head@440000>讲话。
{北山市=440983}市委副书记、市长<吴铁山 deputy_party_secretary+mayor@440983>讲话。
{南岭省=440000}{北山市=440983}市长<吴铁山 mayor@440983>讲话。
{东江高新区=440902}管委会主任<吴铁山 zone_head@440902>讲话。
{东江高新区=440902}党工委书记、管委会主任<吴铁山 party_secretary+zone_head@440902>讲话。
{石桥镇=440925}党委书记<吴铁山 party_secretary@440925>、镇长<孙桂兰 town_head@440925>参加。
{城南区=440902}区委书记<吴铁山 party_secretary@440902>，区委副书记、区长<孙桂兰 deputy_party_secretary+district_head@440902>参加。
{城南=440902}区区长<吴铁山 district_head@440902>参加。
{江阴=320281}市长<吴铁山 mayor@320281>会见客商。
{云川县=440925}商务局局长<吴铁山 department_head@440925>参加。
3月12日，{荆门=420800}举行集中开工活动。市委书记<吴铁山 party_secretary@420800>宣布开工。
{日本=JP}驻{广州=440100}总领事<田中一郎 envoy@JP>出席。
{德国=DE}驻华大使<傅融 envoy@DE>出席。
{深圳市=440300}副市长<吴铁山 vice_mayor@440300>在{云川县=440925}考察，市长<王安和 mayor>陪同。
{北山市=440983}委书记<李刚 party_secretary@440983>、市长<迟建华 mayor@440983>参加。
{北山市=440983}委书记<李刚 party_secretary@440983>，市委副书记、市长<迟建华 deputy_party_secretary+mayor@440983>参加。
市委书记<张志军 party_secretary>会见青山大学校长张希。<张志军 party_secretary>感谢青山大学的支持。
{新加坡=SG}通讯及新闻部部长<杨莉明 minister@SG>致辞。
市长<王安和 mayor>在{云川县=440925}调研，县委书记<赵立新 party_secretary@440925>陪同。
""",
}
DISTRICT = {
    "district": """
区委书记<郑文涛 party_secretary>出席。
区长<王安和 district_head>主持。
副区长<周海波 vice_district_head>参加。
副市长<周海波 vice_mayor@440900>参加。
市委书记<周海波 party_secretary@440900>到我区调研。
区商务局局长<周海波 department_head>参加。
街道党工委书记<周海波 party_secretary>、街道办事处主任<孙桂兰 town_head>参加。
管委会副主任<周海波 zone_deputy_head>介绍。
省委书记<周海波 party_secretary@440000>到我区调研。
""",
}
AUTONOMOUS = {
    "autonomous region": """
自治区主席<巴特尔 governor>讲话。
自治区人民政府主席<张雨田 governor>讲话。
自治区副主席<张雨田 vice_governor>讲话。
自治区党委书记<张雨田 party_secretary>讲话。
自治区党委常委、常务副主席<张雨田 party_committee_member+vice_governor>讲话。
自治区商务厅厅长<张雨田 department_head>讲话。
{赤峰市=150400}市长<张雨田 mayor@150400>讲话。
{库伦旗=150524}旗长<张雨田 county_head@150524>讲话。
{锡林郭勒盟=152500}盟长<张雨田 mayor@152500>讲话。
{喀什地区=653100}行署专员<张雨田 mayor@653100>讲话。
盟委书记<张雨田 party_secretary@->讲话。
""",
}
REPEATED = {
    "in whose company": """
在市委书记<向忠华 party_secretary>的陪同下参观，在副市长<张雨田 vice_mayor>的见证下签约。
""",
    "a word that is the end of a name": """
副市长<张拴会 vice_mayor>带队考察，<张拴会 vice_mayor>一行观摩，<张拴会 vice_mayor>介绍情况。
副市长<张安 vice_mayor>会见客商，<张安 vice_mayor>指出，环境向好。
副市长<张安 vice_mayor>会见客商，<张安 vice_mayor>会见代表团。
""",
}
TAIWAN = {
    "no divisions below the province": """
縣長<張慕華 county_head@710000>說明，<張慕華 county_head@710000>縣長指出。
市長<陳慕白 mayor@710000>出席。
""",
}
TRADITIONAL = {
    "traditional characters": """
{香港=810000}特區政府財政司司長<陳慕白 department_head>表示。
{香港=810000}特區行政長官<陳慕白 governor>表示。
{香港=810000}特區政府創新科技及工業局局長<陳慕白 department_head>表示，<陳慕白 department_head>又稱。
{香港=810000}投資推廣署署長<莫言歡 department_head>亦到場，<莫言歡 department_head>說。
{澳門=820000}經濟及科技發展局局長<區慕白 department_head@820000>稱。
市長<陳慕白 mayor>出席。
""",
}


def rows(groups, home):
    for name, lines in groups.items():
        for line in lines.strip().split("\n"):
            yield pytest.param(line, home, id=f"{name}: {line[:34]}")


ALL = [
    *rows(CASES, HOME),
    *rows(DISTRICT, "440902"),
    *rows(AUTONOMOUS, "150000"),
    *rows(TRADITIONAL, "810000"),
    *rows(TAIWAN, "710000"),
    *rows(REPEATED, HOME),
]


@pytest.mark.parametrize(("line", "home"), ALL)
def test_officials_in_chinese(line, home):
    got, expected = found(line, home)
    assert got == [(s, e, n, tuple(dict.fromkeys(r)), region) for s, e, n, r, region in expected]
