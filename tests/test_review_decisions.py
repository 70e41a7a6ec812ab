"""What follows from decisions together: bodies that are one, bodies that are not, contradictions."""

from collections.abc import Sequence
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from graph.identity.deciding import NO_DECISIONS, Decisions
from graph.identity.decisions import Anchor, Decision, Spot, Verdict
from graph.identity.resolve import RowNames, resolve_names
from graph.model import Place, RelationType, Status

NANHU = Place("浙江省", "嘉兴市", "南湖区")
NAMES = ("甲达公司", "乙达公司", "丙达公司", "丁达公司", "戊达公司")


def same(stays: str, other: str, line: int | None = None) -> Decision:
    return Decision(Verdict.SAME, Anchor(stays), Anchor(other), line=line)


def different(one: str, other: str, line: int | None = None) -> Decision:
    return Decision(Verdict.DIFFERENT, Anchor(one), Anchor(other), line=line)


def settled(decisions: Decisions, names: Sequence[str] = NAMES) -> dict[str, str]:
    """Every name → the name of the body that stands for it."""
    return {name: decisions.settle(Anchor(name).body).name for name in names}


def test_bodies_that_are_the_same_go_by_the_name_that_stays() -> None:
    decisions = Decisions([same("甲达公司", "乙达公司"), same("乙达公司", "丙达公司")])
    assert settled(decisions) == {
        "甲达公司": "甲达公司", "乙达公司": "甲达公司", "丙达公司": "甲达公司",
        "丁达公司": "丁达公司", "戊达公司": "戊达公司",
    }  # fmt: skip
    assert decisions.contradictions == ()


def test_an_anchor_is_read_as_the_names_of_reports_are() -> None:
    written = Anchor("市科技局", "浙江省嘉兴市南湖区")
    assert written.body.name == "嘉兴市科技局"
    assert written.body.id == Anchor("嘉兴市科技局", "浙江省嘉兴市").body.id
    assert Anchor("工行").body.name == "中国工商银行"
    assert Anchor("甲达公司", "某某省").body.place == "某某省"


def test_a_contradiction_names_the_chain_and_leaves_its_bodies_apart() -> None:
    lines = [
        same("甲达公司", "乙达公司", 3),
        same("乙达公司", "丙达公司", 4),
        different("甲达公司", "丙达公司", 9),
    ]
    for order in permutations(lines):
        decisions = Decisions([*order, same("丁达公司", "戊达公司", 12)])
        (contradiction,) = decisions.contradictions
        assert contradiction.message == (
            "甲达公司 ≠ 丙达公司 (line 9) contradicts 甲达公司 = 乙达公司 (line 3), "
            "乙达公司 = 丙达公司 (line 4); "
            "nothing is merged there until one of these lines is removed or changed"
        )
        assert settled(decisions) == {**{name: name for name in NAMES}, "戊达公司": "丁达公司"}


def test_the_same_and_different_on_one_pair_is_a_contradiction() -> None:
    decisions = Decisions([same("甲达公司", "乙达公司"), different("乙达公司", "甲达公司")])
    assert len(decisions.contradictions) == 1
    assert settled(decisions)["乙达公司"] == "乙达公司"


def test_several_names_that_stay_are_reported_and_one_is_chosen_in_any_order() -> None:
    lines = [same("乙达公司", "甲达公司"), same("丙达公司", "甲达公司")]
    for order in permutations(lines):
        decisions = Decisions(order)
        assert settled(decisions)["甲达公司"] == settled(decisions)["乙达公司"] == "丙达公司"
        assert ["several names are to stay" in each.message for each in decisions.contradictions] == [True]
    circle = Decisions([same("甲达公司", "乙达公司"), same("乙达公司", "甲达公司")])
    assert len(set(settled(circle, NAMES[:2]).values())) == 1
    assert len(circle.contradictions) == 1


def test_a_described_group_is_no_body() -> None:
    group = Anchor("上海有关行业协会", "浙江省嘉兴市南湖区")
    decisions = Decisions([Decision(Verdict.SAME, Anchor("甲达公司"), group)])
    assert decisions.settle(group.body) == group.body
    assert "describes a group" in decisions.contradictions[0].message


def test_names_that_read_as_one_body_leave_nothing_to_decide() -> None:
    decisions = Decisions([different("工行", "中国工商银行"), same("工行", "中国工商银行")])
    assert decisions.moot == decisions.all
    assert decisions.contradictions == ()


def test_being_different_holds_for_what_the_bodies_are_the_same_as() -> None:
    decisions = Decisions([same("甲达公司", "乙达公司"), different("乙达公司", "丙达公司")])
    ids = [Anchor(name).body.id for name in NAMES]
    assert [decisions.are_apart(ids[0], other) for other in ids] == [False, False, True, False, False]
    assert decisions.are_apart(ids[2], ids[1])


def test_decisions_on_one_relation_exclude_each_other_but_for_type_and_status() -> None:
    def spot(correct: RelationType | Status | None = None, status: Status | None = None) -> Spot:
        return Spot(RelationType.VISIT, "浙江省嘉兴市南湖区", "区经贸局", "走访甲达公司。", status, correct)

    def on(verdict: Verdict, where: Spot) -> Decision:
        return Decision(verdict, Anchor("区经贸局", "浙江省嘉兴市南湖区"), Anchor("甲达公司"), where)

    type_, status = spot(RelationType.SUPPORT), spot(Status.PLANNED)
    fine = Decisions([on(Verdict.WRONG_TYPE, type_), on(Verdict.WRONG_STATUS, status)])
    assert fine.contradictions == ()
    for pair in (
        (on(Verdict.NOT_SAID, spot()), on(Verdict.SAID, spot(status=Status.DONE))),
        (on(Verdict.NOT_SAID, spot()), on(Verdict.WRONG_TYPE, type_)),
        (on(Verdict.WRONG_STATUS, status), on(Verdict.WRONG_STATUS, spot(Status.ENDED))),
    ):
        decisions = Decisions(pair)
        assert len(decisions.contradictions) == 1
        unit = Anchor("区经贸局", "浙江省嘉兴市南湖区").body.id
        assert decisions.in_sentence("浙江省嘉兴市南湖区", [unit], "走访甲达公司。") == ()
    apart = (on(Verdict.NOT_SAID, spot(status=Status.DONE)), on(Verdict.SAID, spot(status=Status.PLANNED)))
    assert Decisions(apart).contradictions == ()


def test_a_merge_that_the_report_makes_is_forbidden_by_decision() -> None:
    names, rows = ["锦江集团", "锦江国际集团"], [RowNames((), ("锦江集团", "锦江国际集团"))]
    free = resolve_names(names, NANHU, rows=rows)
    assert {o.name for o in free.organizations.values()} == {"锦江国际集团"}
    apart = Decision(Verdict.DIFFERENT, Anchor("锦江集团", str(NANHU)), Anchor("锦江国际集团"))
    held = resolve_names(names, NANHU, rows=rows, decisions=Decisions([apart]))
    assert {name: body.name for name, body in held.organizations.items()} == {n: n for n in names}
    assert held.suggestions == ()
    assert held.decisions == (apart,)
    assert "somebody decided" in held.reasons["锦江集团"][-1]


def test_what_the_report_says_outright_gives_way_to_a_decision() -> None:
    aliases = {"湘发": "甲达公司"}
    apart = Decision(Verdict.DIFFERENT, Anchor("湘发", str(NANHU)), Anchor("甲达公司", str(NANHU)))
    assert len(set(_ids(resolve_names(["湘发"], NANHU, aliases=aliases)))) == 1
    held = resolve_names(["湘发"], NANHU, aliases=aliases, decisions=Decisions([apart]))
    assert len(set(_ids(held))) == 2


def test_without_decisions_names_resolve_as_ever() -> None:
    names = ["锦江集团", "锦江国际集团", "陇西药业集团", "陇西制药业集团", "市科技局"]
    assert resolve_names(names, NANHU, decisions=NO_DECISIONS) == resolve_names(names, NANHU)


def _ids(resolution: object) -> list[str]:
    return [body.id for body in resolution.organizations.values()]  # type: ignore[attr-defined]


pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
lines = st.lists(
    st.builds(
        lambda verdict, pair: Decision(verdict, Anchor(pair[0]), Anchor(pair[1])),
        st.sampled_from(list(Verdict)[:3]),
        pairs,
    ),
    max_size=8,
)


@given(lines, st.randoms(use_true_random=False))
def test_the_order_of_decisions_changes_nothing(decided: list[Decision], random: object) -> None:
    shuffled = list(decided)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = Decisions(decided), Decisions([*shuffled, *shuffled])
    ids = [Anchor(name).body.id for name in NAMES]
    assert settled(one) == settled(other)
    assert one.describe(ids) == other.describe(ids)
    assert {c.message for c in one.contradictions} == {c.message for c in other.contradictions}


@given(lines)
def test_what_is_different_by_decision_is_never_one(decided: list[Decision]) -> None:
    decisions = Decisions(decided)
    for decision in decided:
        if decision.verdict is Verdict.DIFFERENT:
            one, other = decision.one.body, decision.other.body
            assert decisions.settle(one).id != decisions.settle(other).id
            assert decisions.are_apart(one.id, other.id)
