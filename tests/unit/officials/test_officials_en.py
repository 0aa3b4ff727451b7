"""Officials in English text, by phenomenon: original English and machine translation. All people are invented."""

import pytest
from cases import found

HOME = "440900"  # a prefecture-level city

CASES = {
    "title before the name": """
Mayor <Wang Anhe mayor> attended the meeting.
Vice Mayor <Zhou Haibo vice_mayor> presided.
Deputy mayor <Zhou Haibo vice_mayor> said the city would act.
Executive Vice Mayor <Li Mubai vice_mayor> made a report.
Acting Mayor <Shen Yifan mayor> delivered the report.
Party chief <Zheng Wentao party_secretary> unveiled the plan.
Municipal Party Secretary <Zheng Wentao party_secretary> stressed that projects come first.
Secretary of the Municipal Party Committee <Zheng Wentao party_secretary> attended the meeting.
Secretary of the municipal party committee <Zheng Wentao party_secretary> delivered a speech.
The meeting was chaired by Mayor <Wang Anhe mayor>.
Former mayor <Wang Anhe mayor> recalled the start.
Mayor <WANG Anhe mayor> spoke.
Mayor <WANG ANHE mayor> spoke.
Mayor <Wang An-he mayor> spoke.
Mayor <Wang An He mayor> spoke.
Mayor <Anhe Wang mayor> spoke.
Mayor <Ouyang Mingde mayor> spoke.
Mayor <Lyu Mingde mayor> spoke.
Mayor <Lü Mingde mayor> spoke.
Director of the Municipal Bureau of Commerce <Ma Xiaojun department_head> said trade grew.
Director of the management committee of the high-tech zone <Ma Xiaojun zone_head> said trade grew.
Chairman of the Municipal CPPCC <Lin Xiuying cppcc_chair> attended.
Chairman of the Municipal People's Political Consultative Conference <Lin Xiuying cppcc_chair> attended.
Director of the Standing Committee of the Municipal People's Congress <He Desheng npc_chair> attended.
Secretary General of the municipal government <Jiang Li secretary_general> presided.
Deputy secretary-general of the municipal government <Jiang Li deputy_secretary_general> presided.
""",
    "title after the name": """
<Zheng Wentao party_secretary>, secretary of the municipal party committee, attended.
<Zheng Wentao party_secretary>, Party chief of the city, said so.
<Wang Anhe mayor>, the mayor, said so.
<Zhou Haibo vice_mayor>, a vice mayor, said so.
<Zhou Haibo vice_mayor>, vice-mayor of the city, said so.
<Ma Xiaojun department_head>, director of the city's commerce bureau, said exports rose.
<Ma Xiaojun department_deputy_head>, deputy director of the Municipal Development and Reform Commission, said so.
<Ma Xiaojun department_head>, head of the city's finance bureau, said so.
<Ma Xiaojun zone_deputy_head>, deputy director of the zone's administrative committee, said so.
<He Desheng npc_chair>, director of the Standing Committee of the Municipal People's Congress, attended.
<Luo Dacheng npc_vice_chair>, deputy director of the Standing Committee of the Municipal People's Congress, attended.
<Tan Xiaoyan cppcc_vice_chair>, vice chairwoman of the Municipal CPPCC, attended.
<Fang Zhiqiu party_committee_member>, member of the Standing Committee of the Municipal Party Committee, attended.
<Jiang Li secretary_general>, secretary general of the municipal government, attended.
<Jiang Li spokesperson>, spokesperson of the municipal government, told reporters.
According to <Jiang Li department_head>, director of the municipal bureau of statistics, output rose.
said <Jiang Li department_head>, head of the municipal tax bureau.
<Jiang Li department_head> was appointed director of the municipal bureau of commerce.
<Jiang Li mayor> (mayor) spoke first.
<Jiang Li mayor>⏎Mayor of the city
""",
    "several offices of one person": """
<Wang Anhe mayor+deputy_party_secretary>, deputy secretary of the municipal party committee and mayor, presided.
<Wang Anhe mayor+deputy_party_secretary>, deputy Party secretary and mayor of the city, presided.
Deputy secretary of the municipal party committee, mayor <Wang Anhe mayor+deputy_party_secretary> presided.
Deputy Secretary of the Municipal Party Committee and Mayor <Wang Anhe mayor+deputy_party_secretary> presided.
<Li Mubai party_committee_member+vice_mayor>, member of the Standing Committee of the municipal party committee and executive vice mayor, presided.
<Zheng Wentao party_secretary+npc_chair>, secretary of the municipal party committee and director of the Standing Committee of the Municipal People's Congress, spoke.
municipal party committee deputy secretary, mayor <Wang Anhe mayor+deputy_party_secretary> made the promotion.
""",
    "lists": """
Vice mayors <Zhou Haibo vice_mayor> and <Fang Zhiqiu vice_mayor> attended.
Vice mayors <Zhou Haibo vice_mayor>, <Fang Zhiqiu vice_mayor>, and <Guo Pingchuan vice_mayor> attended.
Vice mayors <Zhou Haibo vice_mayor>, <Fang Zhiqiu vice_mayor>, secretary general of the municipal government <Jiang Li secretary_general> attended.
Municipal leaders <Zhou Haibo ->, <Fang Zhiqiu ->, <Guo Pingchuan ->, and <He Jing -> attended the meeting.
City leaders <Zhou Haibo -> and <Fang Zhiqiu -> attended the meeting.
presided over by <Wang Anhe mayor>, mayor, <He Desheng npc_chair>, director of the Standing Committee of the Municipal People's Congress, and <Lin Xiuying cppcc_chair>, chairman of the Municipal CPPCC attended.
""",
    "rows of names without a title": """
Mayor <Wang Anhe mayor> spoke. <Zhong Da ->, <Jiang Jianguo -> and <Ma Guohua -> attended the meeting.
""",
    "leaders that are listed": """
Leaders of {Gaozhou City=440981}, including <Zhou Haibo @440981>, <Fang Zhiqiu @440981> and <He Jing @440981>, as well as heads of departments attended.
City leaders including <Zhou Haibo ->, <Fang Zhiqiu -> and <He Jing -> attended.
Leaders of enterprises including Zhou Haibo and Fang Zhiqiu attended.
Leaders of {Gaozhou City=440981} attended, and Zhou Haibo, a farmer, came too.
{Hunan=430000} Provincial Party Committee Standing Committee member and {Changsha=430100} Municipal Party Secretary <Zheng Wentao party_committee_member+party_secretary@430100> spoke.
""",
    "leaders named before the word": """
Mayor <Wang Anhe mayor> spoke. <Zhou Haibo ->, <Fang Zhiqiu -> and other city leaders attended.
""",
    "Hong Kong and Macao": """
{Hong Kong=810000} Chief Executive <John Lee governor@810000> spoke.
{Hong Kong=810000} Chief Secretary for Administration <Matthew Cheung department_head@810000> spoke.
{Hong Kong=810000} Secretary for Innovation, Technology and Industry <Sun Dong department_head@810000> joined.
The Commissioner for Development of {Hong Kong=810000}, Ms <Maisie Chan department_head@810000>, came. Ms <Chan department_head@810000> met him.
Secretary-General <Ji Xianzheng secretary_general> spoke. Secretary-General <Ji secretary_general> stated so.
""",
    "appointments": """
<Chen Rugui party_secretary+mayor>, Party chief of the city, was appointed as acting mayor of the city.
<Li Mubai vice_mayor> was elected vice mayor of the city.
""",
    "words for a prefecture, a county, a standing committee": """
state party committee secretary <Zhang Ziyang party_secretary>, state chief <Zhang Xiulan mayor> attended.
The municipal party committee standing committee, vice mayor <Yang Long party_committee_member+vice_mayor> spoke.
<Li Wen party_committee_member>, member of the municipal party committee standing committee, spoke.
Municipal standing committee member and vice mayor <Sun Yong party_committee_member+vice_mayor> spoke.
{Yunchuan=440925} county mayor <Wang Jiayan county_head@440925> spoke.
Minister of the Publicity Department of the Municipal Party Committee <Zhang Hong department_head> spoke.
Director of the Municipal Bureau of Culture, Radio, Television and Tourism <Zhang Hong department_head> spoke.
CPC {Maoming=440900} Municipal Committee secretary <Wang Yi party_secretary> led a team.
In the morning, Secretary <Wang party_secretary> came; <Wang Yi party_secretary>, secretary of the municipal party committee, led.
Secretary <Wang party_secretary> Leads a Team; <Wang Yi party_secretary>, secretary of the municipal party committee, led.
""",
    "envoys": """
{Germany=DE}'s Consul General <Christine Althaus envoy@DE> visited.
Consul General of {Germany=DE} in {Shanghai=310000}, <Christine Althaus envoy@DE>, visited.
""",
    "debris of machine translation": """
In the afternoon, mayor <wang anhe mayor> presided over the meeting.
party secretary <zheng wentao party_secretary> stressed the work.
Party secretary <he ping party_secretary> to attend the meeting and delivered a speech.
<Zhou haibo vice_mayor>, deputy mayor, attended.
The meeting was held.<Wang Anhe mayor>, mayor, attended.
the city held a meeting <wang anhe mayor> presided over On Monday, mayor <Wang Anhe mayor> presided over.
to promote the work of <bao peng shan mayor> attend. Mayor <Bao Pengshan mayor> presided.
vice mayor <Lü Guangyuan vice_mayor> made arrangements for the work.
Comrade <Wang Anhe mayor>, mayor, spoke.
Mayor Comrade <Wang Anhe mayor> spoke.
""",
    "names that are words": """
<He Yan mayor>, mayor, spoke. He said it was late.
<An Lirong mayor>, mayor of the city, spoke. <An mayor> said it was an open city.
<Can Xiaoyan mayor>, the mayor, spoke. <Can mayor> said that we can do it.
<Long Guoqing mayor>, mayor, spoke. Long before that, roads were long.
<You Jingwen mayor>, mayor, spoke. "You cannot wait," she added.
Mayor <May Leong mayor> spoke in May.
""",
    "later mentions": """
Mayor <Wang Anhe mayor> attended. <Wang Anhe mayor> pointed out that time is short.
Mayor <Wu Qinghe mayor> spoke, and <Wu mayor> expects growth.
Mayor <Wu Qinghe mayor> spoke. Mr. <Wu mayor> added that work goes on.
Mayor <Wu Qinghe mayor> spoke. "We will win," <Wu mayor> said.
truly let mayor <Du mayor>'s mailbox be open, Mayor <Du Yunfeng mayor> said.
<Shen Meihua mayor>, mayor, spoke. <Shen mayor>, who took office in May, smiled.
Mayor <Wang Shan-he mayor> spoke. <Wang Shanhe mayor> smiled.
Mayor <Wang Anhe mayor> and the Wang family of growers met.
Mayor <Wang Anhe mayor> spoke. Wang Gang, manager of a plant, agreed. Wang said the plant grew. Mayor <Wang mayor> left.
Mayor <Wang Anhe mayor> spoke. CEO Wang Gang agreed. Wang added that the plant grew. <Wang Anhe mayor> left. <Wang mayor> smiled.
""",
    "other peoples": """
<Shohrat Zakir vice_mayor>, vice mayor, spoke. <Shohrat vice_mayor> said trade grew.
County head <Yusup Ablet county_head@-> said so.
<Dawa Tsering mayor>, mayor, said so.
Deputy mayor <Altan Bayar vice_mayor> said so.
According to <Losang Dorje mayor>, mayor, yaks do well.
<Bao Tegus mayor>, mayor, spoke.
""",
    "national": """
General Secretary <Xi Jinping general_secretary@CN> visited.
President <Xi Jinping president@CN> visited.
the spirit of the speech of General Secretary <Xi Jinping general_secretary@CN> and Xi Jinping Thought
Premier <Li Qiang premier@CN> visited.
<Li Qiang premier@CN>⏎Premier of the State Council⏎Fellow Deputies,
Minister of Commerce <Cao Yang minister@CN> visited.
Vice Minister of Commerce <Cao Yang vice_minister@CN> visited.
the CPC Central Committee with Comrade <Xi Jinping -@CN> at its core
""",
    "the place of the office": """
<Zhao Lixin county_head@440925>, head of {Yunchuan County=440925}, said so.
{Yunchuan County=440925} head <Zhao Lixin county_head@440925> said so.
<Zhao Lixin party_secretary@440925>, secretary of the CPC {Yunchuan County=440925} Committee, said so.
<Zhao Lixin mayor@440300>, mayor of {Shenzhen=440300}, said so.
<Zhao Lixin district_head@440902>, head of {Chengnan District=440902}, said so.
<Zhao Lixin governor@440000>, governor of {Guangdong Province=440000}, said so.
Governor <Zhao Lixin governor@440000> said so.
<Zhao Lixin department_head@440000>, director of the provincial department of commerce, said so.
<Zhao Lixin department_deputy_head@440000>, deputy director-general of the {Guangdong=440000} Provincial Department of Commerce, said so.
In {Kunshan=320583}, Party chief <Zhao Lixin party_secretary@320583> unveiled a fund.
<Zhao Lixin zone_head@440902>, director of the administrative committee of {Dongjiang High-tech Zone=440902}, said so.
The road to {Yunchuan County=440925} is new. "It helps," said <Zhao Lixin county_head@440925>, head of the county.
{Hong Kong=810000}'s Secretary for Commerce and Economic Development <Tong Ka-hei department_head@810000> spoke.
<Tong Ka-hei department_head@810000>, {Hong Kong=810000}'s Secretary for Commerce and Economic Development, spoke.
{Maoming=440900} Mayor <Wang Anhe mayor> spoke.
{Shenzhen=440300} Vice Mayor <Wang Anhe vice_mayor@440300> spoke.
""",
    "the one county of the city that is named": """
County leaders <Li Jinsong @440981> and <Wu Xinhe @440981> came, and {Gaozhou=440981} will act, said Mayor <Wang Anhe mayor>.
""",
    "hyphens and relative clauses": """
<Wang Anhe vice_mayor@440981>- Vice Mayor of {Gaozhou=440981} opened it, and so did <Li Jinsong vice_mayor> who is the Vice Mayor.
""",
    "a title, a hyphen and the name": """
Mayor of {Gaozhou City=440981}- <Wang Anhe mayor@440981> visited it.
""",
    "investigators": """
<Li Jinsong inspector>, second-class investigator of the city, attended, and so did <Wu Xinhe inspector>, fourth-level investigator.
""",
    "leaders in a row that begins in mid-sentence": """
Mayor <Wang Anhe mayor> chaired, and <Li Jinsong>, <Wu Xinhe>, <Qi Platform>, <Hu Red Light> and other city leaders attended.
The firm's products, Li Jinsong, Smart Bay and other city leaders attended.
""",
    "two scripts": """
<Bao Penghai party_secretary> <包鹏海 party_secretary>, secretary of the municipal party committee, gave the keynote.
<Luo Jixiang mayor> (<罗继祥 mayor>), mayor, chaired.
市长<罗继祥 mayor>（<Luo Jixiang mayor>）主持。
<Sun Weiming vice_mayor>, vice mayor (副市长 <孙伟明 vice_mayor>), read the list.
""",
}


def rows(groups, home):
    for name, lines in groups.items():
        for number, line in enumerate(lines.strip().split("\n"), 1):
            yield pytest.param(line, home, id=f"{name} {number}")


ALL = list(rows(CASES, HOME))


@pytest.mark.parametrize(("line", "home"), ALL)
def test_officials_in_english(line, home):
    got, expected = found(line, home)
    assert got == expected
