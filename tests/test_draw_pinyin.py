"""How the names of a page are read."""

import subprocess
import sys

import pytest

from graph.draw.pinyin import read_pinyin


def spelled(*texts: str) -> dict[str, str]:
    """The texts as the page's script reads them; what is no Chinese character stands for itself."""
    pinyin = read_pinyin(texts)
    usual = {each: reading for reading, own in pinyin.characters.items() for each in own}
    return {
        text: " ".join(
            pinyin.exceptions.get(text, {}).get(at, usual.get(character, character))
            for at, character in enumerate(text)
        )
        for text in texts
    }


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("重庆市北碚区财政局", "chong qing shi bei bei qu cai zheng ju"),
        ("长沙市银监局", "chang sha shi yin jian ju"),
        ("中国银行厦门分行", "zhong guo yin hang xia men fen hang"),
        ("六安市发改委", "lu an shi fa gai wei"),
        ("兴业银行嘉兴支行", "xing ye yin hang jia xing zhi hang"),
        ("农村商业银行", "nong cun shang ye yin hang"),
        ("餐饮行业协会", "can yin hang ye xie hui"),
        ("行政审批局", "xing zheng shen pi ju"),
        ("长兴县旅游局", "chang xing xian lv you ju"),
        ("长垣市校长协会", "chang yuan shi xiao zhang xie hui"),
        ("重工集团", "zhong gong ji tuan"),
        ("上海市长宁区", "shang hai shi chang ning qu"),
        ("上海市闵行区", "shang hai shi min hang qu"),
        ("会计学会", "kuai ji xue hui"),
        ("社会计划处", "she hui ji hua chu"),
        ("新都区供销社", "xin du qu gong xiao she"),
        ("西藏自治区", "xi zang zi zhi qu"),
        ("乐清市", "yue qing shi"),
        ("朝阳区朝阳市", "chao yang qu chao yang shi"),
        ("台州市调解中心", "tai zhou shi tiao jie zhong xin"),
        ("英国ICUK", "ying guo I C U K"),
    ],
)
def test_words_decide_how_a_character_is_read(name: str, reading: str) -> None:
    assert spelled(name) == {name: reading}


def test_names_are_read_alike_whatever_stands_beside_them() -> None:
    names = ["中国银行", "建设银行", "工商银行", "行政审批局", "行业协会", "嘉兴支行", "长沙", "部长", "增长"]
    assert spelled(*names) == {name: spelled(name)[name] for name in names}


def test_what_most_names_need_is_said_once_and_the_rest_at_its_place() -> None:
    pinyin = read_pinyin(["中国银行", "建设银行", "行政局"])
    assert "行" in pinyin.characters["hang"]
    assert pinyin.exceptions == {"行政局": {0: "xing"}}


@pytest.mark.parametrize(
    "texts", [[], [""], ["ICUK", "=1+1"], ["\ud83d", "𠮷林市"], ["__proto__", "很" * 50]]
)
def test_any_text_can_be_read(texts: list[str]) -> None:
    assert set(read_pinyin(texts).exceptions) <= set(texts)


def test_the_dictionary_is_loaded_only_for_chinese_characters() -> None:
    check = """import sys; from graph.draw.pinyin import read_pinyin
read_pinyin(["ICUK"])
print("pypinyin" in sys.modules)"""
    ran = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
