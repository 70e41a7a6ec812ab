"""Every rule that reads a tie, in one list: the frames of the data file, and what is read in other ways.

A relation names the rule that read it; here that name leads to its meaning, an example and a counterexample.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from graph.errors import QueryError
from graph.model import Basis, RelationType
from loaders.extract.company import ATTENDED
from loaders.extract.elided import (
    ACTED_ELIDED,
    CAME,
    HANDED_IN,
    REACHED_ELIDED,
    SIGNED_ELIDED,
    TALKED_ELIDED,
    UNSIGNED,
)
from loaders.extract.forwarding import FORWARDED
from loaders.extract.frames import read_frames
from loaders.extract.orders import INSPECTED_AGAIN, ORDERED
from loaders.extract.roles import CONVENED, LED, ORGANISED

# How a relation names its rule where no sentence was read: an entry of a counterpart column.
LISTED = "listed"
# Where a language model read it; see `loaders.second`.
SECOND = "llm"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to read a tie; a frame of the data file (`pattern`), or a rule of its own (none)."""

    name: str
    type: RelationType | None
    """None where it may read any type."""
    meaning: str
    example: str
    """A sentence, or for a declared tie an entry of the counterpart column, that it reads."""
    gives: str
    """A tie that the example gives: head, type, tail and status; 我 is the reporting unit."""
    against: str
    """What it must not read as a fact of this type."""
    pattern: str | None = None
    """As the head of frames.toml explains it."""
    basis: Basis = Basis.STATED

    def meaning_in(self, is_chinese: bool) -> str:
        """The meaning in Chinese where it is wanted and there is one, else in English."""
        return read_meanings().get(self.name, self.meaning) if is_chinese else self.meaning


@cache
def read_rules() -> Mapping[str, Rule]:
    """Every rule by its name: the frames in the order of their precedence, then the others."""
    frames = (Rule(f.name, f.type, f.meaning, f.example, f.gives, f.against, f.words) for f in read_frames())
    return {rule.name: rule for rule in (*frames, *_OTHERS)}


@cache
def read_meanings() -> Mapping[str, str]:
    """The meanings of rules in Chinese, by name."""
    source = files("loaders").joinpath("data", "rules.csv").read_text(encoding="utf-8")
    return {row["rule"]: row["chinese"] for row in csv.DictReader(source.splitlines())}


def find_rule(name: str) -> Rule:
    """The rule of that name.

    Raises:
        QueryError: there is none; the message names the nearest, and where all are listed.
    """
    rules = read_rules()
    if name in rules:
        return rules[name]
    near = get_close_matches(name, rules, n=1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    raise QueryError(f"there is no frame {name}{hint}; `liaison explain frames` lists all {len(rules)}")


# Read by code, because they look at more than one clause, or at no clause at all.
_OTHERS = (
    Rule(
        LISTED,
        RelationType.LIAISON,
        "The counterpart column lists the body.",
        "市科技局",
        "我 LIAISON 市科技局 ongoing",
        "",
        basis=Basis.DECLARED,
    ),
    Rule(
        SIGNED_ELIDED,
        RelationType.AGREEMENT_SIGNED,
        "Something was signed with whom the clause before names.",
        "与上汽集团座谈，签订《合作协议》",
        "我 AGREEMENT_SIGNED 上汽集团 done",
        "与上汽集团座谈，尚未签订协议",
    ),
    Rule(
        REACHED_ELIDED,
        RelationType.COOPERATION,
        "An intent was reached with whom the clause before names.",
        "与上汽集团座谈，达成初步意向",
        "我 COOPERATION 上汽集团 done",
        "与上汽集团座谈，未达成意向",
    ),
    Rule(
        CAME,
        RelationType.VISIT,
        "The running subject came to the unit.",
        "绿地集团有意投资，两次来区考察",
        "绿地集团 VISIT 我 done",
        "绿地集团有意投资，来电咨询政策",
    ),
    Rule(
        UNSIGNED,
        RelationType.COOPERATION,
        "A paper with the one body that the sentence names is still to be signed.",
        "上汽集团拟在区内设厂，合同待签",
        "上汽集团 COOPERATION 我 negotiating",
        "上汽集团拟在区内设厂，未谈拢，合同未签",
    ),
    Rule(
        ATTENDED,
        RelationType.JOINT_ACTION,
        "Who took part in, or went along to, what the clause before says that another does.",
        "市旅游局组织推介会，我局派员参加",
        "区经贸局 JOINT_ACTION 市旅游局 done",
        "市旅游局组织推介会，我局未参加",
    ),
    Rule(
        ORGANISED,
        RelationType.JOINT_ACTION,
        "Organisers are tied to those who host or help, and to each other.",
        "招聘会由市人社局主办，区总工会承办",
        "市人社局 JOINT_ACTION 区总工会 done",
        "招聘会由市人社局主办",
    ),
    Rule(
        ACTED_ELIDED,
        RelationType.JOINT_ACTION,
        "The subject acts together with whom the clause before names.",
        "与市商务局商定，10月联合举办推介会",
        "我 JOINT_ACTION 市商务局 planned",
        "与市商务局商定，10月不再联合举办推介会",
    ),
    Rule(
        TALKED_ELIDED,
        RelationType.LIAISON,
        "The subject talked with whom the clause before says that it went to see.",
        "赴上汽集团考察，就用地问题交换意见",
        "我 LIAISON 上汽集团 done",
        "赴上汽集团考察，未就用地问题交换意见",
    ),
    Rule(
        HANDED_IN,
        RelationType.APPLICATION,
        "Something was handed in to whom the clause before says that the subject reported.",
        "到市商务局汇报试点工作，把材料报了上去",
        "我 APPLICATION 市商务局 done",
        "到市商务局汇报试点工作，材料未报送",
    ),
    Rule(
        FORWARDED,
        RelationType.APPLICATION,
        "Who hands on what the clause before says was applied for.",
        "向省商务厅申报试点，已由市商务局转报",
        "市商务局 APPLICATION 省商务厅 done",
        "向省商务厅汇报试点，已由市商务局转报",
    ),
    Rule(
        ORDERED,
        RelationType.SUPERVISION,
        "Who does wrong in the clause before is ordered to put it right.",
        "上汽集团擅自开工，区住建局下发停工通知书",
        "区住建局 SUPERVISION 上汽集团 done",
        "上汽集团开工，区住建局下发贺信",
    ),
    Rule(
        INSPECTED_AGAIN,
        RelationType.SUPERVISION,
        "Whom the clause before says that somebody inspects is inspected by another.",
        "市安监局检查上汽集团，区安监局跟踪复查两次",
        "区安监局 SUPERVISION 上汽集团 done",
        "市安监局走访上汽集团，区安监局复查账目",
    ),
    Rule(
        LED,
        RelationType.JOINT_ACTION,
        "Who leads acts with each of those who have a part in it.",
        "市公安局牵头，市城管局、市商务局配合，开展整治",
        "市公安局 JOINT_ACTION 市城管局 done",
        "市公安局牵头，完成编制",
    ),
    Rule(
        CONVENED,
        RelationType.LIAISON,
        "The lead of a standing meeting is in contact with each named member.",
        "由市发改委牵头，市财政局、市科技局参加的联席会议每季召开",
        "市发改委 LIAISON 市财政局 ongoing",
        "由市发改委牵头，市财政局、市科技局参加检查",
    ),
    Rule(
        SECOND,
        None,
        "A language model read it, where the rules read no tie of the two (--reader llm).",
        "",
        "",
        "",
    ),
)
