"""Sorts of bodies that no grammar of offices covers: communities, villages, brands, towns abroad and more."""

import pytest

from graph.model import ColumnRole, Place
from tests.reading import NANHU, read

XIANGXI = Place("湖南省", "湘西土家族苗族自治州")


def surfaces(sentence: str) -> list[str]:
    """What is taken for a body in a sentence, groups aside."""
    return [
        span.surface
        for statement in read(sentence, unit="区发改局").statements
        for span in statement.spans
        if not span.collective
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # communities, villages, stations
        ("弇山社区居委会与区红十字会共建救护站。", ["弇山社区居委会", "区红十字会"]),
        ("太胜社区牵头举办邻里节。", ["太胜社区"]),
        ("唐昌镇战旗村与四川农业大学共建乡村振兴研究院。", ["唐昌镇战旗村", "四川农业大学"]),
        ("勤力村向市农业农村局申报项目。", ["勤力村", "市农业农村局"]),
        ("沙溪派出所、沙溪司法所联合调解纠纷12起。", ["沙溪派出所", "沙溪司法所"]),
        ("在战旗村召开现场会。", []),
        ("深入社区、示范村宣传政策。", []),
        # brands
        ("智联招聘提供线上平台支持。", ["智联招聘"]),
        ("与国内知名招聘平台猎聘网合作举办招聘会。", ["猎聘网"]),
        ("走访沪东中华造船，了解订单情况。", ["沪东中华造船"]),
        ("授予武商量贩樊城店“诚信单位”牌匾。", ["武商量贩樊城店"]),
        ("中印合作投资洽谈会开幕，从事工程机械、汽车零配件等行业的企业到会。", []),
        ("沪浙合作不断深化。", []),
        ("推进医联体建设，开通5G基站30个。", []),
        # towns abroad, consulates, places that act
        ("新西兰怀塔克雷市与我区结为友好城市。", ["新西兰怀塔克雷市", "我区"]),
        ("法国驻广州总领事馆官员来访。", ["法国驻广州总领事馆"]),
        ("接待绵阳市安州区考察团。", ["绵阳市安州区"]),
        ("韩国釜山商工会议所来访。", ["韩国釜山商工会议所"]),
        # long official names, plain ones, teams
        ("县脱贫攻坚领导小组召开会议。", ["县脱贫攻坚领导小组"]),
        ("与省引洮工程建设管理局衔接用水指标。", ["省引洮工程建设管理局"]),
        ("与市红十字会搭桥，引进救护车2台。", ["市红十字会"]),
        ("交警支队高速公路一大队参加演练。", ["交警支队高速公路一大队"]),
        ("新增省级研发中心8家、国家绿色工厂1家。", []),
        # seams
        ("区农业综合行政执法大队联合区市场监管局检查。", ["区农业综合行政执法大队", "区市场监管局"]),
        ("太仓市第一人民医院托管浮桥镇卫生院。", ["太仓市第一人民医院", "浮桥镇卫生院"]),
        ("材料由市发改委转报省发改委。", ["市发改委", "省发改委"]),
        ("市旅游协会同市餐饮协会举办美食节。", ["市旅游协会", "市餐饮协会"]),
        ("随市城乡建委检查工地。", ["市城乡建委"]),
        # brackets and quotation marks within
        ("达瓦未来（重庆）影像科技有限公司入驻科技片场。", ["达瓦未来（重庆）影像科技有限公司"]),
        ("与浙江“好易购”家庭购物有限公司洽谈直播基地。", ["浙江“好易购”家庭购物有限公司"]),
        ("与国家体育用品质量检验检测中心（福建）合作。", ["国家体育用品质量检验检测中心（福建）"]),
        # none of these is a body
        ("推动2家企业挂牌上市，采用邀请招标方式。", []),
        ("落实巴塞尔协议，学习联合国可持续发展议程。", []),
        ("对区内中学、县市教体局负责人进行培训。", []),
    ],
)
def test_bodies_of_every_sort_are_named(sentence: str, expected: list[str]) -> None:
    assert surfaces(sentence) == expected


def meant(sentence: str, unit: str, place: Place = NANHU) -> list[tuple[str, tuple[str, ...]]]:
    """(surface, names) of what stands for a body that is called otherwise."""
    return [
        (span.surface, span.names)
        for statement in read(sentence, "", unit, place).statements
        for span in statement.spans
        if span.surface not in span.names
    ]


@pytest.mark.parametrize(
    ("sentence", "unit", "expected"),
    [
        ("区税务局、区财政局联合调研，两局拟订了方案。", "区发改局", [("两局", ("区税务局", "区财政局"))]),
        ("走访三营镇，同该镇达成意向。", "区农办", [("该镇", ("三营镇",))]),
        ("与浙江大学座谈，同对方达成意向。", "区科技局", [("对方", ("浙江大学",))]),
        ("区科技局走访市科技局。该局获评先进。", "区科技局", [("该局", ("区科技局",))]),
        ("学院承接培训任务。", "嘉兴学院", [("学院", ("嘉兴学院",))]),
        ("接待桐乡市代表团。", "区外办", [("桐乡市", ("桐乡市政府",))]),
    ],
)
def test_words_that_stand_for_bodies(
    sentence: str, unit: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert meant(sentence, unit) == expected


def test_where_a_prefecture_reports_a_county_is_the_one_that_the_sentence_names() -> None:
    assert meant("赴凤凰县调研，对县疾控中心予以指导。", "州疾控中心", XIANGXI) == [
        ("县疾控中心", ("凤凰县疾控中心",))
    ]


def test_a_mention_keeps_all_that_agree_on_it() -> None:
    statements = read("与市科技局、浙江大学、沙溪派出所对接，我局配合。", "市科技局、浙江大学").statements
    found = [
        (span.surface, span.found_by)
        for statement in statements
        if statement.cell.role is ColumnRole.WORK
        for span in statement.spans
    ]
    assert found == [
        ("市科技局", "column+grammar+tagger"),
        ("浙江大学", "column+gazetteer+tagger"),
        ("沙溪派出所", "grammar+tagger"),
        ("我局", "anaphora"),
    ]
