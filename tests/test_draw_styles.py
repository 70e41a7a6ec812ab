"""How things look: told apart without colour, in two languages."""

import re
from itertools import combinations

from graph.draw.styles import BODY_STYLES, TIE_STYLES, UNFINISHED_DASHES, body_style, page_styles, tie_style
from graph.draw.words import page_words
from graph.model import Basis, Kind, RelationType, Status


def luminance(color: str) -> float:
    channels = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_types_are_told_apart_by_dash_or_width_as_well() -> None:
    assert set(TIE_STYLES) == set(RelationType)
    for one, other in combinations(TIE_STYLES.values(), 2):
        assert one.color != other.color
        assert one.dashes != other.dashes or abs(one.width - other.width) >= 0.9


def test_kinds_are_told_apart_by_shape_as_well() -> None:
    assert set(BODY_STYLES) == set(Kind)
    styles = [*BODY_STYLES.values(), body_style(Kind.AGENCY, reporting=True)]
    assert len({style.shape for style in styles}) == len(styles)
    assert len({style.color for style in styles}) >= len(styles) - 2


def test_what_is_unfinished_is_dotted_and_pale_whatever_its_type() -> None:
    for type_ in RelationType:
        done = tie_style(type_, Basis.STATED, Status.DONE)
        assert done.dashes != UNFINISHED_DASHES
        for status in (Status.PLANNED, Status.NEGOTIATING):
            style = tie_style(type_, Basis.STATED, status)
            assert (style.dashes, style.color) == (UNFINISHED_DASHES, done.color)
            assert style.opacity < done.opacity


def test_what_ended_is_faint_and_what_is_only_declared_is_thin() -> None:
    for type_ in RelationType:
        done = tie_style(type_, Basis.STATED, Status.DONE)
        assert tie_style(type_, Basis.STATED, Status.ENDED).opacity < 0.5
        assert tie_style(type_, Basis.DECLARED, Status.ONGOING).width < done.width


def test_a_shape_never_outgrows_its_row() -> None:
    sizes = [BODY_STYLES[Kind.SOE].size(ties) for ties in (0, 1, 10, 1000)]
    assert sizes == sorted(sizes)
    assert sizes[-1] <= 10


def test_text_on_the_page_has_contrast() -> None:
    assert contrast("#1b2430", "#ffffff") >= 4.5
    assert contrast("#56606c", "#f6f7f9") >= 4.5
    assert contrast("#ffffff", body_style(Kind.AGENCY, reporting=True).color) >= 4.5


def test_the_legend_has_every_value() -> None:
    styles = page_styles()
    assert set(styles["type"]) == set(RelationType)
    assert set(styles["kind"]) == {*Kind, "reporting"}
    assert (set(styles["status"]), set(styles["basis"])) == (set(Status), set(Basis))


def test_both_languages_have_the_same_words_with_the_same_gaps() -> None:
    words = page_words()
    chinese, english = words["zh"], words["en"]
    assert set(chinese) == set(english)
    for key, text in chinese.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[key])), key


def test_labels_of_enumerations_are_those_of_the_model() -> None:
    words = page_words()["zh"]
    assert {words[f"type.{type_}"] for type_ in RelationType} == {type_.chinese for type_ in RelationType}
    assert words["kind.soe"] == "国有企业"
