"""What is no official: nobody may be found in these lines, or only those marked."""

import pytest
from cases import found

HOME = "440900"

CASES = {
    "company people": """
三江集团董事长王建国表示，将加大投资。
三江集团党委书记、董事长王建国出席签约仪式。
三江科技有限公司总经理李明华介绍项目情况。
三江科技有限公司副总经理李明华介绍项目情况。
公司创始人陈志强说，看好本地市场。
三江集团总裁刘洋、副总裁周涛参加活动。
南湖银行行长赵勇致辞。
南湖银行三江分行副行长赵勇致辞。
三江药业董事局主席孙大伟率队考察。
首席经济学家贺新平发表演讲。
三江公司CEO李明华说。
项目经理王建国带记者参观车间。
三江集团副总裁、华南区总经理孙大伟讲话。
客商代表黄志明说，这里办事快。
三江公司法定代表人王建国签字。
卫浴商会会长梁兴业发言。
市钢铁行业协会会长梁兴业发言。
市企业联合会理事长梁兴业发言。
国家电网三江供电公司总经理、党委副书记黄海参会。
中石化工程技术研究院党委书记刘汝山参会。
华侨华人社团联合总会宣传委员会主任李春明参会。
车间主任王建国说，设备已经到位。
厂长王建国说，设备已经到位。
""",
    "the press": """
（记者 周长宁 通讯员 白小杨）
本报记者李晓明报道。
记者李晓明从市商务局获悉。
责任编辑：王建国
责编：王建国　审核：李明华　终审：赵勇
摄影：王建国
王建国/文
编辑 王建国 校对 李明华
【本報記者陳志強深圳電】
全媒体记者王建国、李明华
通讯员 张伟 王芳
作者：王建国
""",
    "scholars, heroes and people in the street": """
青山大学教授王建国认为，前景广阔。
青山大学校长王建国出席论坛。
中国工程院院士王建国作报告。
研究员李明华解读政策。
道德模范王建国作报告。
烈士王建国的家乡。
全国劳模王建国说。
村民王建国家里种了十亩果树。
世界冠军王建国到场。
种粮大户王建国今年收成好。
律师王建国提醒。
县人民医院院长王建国说。
""",
    "thought and spirit": """
以习近平新时代中国特色社会主义思想为指导。
深入贯彻习近平生态文明思想。
深入践行习近平经济思想和习近平法治思想。
坚持习近平强军思想。
学习《习近平谈治国理政》。
弘扬雷锋精神、焦裕禄精神。
高举邓小平理论伟大旗帜，坚持毛泽东思想。
""",
    "words that begin like an office": """
开通12345市长热线。
荣获市长质量奖。
召开市长办公会议，听取汇报。
实施“书记项目”，推动落实。
党委书记抓党建，一级抓一级。
书记带头、镇长跟进。
召开党政联席会，书记、镇长参加。
召开主席团会议。
设立主席台。
园区东起清江，西到{河口镇=440983}长安路。
市人大常委会主任会议听取汇报。
局长接待日活动。
推动长江经济带发展，城市长远规划。
地区长期稳定发展。
自贸试验区长沙片区建设加快。
南京市长江大桥通车。
武汉市长江新区开工。
市长江流域治理项目开工。
要求区长期坚持。
省长途客运站搬迁。
实行河长制、林长制、田长制。
县长带货直播间开播。
外国驻川领事机构增加到18家。
严格执行长江十年禁渔。
推动新农科长{白山=220600}创新学院建设。
推动新农科长白山创新学院建设。
各县区长、各局长要亲自抓。
""",
    "offices without a name": """
市委书记出席会议并讲话。
各县（市、区）委书记、县（市、区）长参加会议。
由分管副市长任组长，市商务局局长任副组长。
成立领导小组，由市长任组长，常务副市长任副组长。
市委、市政府主要领导高度重视。
市领导出席会议，有关部门负责人参加。
县级领导包联重点项目。
市领导带队赴外地招商。
市政府领导召开专题会议研究部署。
主要领导招商推进机制不断健全。
实行市领导包保企业制度。
市商务局局长说，今年形势好。
党组书记、局长为第一责任人。
县长、副县长按照分工抓好落实。
村党支部书记和驻村工作队员。
镇党委书记向上级争取资金。
""",
    "who speaks but is no leader": """
会议强调，要抓落实。
　　方案要求，各单位抓落实。
　　高新区强调，要抓落实。
　　青山大学教授王建国说，前景好。⏎　　王建国强调，要重视研发。
　　党中央强调，要抓落实。
　　三江集团董事长王建国致辞。⏎　　王建国要求公司上下抓质量。
　　通知要求，严格执行。⏎　　文件强调，不得延误。
""",
    "places and things that look like names": """
和平区万达广场开业。
高峰论坛在广州举行。
平安保险与兴业银行签约。
方圆集团、安利公司到访。
王府井百货开业。
黄河流域生态保护。
康佳、海尔、李宁等品牌入驻。
云南白药、同仁堂参会。
长安汽车交付中心项目落户。
张家港、石家庄、马鞍山等市。
""",
    "English: company people": """
Klaus Becker, managing director of a gearbox maker, said so.
Song Kai, chairman of Dongjiang Chemical Fibre Group, predicted sales.
Song Kai, Party Secretary and Chairman of Dongjiang Coal Group, predicted sales.
Lin Xiaolong, vice president of Strait Fishery, said revenue would double.
Zhao Long, general manager of the company, said so.
Ms. Li Na, founder of the firm, said so.
The chairman of a Taiyuan company Mr. You Qing said so.
Haoran Qi, CFO, Jiangsu Huayue Battery
Wang Gang, president of Dongjiang Bank, signed.
Kim Do-yun, plant manager, said so.
Wang Gang, a professor at Qingshan University, said so.
Pema Yangzom, who runs a carpet workshop, is hiring.
Nur Ahmat, owner of an export company, said so.
Wang Gang, secretary of the board of Dongjiang Co., Ltd., signed.
Chairman Wang Gang of Dongjiang Group said so.
Director of Sales Wang Gang said so.
CEO Wang Gang said so.
Wang Gang, director of Huaxing Cloud, said so.
Noel Quinn, chief executive of Dongjiang Capital, said so.
Wang Gang, spokesperson for Huaxing Cloud, said so.
Wang Gang, president of China Huaxing, said so.
Wang Gang, director of the research institute of Dongjiang Group, said so.
""",
    "English: the press": """
Reporter: Xu May
(reporter Sun Weiming, correspondent Rao Qian)
By TANG LIN in Nanjing and QIU RAN in Beijing
[Editor in charge: He Ping]
Photo by Wang Gang
Editor: Xu Long  Tel: 0794-8220000
Source: Dazhou Daily / reporter Xiang Ping
Wang Gang, a reporter of the Daily, contributed.
""",
    "English: words, thoughts, offices without a name": """
Guided by Xi Jinping Thought on Socialism with Chinese Characteristics for a New Era
The mayor said he would come in May.
He said the director of the bureau can help you.
The municipal leaders attended the meeting.
The director of the zone told investors that long queues are over.
The party secretary and the mayor should lead in person.
County heads and district heads signed pledges.
The head of the delegation visited the city.
The leaders of the city lead a team that knocks at many doors.
Municipal leaders and city leaders must visit firms in person.
The Mayor's Quality Award went to three firms.
The provincial government and Governor's office agreed.
Secretary-level meetings were held in May.
The chairman and the president of the group attended.
You can see An Hui from here.
Head of the queue is here.
The chief aim is growth; the head office is in Beijing.
Long Tan District and Xi Xian New Area grew.
a leader in Chinese Industry and Modern Services
The minister and the ambassador attended.
""",
}


def rows(groups):
    for name, lines in groups.items():
        for number, line in enumerate(lines.strip().split("\n"), 1):
            yield pytest.param(line, HOME, id=f"{name} {number}")


ALL = list(rows(CASES))


@pytest.mark.parametrize(("line", "home"), ALL)
def test_no_official(line, home):
    got, expected = found(line, home)
    assert got == expected
