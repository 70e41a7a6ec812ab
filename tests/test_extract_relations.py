"""What sentences state: all types, status and denial, who is tied to whom."""

import pytest

from graph.model import Action, ColumnRole, Direction, Role
from tests.reading import Tied, read, ties

LISTED = "市旅游协会、市餐饮协会、上海市旅游协会、上海市餐饮协会"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("加强与市商务局的联系。", {("我", "LIAISON", "市商务局", "ongoing")}),
        ("与市商务局签订《共建协议》。", {("我", "AGREEMENT_SIGNED", "市商务局", "done")}),
        ("与浙江大学共建实验室。", {("我", "COOPERATION", "浙江大学", "done")}),
        ("联合市公安局开展执法检查。", {("我", "JOINT_ACTION", "市公安局", "done")}),
        ("邀请上汽集团来区考察。", {("我", "VISIT", "上汽集团", "done")}),
        ("向省科技厅申报项目3个。", {("我", "APPLICATION", "省科技厅", "done")}),
        ("市残联被区政府授予先进单位。", {("区政府", "SUPPORT", "市残联", "done")}),
        ("对嘉兴市宏达化工有限公司立案调查。", {("我", "SUPERVISION", "嘉兴市宏达化工有限公司", "done")}),
        ("委托浙江大学编制规划。", {("我", "COMMISSION", "浙江大学", "done")}),
    ],
)
def test_each_of_the_nine_types_is_read(sentence: str, expected: set[Tied]) -> None:
    assert ties(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("拟与浙江大学共建实验室。", {("我", "COOPERATION", "浙江大学", "planned")}),
        ("定于6月与上汽集团签订《合作协议》。", {("我", "AGREEMENT_SIGNED", "上汽集团", "planned")}),
        ("计划下月走访上汽集团。", {("我", "VISIT", "上汽集团", "planned")}),
        ("正在与上汽集团协商合作事宜。", {("我", "COOPERATION", "上汽集团", "negotiating")}),
        ("与上汽集团的合作协议尚未签订。", {("我", "COOPERATION", "上汽集团", "negotiating")}),
        ("与上汽集团尚未签订协议。", {("我", "COOPERATION", "上汽集团", "negotiating")}),
        ("未能与上汽集团签订协议。", set()),
        (
            "与市商务局进行洽谈，达成合作意向。",
            {("我", "LIAISON", "市商务局", "done"), ("我", "COOPERATION", "市商务局", "done")},
        ),
        (
            "接待上汽集团考察团，双方就共建中心进行洽谈。",
            {("我", "VISIT", "上汽集团", "done"), ("我", "COOPERATION", "上汽集团", "negotiating")},
        ),
        ("与上汽集团的合作因故终止。", {("我", "COOPERATION", "上汽集团", "ended")}),
        ("原定与市旅游局联合举办的推介会延期。", {("我", "JOINT_ACTION", "市旅游局", "planned")}),
        ("与市旅游局联合举办推介会。", {("我", "JOINT_ACTION", "市旅游局", "done")}),
    ],
)
def test_status_is_what_the_text_says_and_nothing_planned_is_done(sentence: str, expected: set[Tied]) -> None:
    assert ties(sentence) == expected


def test_the_subject_of_a_sentence_is_whom_it_names_else_the_unit() -> None:
    assert ties("区政府与市商务局签署《框架协议》，并走访上汽集团。") == {
        ("区政府", "AGREEMENT_SIGNED", "市商务局", "done"),
        ("区政府", "VISIT", "上汽集团", "done"),
    }
    assert ties("区政府与市商务局签署《框架协议》；走访上汽集团。") == {
        ("区政府", "AGREEMENT_SIGNED", "市商务局", "done"),
        ("我", "VISIT", "上汽集团", "done"),
    }


def test_sides_of_the_same_heads_are_paired_one_to_one() -> None:
    assert ties("市旅游、餐饮协会与上海市旅游、餐饮协会签订合作协议书。", LISTED) == {
        ("市旅游协会", "AGREEMENT_SIGNED", "上海市旅游协会", "done"),
        ("市餐饮协会", "AGREEMENT_SIGNED", "上海市餐饮协会", "done"),
    }


def test_sides_of_other_heads_are_tied_each_to_each() -> None:
    assert ties("市科技局、市财政局与浙江大学、同济大学签订协议。") == {
        ("市科技局", "AGREEMENT_SIGNED", "浙江大学", "done"),
        ("市科技局", "AGREEMENT_SIGNED", "同济大学", "done"),
        ("市财政局", "AGREEMENT_SIGNED", "浙江大学", "done"),
        ("市财政局", "AGREEMENT_SIGNED", "同济大学", "done"),
    }


def test_respectively_pairs_in_order_where_the_numbers_agree() -> None:
    assert ties("市科技局、市财政局分别与浙江大学、同济大学签订协议。") == {
        ("市科技局", "AGREEMENT_SIGNED", "浙江大学", "done"),
        ("市财政局", "AGREEMENT_SIGNED", "同济大学", "done"),
    }


def test_respectively_distributes_one_subject() -> None:
    assert ties("分别与浙江大学、同济大学签订协议。") == {
        ("我", "AGREEMENT_SIGNED", "浙江大学", "done"),
        ("我", "AGREEMENT_SIGNED", "同济大学", "done"),
    }


def test_pairs_named_in_a_chain_stay_pairs() -> None:
    assert ties("嘉兴市第一中学与上海市第一中学、嘉兴市第二中学与上海市第二中学结为友好学校。") == {
        ("嘉兴市第一中学", "COOPERATION", "上海市第一中学", "done"),
        ("嘉兴市第二中学", "COOPERATION", "上海市第二中学", "done"),
    }


def test_a_three_sided_agreement_ties_every_pair() -> None:
    assert ties("与浙江大学、上汽集团签订三方协议。") == {
        ("我", "AGREEMENT_SIGNED", "浙江大学", "done"),
        ("我", "AGREEMENT_SIGNED", "上汽集团", "done"),
        ("浙江大学", "AGREEMENT_SIGNED", "上汽集团", "done"),
    }


def test_those_who_start_something_together_are_tied_to_each_other() -> None:
    assert ties("市科技局、市财政局、市商务局共同发起创新大赛。") == {
        ("市科技局", "JOINT_ACTION", "市财政局", "done"),
        ("市科技局", "JOINT_ACTION", "市商务局", "done"),
        ("市财政局", "JOINT_ACTION", "市商务局", "done"),
    }


def test_in_a_joint_act_the_unit_is_tied_to_those_who_act_with_it() -> None:
    assert ties("市商务局、区经贸局与市公安局抽调人员组成检查组。") == {
        ("市商务局", "JOINT_ACTION", "市公安局", "done"),
        ("区经贸局", "JOINT_ACTION", "市公安局", "done"),
        ("我", "JOINT_ACTION", "市商务局", "done"),
    }


def test_organisers_are_tied_to_hosts_who_are_not_tied_among_themselves() -> None:
    sentence = "推介会由市商务局主办，浙江大学、同济大学承办，上汽集团协办。"
    assert ties(sentence) == {
        ("市商务局", "JOINT_ACTION", "浙江大学", "done"),
        ("市商务局", "JOINT_ACTION", "同济大学", "done"),
        ("市商务局", "JOINT_ACTION", "上汽集团", "done"),
    }
    (statement,) = read(sentence).statements
    assert dict(statement.roles) == {
        "市商务局": Role.ORGANISER, "浙江大学": Role.HOST, "同济大学": Role.HOST, "上汽集团": Role.SUPPORT
    }  # fmt: skip


def test_both_sides_are_those_named_before() -> None:
    assert ties("接待上汽集团考察团，双方签订《共建协议》。") == {
        ("我", "VISIT", "上汽集团", "done"), ("我", "AGREEMENT_SIGNED", "上汽集团", "done")
    }  # fmt: skip


def test_an_invited_body_comes_to_the_one_that_invited_it() -> None:
    assert ties("应区科技局邀请，浙江大学专家来区讲课。") == {("区科技局", "VISIT", "浙江大学", "done")}


def test_the_one_who_was_invited_to_a_third_goes_there() -> None:
    assert ties("邀请浙江大学专家到大桥镇调研。") == {
        ("我", "VISIT", "浙江大学", "done"), ("浙江大学", "VISIT", "大桥镇", "done")
    }  # fmt: skip


def test_an_order_is_given_by_the_one_and_carried_out_by_the_subject_that_follows() -> None:
    assert ties("受区政府委托，浙江大学编制规划。") == {("区政府", "COMMISSION", "浙江大学", "done")}


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("与市商务局联合印发《实施细则》。", Action.ISSUANCE),
        ("与市商务局联合举办推介会。", Action.EVENT),
        ("与市公安局联合行政执法。", Action.ENFORCEMENT),
    ],
)
def test_a_joint_act_is_of_a_sort(sentence: str, action: Action) -> None:
    assert [tie.action for statement in read(sentence).statements for tie in statement.ties] == [action]


def test_visits_have_a_direction() -> None:
    found = [tie.direction for s in read("接待上汽集团考察团。走访浙江大学。").statements for tie in s.ties]
    assert found == [Direction.HOSTED, Direction.PAID]


def test_who_does_it_is_the_subject_whatever_the_clause_speaks_of_before() -> None:
    assert ties("嘉兴市农产品交易网推进会由我局承办，会后与市商务局对接。") == {
        ("区经贸局", "LIAISON", "市商务局", "done")
    }  # fmt: skip


def test_sides_named_in_one_clause_sign_in_the_next() -> None:
    assert ties("市旅游协会与上海市旅游协会、市餐饮协会与上海市餐饮协会，签的是合作协议书。", LISTED) == {
        ("市旅游协会", "AGREEMENT_SIGNED", "上海市旅游协会", "done"),
        ("市餐饮协会", "AGREEMENT_SIGNED", "上海市餐饮协会", "done"),
    }


def test_with_them_is_with_those_named_last_in_an_earlier_clause() -> None:
    assert ties("走访上汽集团、百联集团，与其共建基地。") == {
        ("我", "VISIT", "上汽集团", "done"),
        ("我", "VISIT", "百联集团", "done"),
        ("我", "COOPERATION", "上汽集团", "done"),
        ("我", "COOPERATION", "百联集团", "done"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "若与上汽集团签约，将投资5亿元。",
        "尚无与上汽集团的合作。",
        "与上汽集团签约的计划已搁置。",
        "上汽集团与百联集团均未来访。",
    ],
)
def test_what_is_supposed_denied_or_called_off_is_no_tie(sentence: str) -> None:
    assert ties(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    ["各村与省农科院签订种植协议。", "组织5家企业与浙江大学签订协议。", "3家企业向省科技厅申报项目。"],
)
def test_what_others_do_is_no_act_of_the_unit(sentence: str) -> None:
    assert ties(sentence) == set()


def test_named_bodies_that_a_noun_sums_up_act_themselves() -> None:
    assert ties("上汽集团、百联集团等一批企业与我局签订协议书。") == {
        ("上汽集团", "AGREEMENT_SIGNED", "区经贸局", "done"),
        ("百联集团", "AGREEMENT_SIGNED", "区经贸局", "done"),
    }


def test_a_visit_that_the_unit_organises_is_its_own() -> None:
    assert ties("组织22家企业参观同济大学。") == {("我", "VISIT", "同济大学", "done")}


def test_a_lead_is_in_contact_with_the_members_of_a_standing_meeting() -> None:
    assert ties("由市农业局牵头，区水利局、凤桥镇参加的联席会议每季度召开一次。") == {
        ("市农业局", "LIAISON", "区水利局", "ongoing"), ("市农业局", "LIAISON", "凤桥镇", "ongoing")
    }  # fmt: skip


def test_papers_and_events_are_named() -> None:
    statements = read("与市商务局签订《共建协议》。5月27日与市旅游局联合举办“南湖购物节”。").statements
    first, second = (statement.ties[0] for statement in statements)
    assert first.paper is not None
    assert (first.paper.name, first.paper.sort, first.paper.titled) == ("共建协议", "协议", True)
    assert second.event is not None
    assert second.event.name == "南湖购物节"
    assert second.event.day is not None
    assert (second.event.day.month, second.event.day.day) == (5, 27)


@pytest.mark.parametrize(
    "sentence",
    [
        "完成规划初稿。",
        "组织企业到园区参观。",
        "为中小企业落实贷款3亿元。",
        "举办培训班3期。",
        "村级便民店新增12家。",
    ],
)
def test_a_sentence_that_names_no_body_states_nothing(sentence: str) -> None:
    extraction = read(sentence)
    assert [s.text for s in extraction.statements if s.cell.role is ColumnRole.WORK] == [sentence]
    assert ties(sentence) == set()


def test_a_title_is_no_place_to_find_a_party() -> None:
    assert ties("与市商务局印发《关于支持上汽集团发展的意见》。") <= {
        ("我", "JOINT_ACTION", "市商务局", "done")
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("会同市旅游局走访上汽集团。", {("我", "VISIT", "上汽集团"), ("市旅游局", "VISIT", "上汽集团")}),
        (
            "随市旅游局赴沪，拜会了上汽集团。",
            {("我", "VISIT", "上汽集团"), ("市旅游局", "VISIT", "上汽集团")},
        ),
        (
            "在市旅游局陪同下，省旅游局到我局检查。",
            {("省旅游局", "SUPERVISION", "我局"), ("市旅游局", "SUPERVISION", "我局")},
        ),
        (
            "市旅游局会同市公安局来区暗访。",
            {("市旅游局", "SUPERVISION", "我"), ("市公安局", "SUPERVISION", "我")},
        ),
    ],
)
def test_who_goes_along_does_the_same(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    found = {(head, kind, tail.replace("区经贸局", "我局")) for head, kind, tail, _ in ties(sentence)}
    assert {tie for tie in found if tie[1] != "JOINT_ACTION"} == expected


def test_a_three_sided_paper_ties_the_heads_too() -> None:
    assert ties("我局、区科技局与浙江大学签订三方协议。") == {
        ("区经贸局", "AGREEMENT_SIGNED", "浙江大学", "done"),
        ("区科技局", "AGREEMENT_SIGNED", "浙江大学", "done"),
        ("区经贸局", "AGREEMENT_SIGNED", "区科技局", "done"),
    }


def test_a_paper_still_to_be_signed_is_a_talk_with_the_one_body_that_is_named() -> None:
    assert ties("徽商银行拟在区内设点，合同待签。") == {("徽商银行", "COOPERATION", "我", "negotiating")}
    assert ties("徽商银行因利率未谈拢，合同未签。") == set()


def test_what_a_body_did_is_not_done_by_the_clause_that_tells_of_it() -> None:
    listed = "省环保厅"
    assert ties("材料齐备，省厅审核已获通过，现已上报环保部。", listed, "区环保局") == {
        ("我", "APPLICATION", "环保部", "done")
    }


def test_the_unit_took_part_in_what_another_held() -> None:
    assert ties("市旅游局组织春季推介会，我局派员参加。") == {
        ("区经贸局", "JOINT_ACTION", "市旅游局", "done")
    }
    assert ties("市旅游局组织春季推介会，企业派员参加。") == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("上汽集团来区考察，由区科技局陪同走访大桥镇。", ("区科技局", "VISIT", "大桥镇", "done")),
        ("陪同市侨联拜会韩国驻沪总领事馆。", ("市侨联", "VISIT", "韩国驻沪总领事馆", "done")),
        ("海盐县向我区捐赠图书。", ("海盐县政府", "SUPPORT", "区政府", "done")),
        ("资助会员企业上汽集团参展。", ("我", "SUPPORT", "上汽集团", "done")),
        ("市侨联正与市旅游局商签协议。", ("市侨联", "COOPERATION", "市旅游局", "negotiating")),
        ("请上汽集团专家为拟上云企业作辅导。", ("我", "VISIT", "上汽集团", "done")),
    ],
)
def test_further_ways_to_say_it(sentence: str, expected: Tied) -> None:
    assert expected in ties(sentence)


def test_he_who_holds_an_event_with_another_is_an_organiser_too() -> None:
    assert ties("展播由我局与市旅游局联合主办，市文化馆承办。") == {
        ("区经贸局", "JOINT_ACTION", "市旅游局", "done"),
        ("区经贸局", "JOINT_ACTION", "市文化馆", "done"),
        ("市旅游局", "JOINT_ACTION", "市文化馆", "done"),
    }
